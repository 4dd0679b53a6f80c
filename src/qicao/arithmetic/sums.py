"""Sums: a whole and the parts that the words or a table list after or before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import dimension_of
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.tablesums import table_sums
from qicao.statements import Role, Statement
from qicao.statements.statement import Listing

_SUMMED = (Role.LEVEL, Role.PRIOR, Role.BUDGET, Role.FULL, Role.SCORE, Role.WEIGHT, Role.DEDUCTION)
_MOST = 20
"""Parts of one list."""


class Sums:
    """What a text claims to add up."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self) -> Iterator[Alternatives]:
        """Every whole with the lists that may be its parts."""
        yield from self._prose()
        yield from self._tables()

    def _prose(self) -> Iterator[Alternatives]:
        """Lists under a whole, and totals of the list before them."""
        lists = self._lists()
        for (under, _), parts in lists.items():
            whole = self.sources.by_start[under]
            if offers := tuple(self._listed(whole, parts)):
                yield offers
        for place, whole in enumerate(self.sources.statements):
            if whole.total and not whole.table and (offers := tuple(self._totalled(place))):
                yield offers

    def _lists(self) -> dict[tuple[int, Listing], list[Statement]]:
        found: dict[tuple[int, Listing], list[Statement]] = {}
        for statement in self.sources.statements:
            if statement.under >= 0 and not statement.table:
                found.setdefault((statement.under, statement.listing), []).append(statement)
        return found

    def _listed(self, whole: Statement, parts: Sequence[Statement]) -> Iterator[Claim]:
        """The parts of the whole's own kind; or of its item's level, where a change was said last."""
        alike = tuple(p for p in parts if _like(whole, p) and _may_add(p))
        if len(alike) > 1:
            yield Claim(whole, f.SUM, alike, sure=alike[0].listing is not Listing.AMONG)
        if whole.role is Role.LEVEL:
            return
        for level in self.sources.named(whole.item, (Role.LEVEL, None, dimension_of(whole)), whole):
            of_level = tuple(p for p in parts if _like(level, p) and _may_add(p))
            if len(of_level) > 1:
                yield Claim(level, f.SUM, of_level, sure=False)

    def _totalled(self, place: int) -> Iterator[Claim]:
        """A total with the parts that stand before it in its line."""
        whole = self.sources.statements[place]
        parts: list[Statement] = []
        for part in reversed(self.sources.statements[max(0, place - _MOST) : place]):
            if part.line != whole.line:
                break
            if _like(whole, part) and _may_add(part):
                parts.append(part)
                if len(parts) > 1:
                    yield Claim(whole, f.SUM, tuple(reversed(parts)), sure=False)

    def _tables(self) -> Iterator[Alternatives]:
        tables: dict[int, list[Statement]] = {}
        for statement in self.sources.statements:
            if statement.table:
                tables.setdefault(statement.table, []).append(statement)
        for cells in tables.values():
            yield from table_sums(cells)


def _may_add(statement: Statement) -> bool:
    return statement.role in _SUMMED and bool(dimension_of(statement)) and not statement.hedged


def _like(whole: Statement, part: Statement) -> bool:
    return part.role is whole.role and dimension_of(part) == dimension_of(whole)
