"""Blocks: cells to be, with what they mean, before they stand on a sheet or in a document."""

from __future__ import annotations

from dataclasses import dataclass, field
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
