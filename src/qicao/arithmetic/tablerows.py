"""What the columns of a table are of each other: a sum, a difference, a rate, as the rows show.

No head need say it: where most of the rows agree that a column follows from others, a row that
alone does not is at fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.formula import Formula
from qicao.arithmetic.frames import dimension_of
from qicao.statements import Statement
from qicao.verdict import Outcome

_RATE = "比率"
_HOLDS = (Outcome.AGREES, Outcome.ROUNDING)
_LEAST = 2
"""Rows that have to agree."""
_MOST = 16
"""Columns of a table that are tried."""
Row = Mapping[int, Statement]
"""Column → its number."""


def column_claims(cells: Sequence[Statement]) -> Iterator[Alternatives]:
    """The claims of every row that most rows of the table bear out."""
    rows: dict[int, dict[int, Statement]] = {}
    for cell in cells:
        if not cell.hedged:
            rows.setdefault(cell.line, {})[cell.column] = cell
    columns = sorted({column for row in rows.values() for column in row})[:_MOST]
    for given in columns:
        others = [column for column in columns if column != given]
        yield from _best(given, others, [row for row in rows.values() if given in row])


def _best(given: int, others: Sequence[int], rows: Sequence[Row]) -> Iterator[Alternatives]:
    """The claims by the formula that most rows bear out, if nearly all do."""
    best: list[Claim] = []
    votes = 0
    for formula, inputs in _offers(given, others, rows):
        claims, telling = _borne(given, formula, inputs, rows)
        if telling >= _LEAST and telling > votes:
            best, votes = claims, telling
    yield from ((claim,) for claim in best)


def _borne(
    given: int, formula: Formula, inputs: Sequence[int], rows: Sequence[Row]
) -> tuple[list[Claim], int]:
    """The claims of the rows, and how many tell something; 0 if not nearly all hold."""
    claims: list[Claim] = []
    held = telling = 0
    for row in rows:
        if claim := _claim(given, formula, inputs, row):
            claims.append(claim)
            if claim.outcome() in _HOLDS:
                held += 1
                telling += _telling(claim)
            elif (len(claims) - held) * 3 > len(rows):
                return claims, 0
    return claims, telling if held * 3 >= len(claims) * 2 else 0


def _offers(
    given: int, others: Sequence[int], rows: Sequence[Row]
) -> Iterator[tuple[Formula, tuple[int, ...]]]:
    """Formulas and the columns that they are over."""
    if any(dimension_of(row[given]) == _RATE for row in rows):
        for pair in permutations(others, 2):
            yield f.RATIO, pair
            yield f.CHANGE, pair
        return
    for step in (1, -1):
        beside = [c for c in others[::step] if (c - given) * step > 0]
        for length in range(2, len(beside) + 1):
            yield f.SUM, tuple(beside[:length])
    for pair in permutations(others, 2):
        if pair[0] < pair[1]:
            yield f.DIFFERENCE, pair


def _claim(given: int, formula: Formula, inputs: Sequence[int], row: Row) -> Claim | None:
    if any(column not in row for column in inputs):
        return None
    found = tuple(row[column] for column in inputs)
    whole = found[0] if formula in _OF_PAIRS else row[given]
    if any(s.dimension != whole.dimension for s in found):
        return None
    return Claim(row[given], formula, found)


_OF_PAIRS = (f.RATIO, f.CHANGE)


def _telling(claim: Claim) -> bool:
    """Whether a claim that holds says anything: no noughts, and not a number twice."""
    values = [member.mention.value for member in claim.members]
    return all(values) and len({*values}) > 1
