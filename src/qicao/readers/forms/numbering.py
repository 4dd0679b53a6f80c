"""Numbers of a form that only count its rows and columns: 行次, 栏次; they are no amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.profile.forms import Forms
from qicao.readers.forms.grid import Grid, Place, is_amount
from qicao.readers.forms.regions import Region

LEAST = 3
"""Numbers one after the other that count rows."""
LONGEST_NAME = 6
"""Characters of what rows and columns of numbers are called, spaces included."""
_COUNT = re.compile(r"\d{1,3}(?:=[\d+\-()（）]+)?")


def counting_places(grid: Grid, region: Region, forms: Forms) -> frozenset[Place]:
    """The places of numbers in rows named 栏次, and of those that count up below a head 行次.

    Where a table came out of a PDF, they stand in a nameless column beside their head.
    """
    found: set[Place] = set()
    both = forms.skip_row_words & forms.skip_head_words
    for row, column in grid.places(region.top, region.bottom, region.left, region.right):
        if len(grid.rows[row][column].text) > LONGEST_NAME:
            continue
        word = grid.word(row, column)
        if word in both:
            found.update(_numbers_beside(grid, region, row))
        if word in forms.skip_head_words:
            found.update(_numbers_below(grid, region, row, column))
    return frozenset(found)


def _numbers_beside(grid: Grid, region: Region, row: int) -> Iterator[Place]:
    """The column numbers of a row, if it has nothing but them and texts."""
    places = [(row, i) for i in grid.filled[row] if region.left <= i <= region.right]
    numbers = [place for place in places if is_amount(grid.cell(*place))]
    if all(_is_count(grid, place) for place in numbers):
        yield from numbers


def _numbers_below(grid: Grid, region: Region, row: int, column: int) -> list[Place]:
    """The row numbers below a head, or beside it where its own column has none."""
    inside = (i for i in (column, column + 1, column - 1) if region.left <= i <= region.right)
    headless = (i for i in inside if i == column or not grid.word(row, i))
    found = (_counted_up(grid, region, row, i) for i in headless)
    return next((places for places in found if places), [])


def _counted_up(grid: Grid, region: Region, row: int, column: int) -> list[Place]:
    """Numbers of a column each one more than the last, up to the first that is not."""
    places = ((r, column) for r in range(row + 1, region.bottom + 1))
    filled = [place for place in places if is_amount(grid.cell(*place))]
    run: list[Place] = []
    for place in filled:
        if not _is_count(grid, place) or (run and _count(grid, place) != _count(grid, run[-1]) + 1):
            break
        run.append(place)
    return run if len(run) >= LEAST else []


def _is_count(grid: Grid, place: Place) -> bool:
    return bool(_COUNT.fullmatch(grid.cell(*place).text.strip()))


def _count(grid: Grid, place: Place) -> int:
    return int(grid.cell(*place).text.strip().partition("=")[0])
