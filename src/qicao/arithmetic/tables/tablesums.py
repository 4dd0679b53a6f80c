"""Sums in a table: a row that is the sum of rows beside it, which the columns bear out together.

What a row is made of stands nowhere; it is what most of the columns agree on. A column that alone
disagrees is at fault, and a table of one column is told only where a slip would mend it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import dimension_of
from qicao.arithmetic.tables.running import Running
from qicao.arithmetic.tables.twosides import beside
from qicao.statements import Role, Statement
from qicao.verdict import HOLDS

_ADDED = frozenset(
    {
        *(Role.LEVEL, Role.PRIOR, Role.BUDGET, Role.FULL, Role.SCORE),
        *(Role.WEIGHT, Role.DEDUCTION, Role.DIFFERENCE),
    }
)
_SCORED = (Role.SCORE, Role.WEIGHT, Role.DEDUCTION)
_RATE, _MONEY = "比率", "金额"
_EACH = re.compile("均|每|单价|标准|定额|成本|造价|[/／]")
"""Words of a head, or of a row, that so much each stands under: a total row may have its mean."""
_SEVERAL, _FOURTH = 2, 4
_ROUNDED = Decimal("0.3")
"""Points that shares are off a hundred, together."""
Column = dict[int, Statement]
"""Row → its number."""
Inner = Mapping[int, Set[int]]
"""Row → the rows right below it that make it up."""


def table_sums(cells: Sequence[Statement]) -> Iterator[Alternatives]:
    """What the columns of a table claim to add up."""
    columns = _columns(cells)
    if any(cell.code for cell in cells):
        yield from _coded(cells, columns)
        return
    sides, shared = [*_sides(columns)], _shared(cells)
    yield from beside([(side, [*_of_side(side, shared)]) for side in sides])


def _shared(cells: Sequence[Statement]) -> set[int]:
    """The rows of totals that are all of what the shares above them make: 100.00%."""
    columns: dict[int, list[Statement]] = {}
    for cell in cells:
        if cell.dimension == _RATE and cell.worth is not None:
            columns.setdefault(cell.column, []).append(cell)
    found: set[int] = set()
    for column in columns.values():
        totals = [cell for cell in column if cell.total and cell.worth == f.HUNDRED]
        made = sum((cell.worth or Decimal(0) for cell in column if not cell.total), Decimal(0))
        if len(totals) == 1 and len(column) > _SEVERAL + 1 and abs(made - f.HUNDRED) < _ROUNDED:
            found.add(totals[0].line)
    return found


def _sides(columns: Sequence[Column]) -> list[list[Column]]:
    """The columns of each side of a table: those in which every row has one name."""
    found: list[list[Column]] = []
    for column in columns:
        own = next((side for side in found if _alike(side[0], column)), None)
        if own is None:
            found.append([column])
        else:
            own.append(column)
    return found


def _alike(one: Column, other: Column) -> bool:
    both = one.keys() & other.keys()
    return all(one[row].label == other[row].label for row in both)


def _of_side(columns: Sequence[Column], shared: Set[int]) -> Iterator[Alternatives]:
    """What the columns that have their names in common claim to add up.

    The rows that are `shared` leave no part of theirs out.
    """
    rows = sorted({row for column in columns for row in column})
    totals = {line for column in columns for line, cell in column.items() if cell.total}
    running = [Running(column) for column in columns]
    inner = _inner(rows, running)
    scored = {row for c in columns for row, cell in c.items() if cell.role in _SCORED}
    runs = {row: _runs(place, rows, totals, inner) for place, row in enumerate(rows)}
    runs = _kept(runs, totals, running)
    flat: set[int] = set()
    for whole in _order(rows, totals):
        found = _parts(whole, rows, totals, running, runs[whole], inner)
        if whole not in totals and whole in scored and len(found) <= _SEVERAL:
            continue  # two weights of 4 and one of 8
        if not found or (whole in flat and flat & {*found}):
            continue  # the total adds the row and these: none is a part of it
        claims = [*_claims(whole, found, columns, shared=whole in shared)]
        if whole in totals and all(c.outcome() in HOLDS for offers in claims for c in offers):
            flat |= {*found}
        yield from claims


def _coded(cells: Sequence[Statement], columns: Sequence[Column]) -> Iterator[Alternatives]:
    """A code of three digits is the sum of its codes of five, and those of theirs of seven."""
    codes = {cell.line: cell.code for cell in cells}
    highest = min((len(code) for code in codes.values() if code), default=0)
    for row, code in codes.items():
        parts = [line for line, other in codes.items() if other[:-2] == code and code]
        parts = parts or [n for n, other in codes.items() if not code and len(other) == highest]
        if len(parts) > 1 and (code or any(c.total for c in cells if c.line == row)):
            claims = (_claim(row, parts, column) for column in columns)
            yield from ((replace(claim, sure=True),) for claim in claims if claim)


def _order(rows: Sequence[int], totals: set[int]) -> list[int]:
    """Rows that may be wholes: those called totals first."""
    return [row for row in rows if row in totals] + [row for row in rows if row not in totals]


def _columns(cells: Sequence[Statement]) -> list[Column]:
    found: dict[tuple[int, str], Column] = {}
    for cell in cells:
        if cell.role in _ADDED and dimension_of(cell) != _RATE:
            found.setdefault((cell.column, dimension_of(cell)), {})[cell.line] = cell
    return [column for column in found.values() if len(column) > 2]


def _parts(
    whole: int,
    rows: Sequence[int],
    totals: set[int],
    columns: Sequence[Running],
    runs: Sequence[tuple[int, ...]],
    inner: Inner,
) -> tuple[int, ...]:
    """The rows that make up a row: the list that most columns bear out, or a total's only one."""
    votes, parts = _best(whole, runs, columns)
    if votes > 1 or (votes and (whole in totals or len(parts) > 2)):
        return parts
    offers = _whole_lists(rows, rows.index(whole), totals) if whole in totals else ()
    return next((_outer(parts, inner) for parts in offers), ())


