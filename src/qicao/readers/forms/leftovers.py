"""The amounts that no row and no column of a form explains, with what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qicao.profile.forms import Forms
from qicao.quantity.amount import is_blank
from qicao.readers.cells import Cell, Left, Sheet
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

_CODE = re.compile(r"\d{3}|\d{5}|\d{7}")


def left_outside(grid: Grid, forms: Forms, regions: Sequence[Region]) -> tuple[Left, ...]:
    """The amounts of a sheet with forms that stand in none of them."""
    return tuple(_amounts(grid, forms, regions))


def unread_cells(sheet: Sheet, forms: Forms) -> tuple[Left, ...]:
    """Every amount of a sheet that is no form, with what stands beside and above it."""
    return tuple(_amounts(Grid(sheet), forms))


def _amounts(grid: Grid, forms: Forms, regions: Sequence[Region] = ()) -> Iterator[Left]:
    around = _Around(grid)
    codes = _code_columns(grid, forms)
    held = _by_row(regions)
    for row, column in grid.places(0, grid.height - 1, 0, grid.width - 1):
        cell = grid.rows[row][column]
        if not is_quantity(cell) or any(r.holds(row, column) for r in held.get(row, ())):
            continue
        below_head = column in codes and row >= codes[column]
        if not (below_head and _is_code(grid, row, column)):
            yield Left(cell, around.texts(row, column))


def _by_row(regions: Sequence[Region]) -> dict[int, list[Region]]:
    """Row → the regions that run through it."""
    held: dict[int, list[Region]] = {}
    for region in regions:
        for row in range(region.top, region.bottom + 1):
            held.setdefault(row, []).append(region)
    return held


def _code_columns(grid: Grid, forms: Forms) -> dict[int, int]:
    """Column → the first row below a head of codes in it."""
    found: dict[int, int] = {}
    for row, column in grid.places(0, grid.height - 1, 0, grid.width - 1):
        if grid.rows[row][column].text.rstrip().endswith(forms.code_ends):
            found.setdefault(column, row + 1)
    return found


def _is_code(grid: Grid, row: int, column: int) -> bool:
    """Whether a place holds a code with the name of the row at its side."""
    beside = grid.cell(row, grid.right_of(row, column))
    named = bool(beside.text.strip()) and not is_quantity(beside)
    return named and bool(_CODE.fullmatch(grid.cell(row, column).text.strip()))


def left_in(grid: Grid, filled: Filled) -> Iterator[Left]:
    """The amounts in a region that nothing explains, each with what stands beside and above it."""
    region = filled.region
    around = _Around(grid)
    seen = filled.seen - {t.place for t in filled.targets if t.group and is_placeholder(t.member)}
    for row, column in grid.places(region.top, region.bottom, region.left, region.right):
        cell = grid.rows[row][column]
        if (row, column) in seen or not grid.is_own(row, column):
            continue
        if is_quantity(cell) and not numbers_row(grid, row, column):
            yield Left(cell, around.texts(row, column), filled.unit, region.form.title)
        elif said := behind_label(cell):
            yield Left(replace(cell, text=said[1]), said[0], filled.unit, region.form.title)


class _Around:
    """The nearest texts left of and above places that are asked for row by row.

    What was looked through for one place is not looked through for the next: a column of a hundred
    thousand amounts without a head would else be walked up from each of them.
    """

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.row = (-1, 0, "")
        """The last row, as far as it was looked through, and the last text in it."""
        self.columns: dict[int, tuple[int, str]] = {}
        """The same for each column."""

    def texts(self, row: int, column: int) -> str:
        """The nearest texts to the left and above."""
        texts = (self.beside(row, column), self.over(row, column))
        return "｜".join(text for text in texts if text)

    def beside(self, row: int, column: int) -> str:
        """The nearest text to the left in the same row."""
        seen, first, text = self.row
        if seen != row or first > column:
            first, text = 0, ""
        cells = (self.grid.cell(row, left) for left in range(column - 1, first - 1, -1))
        text = next(filter(None, map(_text, cells)), text)
        self.row = row, column, text
        return text

    def over(self, row: int, column: int) -> str:
        """The nearest text above in the same column."""
        first, text = self.columns.get(column, (0, ""))
        cells = (self.grid.cell(above, column) for above in range(row - 1, first - 1, -1))
        text = next(filter(None, map(_text, cells)), text)
        self.columns[column] = row, text
        return text


def _text(cell: Cell) -> str:
    """What a cell says, as much as is shown of it; '' if that is an amount or nothing."""
    if is_blank(cell.text) or is_amount(cell):
        return ""
    return " ".join(cell.text.split())[:40]
