"""A table of a text as a grid whose cells know their units, and the lines of title above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qicao.checking.blocks import Grid, Line, is_heading
from qicao.checking.columns import marked, unit_in, unit_of
from qicao.readers.cells import Area
from qicao.statements import TableCell
from qicao.values import Place

Origins = Sequence[Sequence[tuple[int, ...]]]
_UNIT_CELL = re.compile(r"[（(]?(?:金额|计量)?单位[:：]")


def make_grid(
    rows: Sequence[tuple[TableCell, ...]],
    places: Sequence[Place],
    above: str,
    merged: Sequence[Area] = (),
    origins: Origins = (),
) -> Iterator[Line | Grid]:
    """The titles in the first rows as lines, then the table; `above` is the line above it."""
    first = _titles(rows)
    for row in range(first):
        yield from _title(rows[row], places[row], origins[row] if origins else ())
    unit = unit_of(above) or unit_in(rows)
    areas = tuple(area.moved_down(-first) for area in merged if area.top >= first)
    place = places[first].model_copy(update={"row": None})
    grid = Grid(
        rows=tuple(rows[first:]),
        unit=unit,
        place=place,
        paragraphs=tuple(map(tuple, origins[first:])),
        places=tuple(places[first:]),
        merged=areas,
    )
    known = zip(grid.rows, marked(grid.spread), strict=True)
    yield replace(grid, rows=tuple(tuple(map(_like, cells, kinds)) for cells, kinds in known))


def _like(cell: TableCell, known: TableCell) -> TableCell:
    """The cell with the unit and the kind that are known of it."""
    return replace(cell, unit=known.unit, kind=known.kind) if known.unit or known.kind else cell


def _titles(rows: Sequence[Sequence[TableCell]]) -> int:
    """How many rows at the top are titles: words in the first cell alone, or a unit."""
    count = 0
    for row in rows[:-1]:
        texts = [cell.text.strip() for cell in row]
        alone = len(texts) > 1 and bool(texts[0]) and not any(texts[1:])
        if not alone and not any(_UNIT_CELL.match(text) and unit_of(text) for text in texts):
            break
        count += 1
    return count


def _title(
    row: Sequence[TableCell], place: Place, origins: Sequence[tuple[int, ...]]
) -> Iterator[Line]:
    for column, cell in enumerate(row):
        if cell.text.strip():
            here = place.model_copy(update={"column": column + 1})
            origin = origins[column] if column < len(origins) else ()
            yield Line(cell.start, cell.text, here, is_heading(cell.text), origin)
