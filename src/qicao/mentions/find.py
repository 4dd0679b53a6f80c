"""Finds the mentions of a text: one scan with the pattern, one reader for each alternative."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.mentions.amounts import BARE, unit_named
from qicao.mentions.hedges import HEDGE_BEGINS, HEDGE_ENDS, hedge_of
from qicao.mentions.mention import Mention, MentionKind
from qicao.mentions.pattern import HEADING, MAIN
from qicao.mentions.quantities import ARRIVES
from qicao.mentions.readings import READERS

_ISSUER = re.compile("(?:^|[（(，,、；;。：“\\s])([一-鿿]{2,8})$")
_FILE_NUMBER = MentionKind.FILE_NUMBER
_ARRIVES = re.compile(ARRIVES)
_JOINED = ("和", "、", "及", "与")
_SHORTEST, _LONGEST = 2, 3
"""Characters of 降至, 减少到."""


def find_mentions(text: str, *, heading_unit: str | None = None) -> tuple[Mention, ...]:
    """The mentions of a text in order, none overlapping, also those that are no quantity.

    Every digit of the text lies within one. `heading_unit` is what a number without a unit is
    in, as a table's head says (单位：万元); where there is none such a number is BARE.
    """
    found: list[Mention] = []
    position = 0
    for heading in _headings(text):
        _scan(text, position, heading.start, heading_unit, found)
        found.append(heading)
        position = heading.end
    _scan(text, position, len(text), heading_unit, found)
    return tuple(found)


def _headings(text: str) -> Iterator[Mention]:
    """Heading numbers, and serial numbers alone on their lines, as a table's column leaves them."""
    serial = 0
    marks = HEADING.finditer(text) if "\n" in text else filter(None, [HEADING.match(text)])
    for match in marks:
        kind = MentionKind.HEADING
        if match["alone"]:
            if int(match["alone"]) != serial + 1:
                continue
            serial, kind = serial + 1, MentionKind.ORDINAL
        start, end = match.span("mark")
        yield Mention(start, end, match["mark"], kind)


def _scan(text: str, begin: int, end: int, unit: str | None, found: list[Mention]) -> None:
    for match in MAIN.finditer(text, begin, end):
        reading = READERS[match.lastgroup](match)  # type: ignore[index]  # each one has a name
        if reading is None:
            continue
        kind, value, own, decimals, hedge = reading
        first, last = match.span()
        if value is not None:
            if kind is BARE and own is None:
                kind, own = _in_unit(unit or _carried(text, first, found))
            if text[first - 1 : first] in HEDGE_ENDS or text[last : last + 1] in HEDGE_BEGINS:
                hedge = hedge or hedge_of(text, first, last, own)
        elif kind is _FILE_NUMBER:
            first = _with_issuer(text, first)
        found.append(Mention(first, last, text[first:last], kind, value, own, decimals, hedge))
        if kind is MentionKind.POINTS and found[-2:-1]:
            found[-2] = _shared(found[-2], text[found[-2].end : first])


def _shared(last: Mention, between: str) -> Mention:
    """The number right before points as points, where it has but 个: 2.46个和2.38个百分点."""
    alone = last.unit == "个" and bool(last.decimals) and between in _JOINED
    return last._replace(kind=MentionKind.POINTS, unit="个百分点") if alone else last


def _with_issuer(text: str, start: int) -> int:
    """Where the office's short name before 〔2020〕10号 begins, if it is set off."""
    issuer = _ISSUER.search(text[max(0, start - 9) : start])
    return start - len(issuer[1]) if issuer else start


def _carried(text: str, start: int, found: list[Mention]) -> str | None:
    """The unit of the number right before, where this is what it came to: 由6个降至0."""
    near = found and _SHORTEST <= start - found[-1].end <= _LONGEST
    if near and _ARRIVES.fullmatch(text, found[-1].end, start):
        return found[-1].unit
    return None


def _in_unit(unit: str | None) -> tuple[MentionKind, str | None]:
    named = unit_named(unit) if unit else None
    return (named[1], named[0]) if named else (BARE, None)
