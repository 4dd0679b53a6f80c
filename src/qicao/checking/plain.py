"""A plain text or Markdown file as it stands, character by character, as lines and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from qicao.checking import markdown
from qicao.checking.blocks import Grid, Line, Text, is_heading
from qicao.checking.tables import make_grid
from qicao.checking.wrapped import goes_on
from qicao.statements import TableCell
from qicao.values import Place

_BAR = re.compile(r"\s*\|")
Row = tuple[int, tuple[TableCell, ...]]
"""The number of a line, and its cells."""


def text_of(name: str, text: str) -> Text:
    """A plain text; lines with tabs or bars are rows of tables, and so are those in tags.

    In a .md file the marks of Markdown are no words.
    """
    reader = _Reader(text, markup=name.lower().endswith(".md"))
    return Text(name, text, tuple(reader.blocks()))


@dataclass
class _Reader:
    """Takes the lines one by one; those of a table wait until it ends."""

    text: str
    markup: bool
    rows: list[Row] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    """The rows as lines, if they turn out to be no table."""
    above: str = ""
    tables: int = 0

    def blocks(self) -> Iterator[Line | Grid]:
        position, number = markdown.front_matter(self.text) if self.markup else 0, 1
        number += self.text.count("\n", 0, position)
        for table in markdown.HTML_TABLE.finditer(self.text, position):
            yield from self.plain(position, table.start(), number)
            number += self.text.count("\n", position, table.start())
            yield from self.tagged(table.start(), table[0], number)
            number += self.text.count("\n", table.start(), table.end())
            position = table.end()
        yield from self.plain(position, len(self.text), number)

    def plain(self, start: int, stop: int, number: int) -> Iterator[Line | Grid]:
        """The lines of a stretch without tables in tags; `number` is that of the first."""
        lines = self.text[start:stop].split("\n")
        rows = [_is_row(line) for line in lines]
        ends = [
            not more or row for more, row in zip(goes_on(lines), [*rows[1:], True], strict=True)
        ]
        held: list[str] = []
        for place, (line, row, end) in enumerate(zip(lines, rows, ends, strict=True), number):
            if row:
                self.row(place, start, line)
                start += len(line) + 1
                continue
            yield from self.end()
            held.append(line)
            if not end:
                continue
            whole = "\n".join(held)
            if whole.strip():
                self.above = line
                yield self.line(place - len(held) + 1, start, whole)
            start += len(whole) + 1
            held = []
        yield from self.end()

    def row(self, number: int, start: int, line: str) -> None:
        self.lines.append(self.line(number, start, line))
        if not markdown.is_rule(line):
            barred = bool(_BAR.match(line))
            cells = tuple(markdown.bar_cells(start, line) if barred else _tabbed(start, line))
            self.rows.extend([(number, cells)] if cells else [])

    def end(self) -> Iterator[Line | Grid]:
        """The table that has ended, or the one line of it."""
        if len(self.lines) > 1 and self.rows:
            yield from self.grid(self.rows)
        else:
            yield from self.lines
        self.rows, self.lines = [], []

    def tagged(self, start: int, table: str, number: int) -> Iterator[Line | Grid]:
        rows: list[Row] = []
        for cells in markdown.html_rows(start, table):
            passed = self.text.count("\n", start, cells[0].start)
            rows.append((number + passed, cells))
        yield from self.grid(rows) if rows else ()

    def grid(self, rows: Sequence[Row]) -> Iterator[Line | Grid]:
        self.tables += 1
        places = [
            Place(table=self.tables, row=place, paragraph=number)
            for place, (number, _) in enumerate(rows, 1)
        ]
        yield from make_grid([cells for _, cells in rows], places, self.above)
        self.above = ""

    def line(self, number: int, start: int, line: str) -> Line:
        shown = markdown.unmarked(line) if self.markup else line
        heading = is_heading(shown) or (self.markup and markdown.is_marked_heading(line))
        return Line(start, shown, Place(paragraph=number), heading)


def _is_row(line: str) -> bool:
    """Whether a line is a row of a table: it has tabs between words, or begins with a bar."""
    return "\t" in line.strip("\t \n") or _BAR.match(line) is not None


def _tabbed(start: int, line: str) -> Iterator[TableCell]:
    for part in line.split("\t"):
        yield TableCell(part, start)
        start += len(part) + 1
