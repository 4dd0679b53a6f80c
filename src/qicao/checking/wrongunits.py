"""Numbers that only the wrong unit of their table makes wrong: it is told at the unit, once."""

from __future__ import annotations

from collections.abc import Iterable

from qicao.arithmetic.codes import slipped
from qicao.checking.foreign import Examined
from qicao.checking.text import Grid
from qicao.values import Finding

_CODE, _ABOVE = "A46", 60
"""The rule of units; characters between a unit and its table at most."""


def of_wrong_units(examined: Examined, others: Iterable[Finding]) -> frozenset[int]:
    """Where the cells stand that fit in another unit, below one that others tell to be wrong."""
    units = [f.end for f in others if f.code == _CODE and f.end is not None]
    tables = {n for n, grid in enumerate(_grids(examined), 1) if _is_below(grid, units)}
    told = (c for c in examined.conflicts if slipped(c.told))
    cells = (c.culprit or c.told.given for c in told)
    return frozenset(cell.start for cell in cells if cell.table in tables)


def _grids(examined: Examined) -> Iterable[Grid]:
    """The tables in the order in which their statements count them."""
    return (block for block in examined.text.blocks if isinstance(block, Grid))


def _is_below(grid: Grid, units: Iterable[int]) -> bool:
    return any(0 <= grid.start - end <= _ABOVE for end in units)
