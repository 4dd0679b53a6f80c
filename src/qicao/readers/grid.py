"""A workbook as plain values: what the reading process hands over, and the sheets made of it."""

from __future__ import annotations

from dataclasses import dataclass

Kept = tuple[str, str, int, bool, str]
"""Text, number, the decimals its format fixes, whether it is a percentage, and what troubles it."""
Frame = tuple[int, int, int, int]
"""Top, left, bottom, right of an area, counted from 0, the last ones included."""
UNLIKE = "unlike"
"""The trouble of a cell that two readers read differently."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: each cell a text, '' for none, or what was kept of a number."""

    name: str
    rows: list[list[str | Kept]]
    merged: list[Frame]
    hidden_rows: list[int]
    hidden_columns: list[int]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell of which two readers say different things: as one and as the other puts it."""

    sheet: str
    cell: str
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Book:
    """Sheets in order, what two readers disagree on, and how many links of a kind were cut."""

    grids: list[Grid]
    doubts: list[Doubt]
    dropped: dict[str, int]


def plain_book(book: Book) -> dict[str, object]:
    """The book as mappings and lists, nothing copied: what goes across as JSON."""
    grids = [{name: getattr(grid, name) for name in Grid.__slots__} for grid in book.grids]
    doubts = [{name: getattr(doubt, name) for name in Doubt.__slots__} for doubt in book.doubts]
    return {"grids": grids, "doubts": doubts, "dropped": book.dropped}
