"""A streaming look at the records of an xls: what a value reader is not told or does not tell.

True size, password, formats, numbers, what is hidden or merged. Texts are left to the reader.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from qicao.errors import ImportRefused
from qicao.readers.bookparts import MAX_SHEETS, too_many_sheets
from qicao.readers.columns import column_name
from qicao.readers.disguise import macros
from qicao.readers.grid import Frame
from qicao.readers.numberformats import NumberFormat, formats_of
from qicao.readers.sheetscan import MAX_CELLS, MAX_COLUMN, MAX_MERGED, too_large, too_merged

BOF, EOF, FILEPASS, BOUNDSHEET, FORMAT, XF, DATE1904 = 0x809, 0x0A, 0x2F, 0x85, 0x41E, 0xE0, 0x22
NUMBER, RK, MULRK, FORMULA, BOOLERR = 0x203, 0x27E, 0xBD, 0x06, 0x205
ROW, COLINFO, MERGED, DIMENSIONS, SUPBOOK = 0x208, 0x7D, 0xE5, 0x200, 0x1AE
_PLACED = frozenset({0x06, 0xBD, 0xBE, 0xD6, 0xFD, 0x201, 0x203, 0x204, 0x205, 0x27E})
"""Records that begin with row and column."""
_BLANK = frozenset({0xBE, 0x201})
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?"}
_ERRORS |= {0x24: "#NUM!", 0x2A: "#N/A"}
_MACRO_SHEETS = frozenset({1, 6})


@dataclass(slots=True)
class BiffSheet:
    """Numbers and errors by place with their styles, and what is hidden or merged."""

    numbers: dict[tuple[int, int], tuple[float, int]] = field(default_factory=dict)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Frame] = field(default_factory=list)
    cells: int = 0
    bottom: int = 0
    right: int = 0


@dataclass(slots=True)
class Biff:
    """Sheets by the place of their first record, formats by style."""

    sheets: dict[int, BiffSheet]
    order: list[int]
    formats: tuple[NumberFormat, ...]
    since_1904: bool
    linked: bool


def scan_biff(stream: bytes, file: str) -> Biff:
    """What the records say. ImportRefused for a password, macros or a sheet that is too large."""
    scanner = _Scanner(file)
    try:
        for at, kind, body in _records(stream):
            scanner.take(at, kind, body)
    except (struct.error, IndexError):
        raise _cut_off(file) from None
    if scanner.around or not scanner.sheets.keys() >= set(scanner.order):
        raise _cut_off(file)
    if sum(sheet.bottom * sheet.right for sheet in scanner.sheets.values()) > MAX_CELLS:
        raise too_large(file, "")
    formats = formats_of(scanner.codes, scanner.styles)
    return Biff(scanner.sheets, scanner.order, formats, scanner.since_1904, scanner.linked)


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == 0 and length == 0:
            return  # padding after the last record
        yield at, kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _cut_off(file: str) -> ImportRefused:
    hint = "xls 工作簿的记录不完整：请用 WPS 或 Excel 打开后另存为 xlsx"
    return ImportRefused("damaged", file, hint)


class _Scanner:
    def __init__(self, file: str) -> None:
        self.file = file
        self.sheets: dict[int, BiffSheet] = {}
        self.order: list[int] = []
        self.codes: dict[int, str] = {}
        self.styles: list[int] = []
        self.sheet = BiffSheet()
        self.around: list[BiffSheet] = []
        """What the records stand in, from the outermost on: a chart may stand in a sheet."""
        self.since_1904 = self.linked = False

    def take(self, at: int, kind: int, body: bytes) -> None:
        if kind in _PLACED:
            self.place(kind, body)
        elif kind == BOF:
            self.around.append(self.sheet)
            self.sheet = self.sheets.setdefault(at, BiffSheet())
        elif kind == EOF:
            self.sheet = self.around.pop()
        elif kind == FILEPASS:
            hint = "工作簿设了打开密码：请在 WPS 或 Excel 中去掉密码后另存"
            raise ImportRefused("encrypted", self.file, hint)
        elif kind == BOUNDSHEET:
            self.bound(body)
        elif kind == XF:
            self.styles.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == FORMAT:
            self.code(body)
        elif kind == DATE1904:
            self.since_1904 = body[:1] == b"\1"
        elif kind == SUPBOOK:
            self.linked = self.linked or struct.unpack_from("<H", body, 2)[0] not in (0x401, 0x3A01)
        else:
            self.layout(kind, body)

    def bound(self, body: bytes) -> None:
        """A sheet of the book: where its records begin, and whether it is one of macros."""
        start, _, sort = struct.unpack_from("<IBB", body)
        if sort in _MACRO_SHEETS:
            raise macros(self.file)
        self.order.append(start)
        if len(self.order) > MAX_SHEETS:
            raise too_many_sheets(self.file)

    def code(self, body: bytes) -> None:
        number, length, wide = struct.unpack_from("<HHB", body)
        text = body[5:]
        self.codes[number] = (
            text[: length * 2].decode("utf-16-le", "replace")
            if wide & 1
            else text[:length].decode("latin-1")
        )

    def layout(self, kind: int, body: bytes) -> None:
        """What is hidden or merged, and how large the sheet says it is."""
        if kind == ROW:
            row, flags = struct.unpack_from("<H10xH", body)
            self.sheet.hidden_rows |= {row + 1} if flags & 0x20 else set()
        elif kind == COLINFO:
            first, last, flags = struct.unpack_from("<HH4xH", body)
            if flags & 1:
                self.sheet.hidden_columns |= set(range(first, min(last, MAX_COLUMN) + 1))
        elif kind == MERGED:
            self.merge(body)
        elif kind == DIMENSIONS and len(body) >= 12:
            top, bottom, left, right = struct.unpack_from("<IIHH", body)
            if max(bottom - top, 0) * max(right - left, 0) > MAX_CELLS * 8:
                raise too_large(self.file, "")  # the reader reserves what is said

    def merge(self, body: bytes) -> None:
        for number in range(struct.unpack_from("<H", body)[0]):
            first, last, start, end = struct.unpack_from("<4H", body, 2 + number * 8)
            (top, bottom), (left, right) = sorted((first, last)), sorted((start, end))
            self.sheet.merged.append((top, left, bottom, right))
        if len(self.sheet.merged) > MAX_MERGED:
            raise too_merged(self.file, "")

    def place(self, kind: int, body: bytes) -> None:
        row, column, style = struct.unpack_from("<3H", body)
        sheet = self.sheet
        sheet.cells += 1
        if kind == NUMBER:
            sheet.numbers[row, column] = (struct.unpack_from("<d", body, 6)[0], style)
        elif kind == RK:
            sheet.numbers[row, column] = (_compact(struct.unpack_from("<I", body, 6)[0]), style)
        elif kind == MULRK:
            column = self.many(row, column, body)
        elif kind == FORMULA:
            self.formula(row, column, style, body[6:14])
        elif kind == BOOLERR and body[7] == 1:
            sheet.errors[row, column] = _ERRORS.get(body[6], "错误值")
        if kind not in _BLANK:
            sheet.bottom, sheet.right = max(sheet.bottom, row + 1), max(sheet.right, column + 1)
        large = max(sheet.cells, sheet.bottom * sheet.right) > MAX_CELLS
        if large or sheet.right > MAX_COLUMN:
            raise too_large(self.file, "", f"{column_name(column)}{row + 1}")

    def many(self, row: int, column: int, body: bytes) -> int:
        """A run of numbers in one row; returns its last column."""
        for offset in range(4, len(body) - 2, 6):
            style, number = struct.unpack_from("<HI", body, offset)
            self.sheet.numbers[row, column] = (_compact(number), style)
            self.sheet.cells += 1
            column += 1
        return column - 1

    def formula(self, row: int, column: int, style: int, result: bytes) -> None:
        if result[6:8] != b"\xff\xff":
            self.sheet.numbers[row, column] = (struct.unpack("<d", result)[0], style)
        elif result[0] == 2:
            self.sheet.errors[row, column] = _ERRORS.get(result[2], "错误值")


def _compact(number: int) -> float:
    """A number in 32 bits: a whole one or the head of a float, perhaps of hundredths."""
    if number & 2:
        whole = number >> 2
        value = float(whole - (1 << 30) if whole >= 1 << 29 else whole)
    else:
        value = struct.unpack("<d", struct.pack("<Q", (number & 0xFFFFFFFC) << 32))[0]
    return value / 100 if number & 1 else value
