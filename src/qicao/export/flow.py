"""A report as it is printed, top to bottom: lines with a role, and tables, all slots rendered.

Every exporter walks this, and the read-back compares files with it. No file format is known here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain

from qicao.boundtext import Run, render
from qicao.export.provenance import provenance_section
from qicao.values import Block, Ledger, ListBlock, Paragraph, Report, Section, Table

_DROPPED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_FEED = re.compile(r"(?<!\s)\s*[\n\t]\s*")

Cell = tuple[Run, ...]


class Role(StrEnum):
    """What a line is on the page."""

    COVER = "cover"
    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    ITEM = "item"
    LABEL = "label"
    APPENDIX = "appendix"
    CAPTION = "caption"
    UNIT = "unit"


LEADING = {Role.HEADING, Role.LABEL, Role.APPENDIX, Role.CAPTION, Role.UNIT}
"""Lines that stand on the page of what follows them."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph. `wide` if it stands on a landscape page."""

    role: Role
    runs: Cell
    section: str = ""
    block: str = ""
    level: int = 1
    wide: bool = False

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Its text as one cell, so that lines and grids are read alike."""
        return (self.runs,)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table without its caption."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    section: str
    block: str
    widths: tuple[int, ...] = ()
    wide: bool = False

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All cells, row by row, the header first."""
        return tuple(chain(self.header, *self.rows))


Piece = Line | Grid


def clean(text: str) -> str:
    """`text` without control characters, which no file format carries; tab and line feed stay."""
    return _DROPPED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def plain_text(cell: Cell) -> str:
    """The text of a cell."""
    return "".join(run.text for run in cell)


def one_line(cell: Cell) -> str:
    """The text of a cell with a space for each line feed and tab, as a row of a table wants it."""
    return _FEED.sub(" ", plain_text(cell))


def half_widths(text: str) -> int:
    """How wide a text is, in halves of a Chinese character."""
    return sum(1 + (unicodedata.east_asian_width(letter) in "WFA") for letter in text)


def lay_out(report: Report, ledger: Ledger, *, provenance: bool = False) -> tuple[Piece, ...]:
    """All pieces in order, texts without control characters. TextError for an unknown slot."""
    return _turn(tuple(_Printer(report, ledger).pieces(provenance)))


def _turn(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Puts headings and captions onto the landscape page of the table that they lead to."""
    turned: list[Piece] = []
    wide = False
    for piece in reversed(pieces):
        if isinstance(piece, Line):
            piece = replace(piece, wide=wide and piece.role in LEADING)
        wide = piece.wide and not (isinstance(piece, Line) and piece.role is Role.LABEL)
        turned.append(piece)
    return tuple(reversed(turned))


@dataclass(frozen=True, slots=True)
class _Printer:
    report: Report
    ledger: Ledger

    def pieces(self, provenance: bool) -> Iterator[Piece]:
        for label, text in self.report.cover:
            yield Line(Role.COVER, (*_literal(_colon(label)), *self.cell(text)))
        yield Line(Role.TITLE, _literal(self.report.title))
        for section in self.report.sections:
            yield self._heading(section)
            yield from self._blocks(section)
        appendices = self.report.appendices
        if provenance:
            appendices = (*appendices, provenance_section(self.report, self.ledger))
        for number, section in enumerate(appendices, 1):
            yield from self._appendix(section, number)

    def cell(self, text: str) -> Cell:
        return tuple(map(_cleaned, render(text, self.ledger, self.report.numbers)))

    def _heading(self, section: Section) -> Line:
        words = _literal(section.number + section.heading)
        return Line(Role.HEADING, words, section.id, level=max(1, section.level))

    def _appendix(self, section: Section, number: int) -> Iterator[Piece]:
        yield Line(Role.LABEL, _literal(section.number or f"附件{number}"), section.id)
        yield Line(Role.APPENDIX, _literal(section.heading), section.id)
        yield from self._blocks(section)

    def _blocks(self, section: Section) -> Iterator[Piece]:
        for block in section.blocks:
            yield from self._block(block, section.id)

    def _block(self, block: Block, section: str) -> Iterator[Piece]:
        match block:
            case Paragraph():
                yield Line(Role.BODY, self.cell(block.text), section, block.id)
            case ListBlock():
                for item in block.items:
                    yield Line(Role.ITEM, self.cell(item), section, block.id)
            case Table():
                yield from self._table(block, section)

    def _table(self, table: Table, section: str) -> Iterator[Piece]:
        if table.caption:
            yield Line(Role.CAPTION, self.cell(table.caption), section, table.id)
        if table.unit_line:
            yield Line(Role.UNIT, self.cell(table.unit_line), section, table.id)
        header = tuple(self.cell(text) for text in table.header)
        rows = tuple(tuple(self.cell(text) for text in row) for row in table.rows)
        yield Grid(header, rows, section, table.id, table.widths, table.wide)


def _cleaned(run: Run) -> Run:
    text = clean(run.text)
    return run if text == run.text else replace(run, text=text)


def _literal(text: str) -> Cell:
    return (Run(clean(text)),) if text else ()


def _colon(label: str) -> str:
    return f"{label.rstrip('：: ')}：" if label else ""
