"""An xls (and a WPS table) by calamine, its numbers held against our own look at the records."""

from __future__ import annotations

import io
from collections.abc import Iterator

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from qicao.errors import ImportRefused
from qicao.readers.biff import Biff, BiffSheet, scan_biff
from qicao.readers.columns import column_name
from qicao.readers.disguise import open_ole
from qicao.readers.grid import UNLIKE, Book, Doubt, Grid, Kept
from qicao.readers.kept import EPOCH, EPOCH_1904, Keeper, Value, is_moment, moment_text, readable


def read_xls(data: bytes, file: str) -> Book:
    """All worksheets. ImportRefused for one that is damaged, guarded, too large or has macros."""
    compound = open_ole(data, file, "xls", "xlsx")
    biff = scan_biff(compound.stream("Workbook") or compound.stream("Book"), file)
    doubts: list[Doubt] = []
    grids = [
        _Checked(file, name, biff, biff.sheets.get(start, BiffSheet()), doubts).grid(values, hidden)
        for start, name, values, hidden in _calamine(data, file, biff)
    ]
    return Book(grids, doubts, {"externalBook": 1} if biff.linked else {})


def _calamine(
    data: bytes, file: str, biff: Biff
) -> Iterator[tuple[int, str, list[list[Value]], bool]]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for start, sheet in zip(biff.order, book.sheets_metadata, strict=False):
            if sheet.typ is SheetTypeEnum.WorkSheet:
                values = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
                yield start, sheet.name, values, sheet.visible is not SheetVisibleEnum.Visible
    except CalamineError:
        hint = "xls 工作簿读不出来：请用 WPS 或 Excel 打开后另存为 xlsx"
        raise ImportRefused("damaged", file, hint) from None


class _Checked:
    """One sheet: the reader's values, each number as the records have it."""

    def __init__(
        self, file: str, name: str, biff: Biff, sheet: BiffSheet, doubts: list[Doubt]
    ) -> None:
        epoch = EPOCH_1904 if biff.since_1904 else EPOCH
        self.keep = Keeper(file, name, biff.formats, epoch)
        self.sheet, self.doubts = sheet, doubts

    def grid(self, values: list[list[Value]], hidden: bool) -> Grid:
        sheet = self.sheet
        rows = [
            [self.cell(value, row, column) for column, value in enumerate(line)]
            for row, line in enumerate(values)
        ]
        for (row, column), (number, _) in sheet.numbers.items():
            if row >= len(rows) or column >= len(rows[row]):
                self.doubt(row, column, "", readable(number))
        columns = sorted(sheet.hidden_columns)
        return Grid(self.keep.sheet, rows, sheet.merged, sorted(sheet.hidden_rows), columns, hidden)

    def cell(self, value: Value, row: int, column: int) -> str | Kept:
        stored = self.sheet.numbers.get((row, column))
        if stored is None:
            return self.without_number(value, row, column)
        number, style = stored
        if not isinstance(value, str | bool | int | float):
            same = is_moment(value, number, self.keep.epoch)
            return moment_text(value) if same else self.doubt(row, column, value, readable(number))
        if isinstance(value, str | bool) or str(float(value)) != str(number):
            return self.doubt(row, column, value, readable(number))
        return self.keep.number(number, style)

    def without_number(self, value: Value, row: int, column: int) -> str | Kept:
        if value == "":
            return self.sheet.errors.get((row, column), "")
        if isinstance(value, bool):
            return str(value).upper()
        if isinstance(value, str):
            return self.keep.text(value, row, column)
        return self.doubt(row, column, value, "")

    def doubt(self, row: int, column: int, value: Value, other: str) -> Kept:
        """Notes what both readers say, and keeps no value."""
        place = f"{column_name(column)}{row + 1}"
        self.doubts.append(Doubt(self.keep.sheet, place, readable(value)[:100], other[:100]))
        return ("", "", 0, False, UNLIKE)
