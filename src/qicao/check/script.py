"""A report as it will read, with every stretch's origin: what the checks look at.

Built from bound text and the ledger. Offsets of findings are code points of `Script.text`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from qicao.boundtext import Run, render
from qicao.errors import CannotTell, TextError
from qicao.mentions import Mention, find_mentions
from qicao.values import Block, Ledger, ListBlock, Paragraph, Place, Report, Section


@dataclass(frozen=True)
class Piece:
    """A paragraph, a list item, a table cell or a heading, at `start` in the script."""

    section: Section
    block: str
    start: int
    runs: tuple[Run, ...]
    heading: bool = False
    row: int | None = None
    column: int | None = None
    broken: str = ""
    """Why its bound text could not be rendered; then its only run is the bound text itself."""

    @cached_property
    def text(self) -> str:
        """The piece as it will read."""
        return "".join(run.text for run in self.runs)

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(section=self.section.id, block=self.block, row=self.row, column=self.column)

    def spans(self) -> Iterator[tuple[int, Run]]:
        """Each run with its offset within the piece."""
        position = 0
        for run in self.runs:
            yield position, run
            position += len(run.text)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Quantities and other numbers in it; offsets within the piece."""
        return find_mentions(self.text)

    def run_at(self, start: int, end: int) -> Run | None:
        """The slot run that holds part of a span of the piece; None if it is all literal."""
        for position, run in self.spans():
            if run.slot and position < end and start < position + len(run.text):
                return run
        return None


@dataclass(frozen=True)
class Script:
    """The whole text with its pieces."""

    text: str
    pieces: tuple[Piece, ...] = field(default=())

    def of(self, section: str) -> tuple[Piece, ...]:
        """The pieces of one section."""
        return tuple(piece for piece in self.pieces if piece.section.id == section)

    def prose(self) -> Iterator[Piece]:
        """Paragraphs and list items, no headings and no cells."""
        return (p for p in self.pieces if not p.heading and p.row is None)


def read_script(report: Report, ledger: Ledger) -> Script:
    """The script of a report. Bound text that cannot be rendered is kept as it is, and marked."""
    pieces: list[Piece] = []
    text = ""
    for section in (*report.sections, *report.appendices):
        for block, cell, bound, heading in _parts(section):
            runs, broken = _runs(bound, heading, report, ledger)
            row, column = cell
            pieces.append(Piece(section, block, len(text), runs, heading, row, column, broken))
            text += pieces[-1].text + "\n"
    return Script(text, tuple(pieces))


Cell = tuple[int | None, int | None]
_NOWHERE: Cell = (None, None)


def _parts(section: Section) -> Iterator[tuple[str, Cell, str, bool]]:
    yield "", _NOWHERE, section.number + section.heading, True
    for block in section.blocks:
        for cell, text in _texts(block):
            yield block.id, cell, text, False


def _texts(block: Block) -> Iterator[tuple[Cell, str]]:
    if isinstance(block, Paragraph):
        yield _NOWHERE, block.text
    elif isinstance(block, ListBlock):
        yield from ((_NOWHERE, item) for item in block.items)
    else:
        for row, cells in enumerate(block.rows):
            yield from (((row, column), cell) for column, cell in enumerate(cells))


def _runs(bound: str, heading: bool, report: Report, ledger: Ledger) -> tuple[tuple[Run, ...], str]:
    if heading:
        return (Run(bound),), ""
    try:
        return render(bound, ledger, report.numbers), ""
    except (TextError, CannotTell) as error:
        return (Run(bound),), str(error)
