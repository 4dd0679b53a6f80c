"""The one table of weights of a text: what it adds up to, and runs of its rows named in prose.

产出指标七项50分，得49.58分: seven rows after one another that weigh fifty, whichever they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.scores.marks import Mark, marks
from qicao.mentions import MentionKind
from qicao.statements import Role, Statement

HUNDRED = 100
_LEAST = 3
"""Rows of a table of weights."""
FIRST, FIRSTS = "前", 2
"""前六项 begin with the first row, or after one that is scored by itself."""
UNITS = ("项", "个")


class Row(NamedTuple):
    """What a row weighs and what it got."""

    weight: Statement
    score: Statement


def weighed_rows(statements: Sequence[Statement]) -> list[Row]:
    """The rows of the only table that gives weights and scores, without its total; else none."""
    tables: dict[int, list[Statement]] = {}
    for s in statements:
        if s.table:
            tables.setdefault(s.table, []).append(s)
    found = [rows for cells in tables.values() if len(rows := scored_rows(cells)) >= _LEAST]
    return found[0] if len(found) == 1 else []


def scored_rows(cells: Iterable[Statement]) -> list[Row]:
    """Weight and score of every row of a table but totals; none if one lacks either or is about
    something."""
    lines: dict[int, list[Statement]] = {}
    for s in cells:
        if s.role in (Role.WEIGHT, Role.SCORE) and not s.total:
            lines.setdefault(s.line, []).append(s)
    rows = []
    for cells in lines.values():
        weights = [s for s in cells if s.role is Role.WEIGHT]
        scores = [s for s in cells if s.role is Role.SCORE]
        about = any(s.hedged or s.mention.approximate for s in cells)
        if len(weights) != 1 or len(scores) != 1 or about:
            return []
        rows.append(Row(weights[0], scores[0]))
    return rows


def makes_hundred(rows: Sequence[Row], statements: Sequence[Statement]) -> bool:
    """Whether rows are all there are, by what they weigh, and no other row adds them up."""
    totalled = {s.table for s in statements if s.total and s.role is Role.SCORE}
    whole = sum(value_of(row.weight) for row in rows) == HUNDRED
    return whole and rows[0].score.table not in totalled


def run_claims(statements: Sequence[Statement], rows: Sequence[Row]) -> Iterator[Alternatives]:
    """Scores of prose that are of some rows after one another: so many, or of such a weight."""
    if not rows or any(row.score.group for row in rows):
        return
    places = {s.start: n for n, s in enumerate(statements)}
    for mark in marks(statements):
        if mark.score and value_of(mark.score) <= HUNDRED:
            before = statements[places[mark.first.start] - 1 : places[mark.first.start]]
            count = next((s for s in before if _counts(s, mark.first)), None)
            if offers := _offers(mark, count, rows):
                yield offers


def _counts(count: Statement, first: Statement) -> bool:
    """Whether a number says of how many rows the words right after it speak."""
    kind = count.mention.kind is MentionKind.COUNT and count.mention.unit in UNITS
    return kind and count.clause == first.clause and not count.table and not count.hedged


def _offers(mark: Mark, count: Statement | None, rows: Sequence[Row]) -> Alternatives:
    runs = [run for run in _runs(count, rows) if not mark.weight or _weigh(run, mark.weight)]
    if not any(len(run) > 1 for run in runs) or mark.score is None:
        return ()
    return tuple(
        Claim(mark.score, f.SUM, tuple(r.score for r in run), sure=False, likely=len(run) > 1)
        for run in runs
        if count or mark.weight
    )


def _runs(count: Statement | None, rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Rows after one another from the top: of a number that is said, else of any."""
    lengths = range(1, len(rows)) if count is None else [int(value_of(count))]
    firsts = FIRSTS if count and count.label.endswith(FIRST) else len(rows)
    for first in range(firsts):
        yield from (rows[first : first + n] for n in lengths if first + n <= len(rows))


def _weigh(run: Sequence[Row], weight: Statement) -> bool:
    *_, whole = accumulate((value_of(row.weight) for row in run), initial=Decimal(0))
    return whole == value_of(weight)


def value_of(statement: Statement) -> Decimal:
    """Its number as it is printed."""
    return statement.mention.value or Decimal(0)
