"""Blocks: cells to be, with what they mean, before they stand on a sheet or in a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import NamedTuple

from qicao.quantity import Quantity


class Named(NamedTuple):
    """A figure in a text: its id, the number as it is printed there, the unit."""

    id: str
    shown: str
    unit: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A cell to be: its text or amount, its role, and the id that the amount belongs to."""

    role: str
    """title, left, right, over, head, order, line, code, label, total, amount, note, spare."""
    text: str = ""
    amount: Quantity | None = None
    id: str = ""
    deep: int = 0
    bold: bool = False
    sums: tuple[int, int, int, int] | None = None
    """The area (row, column to row, column) whose sum the amount is, for a formula."""
    formula: str = ""
    """A formula with {@n} for rows counted from the top of its block."""
    named: tuple[Named, ...] = ()
    """The figures that a text holds."""
    slot: str = ""
    """The id that somebody is to fill in here."""
    mode: str = ""
    """How a number of a paper is written: money, number, bare or fraction."""


@dataclass
class Block:
    """Drafts by (row, column), both from 0, with merges and widths."""

    cells: dict[tuple[int, int], Draft] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
    hidden_columns: set[int] = field(default_factory=set)
    tall: set[int] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)
    height: int = 0
    width: int = 0

    def put(self, row: int, column: int, draft: Draft) -> None:
        """A draft at a place."""
        self.cells[row, column] = draft

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Makes an area one cell, if it is more than one."""
        if (top, left) != (bottom, right):
            self.merges.append((top, left, bottom, right))


def widened(block: Block, spans: Sequence[int]) -> Block:
    """The block with each of its columns as so many joined ones."""
    if all(span == 1 for span in spans):
        return block
    first = [0, *accumulate(spans)]
    last = [place - 1 for place in first[1:]]
    wide = Block(tall=block.tall, hidden=block.hidden, height=block.height, width=first[-1])
    joined: set[tuple[int, int]] = set()
    for top, left, bottom, right in block.merges:
        wide.merge(top, first[left], bottom, last[right])
        joined |= {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}
    for (row, column), draft in block.cells.items():
        area = draft.sums and (
            draft.sums[0],
            first[draft.sums[1]],
            draft.sums[2],
            last[draft.sums[3]],
        )
        wide.put(row, first[column], replace(draft, sums=area))
        if (row, column) not in joined:
            wide.merge(row, first[column], row, last[column])
    for column, width in block.widths.items():
        for place in range(first[column], last[column] + 1):
            wide.widths[place] = width / spans[column]
    wide.hidden_columns = {p for c in block.hidden_columns for p in range(first[c], last[c] + 1)}
    return wide
