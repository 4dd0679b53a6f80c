"""Points that a cell says were taken off, by the weight and the score of its row (A35)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.statements import Role, Statement, TableCell
from qicao.values import Severity

_TAKEN = re.compile("(?P<all>[共计])?(?:扣|失)(?:减|分)?[了为]?(?P<points>[0-9]+(?:\\.[0-9]+)?)分")
_RULE = re.compile("每|满分|扣完|扣[0-9.]*分?[-~～—至]|如|若|酌情|否则|不得分")
"""Words of a cell that says how points are taken off, and not that they were."""


def _look(subject: Subject) -> Iterator[Spot | None]:
    found = {s.start: s for s in subject.examined.statements if s.table}
    for grid in subject.grids:
        for row in grid.rows:
            lost = _lost(row, found)
            if lost is not None:
                yield from (spot for cell in row for spot in _judged(cell, lost))


def _lost(row: Sequence[TableCell], found: Mapping[int, Statement]) -> Decimal | None:
    """What a row lost; None if it does not have one weight and one score."""
    cells = [s for cell in row for at in range(len(cell.text)) if (s := found.get(cell.start + at))]
    weights, scores = ([s for s in cells if s.role is role] for role in (Role.WEIGHT, Role.SCORE))
    if len(weights) != 1 or len(scores) != 1:
        return None
    weight, score = weights[0].mention.value, scores[0].mention.value
    return None if weight is None or score is None else weight - score


def _judged(cell: TableCell, lost: Decimal) -> Iterator[Spot | None]:
    """Every deduction of a cell together, or the one that is said to be of all."""
    taken = [*_TAKEN.finditer(cell.text)]
    if not taken or _RULE.search(cell.text):
        return
    taken = [match for match in taken if match["all"]] or taken
    said = sum((Decimal(match["points"]) for match in taken), Decimal(0))
    if said == lost:
        yield None
        return
    first, last = taken[0], taken[-1]
    yield Spot(
        Severity.WARNING,
        f"“{cell.text[first.start() : last.end()]}”与这一行分值减得分的{lost}分不符",
        cell.start + first.start("points"),
        cell.start + last.end(),
        todo="请核对分值、得分和扣分",
    )


DEDUCTED = TextCheck("A35", "表中写明的扣分", _look, aim="写明扣分的表格行")
