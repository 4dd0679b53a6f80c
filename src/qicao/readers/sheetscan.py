"""A second look at a worksheet's XML, by no means of calamine's: every cell as it is written.

It tells a sheet's true size before another reader sees it, what a value reader does not tell, and
the values themselves, to be held against the other's. A sheet as Excel, WPS, LibreOffice and
openpyxl write them is cut by one pattern that leaves no character uncounted; any other goes
through expat, four times slower, to the same cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from xml.parsers import expat

from qicao.errors import ImportRefused
from qicao.readers.columns import column_index, column_name
from qicao.readers.parts import KINDS, broken, is_plain, parse_xml
from qicao.readers.references import has_stray, resolved

MAX_CELLS = 2_000_000
MAX_FILLED = 1_000_000
"""Cells of all sheets together in which something stands: each comes to a kilobyte of ours."""
MAX_ROW = 200_000
MAX_COLUMN = 1_000
MAX_MERGED = 50_000
MAX_CHARACTERS = 50_000_000
"""Of the texts of all cells, each as often as it is used."""
Stored = tuple[int, int, str, str, bool, str]
"""Row and column from 0, style, type ('' for a number), has a formula, the value as written."""
XLSX = KINDS["xlsx"]


class _Columns(dict[str, int]):
    """Letters → index from 0; those beyond the last column that may be are worked out anew."""

    def __missing__(self, letters: str) -> int:
        return column_index(f"{letters}1")


COLUMNS = _Columns((column_name(index), index) for index in range(MAX_COLUMN))
_ROW_OF, _COLUMN_OF = itemgetter(0), itemgetter(1)
_CHUNK = 1 << 20
_TEXT = "[^<]*+"
_ATTRIBUTES = r'(?: [\w:.-]++="[^"<]*+")*+ ?'
_TOKEN = re.compile(
    r'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="([0-9]{1,5})")?(?: t="(?:n|([A-Za-z]{1,9}))")?'
    rf"(?: ?/>|>(<f{_ATTRIBUTES}(?:/>|>{_TEXT}</f>))?"
    rf'(?:<v>({_TEXT})</v>|<v ?/>|<is><t(?: xml:space="preserve")?>({_TEXT})</t></is>)?</c>)'
    rf"|(<row{_ATTRIBUTES}/?>|</row>)|\s++|([\s\S])"
)
_HIDDEN = re.compile(r' hidden="(?:1|true)"')
_NUMBER = re.compile(r' r="([1-9][0-9]{0,6})"')
_ROOTS = ("worksheet", "chartsheet", "dialogsheet")
_FOREIGN = ("xmlns", "sheetData")
"""What a plain body never holds: another namespace, a second body."""
_GAP = re.compile(r"</row>\s*+(?!<row|\Z)")
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


@dataclass(slots=True)
class SheetScan:
    """What of a sheet is hidden or merged: row numbers, column letters, areas like A1:C1."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[str] = field(default_factory=set)
    merged: list[str] = field(default_factory=list)


@dataclass(slots=True)
class StoredSheet:
    """The cells that a sheet stores, in its order, their bounds, and what is hidden or merged."""

    cells: list[Stored] = field(default_factory=list)
    scan: SheetScan = field(default_factory=SheetScan)
    rows: int = 0
    columns: int = 0


def scan_sheet(content: bytes, file: str, sheet: str) -> StoredSheet:
    """What the XML of a worksheet says. ImportRefused if it is larger than any form of ours."""
    found = _by_pattern(content, file, sheet) if is_plain(content) else None
    return found or _by_parser(content, file, sheet)


def too_filled(file: str) -> ImportRefused:
    """The refusal of a file in which more stands than anybody fills in."""
    hint = f"有内容的格超过 {MAX_FILLED // 10_000} 万，不读：请只留要用的表和行，或拆成几个文件"
    return ImportRefused("too_large", file, hint)


def too_large(file: str, sheet: str, cell: str | None = None) -> ImportRefused:
    """The refusal of a sheet that is too large, or has a cell far from all others."""
    hint = (
        f"表格太大或有远离数据的单元格（上限 {MAX_ROW} 行、{MAX_COLUMN} 列、"
        f"{MAX_CELLS // 10000} 万格）：请删去空行空列和多余的单元格后另存"
    )
    return ImportRefused("too_large", file, hint, sheet=sheet, cell=cell)


def too_merged(file: str, sheet: str) -> ImportRefused:
    """The refusal of a sheet with more merged areas than any form of ours."""
    hint = f"合并单元格超过 {MAX_MERGED} 处，不读：请取消不用的合并后另存"
    return ImportRefused("too_large", file, hint, sheet=sheet or None)


