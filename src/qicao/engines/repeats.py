"""Paragraphs and sentences that a reply says twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.engines.passage import Fault, Passage

SENTENCE = 16
"""Characters from which on a sentence said twice is no turn of phrase."""
_SENTENCES = re.compile(r"[^。；！？\n]+")
_MUTE = re.compile(r"[\s，、。；：,.;:“”]")


def find_repeats(passages: list[Passage]) -> Iterator[Fault]:
    """Texts, and sentences within texts, that stand in the reply before."""
    seen: dict[str, str] = {}
    said: dict[str, str] = {}
    for passage in passages:
        key = _MUTE.sub("", passage.text)
        if passage.short or not key:
            continue
        if key in seen:
            hint = f"与{seen[key]}完全相同，请删去或重写"
            yield Fault(
                code="repeated",
                where=passage.where,
                message=hint,
                blocking=not passage.title,
            )
        elif not passage.title:
            yield from repeated_sentences(passage, said)
        seen.setdefault(key, passage.where)


def repeated_sentences(passage: Passage, said: dict[str, str]) -> Iterator[Fault]:
    """Sentences that stand in `said`, where each is put with the place that it was first at."""
    for sentence in _SENTENCES.findall(passage.text):
        key = _MUTE.sub("", sentence)
        if len(key) < SENTENCE:
            continue
        if key in said:
            hint = f"“{sentence.strip()[:40]}”在{said[key]}已经写过，请删去或换成别的内容"
            yield Fault(code="repeated", where=passage.where, message=hint)
        said.setdefault(key, passage.where)
