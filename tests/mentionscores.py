"""How well the mentions of a labelled report are found: span, kind, value, unit and hedge.

`score` is for tests and benchmarks; it says how many, and `misses` which, so that whoever tunes
the grammar looks at open reports only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from labels import LabelledMention
from reports import LabelledReport

from qicao.checking.text import Grid, text_of
from qicao.mentions import Mention, MentionKind, find_in_table, find_mentions
from qicao.quantity import find_unit, half_up
from qicao.quantity.numerals import CAPITAL_CHARACTERS

Placed = tuple[int, Mention]
"""A mention with where the text begins that it was found in."""


class Score(NamedTuple):
    """Quantities of a text: found rightly, found otherwise, not found, and found where none is."""

    right: int
    wrong: int
    missed: int
    extra: int

    @property
    def recall(self) -> float:
        """Of the quantities that are labelled, those found rightly in every respect."""
        return self.right / (self.right + self.wrong + self.missed)

    @property
    def precision(self) -> float:
        """Of the quantities that are found, those that are right in every respect."""
        return self.right / (self.right + self.wrong + self.extra)


def score(report: LabelledReport) -> Score:
    """The score of one report."""
    found = [(start, m) for start, m in mentions_of(report.text) if m.is_quantity]
    right = sum(_found(label, found) is True for label in report.quantities)
    wrong = sum(_found(label, found) is False for label in report.quantities)
    missed = len(report.quantities) - right - wrong
    return Score(right, wrong, missed, len(found) - right - wrong)


def total(scores: Iterable[Score]) -> Score:
    """The score of several reports together."""
    return Score(*(sum(part) for part in zip(*scores, strict=True)))


def misses(report: LabelledReport) -> Iterator[str]:
    """What is found otherwise than labelled, in words; for open reports only."""
    found = [(start, m) for start, m in mentions_of(report.text) if m.is_quantity]
    for label in report.quantities:
        if _found(label, found) is not True:
            near = [m for start, m in found if _meet(label, start, m)]
            yield f"{label.id} {_around(report, label.start, label.end)} {label} ≠ {near}"
    for start, mention in found:
        if not any(_meet(label, start, mention) for label in report.quantities):
            place = _around(report, start + mention.start, start + mention.end)
            yield f"没有标注 {place} {mention}"


def mentions_of(text: str) -> list[Placed]:
    """The mentions of a plain text, its tables read as tables."""
    found: list[Placed] = []
    for block in text_of("", text).blocks:
        if isinstance(block, Grid):
            rows = [[cell.text for cell in row] for row in block.rows]
            for row, column, mention in find_in_table(rows, block.unit):
                found.append((block.rows[row][column].start, mention))
        else:
            found += ((block.start, mention) for mention in find_mentions(block.text))
    return found


def _found(label: LabelledMention, found: list[Placed]) -> bool | None:
    """Whether it is found rightly; None if nothing is found where it stands."""
    near = [(start, m) for start, m in found if _meet(label, start, m)]
    return any(_same(label, start, m) for start, m in near) if near else None


def _meet(label: LabelledMention, start: int, mention: Mention) -> bool:
    return start + mention.start < label.end and label.start < start + mention.end


def _same(label: LabelledMention, start: int, mention: Mention) -> bool:
    return (
        (label.start, label.end) == (start + mention.start, start + mention.end)
        and label.kind is mention.kind
        and label.hedge == mention.approximate
        and _same_value(label, mention)
    )


def _same_value(label: LabelledMention, mention: Mention) -> bool:
    if label.value is None or mention.value is None:
        return label.value is mention.value
    if label.kind is MentionKind.FRACTION:
        return _part(mention, label.decimals or 0) == label.value
    unit = find_unit(label.unit) if label.unit else None
    if unit and {*mention.text} & {*CAPITAL_CHARACTERS}:  # read in 元, labelled as it is written
        return mention.quantity is not None and mention.quantity.base == label.value * unit.factor
    return mention.value == label.value and mention.unit == (unit and unit.name)


def _part(mention: Mention, decimals: int) -> Decimal:
    """A fraction as a part of one, as the labels have it; a third is found as 33.33 %."""
    value = mention.value or Decimal(0)
    return half_up(value / 100 if mention.unit == "%" else value, decimals)


def _around(report: LabelledReport, start: int, end: int) -> str:
    text = report.text
    return f"{text[max(0, start - 10) : start]}【{text[start:end]}】{text[end : end + 8]}"
