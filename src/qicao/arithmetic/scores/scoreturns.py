"""Rows of the one table of weights by turns: 前三项为管理，20分得18.99分；随后五项…"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.scores.marks import Mark, marks
from qicao.arithmetic.scores.scoreruns import FIRST, FIRSTS, UNITS, Row, value_of, weighed_rows
from qicao.arithmetic.sums.counts import Count, Counted
from qicao.mentions import MentionKind
from qicao.statements import Statement
from qicao.verdict import HOLDS

_NEXT = re.compile("(?:随后|其后|之后|此后|接着|接下来|再后|再次|其次|后|最后|余下|其余)的?$")
"""Before a count of rows they say that these are the next ones: 随后五项."""


class Turn(NamedTuple):
    """Rows by turns that prose counts, weighs or scores: 前三项为管理，20分得18.99分."""

    counted: Statement
    mark: Mark
    rows: Sequence[Row]
    miscounted: bool = False
    """Whether they are as many as weigh so much, and the count is another."""

    def claims(self) -> Iterator[Claim]:
        """What they weigh and got together."""
        if len(self.rows) > 1 and self.mark.weight and not self.miscounted:
            yield Claim(self.mark.weight, f.SUM, tuple(row.weight for row in self.rows))
        if len(self.rows) > 1 and self.mark.score:
            yield Claim(self.mark.score, f.SUM, tuple(row.score for row in self.rows))

    @property
    def fits(self) -> int:
        """How much of what is said of them holds."""
        return sum(claim.outcome() in HOLDS for claim in self.claims())


def turn_claims(statements: Sequence[Statement], rows: Sequence[Row]) -> Iterator[Alternatives]:
    """前三项为管理，20分得18.99分；随后五项…: the rows by turns, each run behind the one before."""
    for turn in _turns(statements, rows):
        yield from ((claim,) for claim in turn.claims())


def turn_counts(statements: Sequence[Statement]) -> Iterator[Counted]:
    """The counts of such runs that do not fit, where as many others weigh what is said."""
    for turn in _turns(statements, weighed_rows(statements)):
        if turn.miscounted:
            s = turn.counted
            stated = Count(int(value_of(s)), s.start, s.end, s.mention.text)
            names = tuple(row.score.label for row in turn.rows)
            yield Counted(stated, names, open=False, start=s.start, end=s.end)


def _turns(statements: Sequence[Statement], rows: Sequence[Row]) -> Iterator[Turn]:
    """Every chain of turns, from the first row on or from the second, as it fits best."""
    chain: list[tuple[Statement, Mark]] = []
    for count, mark in (*_counted(statements), (None, None)) if rows else ():
        if count and mark and (_NEXT.search(count.label) if chain else _is_first(count)):
            chain.append((count, mark))
            continue
        if len(chain) > 1:
            tried = ([*_taken(chain, rows[first:])] for first in range(FIRSTS))
            yield from max(tried, key=lambda turns: sum(turn.fits for turn in turns))
        chain = [(count, mark)] if count and mark and _is_first(count) else []


def _is_first(count: Statement) -> bool:
    return count.label.endswith(FIRST)


def _taken(chain: Sequence[tuple[Statement, Mark]], rows: Sequence[Row]) -> Iterator[Turn]:
    """The turns of a chain, of as many rows as are counted, or as weigh what is said."""
    for place, (count, mark) in enumerate(chain, 1):
        said = Turn(count, mark, rows[: int(value_of(count))])
        meant = Turn(count, mark, _up_to(rows, mark.weight), miscounted=True)
        better = _fit(meant, chain[place:], rows) > _fit(said, chain[place:], rows)
        turn = meant if meant.rows and better else said
        yield turn
        rows = rows[len(turn.rows) :]


def _fit(turn: Turn, rest: Sequence[tuple[Statement, Mark]], rows: Sequence[Row]) -> int:
    """How much holds of a turn and of those behind it."""
    fits = turn.fits
    for count, mark in rest:
        rows = rows[len(turn.rows) :]
        turn = Turn(count, mark, rows[: int(value_of(count))])
        fits += turn.fits
    return fits


def _counted(statements: Sequence[Statement]) -> Iterator[tuple[Statement, Mark]]:
    """The marks right before which a number says of how many rows they are."""
    places = {s.start: n for n, s in enumerate(statements)}
    for mark in marks(statements):
        count = statements[places[mark.first.start] - 1]
        kind = count.mention.kind is MentionKind.COUNT and count.mention.unit in UNITS
        near = count.sentence == mark.first.sentence and mark.first.clause - count.clause <= 1
        if kind and near and not (count.table or count.hedged):
            yield count, mark


def _up_to(rows: Sequence[Row], weight: Statement | None) -> Sequence[Row]:
    """The rows from the first on that weigh so much; none if there are none."""
    added = Decimal(0)
    for place, row in enumerate(rows if weight else (), 1):
        added += value_of(row.weight)
        if weight and added == value_of(weight):
            return rows[:place]
    return ()
