"""What the columns of a table are of each other: a sum, a difference, a rate, as the rows show.

No head need say it: where most of the rows agree that a column follows from others, a row that
alone does not is at fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import combinations, permutations

from qicao.arithmetic import formula as f
from qicao.arithmetic.averages.per import pieces
from qicao.arithmetic.changes.levelbases import is_signed
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.doubts.misread import printed_digits
from qicao.arithmetic.formula import Formula
from qicao.arithmetic.frames import dimension_of
from qicao.mentions import Mention
from qicao.statements import Role, Statement
from qicao.verdict import HOLDS

_RATE, _MONEY = "比率", "金额"
_NO_COUNT = ("", _RATE, "百分点", "分值", _MONEY)
_LEAST, _LEAST_BARE = 2, 3
"""Rows that have to agree; the same where the units of the columns may be misread."""
_DIGITS = 3
"""Digits of a quotient that hardly agrees by chance."""
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
        least = _LEAST_BARE if any(_is_bare(claim) for claim in claims[:1]) else _LEAST
        if telling >= least and telling > votes:
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
    yield from _spread(others, [row[given] for row in rows])
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


def _spread(
    others: Sequence[int], cells: Sequence[Statement]
) -> Iterator[tuple[Formula, tuple[int, ...]]]:
    """So much each: quotients of two columns, whatever these are measured in."""
    each = any(cell.mention.decimals or cell.role is Role.PER for cell in cells)
    if each and sum(1 for cell in cells if len(printed_digits(cell)) >= _DIGITS) >= _LEAST_BARE:
        for pair in permutations(others, 2):
            yield f.PER, pair
            yield f.PER_MYRIAD, pair


def _claim(given: int, formula: Formula, inputs: Sequence[int], row: Row) -> Claim | None:
    if any(column not in row for column in inputs):
        return None
    found = tuple(row[column] for column in inputs)
    if formula is f.PRODUCT:
        return _product(row[given], *found)
    if formula in _SPREAD:
        return Claim(_bare(row[given]), formula, tuple(map(_bare, found)))
    whole = found[0] if formula in _OF_PAIRS else row[given]
    if any(s.dimension != whole.dimension for s in found):
        bare = formula is f.RATIO and any(_is_bare_count(s) for s in found)
        return Claim(row[given], formula, tuple(map(_bare, found))) if bare else None
    return Claim(row[given], formula, found)


def _bare(s: Statement) -> Statement:
    """A number as so many pieces of whatever it is."""
    return replace(s, mention=s.mention._replace(unit=_PIECE))


def _is_bare_count(s: Statement) -> bool:
    """Whether no head says what a number with decimals counts: 应配套 220.00."""
    return s.mention.unit == _PIECE and bool(s.mention.decimals)


def _is_bare(claim: Claim) -> bool:
    return all(s.mention.unit == _PIECE for s in claim.inputs)


def _product(given: Statement, one: Statement, other: Statement) -> Claim | None:
    """So many, so much each: 48台 of 9.85万元; None for numbers that are no such two."""
    each, count = (one, other) if one.dimension.startswith(_MONEY) else (other, one)
    if not each.dimension.startswith(_MONEY) or count.dimension in _NO_COUNT:
        return None
    return Claim(given, f.PRODUCT, (replace(each, mention=_plain(each)), pieces(count)))


def _plain(each: Statement) -> Mention:
    """9.85万元/台 as so much money."""
    return each.mention._replace(unit=(each.mention.unit or "").partition("/")[0])


_PIECE = "个"
_SPREAD = (f.PER, f.PER_MYRIAD)
_OF_PAIRS = (f.RATIO, f.CHANGE, f.GROWTH)


def _telling(claim: Claim) -> bool:
    """Whether a claim that holds says anything: no number twice, and no noughts but in a sum."""
    values = [member.mention.value for member in claim.members]
    if claim.formula is f.SUM:
        values = [value for value in values if value]
        return len(values) > 2
    if claim.formula in _SPREAD and len(printed_digits(claim.given)) < _DIGITS:
        return False
    return all(values) and len({*values}) > 1
