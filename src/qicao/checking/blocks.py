"""The text that is checked: one string, and its lines and tables with their places.

Everything is told by code points of the string. Whoever reads a kind of file builds these.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from qicao.mentions import Mention, find_mentions
from qicao.outline import find_headings
from qicao.readers.cells import Area
from qicao.statements import TableCell
from qicao.values import Finding, Place

LONGEST_HEADING = 40
Rows = tuple[tuple[TableCell, ...], ...]
_NUMBER = re.compile(r"[-−+(（≥≤]*[0-9０-９][0-9０-９,，.．]*[%％)）]?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of prose: where it begins, what it says, where it stands.

    Its text is as long as in the string; marks of Markdown in it are blanks. A paragraph that was
    broken at the edge of a page keeps its breaks.
    """

    start: int
    text: str
    place: Place
    heading: bool = False
    paragraphs: tuple[int, ...] = ()
    """The paragraphs of a Word file that it was read from: see `Passage`."""

    def at(self, position: int) -> Place:
        """The place of a code point in it: of a paragraph broken into lines, its own line."""
        passed = self.text.count("\n", 0, max(position - self.start, 0))
        first = self.place.paragraph
        if not passed or first is None:
            return self.place
        return self.place.model_copy(update={"paragraph": first + passed})


@dataclass(frozen=True)
class Grid:
    """A table: its rows of cells, the unit that stands above it, its place."""

    rows: Rows
    unit: str | None
    place: Place
    paragraphs: tuple[tuple[tuple[int, ...], ...], ...] = ()
    """Those of each cell."""
    places: tuple[Place, ...] = ()
    """Where each row stands, as far as known: the row's number, its page, its line."""
    merged: tuple[Area, ...] = ()
    """The merged areas, rows and columns counted from 0."""

    @property
    def start(self) -> int:
        """Where its first cell begins."""
        return self.rows[0][0].start

    @cached_property
    def spread(self) -> Rows:
        """The rows with words that span several columns repeated in each, for who reads by heads.

        A title over the whole width stands in its first column, and a number is never repeated.
        """
        rows = [list(row) for row in self.rows]
        for area in self.merged:
            row = rows[area.top] if area.top < len(rows) else []
            cell = row[area.left] if area.left < len(row) else None
            wide = area.left == 0 and area.right >= len(row) - 1
            if cell is not None and not wide and not _NUMBER.fullmatch(cell.text.strip()):
                for column in range(area.left + 1, min(area.right + 1, len(row))):
                    row[column] = replace(cell, unit=row[column].unit, kind=row[column].kind)
        return tuple(map(tuple, rows))

    def mentions(self, cell: TableCell) -> tuple[Mention, ...]:
        """The mentions of one of its cells, each in the unit of the cell or the table."""
        found = find_mentions(cell.text, heading_unit=cell.unit or self.unit)
        if cell.kind is None or len(found) != 1:
            return found
        return (found[0]._replace(kind=cell.kind, value=None, unit=None, decimals=None),)

    def row_place(self, row: int) -> Place:
        """Where a row stands, counted from 0."""
        if row < len(self.places):
            return self.places[row]
        return self.place.model_copy(update={"row": row + 1})

    def at(self, position: int) -> Place:
        """The place of a code point in it."""
        number = bisect_right(self._starts, position) - 1
        if number < 0:
            return self.place
        row, column = self._cells[number]
        return self.row_place(row).model_copy(update={"column": column + 1})

    @cached_property
    def _cells(self) -> list[tuple[int, int]]:
        rows = enumerate(self.rows)
        return [(row, column) for row, cells in rows for column in range(len(cells))]

    @cached_property
    def _starts(self) -> list[int]:
        return [cell.start for row in self.rows for cell in row]


@dataclass(frozen=True)
class Text:
    """A report as it is checked; `start` and `end` of everything are code points of `text`."""

    name: str
    text: str
    blocks: tuple[Line | Grid, ...]
    findings: tuple[Finding, ...] = ()

    def place(self, start: int) -> Place | None:
        """The place of what stands at a code point."""
        number = bisect_right(self._starts, start) - 1
        if number < 0:
            return None
        block = self.blocks[number]
        return block.at(start)

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [block.start for block in self.blocks]


def is_heading(text: str) -> bool:
    """Whether a line is a numbered heading and no more."""
    found = find_headings(text)
    whole = bool(found) and found[0].end >= len(text.rstrip())
    return whole and len(text.strip()) <= LONGEST_HEADING
