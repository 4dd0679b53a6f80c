"""The amounts that no row and no column of a form explains, with what stands around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qicao.readers.cells import Left, Sheet
from qicao.readers.forms.filled import Filled
from qicao.readers.forms.grid import (
    Grid,
    behind_label,
    is_amount,
    is_quantity,
    numbers_row,
)
from qicao.readers.forms.labels import is_placeholder
from qicao.readers.forms.regions import Region


def left_outside(sheet: Sheet, regions: list[Region]) -> tuple[Left, ...]:
    """The amounts of a sheet with forms that stand in none of them."""
    grid = Grid(sheet)
    return tuple(
        Left(grid.rows[row][column], _around(grid, row, column))
        for row, column in grid.places(0, grid.height - 1, 0, grid.width - 1)
        if is_quantity(grid.rows[row][column]) and not any(r.holds(row, column) for r in regions)
    )


def left_in(sheet: Sheet, filled: Filled) -> Iterator[Left]:
    """The amounts in a region that nothing explains, each with what stands beside and above it."""
    region, grid = filled.region, Grid(sheet, filled.region.year)
    seen = filled.seen - {t.place for t in filled.targets if t.group and is_placeholder(t.member)}
    for row, column in grid.places(region.top, region.bottom, region.left, region.right):
        cell = grid.rows[row][column]
        if (row, column) in seen or not grid.is_own(row, column):
            continue
        if is_quantity(cell) and not numbers_row(grid, row, column):
            yield Left(cell, _around(grid, row, column), filled.unit, region.form.title)
        elif said := behind_label(cell):
            yield Left(replace(cell, text=said[1]), said[0], filled.unit, region.form.title)


def unread_cells(sheet: Sheet) -> tuple[Left, ...]:
    """Every amount of a sheet that is no form, with what stands beside and above it."""
    grid = Grid(sheet)
    return tuple(
        Left(grid.rows[row][column], _around(grid, row, column))
        for row, column in grid.places(0, grid.height - 1, 0, grid.width - 1)
        if is_quantity(grid.rows[row][column])
    )


def _around(grid: Grid, row: int, column: int) -> str:
    """The nearest texts to the left and above."""
    texts = (_beside(grid, row, column), _over(grid, row, column))
    return "｜".join(text for text in texts if text)


def _beside(grid: Grid, row: int, column: int) -> str:
    """The nearest text to the left in the same row."""
    for left in range(column - 1, -1, -1):
        cell = grid.cell(row, left)
        if cell.text.strip() and not is_amount(cell):
            return " ".join(cell.text.split())[:40]
    return ""


def _over(grid: Grid, row: int, column: int) -> str:
    """The nearest text above in the same column."""
    for above in range(row - 1, -1, -1):
        cell = grid.cell(above, column)
        if cell.text.strip() and not is_amount(cell):
            return " ".join(cell.text.split())[:40]
    return ""
