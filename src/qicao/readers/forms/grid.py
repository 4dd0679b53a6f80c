"""A sheet as a grid: what stands in each place, merged areas filled, words ready to compare."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from qicao.profile.formwords import word
from qicao.quantity.amount import is_blank
from qicao.readers.cells import Area, Cell, Sheet

Place = tuple[int, int]
"""Row and column, counted from 0."""
NOWHERE = Cell("", "")
_AMOUNT = re.compile(r"[-+−－(（▲△]?[¥￥]?[0-9０-９][0-9０-９,，.．]*[)）]?[%％‰]?")
_QUANTITY = re.compile(
    r"[≥≤＝=<>＜＞]?=?[-+]?(?!0[0-9])[0-9](?:[0-9,.]*[0-9])?(?:[^\d\s，。；：、.．—–-][^\d\s，。；：、]{0,3})?"
)
"""No code before a name: 01表, 1.免费开放, 30103-奖金."""
_LABELLED = re.compile(
    r"(.{2,40})[:：]\s*([-+]?[0-9][0-9,]*(?:\.[0-9]+)?)\s*([万亿]?元|[%％])?", re.DOTALL
)
_NO_AMOUNT = re.compile(r"(?:19|20)\d\d|\d{7,}")
"""A year, a telephone number."""
_YEAR = re.compile(r"(?:19|20)\d\d年")
_NUMBERING = re.compile(r"\d{1,2}(?:[.．]\d{1,2}){0,2}[.．、]?")
"""What numbers the rows of a list: 1, 3.1."""
LONGEST = 40
"""Characters of a cell that may be a quantity with its unit, spaces included."""


class Grid:
    """The cells of a sheet by place; a place in a merged area has the cell of its first corner."""

    def __init__(self, sheet: Sheet, year: int | None = None) -> None:
        self.sheet, self.rows, self.year = sheet.name, sheet.rows, year
        self.name = sheet.name or ""
        self.merged = sheet.merged
        self.height = len(sheet.rows)
        self.width = max(map(len, sheet.rows), default=0)
        self.corners: dict[Place, Area] = {}
        self.columns: dict[tuple[int, int], frozenset[int]] = {}
        self.shown = {(i, j): c for i, cells in enumerate(sheet.rows) for j, c in enumerate(cells)}
        for area in sheet.merged:
            first = self.shown.get((area.top, area.left), NOWHERE)
            for row in range(area.top, min(area.bottom, self.height - 1) + 1):
                for column in range(area.left, min(area.right, self.width - 1) + 1):
                    self.corners[row, column] = area
                    self.shown[row, column] = first

    def cell(self, row: int, column: int) -> Cell:
        """The cell that shows at a place; an empty one beyond the edges."""
        return self.shown.get((row, column), NOWHERE)

    def word(self, row: int, column: int) -> str:
        """The text at a place as words are compared, years told by the form's own."""
        text = self.cell(row, column).text
        return word(text, self.year) if text else ""

    def is_own(self, row: int, column: int) -> bool:
        """Whether the place is no covered part of a merged area."""
        area = self.corners.get((row, column))
        return area is None or (area.top, area.left) == (row, column)

    def right_of(self, row: int, column: int) -> int:
        """The first column right of the cell at a place, its merged area passed over."""
        area = self.corners.get((row, column))
        return (area.right if area else column) + 1

    def below(self, row: int, column: int) -> int:
        """The first row below the cell at a place."""
        area = self.corners.get((row, column))
        return (area.bottom if area else row) + 1

    @cached_property
    def filled(self) -> tuple[tuple[int, ...], ...]:
        """For each row the columns in which something stands."""
        return tuple(
            tuple(i for i, cell in enumerate(cells) if cell.text or cell.trouble)
            for cells in self.rows
        )

    def used(self, top: int, bottom: int) -> frozenset[int]:
        """The columns in which anything stands between two rows; looked for once."""
        if (top, bottom) not in self.columns:
            rows = self.filled[top : bottom + 1]
            self.columns[top, bottom] = frozenset(i for filled in rows for i in filled)
        return self.columns[top, bottom]

    def places(self, top: int, bottom: int, left: int, right: int) -> Iterator[Place]:
        """Every place with something in it, within bounds, row by row."""
        for row in range(top, min(bottom, self.height - 1) + 1):
            for column in self.filled[row]:
                if left <= column <= right:
                    yield row, column

    def has_amounts(self, row: int, left: int, right: int) -> bool:
        """Whether a row has a number in it."""
        cells = self.rows[row]
        return any(is_amount(cells[i]) for i in self.filled[row] if left <= i <= right)

    def transposed(self) -> Grid:
        """The grid with rows as columns; cells keep their places."""
        rows = tuple(
            tuple(cells[i] if i < len(cells) else NOWHERE for cells in self.rows)
            for i in range(self.width)
        )
        merged = tuple(Area(a.left, a.top, a.right, a.bottom) for a in self.merged)
        return Grid(Sheet(self.name, rows, merged), self.year)


class Grids:
    """The grids of one sheet: one for each year that a form on it is of, made once."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.made: dict[int | None, Grid] = {}

    def of(self, year: int | None = None) -> Grid:
        """The sheet as a form of a year reads its words."""
        if year not in self.made:
            self.made[year] = Grid(self.sheet, year)
        return self.made[year]


def is_quantity(cell: Cell) -> bool:
    """Whether a cell holds a number, or one with a comparator or a unit: ≥95%, 12项; no year."""
    if is_amount(cell):
        return True
    text = "".join(cell.text.split()) if len(cell.text) <= LONGEST else ""
    return bool(_QUANTITY.fullmatch(text)) and not _YEAR.match(text)


def numbers_row(grid: Grid, row: int, column: int) -> bool:
    """Whether a place only numbers its row: first in it, with the name of the row at its side."""
    beside = grid.cell(row, grid.right_of(row, column))
    return (
        bool(_NUMBERING.fullmatch(grid.cell(row, column).text.strip()))
        and not any(grid.cell(row, left).text.strip() for left in range(column))
        and bool(beside.text.strip())
        and not is_quantity(beside)
    )


def behind_label(cell: Cell) -> tuple[str, str] | None:
    """The label and the amount of a cell that holds both: 其他资金：12.50; None if it does not."""
    match = _LABELLED.fullmatch(cell.text.strip()) if cell.number is None else None
    if match is None or (not match[3] and _NO_AMOUNT.fullmatch(match[2])):
        return None
    return match[1], match[2] + (match[3] or "")


def is_amount(cell: Cell) -> bool:
    """Whether a cell holds a number, as one or as text, or one that cannot be read."""
    if cell.number is not None or cell.trouble:
        return True
    text = cell.text.strip()
    return len(text) <= 40 and bool(_AMOUNT.fullmatch(text)) and not is_blank(text)
