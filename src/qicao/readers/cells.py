"""What every reader hands on: cells with their place, sheets, and rows that name a value."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from qicao.quantity import decimals_of, plain
from qicao.values import Finding, Origin, Source, SourceFile

COLUMN_DECIMALS = 6
"""Longer numbers are the tail of a division and say nothing about their neighbours."""
_COLUMN = re.compile(r"[A-Z]+(?=\d)")
_AREA = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6}):([A-Z]{1,3})([1-9]\d{0,6})")


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
        return replace(self, text=plain(self.number, places) + ("%" if self.percent else ""))

    def source(self, file: str) -> Source:
        """The cell as the source of a value."""
        return Source(
            origin=Origin.CELL, file=file, sheet=self.sheet, cell=self.place, text=self.text
        )


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
        source = self.value.source(file)
        if not self.form:
            return source
        told = {"form": self.form, "row": self.label or None, "column": self.head or None}
        return source.model_copy(update=told)


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


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a text document; `level` is that of its heading style, 0 for none."""

    text: str
    place: str
    """第3段, 第2页第5段 or 第7行."""
    level: int = 0


@dataclass(frozen=True, slots=True)
class TextDocument:
    """What a text document holds, in reading order, and what a person should know of it."""

    blocks: tuple[Passage | Sheet, ...]
    findings: tuple[Finding, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file cut into rows and forms, before any catalogue is asked."""

    file: SourceFile
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...] = ()
    forms: tuple[FormPart, ...] = ()
    left: tuple[Left, ...] = ()


def column_name(index: int) -> str:
    """The letters of a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(place: str) -> int:
    """The column of a place like C5 counted from 0; -1 if it is no such place."""
    match = _COLUMN.match(place)
    index = 0
    for letter in match[0] if match else "":
        index = index * 26 + ord(letter) - 64
    return index - 1


def area_of(text: str) -> Area | None:
    """The area that B2:D5 names; None if it names none."""
    match = _AREA.fullmatch(text)
    if match is None:
        return None
    left, right = column_index(f"{match[1]}1"), column_index(f"{match[3]}1")
    return Area(int(match[2]) - 1, left, int(match[4]) - 1, right)


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
    return tuple(
        replace(row, value=row.value.known_to(known.get(_column_key(row), 0))) for row in rows
    )


def _column_key(row: Row) -> tuple[str | None, str, str]:
    match = _COLUMN.match(row.value.place)
    unit = "%" if row.value.percent else row.unit.strip()
    return row.value.sheet, match[0] if match else "", unit
