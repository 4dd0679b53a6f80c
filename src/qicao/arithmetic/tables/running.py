"""A column of a table that is added up row by row, to see where it makes one of its numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qicao.arithmetic.claim import outcome_of
from qicao.arithmetic.formula import SUM
from qicao.statements import Statement
from qicao.verdict import HOLDS

_OFF = 1e-12
"""What floats may be off, of the sum."""


class Running:
    """A column: row → its number."""

    def __init__(self, column: Mapping[int, Statement]) -> None:
        self.column = column
        amounts = [cell.amount for cell in column.values()]
        self.plain = all(amount is not None and amount.plain for amount in amounts)
        """Whether floats tell what is far from a number."""
        self.hidden = 2 * sum(amount.half for amount in amounts if amount)
        self.rising = all(amount.value >= 0 for amount in amounts if amount)

    def lengths(self, whole: int, run: Sequence[int]) -> Iterator[int]:
        """How many rows of a run add up to the number of a row, two or more in the column.

        Noughts alone add up to nothing. Where all numbers are above nought it goes no further
        than the whole.
        """
        given = self.column.get(whole)
        if given is None or given.amount is None:
            return
        parts: list[Statement] = []
        added, holds = 0.0, False
        for length, row in enumerate(run, 1):
            part = self.column.get(row)
            if part is not None and part.amount is not None:
                parts.append(part)
                added += part.amount.value
                above = self._above(added - given.amount.value, added)
                if above > 0 and self.rising:
                    return
                holds = not above and _adds(given, parts)
            if holds:
                yield length

    def _above(self, apart: float, added: float) -> int:
        """1 or -1 where a sum lies clearly above or below its number; 0 if it may be near."""
        room = self.hidden + _OFF * abs(added)
        if not self.plain or abs(apart) <= room:
            return 0
        return 1 if apart > 0 else -1


def _adds(given: Statement, parts: Sequence[Statement]) -> bool:
    if len(parts) < 2 or not any(part.mention.value for part in parts):
        return False
    return outcome_of(SUM, given, parts) in HOLDS
