"""Anybody's report as the text that is checked: one string, its lines and tables with their places.

A plain text is itself, character by character. A Word or PDF file is what its reader sees: a
paragraph a line, a row of a table a line with its cells parted by tabs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from qicao.outline import find_headings
from qicao.readers.cells import Passage, Sheet, TextDocument
from qicao.readers.report_text import open_text
from qicao.statements import TableCell
from qicao.values import Finding, Place

_UNIT = re.compile(r"(?:金额)?单位[:：]\s*(?:人民币)?([一-鿿]{1,3}元|元|分|%)")
_PLACE = re.compile(r"第(\d+)页")
_PARAGRAPH = re.compile(r"第(\d+)[段行]")
_HASHES = re.compile(r"#{1,6} ")
_BAR = re.compile(r"\s*\|")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of prose: where it begins, what it says, where it stands."""

    start: int
    text: str
    place: Place
    heading: bool = False
    paragraphs: tuple[int, ...] = ()
    """The paragraphs of a Word file that it was read from: see `Passage`."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its rows of cells, the unit that stands above it, its place."""

    rows: tuple[tuple[TableCell, ...], ...]
    unit: str | None
    place: Place
    paragraphs: tuple[tuple[tuple[int, ...], ...], ...] = ()
    """Those of each cell."""


@dataclass(frozen=True, slots=True)
class Text:
    """A report as it is checked; `start` and `end` of everything are code points of `text`."""

    name: str
    text: str
    blocks: tuple[Line | Grid, ...]
    findings: tuple[Finding, ...] = ()

    def place(self, start: int) -> Place | None:
        """The place of what stands at a code point."""
        number = bisect_right(self.blocks, start, key=_start) - 1
        if number < 0:
            return None
        block = self.blocks[number]
        return block.place if isinstance(block, Line) else _in_grid(block, start)


def _start(block: Line | Grid) -> int:
    return block.start if isinstance(block, Line) else block.rows[0][0].start


def _in_grid(grid: Grid, start: int) -> Place:
    for number, row in enumerate(grid.rows, 1):
        for column, cell in enumerate(row, 1):
            if cell.start <= start <= cell.start + len(cell.text):
                return grid.place.model_copy(update={"row": number, "column": column})
    return grid.place


def read_text(path: Path) -> Text:
    """The report in a .docx, .pdf, .doc, .wps, .txt or .md file.

    ImportRefused, in words, for one that is guarded, damaged, empty or has no text.
    """
    opened = open_text(path)
    if isinstance(opened, str):
        return text_of(path.name, opened)
    return document_text(path.name, opened)


def text_of(name: str, text: str) -> Text:
    """A plain text as it stands; lines with tabs or bars are rows of tables."""
    blocks: list[Line | Grid] = []
    waiting: list[tuple[int, int, str]] = []
    unit: str | None = None
    tables = start = 0
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if "\t" in line.strip("\t \n") or _BAR.match(line):
            waiting.append((number, start, line))
        else:
            if len(waiting) > 1:
                tables += 1
                blocks.append(_plain_grid(waiting, unit, tables))
            else:
                blocks += [_line(n, s, t) for n, s, t in waiting]
            waiting = []
            if line.strip():
                unit = _unit_of(line)
                blocks.append(_line(number, start, line))
        start += len(line) + 1
    return Text(name, text, tuple(blocks))


def _unit_of(line: str) -> str | None:
    found = _UNIT.search(line)
    return found[1] if found else None


def _line(number: int, start: int, text: str) -> Line:
    return Line(start, text, Place(paragraph=number), _is_heading(text))


def _is_heading(text: str) -> bool:
    """Whether a line is a numbered heading, or one of Markdown, and no more."""
    if _HASHES.match(text):
        return True
    found = find_headings(text)
    return bool(found) and found[0].end >= len(text.rstrip()) and len(text.strip()) <= 40


def _plain_grid(lines: Sequence[tuple[int, int, str]], unit: str | None, table: int) -> Grid:
    rows = tuple(tuple(_cells(start, line)) for _, start, line in lines)
    return Grid(rows, unit, Place(table=table, paragraph=lines[0][0]))


def _cells(start: int, line: str) -> Iterator[TableCell]:
    mark = "|" if _BAR.match(line) else "\t"
    for part in line.split(mark):
        yield TableCell(part, start)
        start += len(part) + 1


@dataclass
class _Builder:
    """Puts the blocks of a document into one string."""

    name: str
    parts: list[str] = field(default_factory=list)
    blocks: list[Line | Grid] = field(default_factory=list)
    length: int = 0
    paragraphs: int = 0
    tables: int = 0
    unit: str | None = None

    def put(self, text: str) -> int:
        start = self.length
        self.parts.append(text + "\n")
        self.length += len(text) + 1
        return start

    def passage(self, passage: Passage) -> None:
        self.paragraphs += 1
        page = _PLACE.search(passage.place)
        place = Place(paragraph=self.paragraphs, page=int(page[1]) if page else None)
        for line in passage.text.split("\n"):
            start = self.put(line)
            if line.strip():
                self.unit = _unit_of(line)
                heading = bool(passage.level) or _is_heading(line)
                self.blocks.append(Line(start, line, place, heading, passage.paragraphs))

    def sheet(self, sheet: Sheet) -> None:
        self.tables += 1
        rows = []
        for cells in sheet.rows:
            texts = [cell.text.replace("\n", " ").replace("\t", " ") for cell in cells]
            start = self.put("\t".join(texts))
            rows.append(tuple(_cells(start, "\t".join(texts))))
        if rows:
            page = _PLACE.search(sheet.name or "")
            place = Place(table=self.tables, page=int(page[1]) if page else None)
            unit = self.unit or unit_in(rows)
            self.blocks.append(Grid(tuple(rows), unit, place, sheet.paragraphs))


def unit_in(rows: Sequence[Sequence[TableCell]]) -> str | None:
    """The unit that the first rows of a table name."""
    return next((u for row in rows[:3] for cell in row if (u := _unit_of(cell.text))), None)


def document_text(name: str, document: TextDocument) -> Text:
    """A text document as one string."""
    builder = _Builder(name)
    for block in document.blocks:
        if isinstance(block, Passage):
            builder.passage(block)
        else:
            builder.sheet(block)
    return Text(name, "".join(builder.parts), tuple(builder.blocks), document.findings)
