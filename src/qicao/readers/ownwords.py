"""The numbers of files by their own words, for when no kind of report explains them.

A plain table gives its rows as they are, ids included; any other table is kept as it stands, for
whoever reads what its cells state.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qicao.errors import AmountRefused, ImportRefused
from qicao.quantity import Quantity, parse_amount
from qicao.readers.cells import Cell, Row, Sheet, TextDocument
from qicao.readers.given import given_files
from qicao.readers.guard.door import Opened, open_file
from qicao.readers.materials import tables
from qicao.readers.periods import read_period
from qicao.readers.plain_table import read_plain_table
from qicao.readers.tree import read_json_rows, read_yaml_rows
from qicao.readers.workbook import Workbook
from qicao.values import Figure, segment


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Figures of plain tables, ids as given, else the label; and tables of other kinds."""

    figures: tuple[Figure, ...]
    sheets: tuple[tuple[str, Sheet], ...]
    """File and table."""
    unread: tuple[str, ...] = ()
    """Rows whose number could not be read: what the row is called, where it stands, and why."""


def read_own_words(paths: Sequence[Path], year: int) -> OwnWords:
    """What files and folders say by themselves. ImportRefused for a file that cannot be read."""
    figures: list[Figure] = []
    sheets: list[tuple[str, Sheet]] = []
    unread: list[str] = []
    for entry in given_files(paths).files:
        opened = open_file(entry.path, entry.name)
        for part in _parts(opened):
            if isinstance(part, Sheet):
                sheets.append((entry.name, part))
            else:
                figures += (f for row in part if (f := _figure(row, entry.name, year)))
                unread += (told for row in part if (told := _refused(row, entry.name)))
    return OwnWords(tuple(figures), tuple(sheets), tuple(unread))


def _parts(opened: Opened) -> Iterator[Sheet | tuple[Row, ...]]:
    """The plain tables of a file as rows, and its other tables."""
    file, content = opened.file.path, opened.content
    if isinstance(content, str):
        tree = read_json_rows if file.lower().endswith(".json") else read_yaml_rows
        yield tree(content, file)
        return
    for sheet in _sheets(content):
        plain = read_plain_table(sheet, file)
        yield plain[0] if plain else sheet


def _sheets(content: Workbook | TextDocument | Sheet) -> Sequence[Sheet]:
    if isinstance(content, Workbook):
        return content.sheets
    return [content] if isinstance(content, Sheet) else tables(content)


def _figure(row: Row, file: str, year: int) -> Figure | None:
    """A row with a number; None for a fact, a blank, and what is no amount."""
    quantity = _quantity(row.value, row.unit)
    label = row.label or row.id
    if quantity is None or not label:
        return None
    return Figure(
        id=row.id or segment(label),
        label=label,
        quantity=quantity,
        unit=quantity.unit,
        period=_period(row, file, year),
        source=row.source(file),
    )


def _quantity(cell: Cell, unit: str) -> Quantity | None:
    if cell.trouble or cell.blank:
        return None
    try:
        return parse_amount(cell.text, unit or None)
    except AmountRefused:
        return None


def _refused(row: Row, file: str) -> str:
    """Why a row that has a unit and digits is no figure; '' for one that is, and for words."""
    measured = row.unit and any(char.isdigit() for char in row.value.text)
    if not measured or row.value.trouble or row.value.blank:
        return ""
    try:
        parse_amount(row.value.text, row.unit)
    except AmountRefused as refused:
        return f"“{row.label or row.id}”（{row.source(file)}）：{refused.reason}"
    return ""


def _period(row: Row, file: str, year: int) -> str:
    """The word of the catalogue for the row's period; another year stays as it stands."""
    try:
        return read_period(row, year or None, file)
    except ImportRefused:
        return row.period.strip()
