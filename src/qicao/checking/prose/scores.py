"""Scores above their weights or below nought (A34), in tables and in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise

from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.checking.prose.words import names_any
from qicao.checking.text import Grid
from qicao.statements import Role, Statement, TableCell
from qicao.values import Severity

_NUMBER = re.compile(r"\s*([-−－]?[0-9]{1,4}(?:\.[0-9]{1,4})?)分?\s*")
_BONUS = ("附加分", "加分")
"""Where extra points are given a score may be above its weight."""
_HEADS = 4
"""Rows of a table that may be its head."""


@dataclass(frozen=True, slots=True)
class _Points:
    """A number of points where it stands."""

    start: int
    end: int
    value: Decimal


def _look(subject: Subject) -> Iterator[Spot | None]:
    extra = any(word in subject.text for word in _BONUS)
    pairs = [*_in_prose(subject)]
    for grid in subject.grids:
        pairs += _in_table(grid)
    for weight, score in pairs:
        if weight.end in subject.blamed:
            continue  # that the weight is another one is told already
        yield _judged(subject, weight, score, extra=extra)


def _in_prose(subject: Subject) -> Iterator[tuple[_Points, _Points]]:
    """The weight of an item with the score right after it: 预算执行率10分，得9.89分.

    Of a row of weights and one of scores that 分别 deals out, those of one place.
    """
    scored = (s for s in subject.prose if s.role in (Role.WEIGHT, Role.SCORE))
    runs = [[*run] for _, run in groupby(scored, key=lambda s: (s.role, s.sentence))]
    for weights, scores in pairwise(runs):
        for weight, score in _beside(weights, scores):
            one, other = _points(weight), _points(score)
            if one and other:
                yield one, other


def _beside(
    weights: Sequence[Statement], scores: Sequence[Statement]
) -> Iterator[tuple[Statement, Statement]]:
    """The last weight of a run with the first score behind it, or each with its own."""
    weight, score = weights[-1], scores[0]
    if weight.role is not Role.WEIGHT or weight.sentence != score.sentence:
        return
    dealt = [s for s in scores if s.place]
    if not dealt:
        yield from [(weight, score)] if weight.item == score.item else []
    elif len(dealt) == len(weights):
        yield from zip(weights, dealt, strict=True)


def _points(statement: Statement) -> _Points | None:
    value = statement.mention.value
    return None if value is None else _Points(statement.start, statement.end, value)


def _in_table(grid: Grid) -> Iterator[tuple[_Points, _Points]]:
    """Each score of a table with the weight in the nearest column of weights before it."""
    heads = _heads(grid)
    for score, head in heads.items():
        weights = [n for n, one in heads.items() if n < score and _is_weight(one)]
        if not weights or not _is_score(head):
            continue
        for row in grid.rows:
            if score < len(row):
                one, other = _cell(row[weights[-1]]), _cell(row[score])
                if one and other:
                    yield one, other


def _heads(grid: Grid) -> dict[int, str]:
    """Column → the words above its first number."""
    found: dict[int, str] = {}
    for row in grid.rows[:_HEADS]:
        for column, cell in enumerate(row):
            if not any(char.isdecimal() for char in cell.text):
                found[column] = found.get(column, "") + cell.text.strip()
    return dict(sorted(found.items()))


def _is_weight(head: str) -> bool:
    return names_any(head, "weight_heads")


def _is_score(head: str) -> bool:
    return names_any(head, "score_heads") and not names_any(head, "no_score_heads")


def _cell(cell: TableCell) -> _Points | None:
    match = _NUMBER.fullmatch(cell.text)
    if match is None:
        return None
    value = Decimal(match[1].replace("−", "-").replace("－", "-"))
    return _Points(cell.start + match.start(1), cell.start + match.end(1), value)


def _judged(subject: Subject, weight: _Points, score: _Points, *, extra: bool) -> Spot | None:
    if 0 <= score.value <= weight.value:
        return None
    full, given = (subject.text[one.start : one.end] for one in (weight, score))
    over = score.value > weight.value
    return Spot(
        Severity.WARNING if extra and over else Severity.ERROR,
        f"得分{given}超过分值{full}" if over else f"得分{given}小于零",
        score.start,
        score.end,
        todo="请核对得分和分值，得分在零和分值之间",
    )


SCORES = TextCheck("A34", "得分不超过分值", _look, aim="写明分值的得分")
