"""What the columns of a table are of each other: a sum, a difference, a rate, as the rows show.

No head need say it: where most of the rows agree that a column follows from others, a row that
alone does not is at fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import combinations, permutations

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.formula import Formula
from qicao.arithmetic.frames import dimension_of
from qicao.arithmetic.levels import is_signed
from qicao.arithmetic.per import pieces
from qicao.mentions import Mention
from qicao.statements import Statement
from qicao.verdict import HOLDS

_RATE, _MONEY = "比率", "金额"
_NO_COUNT = ("", _RATE, "百分点", "分值", _MONEY)
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
    found = [_best(given, columns, [*rows.values()]) for given in columns]
    parts = {pair for claims in found for pair in _parts(claims)}
    for claims in found:
        if not any(_left_over(claim, parts) for claim in claims):
            yield from ((claim,) for claim in claims)


def _parts(claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """The columns of a sum of three parts or more, each with its part."""
    for claim in claims:
        if claim.formula is f.SUM and len(claim.inputs) > 2:
            yield from ((claim.given.column, part.column) for part in claim.inputs)


def _left_over(claim: Claim, parts: Set[tuple[int, int]]) -> bool:
    """Whether a part is said to be all that another part leaves of a sum that has more of them.

    That holds wherever the others are nought, and says nothing of the rest.
    """
    columns = {(whole.column, claim.given.column) for whole in claim.inputs}
    return claim.formula in (f.DIFFERENCE, f.LESS) and bool(columns & parts)


def _best(given: int, columns: Sequence[int], table: Sequence[Row]) -> Sequence[Claim]:
    """The claims by the formula that most rows bear out, if nearly all do."""
    others = [column for column in columns if column != given]
    rows = [row for row in table if given in row]
    best: list[Claim] = []
    votes = 0
    for formula, inputs in _offers(given, others, rows):
        claims, telling = _borne(given, formula, inputs, rows)
        if telling >= _LEAST and telling > votes:
            best, votes = claims, telling
    return best


def _borne(
    given: int, formula: Formula, inputs: Sequence[int], rows: Sequence[Row]
) -> tuple[list[Claim], int]:
    """The claims of the rows, and how many tell something; 0 if not nearly all hold."""
    claims: list[Claim] = []
    held = telling = 0
    for row in rows:
        if claim := _claim(given, formula, inputs, row):
            claims.append(claim)
            if claim.outcome() in HOLDS:
                held += 1
                telling += _telling(claim)
            elif (len(claims) - held) * 3 > len(rows):
                return claims, 0
    return claims, telling if held * 3 >= len(claims) * 2 else 0


def _offers(
    given: int, others: Sequence[int], rows: Sequence[Row]
) -> Iterator[tuple[Formula, tuple[int, ...]]]:
    """Formulas and the columns that they are over."""
    signed = any(is_signed(row[given]) for row in rows)
    if any(dimension_of(row[given]) == _RATE for row in rows):
        for pair in permutations(others, 2):
            yield f.RATIO, pair
            yield f.GROWTH if signed else f.CHANGE, pair
        return
    for step in (1, -1):
        beside = [c for c in others[::step] if (c - given) * step > 0]
        for length in range(2, len(beside) + 1):
            yield f.SUM, tuple(beside[:length])
    for pair in permutations(others, 2):
        if signed:
            yield f.LESS, pair
        elif pair[0] < pair[1]:
            yield f.DIFFERENCE, pair
    if any(dimension_of(row[given]) == _MONEY for row in rows):
        for pair in combinations(others, 2):
            yield f.PRODUCT, pair


def _claim(given: int, formula: Formula, inputs: Sequence[int], row: Row) -> Claim | None:
    if any(column not in row for column in inputs):
        return None
    found = tuple(row[column] for column in inputs)
    if formula is f.PRODUCT:
        return _product(row[given], *found)
    whole = found[0] if formula in _OF_PAIRS else row[given]
    if any(s.dimension != whole.dimension for s in found):
        return None
    return Claim(row[given], formula, found)


def _product(given: Statement, one: Statement, other: Statement) -> Claim | None:
    """So many, so much each: 48台 of 9.85万元; None for numbers that are no such two."""
    each, count = (one, other) if one.dimension.startswith(_MONEY) else (other, one)
    if not each.dimension.startswith(_MONEY) or count.dimension in _NO_COUNT:
        return None
    return Claim(given, f.PRODUCT, (replace(each, mention=_plain(each)), pieces(count)))


def _plain(each: Statement) -> Mention:
    """9.85万元/台 as so much money."""
    return each.mention._replace(unit=(each.mention.unit or "").partition("/")[0])


_OF_PAIRS = (f.RATIO, f.CHANGE, f.GROWTH)


def _telling(claim: Claim) -> bool:
    """Whether a claim that holds says anything: no number twice, and no noughts but in a sum."""
    values = [member.mention.value for member in claim.members]
    if claim.formula is f.SUM:
        values = [value for value in values if value]
        return len(values) > 2
    return all(values) and len({*values}) > 1
