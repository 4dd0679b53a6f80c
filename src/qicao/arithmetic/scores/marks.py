"""Marks: what an indicator weighs, what it got, and what was taken off, side by side in prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from qicao.arithmetic.frames import dimension_of
from qicao.statements import Role, Statement
from qicao.statements.statement import Listing

_NAME = 3
"""Characters of a name by which an item is known."""
_POINTS = "分值"
SCORE_RATE = re.compile("得分(?:比率|率)$")
"""How a rate is called that is made of scores, and by which nothing is scored."""


@dataclass
class Mark:
    """One indicator, or a group of them, as a line scores it."""

    weight: Statement | None = None
    score: Statement | None = None
    taken: tuple[Statement, ...] = ()

    @property
    def first(self) -> Statement:
        """The number that stands first."""
        both = [s for s in (self.weight, self.score) if s]
        return min(both, key=lambda s: s.start)


def marks(statements: Iterable[Statement]) -> list[Mark]:
    """The marks of a text in its order; tables are read by their columns elsewhere."""
    found: list[Mark] = []
    statements = tuple(statements)
    names = {s.item for s in statements if s.role is Role.WEIGHT or s.table}
    for s in statements:
        if not s.table and dimension_of(s) == _POINTS and s.amount and not s.hedged:
            _add(found, s, names)
    return [mark for mark in found if mark.weight or mark.score]


def _add(found: list[Mark], s: Statement, names: Set[str]) -> None:
    last = found[-1] if found else Mark()
    if s.place and s.role in (Role.WEIGHT, Role.SCORE):
        _add_by_turns(found, s)
        return
    near = bool(last.weight or last.score) and last.first.line == s.line
    if s.role is Role.WEIGHT:
        if near and last.score and not last.weight and _beside(last.score, s):
            last.weight = s
        else:
            found.append(Mark(weight=s, taken=()))
    elif s.role is Role.SCORE:
        if near and last.weight and not last.score and _earned(last.weight, s):
            last.score = s
        else:
            found.append(Mark(score=s))
    elif (
        s.role is Role.DEDUCTION
        and near
        and not s.place
        and _taken(last, s)
        and not _of_other(last, s, names)
    ):
        last.taken += (s,)


def _add_by_turns(found: list[Mark], s: Statement) -> None:
    """One of several that 分别 tells apart: 四个季度得分分别为88.6分、89.4分, or 各占40、60分."""
    if s.role is Role.WEIGHT:
        found.append(Mark(weight=s))
        return
    own = (m for m in found if m.weight and not m.score and _is_turn_of(m.weight, s))
    mark = next(own, None)
    if mark:
        mark.score = s
    else:
        found.append(Mark(score=s))


def _is_turn_of(weight: Statement, s: Statement) -> bool:
    """Whether a score is of what a weight of the same turn is of."""
    named = weight.item == s.item and weight.place == s.place
    return named and weight.sentence == s.sentence


def _beside(score: Statement, weight: Statement) -> bool:
    """Whether a weight stands in the bracket of its score: 产出得49.5分（满分50分）."""
    return weight.listing is Listing.BRACKET and weight.under == score.start


def _earned(weight: Statement, score: Statement) -> bool:
    """Whether a score is what was got of a weight, and not of a part of it."""
    return score.carried or score.item == weight.item or score.sentence == weight.sentence


def _taken(mark: Mark, s: Statement) -> bool:
    """Whether a deduction is one of a mark, and neither a total nor a part of another."""
    of_sentence = s.sentence == mark.first.sentence or (
        mark.score is not None and s.sentence == mark.score.sentence
    )
    parts = {one.start for one in mark.taken}
    return of_sentence and not s.total and s.under not in parts


def _of_other(mark: Mark, s: Statement, names: Set[str]) -> bool:
    """Whether a deduction is of another item that is scored as well: 预算执行扣0.35分."""
    known = any(name.startswith(s.item) or s.item.startswith(name) for name in names if name)
    return not s.carried and len(s.item) >= _NAME and s.item != mark.first.item and known


def scored(found: Iterable[Mark]) -> Iterator[tuple[Mark, Statement, Statement]]:
    """The marks that say both, with weight and score."""
    for mark in found:
        if mark.weight and mark.score:
            yield mark, mark.weight, mark.score
