"""Small sheets for tests of forms: rows of texts and numbers, merged areas as A1:B2.

Everything in the tests that use this is invented.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path

import openpyxl
from docx import Document

from qicao.profile import Profile
from qicao.readers.cells import Area, Cell, FormPart, Sheet, column_index, column_name
from qicao.readers.forms import read_forms

Value = str | int | float | Decimal | None
Rows = Sequence[Sequence[Value]]


def cell(value: Value, place: str, sheet: str | None) -> Cell:
    """A cell as the readers of workbooks make it: a number keeps its digits, nothing is ''."""
    if value is None or isinstance(value, str):
        return Cell(value or "", place, sheet)
    return Cell(str(value), place, sheet, number=Decimal(str(value)))


def area(places: str) -> Area:
    """A1:B2 as rows and columns counted from 0."""
    first, last = places.split(":")
    (top, left), (bottom, right) = _place(first), _place(last)
    return Area(top, left, bottom, right)


def _place(name: str) -> tuple[int, int]:
    letters = name.rstrip("0123456789")
    return int(name.removeprefix(letters)) - 1, column_index(name)


def make_sheet(rows: Rows, merged: Iterable[str] = (), name: str | None = "Sheet1") -> Sheet:
    """A sheet of these rows from A1 on."""
    cells = tuple(
        tuple(cell(value, f"{column_name(i)}{number}", name) for i, value in enumerate(row))
        for number, row in enumerate(rows, 1)
    )
    return Sheet(name, cells, tuple(area(places) for places in merged))


class Seen:
    """What the forms of one sheet gave, place by place."""

    def __init__(self, parts: Iterable[FormPart]) -> None:
        self.parts = tuple(parts)
        self.rows = [row for part in self.parts for row in part.rows]

    @property
    def forms(self) -> list[str]:
        """The forms in order."""
        return [part.form for part in self.parts]

    @property
    def ids(self) -> dict[str, str]:
        """Place → id of every row with a value, the member in place of its star."""
        return {place: names[0] for place, names in self.every.items()}

    @property
    def every(self) -> dict[str, list[str]]:
        """Place → every id that it gives: a cell such as ≥95% gives several."""
        found: dict[str, list[str]] = {}
        for row in self.rows:
            if not row.value.blank:
                found.setdefault(row.value.place, []).append(row.id.replace("*", row.member))
        return found

    @property
    def values(self) -> dict[str, str]:
        """Id → value with its unit, a number as it was put in."""
        return {
            row.id.replace("*", row.member): f"{_typed(row.value)}{row.unit}"
            for row in self.rows
            if not row.value.blank
        }

    @property
    def left(self) -> dict[str, str]:
        """Place → the label of what nothing explains."""
        return {left.cell.place: left.label for part in self.parts for left in part.left}

    @property
    def codes(self) -> list[str]:
        """Codes of the findings."""
        return [finding.code for part in self.parts for finding in part.findings]


def _typed(cell: Cell) -> str:
    return cell.text if cell.number is None else str(cell.number)


def read(profile: Profile, sheet: Sheet, file: str = "决算.xlsx") -> Seen:
    """The forms of a sheet as `read_forms` gives them."""
    return Seen(read_forms(sheet, profile.forms, profile.catalogue, file))


def write_book(path: Path, sheets: dict[str, Rows], merged: dict[str, Sequence[str]]) -> Path:
    """A workbook of these sheets; texts that begin with = are formulas."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                if value is not None:
                    page.cell(number, column, value)
        for places in merged.get(name, ()):
            page.merge_cells(places)
    book.save(path)
    return path


def write_document(path: Path, tables: Sequence[Rows], above: str = "") -> Path:
    """A Word file of these tables, None merged with the cell to its left."""
    document = Document()
    if above:
        document.add_paragraph(above)
    for rows in tables:
        width = max(map(len, rows))
        table = document.add_table(len(rows), width)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if value is not None:
                    table.cell(number, column).text = str(value)
            for column, value in enumerate(row):
                if value is None and column:
                    merged = table.cell(number, column - 1).merge(table.cell(number, column))
                    del merged
    document.save(str(path))
    return path
