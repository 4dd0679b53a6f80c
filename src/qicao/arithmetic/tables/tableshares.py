"""Shares in a table: a column of rates, each of what its row is of the total beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import alike, dimension_of
from qicao.statements import Statement
from qicao.verdict import HOLDS

_RATE = "比率"
_LEAST = 3
"""Rows that have to agree, that of the total aside."""
Rows = Mapping[int, Mapping[int, Statement]]
"""Row → column → its number."""


def table_shares(cells: Sequence[Statement]) -> Iterator[Alternatives]:
    """The claims of every row, where nearly all rows bear a column of shares out."""
    rows: dict[int, dict[int, Statement]] = {}
    for cell in cells:
        if not cell.hedged:
            rows.setdefault(cell.line, {})[cell.column] = cell
    totals = sorted({cell.line for cell in cells if cell.total})
    columns = sorted({cell.column for cell in cells})
    rates = [c for c in columns if _is_of_rates(c, rows)]
    for given in rates:
        for amounts in (c for c in columns if c not in rates):
            for total in totals:
                claims = _shares(given, amounts, total, rows)
                held = sum(claim.outcome() in HOLDS for claim in claims)
                if held >= _LEAST and held * 3 >= len(claims) * 2:
                    yield from ((claim,) for claim in claims)


def _is_of_rates(column: int, rows: Rows) -> bool:
    found = [row[column] for row in rows.values() if column in row]
    return all(dimension_of(cell) == _RATE for cell in found)


def _shares(given: int, amounts: int, total: int, rows: Rows) -> list[Claim]:
    """The shares of a column, of a total of another."""
    whole = rows[total].get(amounts)
    if whole is None or not whole.mention.value:
        return []
    return [
        Claim(row[given], f.SHARE, (row[amounts], whole))
        for line, row in rows.items()
        if line != total and given in row and row.get(amounts) and alike(row[amounts], whole)
    ]
