"""An xlsx read twice, by calamine and by our own scan, and compared cell by cell.

What both say is kept. Where they differ the cell gives no value and both readings are told:
one of the two is wrong, and neither is chosen.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterator

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from qicao.errors import ImportRefused
from qicao.readers.bookparts import STRINGS, STYLES, part_tree, read_book_parts
from qicao.readers.columns import column_index, column_name
from qicao.readers.grid import UNLIKE, Book, Doubt, Frame, Grid, Kept
from qicao.readers.kept import (
    SHORT,
    UNSAVED,
    Keeper,
    Value,
    is_moment,
    moment_text,
    padded,
    readable,
    typed,
)
from qicao.readers.numberformats import read_styles
from qicao.readers.parts import packed, unpack
from qicao.readers.sharedstrings import decoded, read_strings
from qicao.readers.sheetscan import Stored, StoredSheet, area_of, bound_book, scan_sheet

_HUGE = 1e15
Doubts = dict[tuple[str, str], Doubt]
_TRUE, _FALSE = ("1", "true"), ("0", "false")
_KINDS = ("", "s", "str", "inlineStr", "b", "e", "d")


def read_xlsx(data: bytes, file: str) -> Book:
    """All worksheets. ImportRefused for a workbook that is damaged, guarded or too large."""
    unpacked = unpack(data, file)
    parts = unpacked.parts
    book = read_book_parts(parts, file)
    texts = read_strings(parts[STRINGS], file) if STRINGS in parts else []
    shared = {str(index): text for index, text in enumerate(texts)}
    styles = part_tree(parts, STYLES, file)
    formats = () if styles is None else read_styles(styles)
    scans = {name: scan_sheet(parts[path], file, name) for name, path in book.paths.items()}
    bound_book(scans, texts, file)
    doubts: Doubts = {}
    grids = [
        _Joined(Keeper(file, name, formats, book.epoch), shared, doubts).grid(
            values, scans.get(name, StoredSheet()), name in book.hidden
        )
        for name, values in _calamine(parts, file, scans, shared)
    ]
    return Book(grids, list(doubts.values()), unpacked.dropped)


def _calamine(
    parts: dict[str, bytes], file: str, scans: dict[str, StoredSheet], shared: dict[str, str]
) -> Iterator[tuple[str, list[list[Value]]]]:
    """The worksheets by calamine, each row from A1 on."""
    name = cell = None
    try:
        book = CalamineWorkbook.from_filelike(packed(parts))
        for sheet in book.sheets_metadata:
            if sheet.typ is SheetTypeEnum.WorkSheet:
                name = sheet.name
                values = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                yield name, values
    except CalamineError:
        cell = _odd_cell(scans[name].cells, shared) if name in scans else None
        seen = "这一格的内容与它的类型不符" if cell else "工作簿读不出来"
        hint = f"{seen}：请用 WPS 或 Excel 打开后另存一次"
        raise ImportRefused("damaged", file, hint, sheet=name, cell=cell) from None


def _odd_cell(cells: list[Stored], shared: dict[str, str]) -> str | None:
    """The first cell whose value is not of the kind that it says, None if there is none."""
    for row, column, _, kind, formula, raw in cells:
        if kind == "s":
            odd = raw != "" and raw not in shared
        elif kind == "b":
            odd = raw not in (*_TRUE, *_FALSE)
        else:
            odd = kind not in _KINDS or (not kind and not formula and _float(raw) is None)
        if odd:
            return f"{column_name(column)}{row + 1}"
    return None


class _Joined:
    """One sheet out of two readings."""

    def __init__(self, keep: Keeper, shared: dict[str, str], doubts: Doubts) -> None:
        self.keep, self.shared, self.doubts = keep, shared, doubts
        self.kinds: dict[str, Callable[[str, Value], str | None]] = {
            "s": self.shared_text,
            "str": same_text,
            "inlineStr": same_text,
            "b": same_truth,
            "e": same_error,
            "d": same_date,
        }

    def grid(self, values: list[list[Value]], stored: StoredSheet, hidden: bool) -> Grid:
        height = max(len(values), stored.rows)
        width = max(len(values[0]) if values else 0, stored.columns)
        seen = [line + [""] * (width - len(line)) for line in values]
        seen += [[""] * width for _ in range(height - len(values))]
        rows: list[list[str | Kept]] = [[""] * width for _ in range(height)]
        filled = self.join(stored.cells, seen, rows)
        if filled != sum(len(line) - line.count("") for line in values):
            self.unseen(seen, stored.cells, rows)
        return _grid(self.keep.sheet, rows, stored, hidden)

    def join(
        self, cells: list[Stored], seen: list[list[Value]], rows: list[list[str | Kept]]
    ) -> int:
        """Keeps every stored cell, most by the shortest way; how many of them the other saw."""
        plain, shared, filled = self.keep.plain, self.shared, 0
        for cell in cells:
            row, column, style, kind, _, raw = cell
            value = seen[row][column]
            filled += value != ""
            if type(value) is float and not kind and style in plain and agree(raw, value):
                text = repr(value).removesuffix(".0")
                if len(text) > SHORT or "e" in text or not value:
                    text = typed(value)
                decimals = plain[style]
                shown = padded(text, decimals) if decimals else text
                rows[row][column] = (shown, text, decimals, False, "")
            elif kind == "s" and value == shared.get(raw):
                rows[row][column] = self.keep.text(shared[raw], row, column)
            else:
                rows[row][column] = self.other(cell, value)
        return filled

    def other(self, cell: Stored, value: Value) -> str | Kept:
        """What is kept of a cell that is no plain number."""
        row, column, _, kind, formula, raw = cell
        if formula and not raw and kind != "str":
            return UNSAVED if value == "" else self.doubt(row, column, value, "没有保存结果的公式")
        if not kind:
            return self.number(cell, value)
        text = self.kinds[kind](raw, value) if kind in self.kinds else None
        if text is None:
            return self.doubt(row, column, value, self.shown(kind, raw))
        return self.keep.text(text, row, column)

    def number(self, cell: Stored, value: Value) -> str | Kept:
        row, column, style, _, _, raw = cell
        number = _float(raw)
        if number is None or isinstance(value, str | bool):
            return self.doubt(row, column, value, raw)
        if isinstance(value, int | float):
            same = str(float(value)) == str(number)  # NaN is the same as NaN here
            kept = self.keep.number(number, int(style or 0))
            return kept if same else self.doubt(row, column, value, raw)
        date = self.keep.format(int(style or 0)).date
        if date and is_moment(value, number, self.keep.epoch):
            return moment_text(value)
        return self.doubt(row, column, value, raw)

    def shared_text(self, raw: str, value: Value) -> str | None:
        return same_text(self.shared[raw], value) if raw in self.shared else None

    def shown(self, kind: str, raw: str) -> str:
        return self.shared.get(raw, raw) if kind == "s" else raw

    def doubt(self, row: int, column: int, value: Value, other: str) -> Kept:
        """Notes what both readers say, and keeps no value."""
        place = f"{column_name(column)}{row + 1}"
        known = Doubt(self.keep.sheet, place, readable(value)[:100], other[:100])
        self.doubts[known.sheet, place] = known
        return ("", "", 0, False, UNLIKE)

    def unseen(
        self, values: list[list[Value]], cells: list[Stored], rows: list[list[str | Kept]]
    ) -> None:
        """Doubts for cells that only calamine sees, and for those that are written twice."""
        known = Counter((cell[0], cell[1]) for cell in cells)
        for row, line in enumerate(values):
            for column, value in enumerate(line):
                times = known[row, column]
                if value != "" and times != 1:
                    other = "写了两次的格子" if times else "空的格子"
                    rows[row][column] = self.doubt(row, column, value, other)


def _grid(name: str, rows: list[list[str | Kept]], stored: StoredSheet, hidden: bool) -> Grid:
    scan = stored.scan
    areas: list[Frame] = [area for ref in scan.merged if (area := area_of(ref))]
    columns = sorted(column_index(f"{letters}1") for letters in scan.hidden_columns)
    return Grid(name, rows, areas, sorted(scan.hidden_rows), columns, hidden)


def agree(raw: str, value: float) -> bool:
    """Whether the digits as they are written are that number, and it is of a size we print."""
    try:
        return float(raw) == value and -_HUGE < value < _HUGE
    except ValueError:
        return False


def _float(raw: str) -> float | None:
    try:
        return float(raw) if "_" not in raw else None
    except ValueError:
        return None


def same_text(raw: str, value: Value) -> str | None:
    """The text if both readers have it, escapes, spaces at its ends and line ends aside."""
    if raw == value:
        return raw
    if not isinstance(value, str):
        return None
    text = decoded(raw)
    return value if _bare(text) == _bare(value) or _bare(text) == _bare(decoded(value)) else None


def _bare(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def same_truth(raw: str, value: Value) -> str | None:
    """TRUE or FALSE if both readers say so."""
    written = True if raw in _TRUE else False if raw in _FALSE else None
    return str(value).upper() if isinstance(value, bool) and value is written else None


def same_error(raw: str, value: Value) -> str | None:
    """The error as it is written; calamine leaves such cells empty."""
    return (raw or "错误值") if value == "" else None


def same_date(raw: str, value: Value) -> str | None:
    """The date of a cell that is kept as ISO 8601."""
    try:
        at = datetime.datetime.fromisoformat(raw)
    except ValueError:
        return None
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        value = datetime.datetime.combine(value, datetime.time())
    return moment_text(at) if value == at else None