def bound_book(sheets: Mapping[str, StoredSheet], texts: Sequence[str], file: str) -> None:
    """ImportRefused if the sheets are small one by one and too large together."""
    area = 0
    for name, found in sheets.items():
        area += found.rows * found.columns
        if area > MAX_CELLS:
            raise too_large(file, name)
    longest = max(map(len, texts), default=0)
    if longest * sum(len(found.cells) for found in sheets.values()) <= MAX_CHARACTERS:
        return
    sizes = {str(index): len(text) for index, text in enumerate(texts)}
    cells = (cell for found in sheets.values() for cell in found.cells)
    if sum(sizes.get(cell[5], 0) for cell in cells if cell[3] == "s") > MAX_CHARACTERS:
        hint = f"各格的文字合起来超过 {MAX_CHARACTERS // 10_000} 万字，不读：请拆成几个文件"
        raise ImportRefused("too_large", file, hint)


def area_of(reference: str) -> tuple[int, int, int, int] | None:
    """Top, left, bottom, right of A1:C2 from 0, whichever corner is first; None for no area."""
    first, _, last = reference.partition(":")
    corners = [_REFERENCE.fullmatch(corner) for corner in (first, last or first)]
    if corners[0] is None or corners[1] is None:
        return None
    (left, right), (top, bottom) = (
        sorted(column_index(m[0]) for m in corners if m),
        sorted(int(m[2]) - 1 for m in corners if m),
    )
    return top, left, bottom, right


