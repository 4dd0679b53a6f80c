"""What two texts differ in, word by word, a number being one word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

from qicao.values import Value
from qicao.workflow import Drafted

Kind = Literal["same", "gone", "new"]
Piece = tuple[Kind, str]
_TOKEN = re.compile(
    r"[-+−]?\d[\d,，]*(?:\.\d+)?(?:[%％‰]|万元|亿元|元|个百分点)?|[A-Za-z]+|\s+|.", re.DOTALL
)


class Change(Value):
    """A section that differs, with the pieces of both in reading order."""

    heading: str
    pieces: tuple[Piece, ...]


def compare_reports(old: Drafted, new: Drafted) -> tuple[Change, ...]:
    """Each section whose text as it reads is not the same in both; those of the new order first."""
    before, after = _texts(old), _texts(new)
    headings = {**_headings(old), **_headings(new)}
    order = [*after, *(id for id in before if id not in after)]
    return tuple(
        Change(heading=headings[id], pieces=compare(before.get(id, ""), after.get(id, "")))
        for id in order
        if before.get(id, "") != after.get(id, "")
    )


def compare(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of two texts: what both have, what is gone, what is new. A number stays whole."""
    return tuple(_pieces(_TOKEN.findall(old), _TOKEN.findall(new)))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag == "equal":
            yield "same", "".join(old[start:end])
            continue
        if end > start:
            yield "gone", "".join(old[start:end])
        if last > first:
            yield "new", "".join(new[first:last])


def _texts(drafted: Drafted) -> dict[str, str]:
    sections = (*drafted.report.sections, *drafted.report.appendices)
    return {
        section.id: "\n".join(p.text for p in drafted.script.of(section.id) if not p.heading)
        for section in sections
    }


def _headings(drafted: Drafted) -> dict[str, str]:
    sections = (*drafted.report.sections, *drafted.report.appendices)
    return {section.id: f"{section.number}{section.heading}" for section in sections}
