"""Sums: a whole and the parts that the words or a table list after or before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import dimension_of
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement

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
        prose = [s for s in self.sources.statements if not s.table and _may_add(s)]
        for place, whole in enumerate(prose):
            offers = tuple(
                Claim(whole, f.SUM, parts)
                for parts in (*_after(prose, place), *_before(prose, place))
                if len(parts) > 1
            )
            if offers:
                yield offers

    def _tables(self) -> Iterator[Alternatives]:
        cells = [s for s in self.sources.statements if s.table and _may_add(s)]
        key = lambda s: (s.table, s.column)  # noqa: E731
        for _, column in groupby(sorted(cells, key=key), key):
            yield from _column(list(column))


def _may_add(statement: Statement) -> bool:
    return statement.role in _SUMMED and bool(dimension_of(statement)) and not statement.hedged


def _like(whole: Statement, part: Statement) -> bool:
    return part.role is whole.role and dimension_of(part) == dimension_of(whole)


def _after(prose: Sequence[Statement], place: int) -> Iterator[tuple[Statement, ...]]:
    """Lists that follow a whole: to the end of its sentence, of its clause, of the next sentence."""
    whole = prose[place]
    parts: list[Statement] = []
    seen: set[tuple[Statement, ...]] = set()
    for part in prose[place + 1 : place + 1 + _MOST]:
        if part.line != whole.line or part.sentence > whole.sentence + 1:
            break
        if parts and part.sentence != parts[-1].sentence and tuple(parts) not in seen:
            seen.add(tuple(parts))
            yield tuple(parts)
        if _like(whole, part):
            parts.append(part)
            if len(parts) > 1:
                yield tuple(parts)
    if len(parts) > 1 and tuple(parts) not in seen:
        yield tuple(parts)


def _before(prose: Sequence[Statement], place: int) -> Iterator[tuple[Statement, ...]]:
    """Lists that a total follows."""
    whole = prose[place]
    if not whole.total:
        return
    parts: list[Statement] = []
    for part in reversed(prose[max(0, place - _MOST) : place]):
        if part.line != whole.line:
            break
        if _like(whole, part):
            parts.append(part)
            if len(parts) > 1:
                yield tuple(reversed(parts))


def _column(cells: list[Statement]) -> Iterator[Alternatives]:
    """The totals of a column: each with the rows above it, or below it, up to the next total."""
    for place, whole in enumerate(cells):
        if not (whole.total or place == 0):
            continue
        lists = [_run(cells[place + 1 :], whole), _run(cells[:place][::-1], whole)]
        offers = tuple(Claim(whole, f.SUM, parts) for parts in lists if len(parts) > 1)
        if offers:
            yield offers


def _run(cells: Sequence[Statement], whole: Statement) -> tuple[Statement, ...]:
    parts: list[Statement] = []
    for cell in cells:
        if cell.total:
            break
        if _like(whole, cell):
            parts.append(cell)
    return tuple(parts)
