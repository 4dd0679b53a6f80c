"""Totals of the two sides of a table: 收入 and 支出, with their 合计 and 总计 in one row each.

Each side has its own rows, and its total alone says little. Where that of one side is the sum of
all that stands above it, so is that of the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from decimal import Decimal

from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.formula import SUM
from qicao.statements import Statement
from qicao.verdict import HOLDS

_LEAST = 2
Column = Mapping[int, Statement]
Side = tuple[Sequence[Column], Sequence[Alternatives]]
"""The columns of one side, and what they claim to add up."""


def beside(sides: Sequence[Side]) -> Iterator[Alternatives]:
    """The sums of every side, with what the totals of the others say of them."""
    full = [{*_full(side)} for side in sides]
    for number, (columns, claims) in enumerate(sides):
        others = {line for n, lines in enumerate(full) if n != number for line in lines}
        whole = {claim.given.start: claim for claim in _wholes(columns, others)}
        for offers in claims:
            holds = any(claim.outcome() in HOLDS for claim in offers)
            own = whole.pop(offers[0].given.start, None)
            yield offers if holds or own is None else (own,)
        yield from ((claim,) for claim in whole.values())


def _full(side: Side) -> Iterator[int]:
    """The rows of totals that are the sum of all that stands above them, or above a subtotal."""
    columns, claims = side
    for claim in (claim for offers in claims for claim in offers):
        parts = {part.start for part in claim.inputs}
        full = parts == {s.start for s in _above(claim.given, columns)}
        if claim.outcome() in HOLDS and (full or _is_beyond(claim, columns)):
            yield claim.given.line


def _is_beyond(claim: Claim, columns: Sequence[Column]) -> bool:
    """Whether a total adds what a subtotal above it has added already: 总计 below 合计."""
    given, lines = claim.given, [part.line for part in claim.inputs]
    column = next((c for c in columns if c.get(given.line) is given), {})
    subtotals = [n for n, cell in column.items() if cell.total and n < given.line]
    return given.total and any(min(lines) < n < max(lines) for n in subtotals)


def _wholes(columns: Sequence[Column], lines: Set[int]) -> Iterator[Claim]:
    """The totals in some rows, of all that stands above them."""
    for given in (column[line] for column in columns for line in lines if line in column):
        claim = Claim(given, SUM, _above(given, columns))
        if len(claim.inputs) >= _LEAST and not _is_nested(claim):
            yield claim


def _above(given: Statement, columns: Sequence[Column]) -> tuple[Statement, ...]:
    """All that stands above a total in its column; none if it is no total."""
    column = next((c for c in columns if c.get(given.line) is given), {})
    above = ((line, cell) for line, cell in column.items() if line < given.line)
    return tuple(cell for _, cell in sorted(above) if not cell.total) if given.total else ()


def _is_nested(claim: Claim) -> bool:
    """Whether the parts are too much by some rows, which then are parts of the row above them."""
    values, off = claim.values(), -(claim.excess() or Decimal(0))
    runs = (values[a:b] for a in range(len(values)) for b in range(a + 1, len(values) + 1))
    named = any(part.label.startswith(("其中", "#")) for part in claim.inputs)
    return named or any(sum(run, Decimal(0)) == off for run in runs)
