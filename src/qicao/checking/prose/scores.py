"""Scores above their weights or below nought (A34), in tables and in prose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.statements import Role, Statement
from qicao.values import Severity

_BONUS = ("附加分", "加分")
"""Where extra points are given a score may be above its weight."""


def _look(subject: Subject) -> Iterator[Spot | None]:
    extra = any(word in subject.text for word in _BONUS)
    scored = (s for s in subject.examined.statements if s.role in (Role.WEIGHT, Role.SCORE))
    for _, row in groupby(scored, key=lambda s: (s.table, s.line)):
        for weight, score in _pairs([*row]):
            yield _judged(subject, weight, score, extra=extra)
    for statement in subject.examined.statements:
        value = statement.mention.value
        if statement.role is Role.SCORE and value is not None and value < 0:
            yield _negative(subject, statement)


def _pairs(row: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """A weight with the score right after it: in a table of a row, in prose of one item."""
    for weight, score in pairwise(row):
        if weight.role is not Role.WEIGHT or score.role is not Role.SCORE:
            continue
        if weight.table or (weight.item == score.item and weight.sentence == score.sentence):
            yield weight, score


def _judged(subject: Subject, weight: Statement, score: Statement, *, extra: bool) -> Spot | None:
    full, given = weight.mention.quantity, score.mention.quantity
    if full is None or given is None or given.base <= full.base:
        return None
    shown = (subject.text[s.start : s.end] for s in (score, weight))
    return Spot(
        Severity.WARNING if extra else Severity.ERROR,
        "得分{}超过分值{}".format(*shown),
        score.start,
        score.end,
        todo="请核对得分和分值，得分不能超过分值",
    )


def _negative(subject: Subject, score: Statement) -> Spot:
    message = f"得分{subject.text[score.start : score.end]}小于零"
    return Spot(Severity.ERROR, message, score.start, score.end, todo="请核对得分，最低为0分")


SCORES = TextCheck("A34", "得分不超过分值", _look, aim="写明分值的得分")
