"""An xlsx workbook as sheets of cells, each text as its author saw it.

Values come from calamine, formats and what it does not tell from our own scan of the XML.
"""

from __future__ import annotations

import datetime
import math
import posixpath
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from xml.etree.ElementTree import Element, ParseError

import openpyxl
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from qicao.errors import ImportRefused
from qicao.readers.cells import Cell, Sheet, area_of, column_name
from qicao.readers.numberformats import GENERAL, NumberFormat, read_styles
from qicao.readers.safe_open import packed, unpack_workbook
from qicao.readers.sheetscan import SheetScan, scan_sheet

if not openpyxl.DEFUSEDXML:
    raise ImportError("openpyxl would parse XML without defusedxml")

MAX_TEXT = 32_767
FLOAT_DIGITS = Context(prec=15, rounding=ROUND_HALF_EVEN)
"""What a workbook knows of a number: the 16th digit is the machine's, not the author's."""
FLOAT_DECIMALS = Decimal("1E-12")
CalamineValue = (
    int
    | float
    | str
    | bool
    | datetime.time
    | datetime.date
    | datetime.datetime
    | datetime.timedelta
)


@dataclass(frozen=True, slots=True)
class Workbook:
    """Sheets in order; by sheet name, the hidden rows and columns, and which sheets are hidden."""

    sheets: tuple[Sheet, ...]
    scans: dict[str, SheetScan]
    hidden: frozenset[str] = frozenset()
    linked: bool = False
    """Whether it refers to other files; nothing of them is read."""


def read_workbook(data: bytes, file: str) -> Workbook:
    """All worksheets of a workbook. ImportRefused for one that is damaged, guarded or too large."""
    parts = unpack_workbook(data, file)
    paths = _sheet_paths(parts, file)
    scans = {
        name: scan_sheet(parts[path], file, name) for name, path in paths.items() if path in parts
    }
    formats = _formats(parts, file)
    try:
        book = CalamineWorkbook.from_filelike(packed(parts))
        names = [m.name for m in book.sheets_metadata if m.typ is SheetTypeEnum.WorkSheet]
        sheets = tuple(
            _Reader(file, name, scans.get(name, SheetScan()), formats).sheet(
                book.get_sheet_by_name(name)
            )
            for name in names
        )
    except CalamineError:
        hint = "工作簿读不出来：请用 WPS 或 Excel 打开后另存一次"
        raise ImportRefused("damaged", file, hint) from None
    visible = SheetVisibleEnum.Visible
    return Workbook(
        sheets,
        scans,
        frozenset(m.name for m in book.sheets_metadata if m.visible is not visible),
        any(part.startswith("xl/externalLinks/") for part in parts),
    )


def _xml(parts: dict[str, bytes], part: str, file: str) -> Element | None:
    try:
        return fromstring(parts[part]) if part in parts else None
    except (ParseError, DefusedXmlException):
        hint = "工作簿的部件不是合法的 XML：请用 WPS 或 Excel 打开后另存一次"
        raise ImportRefused("damaged", file, hint) from None


def _sheet_paths(parts: dict[str, bytes], file: str) -> dict[str, str]:
    """The part that holds each sheet."""
    book = _xml(parts, "xl/workbook.xml", file)
    relations = _xml(parts, "xl/_rels/workbook.xml.rels", file)
    if book is None or relations is None:
        raise ImportRefused("damaged", file, "工作簿缺少目录：请用 WPS 或 Excel 打开后另存一次")
    targets = {node.get("Id", ""): node.get("Target", "") for node in relations}
    paths = {}
    for node in book.iter():
        if node.tag.endswith("}sheet"):
            key = next((value for name, value in node.items() if name.endswith("}id")), "")
            target = posixpath.normpath(posixpath.join("/xl", targets.get(key, "")))
            paths[node.get("name", "")] = target.lstrip("/")
    return paths


def _formats(parts: dict[str, bytes], file: str) -> tuple[NumberFormat, ...]:
    root = _xml(parts, "xl/styles.xml", file)
    return () if root is None else read_styles(root)


class _Reader:
    def __init__(
        self, file: str, name: str, scan: SheetScan, formats: tuple[NumberFormat, ...]
    ) -> None:
        self.file, self.name, self.scan, self.formats = file, name, scan, formats
        self.unsaved = frozenset(scan.unsaved)

    def sheet(self, sheet: CalamineSheet) -> Sheet:
        rows = sheet.to_python(skip_empty_area=False)
        return Sheet(
            self.name,
            tuple(
                tuple(
                    self.cell(value, f"{column_name(column)}{row}")
                    for column, value in enumerate(values)
                )
                for row, values in enumerate(rows, 1)
            ),
            tuple(area for text in self.scan.merged if (area := area_of(text))),
        )

    def cell(self, value: CalamineValue, place: str) -> Cell:
        if place in self.unsaved:
            return Cell("", place, self.name, trouble="unsaved")
        if isinstance(value, float | int) and not isinstance(value, bool) and math.isfinite(value):
            return self.number(value, place)
        text = _text(value)
        if len(text) > MAX_TEXT:
            hint = f"这一格超过 {MAX_TEXT} 个字，请缩短"
            raise ImportRefused("long_cell", self.file, hint, sheet=self.name, cell=place)
        if not text and place in self.scan.errors:
            text = self.scan.errors[place]
        if not text and place in self.scan.numbers:
            return Cell("", place, self.name, trouble="lost")
        return Cell(text, place, self.name)

    def number(self, value: float, place: str) -> Cell:
        style = self.scan.styles.get(place, 0)
        shape = self.formats[style] if style < len(self.formats) else GENERAL
        number = exact(value)
        if shape.percent:
            number = _trimmed(number * 100)
        cell = Cell(
            "",
            place,
            self.name,
            number=number,
            shown=shape.decimals,
            percent=shape.percent,
            trouble="scaled" if shape.scaled else "",
        )
        return cell.known_to(0)


def exact(value: float) -> Decimal:
    """The number that a person typed, out of the float that a workbook keeps: 0.1+0.2 is 0.3."""
    number = FLOAT_DIGITS.create_decimal(repr(value))
    if number.is_finite() and abs(number) < Decimal(10) ** 15:
        number = number.quantize(FLOAT_DECIMALS, context=Context(prec=40))
    return _trimmed(number)


def _trimmed(number: Decimal) -> Decimal:
    plain = Decimal(f"{number:f}")
    return plain.normalize() if plain != plain.to_integral_value() else Decimal(int(plain))


def _text(value: CalamineValue) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else str(value)
    return str(value)
