"""The text that was checked, stretch by stretch, whoever checked it: lines, headings, cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from qicao.checking import Checked, ForeignReport
from qicao.checking.text import Grid, Line

Report = Checked | ForeignReport
"""What `qicao check` hands on: findings, coverage, places, and the object of the contract."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph or a cell: where it begins in the text, what it says, what it is.

    Tables, rows and columns are counted from 1; `paragraphs` are those of the Word file that it
    was read from, () where nobody knows.
    """

    start: int
    text: str
    heading: bool = False
    table: int | None = None
    row: int | None = None
    column: int | None = None
    page: int | None = None
    paragraphs: tuple[int, ...] = ()
    margin: bool = False
    """Whether it stands in a margin or a note: on no place of the body."""

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Stretches:
    """All of them in the order of the text."""

    all: tuple[Stretch, ...]

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each begins."""
        return tuple(stretch.start for stretch in self.all)

    def index(self, position: int) -> int | None:
        """Which stretch a code point stands in; the one before it where it stands in none."""
        place = bisect_right(self.starts, position) - 1
        return place if place >= 0 else None

    def at(self, position: int) -> Stretch | None:
        """The stretch that a code point stands in."""
        place = self.index(position)
        return None if place is None else self.all[place]


def stretches_of(report: Report) -> Stretches:
    """The stretches of a text that was checked."""
    found = _foreign(report) if isinstance(report, ForeignReport) else _own(report)
    return Stretches(tuple(found))


def _foreign(report: ForeignReport) -> Iterator[Stretch]:
    word = report.examined.text.name.lower().endswith((".docx", ".wps", ".doc"))
    for block in report.examined.text.blocks:
        if isinstance(block, Grid):
            yield from _cells(block)
        else:
            yield _line(block, word=word)


def _line(line: Line, *, word: bool) -> Stretch:
    return Stretch(
        line.start,
        line.text,
        heading=line.heading,
        page=line.place.page,
        paragraphs=line.paragraphs,
        margin=word and not line.paragraphs,
    )


def _cells(grid: Grid) -> Iterator[Stretch]:
    for row, cells in enumerate(grid.rows):
        known = grid.paragraphs[row] if row < len(grid.paragraphs) else ()
        for column, cell in enumerate(cells):
            yield Stretch(
                cell.start,
                cell.text,
                table=grid.place.table,
                row=grid.row_place(row).row,
                column=column + 1,
                page=grid.row_place(row).page,
                paragraphs=known[column] if column < len(known) else (),
            )


def _own(report: Checked) -> Iterator[Stretch]:
    """The pieces of a report of ours; the cells of one block are one table."""
    tables = 0
    block: tuple[str, str] | None = None
    row = -1
    for piece in report.script.pieces:
        if piece.row is None:
            block = None
            yield Stretch(piece.start, piece.text, heading=piece.heading)
            continue
        here = (piece.section.id, "")
        tables += here != block or piece.row < row
        block, row = here, piece.row
        column = (piece.column or 0) + 1
        yield Stretch(piece.start, piece.text, table=tables, row=row + 1, column=column)


def passages(stretches: Stretches) -> Iterator[Stretch]:
    """The stretches with the lines of one paragraph of a Word file put together."""
    for paragraphs, group in groupby(stretches.all, key=lambda s: (s.paragraphs, s.table)):
        lines = list(group)
        if not paragraphs[0] or len(lines) == 1:
            yield from lines
            continue
        text = ""
        for line in lines:
            text += "\n" * (line.start - lines[0].start - len(text)) + line.text
        yield replace(lines[0], text=text)
