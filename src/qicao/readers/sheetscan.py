"""A streaming look at a worksheet's XML: its true size, and what a value reader does not tell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from qicao.errors import ImportRefused
from qicao.readers.cells import column_index, column_name
from qicao.readers.safe_open import parse_xml

MAX_CELLS = 2_000_000
MAX_ROW = 200_000
MAX_COLUMN = 1_000
_PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


@dataclass(slots=True)
class SheetScan:
    """Styles by place, cells with a value or a formula without one, what is hidden or merged."""

    styles: dict[str, int] = field(default_factory=dict)
    numbers: set[str] = field(default_factory=set)
    unsaved: list[str] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[str] = field(default_factory=set)
    merged: list[str] = field(default_factory=list)


def scan_sheet(content: bytes, file: str, sheet: str) -> SheetScan:
    """What the XML of a worksheet says. ImportRefused if it is larger than any form of ours."""
    scanner = _Scanner(file, sheet)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = scanner.start
    parser.EndElementHandler = scanner.end
    parser.CharacterDataHandler = scanner.characters
    parse_xml(content, file, parser)
    return scanner.scan


class _Scanner:
    def __init__(self, file: str, sheet: str) -> None:
        self.file, self.sheet, self.scan = file, sheet, SheetScan()
        self.cells = self.row = self.column = 0
        self.place, self.kind, self.formula, self.value = "", "n", False, ""
        self.inside = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        if tag == "c":
            self.open_cell(attributes)
        elif tag == "row":
            self.open_row(attributes)
        elif tag == "col" and attributes.get("hidden") in ("1", "true"):
            self.hide_columns(attributes)
        elif tag == "mergeCell":
            self.scan.merged.append(attributes.get("ref", ""))
        elif tag == "f":
            self.formula = True
        elif tag == "v":
            self.inside = tag

    def end(self, name: str) -> None:
        tag = name.rpartition(" ")[2]
        if tag == "c":
            self.close_cell()
        elif tag == "v":
            self.inside = ""

    def characters(self, text: str) -> None:
        if self.inside:
            self.value += text

    def open_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        self.row = int(number) if number.isascii() and number.isdigit() else self.row + 1
        self.column = 0
        if attributes.get("hidden") in ("1", "true"):
            self.scan.hidden_rows.add(self.row)

    def hide_columns(self, attributes: dict[str, str]) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if first.isdigit() and last.isdigit():
            columns = range(int(first), min(int(last), MAX_COLUMN) + 1)
            self.scan.hidden_columns |= {column_name(number - 1) for number in columns}

    def open_cell(self, attributes: dict[str, str]) -> None:
        self.cells += 1
        match = _PLACE.fullmatch(attributes.get("r", ""))
        self.column = column_index(match[0]) + 1 if match else self.column + 1
        row = int(match[2]) if match else self.row
        self.place = match[0] if match else f"{column_name(self.column - 1)}{row}"
        if self.cells > MAX_CELLS or row > MAX_ROW or self.column > MAX_COLUMN:
            hint = (
                f"表格太大或有远离数据的单元格（上限 {MAX_ROW} 行、{MAX_COLUMN} 列）："
                "请删去空行空列和多余的单元格后另存"
            )
            raise ImportRefused("too_large", self.file, hint, sheet=self.sheet, cell=self.place)
        self.kind, self.formula, self.value = attributes.get("t", "n"), False, ""
        style = attributes.get("s", "0")
        if style != "0" and style.isdigit():
            self.scan.styles[self.place] = int(style)

    def close_cell(self) -> None:
        if self.kind == "e":
            self.scan.errors[self.place] = self.value or "错误值"
        elif self.formula and not self.value and self.kind != "str":
            self.scan.unsaved.append(self.place)
        elif self.kind == "n" and self.value:
            self.scan.numbers.add(self.place)