def _by_pattern(content: bytes, file: str, sheet: str) -> StoredSheet | None:
    """The sheet if it is written plainly throughout, else None."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise broken(file, XLSX, sheet) from None
    head, opening, rest = text.partition("<sheetData>")
    body, closing, tail = rest.rpartition("</sheetData>")
    odd = has_stray(body) or any(word in body for word in _FOREIGN) or _GAP.search(body)
    if not opening or not closing or odd or not body.lstrip().startswith("<row"):
        return None
    scanner = _Scanner(file, sheet)
    scanner.parse(f"{head}<sheetData/>{tail}".encode())
    rows = _Rows(file, sheet, scanner.found)
    return scanner.found if all(map(rows.take, _chunks(body))) and not rows.inside else None


def _chunks(body: str) -> Iterator[str]:
    """The rows in pieces, so that what the pattern finds never fills the memory."""
    start = 0
    while start < len(body):
        end = body.find("</row>", start + _CHUNK)
        end = len(body) if end < 0 else end + len("</row>")
        yield body[start:end]
        start = end


class _Rows:
    """Takes the tokens of rows, column by column of their parts; refuses what is too large."""

    def __init__(self, file: str, sheet: str, found: StoredSheet) -> None:
        self.file, self.sheet, self.found = file, sheet, found
        self.inside, self.count = False, 0

    def take(self, chunk: str) -> bool:
        """Whether the piece is made of plain rows and cells and of nothing else."""
        tokens = _TOKEN.findall(chunk)
        others = [token[7:] for token in tokens if not token[0]]
        if any(junk or (row and not self.turn(row)) for row, junk in others):
            return False
        self.count += len(tokens) - len(others)
        cells = [
            (
                int(digits) - 1,
                COLUMNS[name],
                style,
                kind,
                formula != "",
                value or text,
            )
            for name, digits, style, kind, formula, value, text, *_ in tokens
            if name and (value or formula or text)
        ]
        _bound(self.found, cells, self.count, self.file, self.sheet)
        self.found.cells += cells
        return "&" not in chunk or self.resolve(len(self.found.cells) - len(cells))

    def resolve(self, start: int) -> bool:
        """Resolves the references in the values from there on; whether that was possible."""
        cells = self.found.cells
        referring = [index for index in range(start, len(cells)) if "&" in cells[index][5]]
        texts = resolved([cells[index][5] for index in referring])
        for index, text in zip(referring, texts or (), strict=False):
            cells[index] = (*cells[index][:5], text)
        return texts is not None

    def turn(self, row: str) -> bool:
        """Opens or closes a row; whether that is in turn."""
        opens = row != "</row>"
        if self.inside is opens:
            return False
        self.inside = opens and not row.endswith("/>")
        if opens and " hidden=" in row and _HIDDEN.search(row):
            number = _NUMBER.search(row)
            self.found.scan.hidden_rows |= {int(number[1])} if number else set()
        return True


def _bound(found: StoredSheet, cells: list[Stored], count: int, file: str, sheet: str) -> None:
    """Counts cells in. ImportRefused, with the place at the corner, over any limit."""
    if cells:
        found.rows = max(found.rows, max(map(_ROW_OF, cells)) + 1)
        found.columns = max(found.columns, max(map(_COLUMN_OF, cells)) + 1)
    outside = found.rows > MAX_ROW or found.columns > MAX_COLUMN
    if outside or count > MAX_CELLS or found.rows * found.columns > MAX_CELLS:
        raise too_large(file, sheet, _farthest(cells or found.cells, found.columns > MAX_COLUMN))


def _farthest(cells: list[Stored], across: bool) -> str | None:
    """The place of the cell that is farthest to the right, or farthest down; None without any."""
    if not cells:
        return None
    row, column, *_ = max(cells, key=_COLUMN_OF if across else _ROW_OF)
    return f"{column_name(column)}{row + 1}"


def _by_parser(content: bytes, file: str, sheet: str) -> StoredSheet:
    """The sheet through expat, however it is written."""
    scanner = _Scanner(file, sheet)
    scanner.parse(content)
    _bound(scanner.found, scanner.found.cells, scanner.count, file, sheet)
    return scanner.found


class _Scanner:
    """The handlers of expat: cells with their values, hidden rows and columns, merged areas."""

    def __init__(self, file: str, sheet: str) -> None:
        self.file, self.sheet, self.found = file, sheet, StoredSheet()
        self.row = self.column = -1
        self.style, self.kind, self.formula, self.pieces = "", "", False, [""]
        self.count, self.inside, self.skipped, self.root = 0, False, 0, ""

    def parse(self, content: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.characters
        parse_xml(content, self.file, parser, XLSX)
        if self.root not in _ROOTS:
            hint = "这张工作表的内容不是工作表：请用 WPS 或 Excel 打开后另存一次"
            raise ImportRefused("damaged", self.file, hint, sheet=self.sheet)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        self.root = self.root or tag
        if tag == "c":
            self.open_cell(attributes)
        elif tag == "row":
            self.open_row(attributes)
        elif tag == "col" and attributes.get("hidden") in ("1", "true"):
            self.hide_columns(attributes)
        elif tag == "mergeCell":
            self.merge(attributes.get("ref", ""))
        elif tag == "f":
            self.formula = True
        elif tag == "rPh":
            self.skipped += 1
        elif tag in ("v", "t"):
            self.inside = not self.skipped

    def end(self, name: str) -> None:
        tag = name.rpartition(" ")[2]
        if tag == "c":
            self.close_cell()
        elif tag == "rPh":
            self.skipped -= 1
        elif tag in ("v", "t"):
            self.inside = False

    def close_cell(self) -> None:
        value = "".join(self.pieces)
        if value or self.formula:
            stored = (self.row, self.column, self.style, self.kind, self.formula, value)
            self.found.cells.append(stored)

    def characters(self, text: str) -> None:
        if self.inside:
            self.pieces.append(text)

    def open_row(self, attributes: dict[str, str]) -> None:
        number = _number(attributes.get("r", ""))
        self.row = self.row + 1 if number is None else number - 1
        self.column = -1
        if attributes.get("hidden") in ("1", "true"):
            self.found.scan.hidden_rows.add(self.row + 1)

    def merge(self, reference: str) -> None:
        self.found.scan.merged.append(reference)
        if len(self.found.scan.merged) > MAX_MERGED:
            raise too_merged(self.file, self.sheet)

    def hide_columns(self, attributes: dict[str, str]) -> None:
        first, last = _number(attributes.get("min", "")), _number(attributes.get("max", ""))
        if first and last:
            columns = range(first, min(last, MAX_COLUMN) + 1)
            self.found.scan.hidden_columns |= {column_name(number - 1) for number in columns}

    def open_cell(self, attributes: dict[str, str]) -> None:
        self.count += 1
        match = _REFERENCE.fullmatch(attributes.get("r", "").upper())
        self.column = column_index(match[0]) if match else self.column + 1
        self.row = int(match[2]) - 1 if match else max(self.row, 0)
        if self.count > MAX_CELLS:
            raise too_large(self.file, self.sheet, f"{column_name(self.column)}{self.row + 1}")
        style = _number(attributes.get("s", ""))
        self.style = "" if style is None else str(style)
        kind = attributes.get("t", "")
        self.kind, self.formula, self.pieces = "" if kind == "n" else kind, False, []


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else None
