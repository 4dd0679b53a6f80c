"""Bound text as sentences, so that one of them can be judged or taken out alone."""

from __future__ import annotations

import re

from qicao.boundtext import Slot, parse, unparse
from qicao.errors import TextError

_END = re.compile(r"[。；！？\n]")
_PAIRS = {"“": "”", "《": "》", "（": "）", "‘": "’"}
_ROUGH = re.compile(r"[^。；！？\n]*[。；！？\n]?")


def split_sentences(text: str) -> list[str]:
    """The sentences with their marks; a mark within quotes, brackets or a slot ends none."""
    try:
        parts = parse(text)
    except TextError:
        return [found for found in _ROUGH.findall(text) if found]
    sentences: list[list[str | Slot]] = [[]]
    waiting: list[str] = []
    for part in parts:
        if isinstance(part, Slot):
            sentences[-1].append(part)
            continue
        for letter in part:
            sentences[-1].append(letter)
            _watch(letter, waiting)
            if _END.match(letter) and not waiting:
                sentences.append([])
    return [unparse(tuple(sentence)) for sentence in sentences if sentence]


def _watch(letter: str, waiting: list[str]) -> None:
    """Which marks of quotes and brackets are still to be closed; a new line closes all."""
    if letter in _PAIRS:
        waiting.append(_PAIRS[letter])
    elif waiting and letter == waiting[-1]:
        waiting.pop()
    elif letter == "\n":
        waiting.clear()
