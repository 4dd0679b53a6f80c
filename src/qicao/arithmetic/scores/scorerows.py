"""Rows of scores: weight, target, what was reached and the score, of one indicator.

They stand side by side in a table, or in one sentence: 目标不低于6户，实际5户，得5.83分（分值7分）.
Where several rows that lost something got as much of the weight as was reached of the target, that
is how the report scores.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from qicao.arithmetic import formula as f
from qicao.arithmetic.aims import is_far, side
from qicao.arithmetic.claim import Claim
from qicao.statements import Role, Statement
from qicao.verdict import HOLDS

_SINGLE = (Role.WEIGHT, Role.TARGET, Role.SCORE)
_DONE = (Role.COMPLETION, Role.SHARE, Role.CHANGE)
"""What a rate may be to its item, where it is what was reached of a target."""
_LEAST = 2
"""Rows that have to agree for a habit, and for each that does not."""

_Said = tuple[Decimal | None, Decimal | None, str]
"""Target and actual, and their dimension."""


@dataclass(frozen=True)
class ScoreRow:
    """One indicator."""

    weight: Statement
    target: Statement
    actual: Statement
    score: Statement

    @property
    def pair(self) -> tuple[Statement, Statement]:
        """Actual and target in the order in which one is divided by the other.

        Where the target says no side, what was reached is taken to be short of it.
        """
        way = side(self.target)
        short = self.actual.worth is None or self.target.worth is None
        short = short or (self.actual.worth or 0) <= (self.target.worth or 0)
        if way > 0 or (not way and short):
            return self.actual, self.target
        return self.target, self.actual

    @property
    def lost(self) -> bool:
        """Whether the score is below the weight."""
        return (self.score.worth or 0) < (self.weight.worth or 0)

    @property
    def due(self) -> Claim:
        """That the score is as much of the weight as was reached of the target."""
        return Claim(self.score, f.REACHED, (self.weight, *self.pair))

    @property
    def is_ruled(self) -> bool:
        """Whether the target says how much is due: its side, and not far too little.

        One of no side does where something was lost and no more than it was reached.
        """
        way = side(self.target)
        if not way:
            return self.lost and self.pair[0] is self.actual
        return not (way > 0 and is_far(self.actual, self.target))


def rows_of(statements: Iterable[Statement]) -> list[ScoreRow]:
    """The rows of a text in order, without those from which something else was taken off."""
    lines: dict[tuple[int, int], list[Statement]] = {}
    for s in statements:
        place = (s.table, s.line) if s.table else (0, s.sentence)
        lines.setdefault(place, []).append(s)
    opened = [one for line in lines.values() for one in _open(line)]
    rows = [row for one in opened if (row := one.row())]
    weights: dict[_Said, list[Statement]] = {}
    for row in rows:
        weights.setdefault(_said(row.target, row.actual), []).append(row.weight)
    return [*rows, *(row for one in opened if (row := one.weighed(weights)))]


def is_habit(rows: Sequence[ScoreRow]) -> bool:
    """Whether a report scores by how much of a target was reached: rows that lost bear it out."""
    different = {tuple(s.worth for s in (r.weight, r.target, r.actual, r.score)): r for r in rows}
    ruled = [row for row in different.values() if row.lost or row.is_ruled]
    broken = [row for row in ruled if row.due.outcome() not in HOLDS]
    agreed = sum(row.lost for row in ruled) - sum(row.lost for row in broken)
    return agreed >= _LEAST * max(1, len(broken))


@dataclass
class _Open:
    """A row that is being read."""

    single: dict[Role, Statement] = field(default_factory=dict)
    done: list[Statement] = field(default_factory=list)
    reduced: bool = False

    @property
    def is_whole(self) -> bool:
        return bool(self.done) and len(self.single) == len(_SINGLE)

    def weighed(self, weights: Mapping[_Said, Sequence[Statement]]) -> ScoreRow | None:
        """A row that gives no weight, with that of the rows of this very target and actual."""
        target = self.single.get(Role.TARGET)
        if Role.WEIGHT in self.single or target is None:
            return None
        found = [w for actual in self.done for w in weights.get(_said(target, actual), ())]
        if len({weight.worth for weight in found}) != 1:
            return None
        return replace(self, single={**self.single, Role.WEIGHT: found[0]}).row()

    def row(self) -> ScoreRow | None:
        """The row, if it says all once and nothing of it is about."""
        if self.reduced or not self.is_whole:
            return None
        weight, target, score = (self.single[role] for role in _SINGLE)
        alike = [s for s in self.done if s.dimension == target.dimension]
        found = [s for s in alike if s.role is Role.LEVEL] or alike
        if len(found) != 1 or any(_is_about(s) for s in (weight, target, found[0], score)):
            return None
        return ScoreRow(weight, target, found[0], score)


def _said(target: Statement, actual: Statement) -> _Said:
    return target.worth, actual.worth, target.dimension


def _is_about(s: Statement) -> bool:
    return s.hedged or bool(s.mention.approximate)


def _open(line: Iterable[Statement]) -> Iterator[_Open]:
    """The rows of a line of a table, or of a sentence: what is said twice begins the next."""
    row = _Open()
    for s in line:
        if s.role is Role.DEDUCTION:
            row.reduced = True
        elif s.role in _SINGLE or s.role is Role.LEVEL or s.role in _DONE:
            if s.role in row.single or (row.is_whole and not s.table):
                yield row
                row = _Open()
            if s.role in _SINGLE:
                row.single[s.role] = s
            else:
                row.done.append(s)
    yield row