def _best(
    whole: int, runs: Sequence[tuple[int, ...]], columns: Sequence[Running]
) -> tuple[int, tuple[int, ...]]:
    """The beginning of a run that most columns bear out, and how many do."""
    best: tuple[int, tuple[int, ...]] = (0, ())
    for run in runs:
        votes = Counter(length for column in columns for length in column.lengths(whole, run))
        for length in sorted(votes):
            if votes[length] > best[0]:
                best = (votes[length], tuple(run[:length]))
    return best


def _runs(place: int, rows: Sequence[int], totals: set[int], inner: Inner) -> list[tuple[int, ...]]:
    """The rows below one and those above it, as they are, then without those of other rows."""
    below = tuple(rows[place + 1 :])
    above = tuple(row for row in rows[:place] if row not in totals)
    outer = [_outer(below, inner), _outer(above, inner)[::-1]] if inner else []
    return [below, above[::-1], *outer]


def _kept(
    runs: Mapping[int, list[tuple[int, ...]]], totals: set[int], columns: Sequence[Running]
) -> dict[int, list[tuple[int, ...]]]:
    """The runs of every row; of a total those on the side where most totals have their parts.

    Where two columns bear out the rows above most subtotals, one that bears out some rows below
    another does so by chance.
    """
    found = {row: [*own] for row, own in runs.items()}
    votes = {
        row: [_best(row, found[row][side::2], columns)[0] for side in (0, 1)]
        for row in totals
        if row in found
    }
    sides = Counter(int(above > below) for below, above in votes.values() if below != above)
    if sides[0] == sides[1]:
        return found
    side = sides.most_common(1)[0][0]
    kept = {row: found[row][side::2] for row, both in votes.items() if both[side]}
    return found | kept


def _inner(rows: Sequence[int], columns: Sequence[Running]) -> Inner:
    """The rows right below each that make it up in every column: 其中 of an item."""
    found: dict[int, frozenset[int]] = {}
    for place, row in enumerate(rows):
        below = rows[place + 1 :]
        both = [c for c in columns if row in c.column and below and below[0] in c.column]
        having = [set(column.lengths(row, below)) for column in both]
        if having and (lengths := set.intersection(*having)):
            found[row] = frozenset(below[: min(lengths)])
    return found


def _outer(parts: tuple[int, ...], inner: Inner) -> tuple[int, ...]:
    """The rows without those that another of them is made of."""
    dropped: set[int] = set()
    for row in parts:
        if row not in dropped:
            dropped |= inner.get(row, frozenset())
    return tuple(row for row in parts if row not in dropped)


def _whole_lists(rows: Sequence[int], place: int, totals: set[int]) -> Iterator[tuple[int, ...]]:
    """The run of rows above or below a total, up to the next one."""
    for step in (-1, 1):
        parts: list[int] = []
        at = place + step
        while 0 <= at < len(rows) and rows[at] not in totals:
            parts.append(rows[at])
            at += step
        if len(parts) > 1:
            yield tuple(parts)


def _claim(whole: int, parts: Sequence[int], column: Column) -> Claim | None:
    if whole not in column:
        return None
    inputs = tuple(column[row] for row in parts if row in column)
    if len(inputs) < _SEVERAL or _is_mean(column[whole], inputs):
        return None
    return Claim(column[whole], f.SUM, inputs, sure=False)


def _is_mean(whole: Statement, parts: Sequence[Statement]) -> bool:
    """Whether a total row holds what its rows have on average: so much by head, a score."""
    values = [part.worth for part in parts if part.worth is not None]
    if (
        whole.worth is None
        or len(values) < len(parts)
        or not min(values) < whole.worth < max(values)
    ):
        return False
    if dimension_of(whole) == _MONEY and not _EACH.search(f"{whole.whole}{whole.label}"):
        return False
    mean = sum(values, Decimal(0)) / len(values)
    return abs(whole.worth - mean) <= abs(mean) / _FOURTH


def _claims(
    whole: int, parts: Sequence[int], columns: Sequence[Column], *, shared: bool
) -> Iterator[Alternatives]:
    claims = [claim for column in columns if (claim := _claim(whole, parts, column))]
    held = [claim for claim in claims if claim.outcome() in HOLDS]
    turned = _turned([claim for claim in claims if claim.outcome() not in HOLDS])
    for claim in claims:
        enough = len(held) * 2 - (not claim.given.total)  # a row that is no total needs more
        most = bool(held) and enough >= len(claims)
        sure = claim.outcome() not in HOLDS and (most or shared or claim.given.start in turned)
        yield (Claim(claim.given, f.SUM, claim.inputs, sure=sure) if sure else claim,)


def _turned(failing: Sequence[Claim]) -> set[int]:
    """Where the totals stand of two columns that have the numbers of one row in each other's."""
    found: set[int] = set()
    for one, other in combinations(failing, 2):
        first, second = one.excess(), other.excess()
        if first is None or not first or second != -first:
            continue
        beside = {part.line: part.worth for part in other.inputs if part.worth is not None}
        rows = (p for p in one.inputs if p.worth is not None and p.line in beside)
        gaps = [beside[p.line] - (p.worth or 0) for p in rows]
        if gaps.count(first) == 1:
            found |= {one.given.start, other.given.start}
    return found
