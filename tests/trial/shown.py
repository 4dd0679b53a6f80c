"""What the cells of a generated file show, by sheet and address as the truth calls them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
from python_calamine import CalamineWorkbook

from qicao.trial.spreadsheet import place
from qicao.trial.worddocument import grid_place

Shown = dict[tuple[str, str], object]


def cells_shown(path: Path) -> Shown:
    """Every cell of a workbook, old or new, or of the tables of a document; of an empty one None.

    Workbooks are read cell by cell, without the borders that joined cells have in common.
    """
    if path.suffix == ".docx":
        return dict(_of_tables(path))
    if path.suffix == ".xls":
        return dict(_of_old(path))
    book = openpyxl.load_workbook(path, data_only=True, read_only=True)
    full = ((sheet.title, c) for sheet in book for row in sheet for c in row if c.value is not None)
    return defaultdict(lambda: None, {(title, cell.coordinate): cell.value for title, cell in full})


def _of_tables(path: Path) -> Iterator[tuple[tuple[str, str], object]]:
    """A joined cell at its first place alone."""
    for number, table in enumerate(docx.Document(str(path)).tables, 1):
        past = set()
        for r, row in enumerate(table.rows, 1):
            for c, cell in enumerate(row.cells, 1):
                if cell._tc not in past:
                    past.add(cell._tc)
                    yield (f"表{number}", grid_place(r, c)), cell.text


def _of_old(path: Path) -> Iterator[tuple[tuple[str, str], object]]:
    book = CalamineWorkbook.from_path(str(path))
    for name in book.sheet_names:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for r, row in enumerate(rows, 1):
            for c, value in enumerate(row, 1):
                yield (name, place(r, c)), value
