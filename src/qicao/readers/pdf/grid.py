"""A ruled table of a page as a rectangle of texts, from the boxes of its cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qicao.readers.cells import Area
from qicao.readers.pdf.lines import Char, Line, find_lines
from qicao.readers.pdf.spaces import closed_up, joined

PADDING = 11.0
"""What Word leaves free at both sides of a cell, together."""
NEAR = 2.5
"""Edges that lie closer are one."""
Box = tuple[float, float, float, float]
"""x0, top, x1, bottom."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The texts of a table, its merged areas, its edges from left to right, and its box."""

    rows: tuple[tuple[str, ...], ...]
    merged: tuple[Area, ...]
    edges: tuple[float, ...]
    top: float
    bottom: float
    mended: tuple[tuple[int, int], ...] = ()
    """Cells in which a number that a break had cut was put together."""
    spans: tuple[tuple[float, float], ...] = ()
    """Of a table without rules between its columns: from where to where each is written in."""

    def goes_on_in(self, other: Grid) -> bool:
        """Whether `other` has the same columns, as the next page's part of one table has."""
        if (len(self.edges), len(self.spans)) != (len(other.edges), len(other.spans)):
            return False
        edges = zip(self.edges, other.edges, strict=True)
        spans = zip(self.spans, other.spans, strict=True)
        return all(abs(mine - theirs) <= NEAR for mine, theirs in edges) and all(
            mine[0] < theirs[1] and theirs[0] < mine[1] for mine, theirs in spans
        )


def make_grid(boxes: Sequence[Box], chars: Iterable[Char]) -> Grid | None:
    """The table with these cells; None if it has not at least two columns.

    A single row may be what is left of a table on the next page.
    """
    across = _edges(x for box in boxes for x in (box[0], box[2]))
    down = _edges(y for box in boxes for y in (box[1], box[3]))
    if len(across) < 3 or len(down) < 2:
        return None
    areas = {area: box for box in boxes if (area := _area(box, across, down))}
    owners = {place: area for area in areas for place in _places(area)}
    inside: dict[Area, list[Char]] = {}
    for char in chars:
        x, y = char.middle
        owner = owners.get((bisect_right(down, y) - 1, bisect_right(across, x) - 1))
        if owner is not None:
            inside.setdefault(owner, []).append(char)
    texts = [["" for _ in across[1:]] for _ in down[1:]]
    mended = []
    for area, box in areas.items():
        text, cut = cell_text(inside.get(area, ()), box[2] - box[0])
        texts[area.top][area.left] = text
        mended += [(area.top, area.left)] if cut else []
    return Grid(
        rows=tuple(map(tuple, texts)),
        merged=tuple(a for a in areas if (a.top, a.left) != (a.bottom, a.right)),
        edges=tuple(across),
        top=down[0],
        bottom=down[-1],
        mended=tuple(mended),
    )


def cell_text(chars: Iterable[Char], width: float) -> tuple[str, bool]:
    """The text of a cell, and whether a number in it was cut by a break and is one again.

    Wrapped lines are joined; lines with room to spare stay apart, and so do two numbers.
    """
    text, mended = "", False
    before: Line | None = None
    for line in find_lines(chars):
        whole, cut = joined(text, line.text.strip())
        room = 0.0 if before is None else width - before.width - PADDING
        apart = room > (0.7 * line.size if cut else line.head + line.size)
        text = f"{text}\n{line.text.strip()}" if apart else whole
        mended = mended or (cut and not apart)
        before = line
    return "\n".join(map(closed_up, text.split("\n"))), mended


def _edges(values: Iterable[float]) -> list[float]:
    """The values in order, those that lie close together as one."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > NEAR:
            edges.append(value)
    return edges


def _area(box: Box, across: Sequence[float], down: Sequence[float]) -> Area | None:
    left, right = _index(box[0], across), _index(box[2], across)
    top, bottom = _index(box[1], down), _index(box[3], down)
    if right <= left or bottom <= top:
        return None
    return Area(top, left, bottom - 1, right - 1)


def _index(value: float, edges: Sequence[float]) -> int:
    return bisect_right(edges, value + 0.01) - 1


def _places(area: Area) -> Iterable[tuple[int, int]]:
    for row in range(area.top, area.bottom + 1):
        for column in range(area.left, area.right + 1):
            yield row, column
