"""Rows of a table that fail where all others like them hold, however far they are off.

目标 30000, 完成 31846, 完成率 106.15%: what is five times too much or more is read wrong in prose,
but columns that make each other in every other row do so in this one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from qicao.arithmetic.claim import Alternatives, Claim
from qicao.verdict import HOLDS, Outcome

_LEAST, _TIMES = 3, 4
"""Rows that hold at least, and so many for each that does not."""
Columns = tuple[int, str, int, tuple[int, ...]]
"""A table, and which of its columns make which."""


def like_rows(
    tried: Iterable[Alternatives], held: Iterable[Claim]
) -> Iterator[tuple[Claim, Outcome]]:
    """The only reading of each row that does not hold where the others do."""
    holding = Counter({*map(_row_of, held)} - {None})
    rows = Counter(key[0] for key in holding if key)
    failing: dict[Columns, dict[int, tuple[Claim, Outcome]]] = {}
    for offers in tried:
        outcome = offers[0].outcome() if len(offers) == 1 and offers[0].sure else None
        key = _row_of(offers[0])
        if outcome and outcome not in HOLDS and key and key not in holding:
            failing.setdefault(key[0], {})[key[1]] = (offers[0], outcome)
    for columns, found in failing.items():
        if rows[columns] >= max(_LEAST, _TIMES * len(found)):
            yield from found.values()


def _row_of(claim: Claim) -> tuple[Columns, int] | None:
    """The columns of a claim over one row of a table, and the row."""
    given = claim.given
    one = all((m.table, m.line) == (given.table, given.line) for m in claim.inputs)
    if not given.table or not one or given.total or any(m.hedged for m in claim.members):
        return None
    inputs = tuple(m.column for m in claim.inputs)
    return (given.table, claim.formula.name, given.column, inputs), given.line
