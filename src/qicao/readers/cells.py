"""What every reader hands on: cells with their place, sheets, and rows that name a value."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from qicao.quantity import decimals_of, plain
from qicao.readers.columns import column_index as column_index
from qicao.readers.columns import column_name as column_name
from qicao.values import Finding, Origin, Source, SourceFile

COLUMN_DECIMALS = 6
"""Longer numbers are the tail of a division and say nothing about their neighbours."""
_COLUMN = re.compile(r"[A-Z]+(?=\d)")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, its place (C5 of a sheet, or the path of a key), and how it was kept.

    `number` is set for a numeric cell of a workbook, whose zeros at the end are lost; `shown` are
    the decimals that its format fixes. `trouble` is why the text cannot be had.
    """

    text: str
    place: str
    sheet: str | None = None
    number: Decimal | None = None
    shown: int = 0
    percent: bool = False
    trouble: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return not self.text.strip() and not self.trouble

    def known_to(self, decimals: int) -> Cell:
        """A numeric cell written with at least `decimals` places; any other as it is."""
        if self.number is None:
            return self
        places = max(decimals, self.shown, decimals_of(self.number))
        text = plain(self.number, places) + ("%" if self.percent else "")
        return self if text == self.text else replace(self, text=text)

    def source(self, file: str) -> Source:
        """The cell as the source of a value."""
        return Source(
            origin=Origin.CELL, file=file, sheet=self.sheet, cell=self.place, text=self.text
        )


_SET_TEXT, _SET_PLACE, _SET_SHEET, _SET_NUMBER, _SET_SHOWN, _SET_PERCENT, _SET_TROUBLE = (
    getattr(Cell, name).__set__
    for name in ("text", "place", "sheet", "number", "shown", "percent", "trouble")
)


def make_cell(
    text: str,
    place: str,
    sheet: str | None,
    number: Decimal | None = None,
    shown: int = 0,
    percent: bool = False,
    trouble: str = "",
) -> Cell:
    """The same as Cell(…) in half its time: for a reader that makes a hundred thousand."""
    cell = object.__new__(Cell)
    _SET_TEXT(cell, text)
    _SET_PLACE(cell, place)
    _SET_SHEET(cell, sheet)
    _SET_NUMBER(cell, number)
    _SET_SHOWN(cell, shown)
    _SET_PERCENT(cell, percent)
    _SET_TROUBLE(cell, trouble)
    return cell


@dataclass(frozen=True, slots=True)
class Row:
    """A value with everything that its file says about it; empty text is what it does not say.

    `id` may be a catalogue id or the pattern of a group's field, then `member` names the row.
    """

    value: Cell
    label: str = ""
    id: str = ""
    unit: str = ""
    period: str = ""
    group: str = ""
    member: str = ""
    period_cell: Cell | None = None
    member_cell: Cell | None = None
    form: str = ""
    """The form that it stands in, and the head that it stands under."""
    head: str = ""

    def source(self, file: str) -> Source:
        """The row's cell as the source of its value."""
        cell = self.value
        if not self.form:
            return cell.source(file)
        return Source(
            origin=Origin.CELL,
            file=file,
            sheet=cell.sheet,
            cell=cell.place,
            text=cell.text,
            form=self.form,
            row=self.label or None,
            column=self.head or None,
        )


@dataclass(frozen=True, slots=True)
class Area:
    """A merged area: rows and columns counted from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int

    def moved_down(self, rows: int) -> Area:
        """The same area where `rows` more stand above it."""
        return Area(self.top + rows, self.left, self.bottom + rows, self.right)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of a sheet row by row from A1; `name` is None for a file without sheets.

    A table of a text document is one too, called 表1, 表2 …; a merged area keeps its text in its
    first cell, and the other cells of it are blank.
    """

    name: str | None
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[Area, ...] = ()
    paragraphs: tuple[tuple[tuple[int, ...], ...], ...] = ()
    """Of a table of a Word file: for each cell what `Passage.paragraphs` is for a passage."""
    pages: tuple[int, ...] = ()
    """Of a table of a PDF: for each row the page that it stands on."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a text document; `level` is that of its heading style, 0 for none.

    `paragraphs` are the `w:p` of a Word file's body that it was read from, counted from 0 in the
    order of their start tags; none for a note, a header, a footer, or another kind of file.
    """

    text: str
    place: str
    """第3段, 第2页第5段 or 第7行."""
    level: int = 0
    paragraphs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """A paragraph or cell that tracked changes alter: how it reads with all of them refused.

    `after` is how it reads with all of them accepted, as a block has it; '' if it is not there.
    """

    before: str
    after: str
    place: str
    paragraphs: tuple[int, ...] = ()
    """What `Passage.paragraphs` says, of the one that is there."""


@dataclass(frozen=True, slots=True)
class TextDocument:
    """What a text document holds, in reading order, and what a person should know of it.

    `hidden` is what a Word file hides, a passage for each paragraph of it: it is in no block.
    """

    blocks: tuple[Passage | Sheet, ...]
    findings: tuple[Finding, ...] = ()
    revisions: tuple[Revision, ...] = ()
    hidden: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Left:
    """A cell of a form that no row and no column of it explains."""

    cell: Cell
    label: str
    unit: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class FormPart:
    """One form of a sheet: rows whose ids count for the form's own year, and what is left."""

    form: str
    label: str
    sheet: str | None
    year: int | None
    rows: tuple[Row, ...]
    left: tuple[Left, ...] = ()
    title: Cell | None = None
    year_id: str = ""
    """The fact that the form's year is, where it is the report's."""
    findings: tuple[Finding, ...] = ()
    also: tuple[str, ...] = ()
    """Other names of the member that the form is about, where its title may be cut otherwise."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file cut into rows and forms, before any catalogue is asked."""

    file: SourceFile
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...] = ()
    forms: tuple[FormPart, ...] = ()
    left: tuple[Left, ...] = ()
    report: bool = False
    """Whether it is a report of the profile's kind, of whatever year, and no table of figures."""


def with_known_decimals(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows with numeric cells written as exactly as their column and unit are known.

    A workbook drops zeros at the end: 31.2 beside 416.99 in one unit was typed as 31.20.
    """
    known: dict[tuple[str | None, str, str], int] = {}
    for row in rows:
        number = row.value.number
        if number is not None and decimals_of(number) <= COLUMN_DECIMALS:
            key = _column_key(row)
            known[key] = max(known.get(key, 0), decimals_of(number))
    return tuple(_known_to(row, known.get(_column_key(row), 0)) for row in rows)


def _known_to(row: Row, decimals: int) -> Row:
    value = row.value.known_to(decimals)
    return row if value is row.value else replace(row, value=value)


def _column_key(row: Row) -> tuple[str | None, str, str]:
    match = _COLUMN.match(row.value.place)
    unit = "%" if row.value.percent else row.unit.strip()
    return row.value.sheet, match[0] if match else "", unit
