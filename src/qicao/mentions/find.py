"""Finds the mentions of a text: one scan with the grammar, one reader for each alternative."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.errors import AmountRefused
from qicao.mentions import words
from qicao.mentions.grammar import HEADING, MAIN
from qicao.mentions.mention import Mention, MentionKind
from qicao.mentions.readings import READERS, Reading, kind_of
from qicao.quantity import parse_amount

_ISSUER = re.compile("(?:^|[（(，,、；;。：“\\s])([一-鿿]{2,8})$")
_HEDGE_ENDS = frozenset(word[-1] for word in words.HEDGES_BEFORE)


def find_mentions(text: str, *, heading_unit: str | None = None) -> tuple[Mention, ...]:
    """The mentions of a text in order, none overlapping, also those that are no quantity.

    Every digit of the text lies within one. `heading_unit` is what a number without a unit is
    in, as a table's head says (单位：万元); where there is none such a number is BARE.
    """
    found: list[Mention] = []
    position = 0
    for heading in _headings(text):
        found.extend(_scan(text, position, heading.start, heading_unit))
        found.append(heading)
        position = heading.end
    found.extend(_scan(text, position, len(text), heading_unit))
    return tuple(found)


def _headings(text: str) -> Iterator[Mention]:
    """Heading numbers, and serial numbers alone on their lines, as a table's column leaves them."""
    serial = 0
    for match in HEADING.finditer(text):
        kind = MentionKind.HEADING
        if match["alone"]:
            if int(match["alone"]) != serial + 1:
                continue
            serial, kind = serial + 1, MentionKind.ORDINAL
        start, end = match.span("mark")
        yield Mention(start=start, end=end, text=match["mark"], kind=kind)


def _scan(text: str, begin: int, end: int, heading_unit: str | None) -> Iterator[Mention]:
    for match in MAIN.finditer(text, begin, end):
        name = match.lastgroup
        reading = READERS[name](match) if name else None
        if reading is None:
            continue
        if reading[0] is MentionKind.BARE and heading_unit:
            reading = _in_unit(reading, heading_unit)
        yield _mention(text, match, reading)


def _mention(text: str, match: re.Match[str], reading: Reading) -> Mention:
    kind, value, unit, decimals, hedge = reading
    start, end = match.span()
    if kind is MentionKind.FILE_NUMBER:
        start = _with_issuer(text, start)
    return Mention(
        start=start,
        end=end,
        text=text[start:end],
        kind=kind,
        value=value,
        unit=unit,
        decimals=decimals,
        approximate=hedge or (_hedge(text, start, end) if value is not None else ""),
    )


def _with_issuer(text: str, start: int) -> int:
    """Where the office's short name before 〔2020〕10号 begins, if it is set off."""
    issuer = _ISSUER.search(text[max(0, start - 9) : start])
    return start - len(issuer[1]) if issuer else start


def _hedge(text: str, start: int, end: int) -> str:
    after = words.HEDGES_AFTER.get(text[end : end + 2])
    if after or not start or text[start - 1] not in _HEDGE_ENDS:
        return after or ""
    if text[max(0, start - 2) : start] in words.NO_HEDGES:
        return ""
    tails = (text[max(0, start - length) : start] for length in (3, 2, 1))
    return next((words.HEDGES_BEFORE[tail] for tail in tails if tail in words.HEDGES_BEFORE), "")


def _in_unit(reading: Reading, unit: str) -> Reading:
    _, value, _, decimals, hedge = reading
    try:
        quantity = parse_amount(f"{value:f}", unit)
    except AmountRefused:
        return reading
    return kind_of(quantity), value, quantity.unit, decimals, hedge
