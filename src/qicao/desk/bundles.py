"""Listed cells put together as a person sees them: a whole column, a whole row, or one cell.

A cell that nothing explains seldom comes alone; its column or its row is what is unknown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from qicao.errors import AmountRefused
from qicao.quantity import parse_amount
from qicao.quantity.amount import is_blank
from qicao.values import Source, Unmapped, Value

_PLACES = (
    re.compile(r"(?P<column>[A-Z]{1,3})(?P<row>[1-9][0-9]*)"),
    re.compile(r"第(?P<row>[0-9]+)行第(?P<column>[0-9]+)列"),
)
BESIDE = "｜"
"""Stands between the name of a row and the head of a column in the label of a listed cell."""


class Spot(Value):
    """Where a cell stands in its table: the table and the names of its row and its column."""

    file: str
    sheet: str
    form: str
    row: str
    column: str


class Bundle(Value):
    """Listed cells of one column, one row, or a single one."""

    cells: tuple[Unmapped, ...]
    line: str = ""
    """`column` or `row`; '' for a single cell."""
    number: str = ""
    """The letter or number of the line."""
    head: str = ""
    """The words of the line, as most of its cells have them."""

    @property
    def id(self) -> str:
        """The place of its first cell, with the line."""
        return f"{self.line}{BESIDE}{self.cells[0].source}"

    @property
    def where(self) -> str:
        """The file and the sheet."""
        source = self.cells[0].source
        return BESIDE.join(part for part in (source.file, source.sheet) if part)

    @property
    def says_nothing(self) -> bool:
        """Whether every cell is zero or a dash."""
        return all(map(is_nothing, self.cells))

    @property
    def name(self) -> str:
        """The line in words: F 列“其中：教育收费”, 第 5 行, 第 2 列."""
        noun = "列" if self.line == "column" else "行"
        letter = self.number.isascii() and self.number.isalpha()
        number = f"{self.number} {noun}" if letter else f"第 {self.number} {noun}"
        return f"{number}“{self.head}”" if self.head else number

    def words(self, label: str) -> str:
        """What tells a cell from the others of its line: its row in a column, its column in a row.

        The head that they share is said once.
        """
        row, beside, head = label.partition(BESIDE)
        if not beside or not self.line:
            return label
        return row if self.line == "column" else head

    @property
    def title(self) -> str:
        """What it is and how many cells it has, in words."""
        if not self.line:
            cell = self.cells[0]
            return f"{cell.source.cell} {cell.label}"
        zero = "，全是 0" if self.says_nothing else ""
        return f"{self.name}：{len(self.cells)} 格{zero}"


def bundles(rows: Iterable[Unmapped]) -> tuple[Bundle, ...]:
    """The listed cells, each in one bundle: sheet by sheet, those that say nothing last."""
    every = [
        bundle
        for _, cells in groupby(rows, key=lambda row: (row.source.file, row.source.sheet))
        for bundle in _of_sheet(list(cells))
    ]
    return tuple(sorted(every, key=lambda bundle: bundle.says_nothing))


def spot(source: Source) -> Spot | None:
    """The spot of a cell; None for a place that has neither row nor column."""
    found = next((m for p in _PLACES if (m := p.fullmatch(source.cell or ""))), None)
    if found is None:
        return None
    return Spot(
        file=source.file or "",
        sheet=source.sheet or "",
        form=source.form or "",
        row=found["row"],
        column=found["column"],
    )


def is_nothing(row: Unmapped) -> bool:
    """Whether a cell holds zero, a dash, or nothing."""
    text = row.source.text or ""
    if is_blank(text):
        return True
    try:
        return not parse_amount(text, "个").value
    except AmountRefused:
        return False


def _of_sheet(cells: Sequence[Unmapped]) -> Iterator[Bundle]:
    """Each cell goes with the longer of its column and its row."""
    lines = {n: _lines(cell) for n, cell in enumerate(cells)}
    sizes = Counter(line for both in lines.values() for line in both)
    members: dict[tuple[str, ...], list[Unmapped]] = {}
    for n, cell in enumerate(cells):
        line = max(lines[n], key=sizes.__getitem__, default=("", str(n)))
        members.setdefault(line, []).append(cell)
    for line, found in members.items():
        if len(found) == 1:
            yield Bundle(cells=tuple(found))
        else:
            kind, number = line[0], line[2]
            yield Bundle(cells=tuple(found), line=kind, number=number, head=_head(kind, found))


def _lines(cell: Unmapped) -> tuple[tuple[str, ...], ...]:
    """The column and the row of a cell; a column first, so that it has the better of two alike."""
    place = spot(cell.source)
    if place is None:
        return ()
    return ("column", place.form, place.column), ("row", place.form, place.row)


def _head(line: str, cells: Sequence[Unmapped]) -> str:
    """The words that most cells of a line have for it; a dash above them is none."""
    parts = [cell.label.partition(BESIDE) for cell in cells]
    words = Counter((head if line == "column" else beside) for beside, _, head in parts)
    return next((text for text, _ in words.most_common() if not is_blank(text)), "")
