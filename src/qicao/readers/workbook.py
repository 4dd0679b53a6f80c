"""A workbook as sheets of cells, each text as its author saw it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from qicao.readers.cells import Area, Cell, Sheet, column_name, make_cell
from qicao.readers.grid import Book, Doubt, Grid, Kept
from qicao.readers.links import links_told
from qicao.readers.sheetscan import SheetScan
from qicao.readers.xlsx import read_xlsx
from qicao.values import Finding, Origin, Severity, Source

UNLIKE = "R06"
"""The code of a cell that two readers read differently."""
DOUBTS_TOLD = 20
"""Cells of one sheet that are told one by one; beyond them their number is told."""


@dataclass(frozen=True, slots=True)
class Workbook:
    """Sheets in order; by sheet name, the hidden rows and columns, and which sheets are hidden."""

    sheets: tuple[Sheet, ...]
    scans: dict[str, SheetScan]
    hidden: frozenset[str] = frozenset()
    linked: bool = False
    """Whether it refers to other files; nothing of them is read."""
    findings: tuple[Finding, ...] = ()
    """Cells that two readers read differently, links that were cut."""


def read_workbook(data: bytes, file: str) -> Workbook:
    """All worksheets of an xlsx. ImportRefused for one that is damaged, guarded or too large."""
    return workbook_of(read_xlsx(data, file), file)


def workbook_of(book: Book, file: str) -> Workbook:
    """The sheets of cells, and what a person should know of them."""
    others = {kind: count for kind, count in book.dropped.items() if kind != "externalBook"}
    return Workbook(
        tuple(map(_sheet, book.grids)),
        {grid.name: _scan(grid) for grid in book.grids},
        frozenset(grid.name for grid in book.grids if grid.hidden),
        "externalBook" in book.dropped,
        (*_doubts(book.doubts, file), *links_told(others, file)),
    )


def _sheet(grid: Grid) -> Sheet:
    columns = [column_name(index) for index in range(max(map(len, grid.rows), default=0))]
    name = grid.name
    rows = tuple(
        tuple(
            make_cell(kept, f"{letters}{number}", name)
            if isinstance(kept, str)
            else _cell(kept, f"{letters}{number}", name)
            for letters, kept in zip(columns, row, strict=False)
        )
        for number, row in enumerate(grid.rows, 1)
    )
    return Sheet(name, rows, tuple(Area(*frame) for frame in grid.merged))


def _cell(kept: Kept, place: str, sheet: str) -> Cell:
    text, number, shown, percent, trouble = kept
    exact = Decimal(number) if number else None
    return make_cell(text, place, sheet, exact, shown, percent, trouble)


def _scan(grid: Grid) -> SheetScan:
    return SheetScan(
        set(grid.hidden_rows),
        {column_name(index) for index in grid.hidden_columns},
        [
            f"{column_name(left)}{top + 1}:{column_name(right)}{bottom + 1}"
            for top, left, bottom, right in grid.merged
        ],
    )


def _doubts(doubts: list[Doubt], file: str) -> list[Finding]:
    """A finding for each cell that two readers read differently, as far as there are few."""
    found = []
    for sheet, group in groupby(doubts, key=lambda doubt: doubt.sheet):
        cells = list(group)
        for doubt in cells[:DOUBTS_TOLD]:
            seen = f"一个读成“{doubt.one}”，另一个读成“{doubt.other}”"
            message = f"{file}｜{sheet}｜{doubt.cell}：两个读取器读到的不同，{seen}"
            found.append(_unlike(message, file, sheet, doubt.cell))
        if len(cells) > DOUBTS_TOLD:
            rest = f"{file}｜{sheet}：还有 {len(cells) - DOUBTS_TOLD} 格两个读取器读到的不同"
            found.append(_unlike(rest, file, sheet, None))
    return found


def _unlike(message: str, file: str, sheet: str, cell: str | None) -> Finding:
    todo = "没有采用；请在 WPS 或 Excel 中重新输入后保存，再读入"
    source = Source(origin=Origin.CELL, file=file, sheet=sheet, cell=cell)
    return Finding(
        code=UNLIKE, severity=Severity.ERROR, message=message, todo=todo, sources=(source,)
    )
