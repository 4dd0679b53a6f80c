"""Forms without a title: blocks of a sheet that blank columns part, known by their heads."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.profile.forms import Form, Forms
from qicao.readers.forms.grid import Grid
from qicao.readers.forms.heads import Heads
from qicao.readers.forms.regions import Region, evident, is_contradicted, is_evident


def by_heads(grid: Grid, forms: Forms, file: str) -> list[Region]:
    """The forms whose heads the blocks of a sheet have; a block that two forms fit is none."""
    evidence = evident(grid, file)
    evident_ones = (form for form in forms.forms if is_evident(form, evidence))
    likely = [form for form in evident_ones if not is_contradicted(grid, form)]
    found = (_fitting(grid, left, right, likely, forms) for left, right in _blocks(grid))
    return [region for region in found if region]


def _blocks(grid: Grid) -> Iterator[tuple[int, int]]:
    """First and last column of each block of columns in which anything stands."""
    used = sorted({column for columns in grid.filled for column in columns} | _spanned(grid))
    start = previous = None
    for column in used:
        if start is None or previous is None:
            start = column
        elif column > previous + 1:
            yield start, previous
            start = column
        previous = column
    if start is not None and previous is not None:
        yield start, previous


def _spanned(grid: Grid) -> set[int]:
    """Columns that merged areas cover."""
    areas = (area for area in grid.merged if grid.cell(area.top, area.left).text)
    return {i for area in areas for i in range(area.left, min(area.right, grid.width - 1) + 1)}


def _fitting(grid: Grid, left: int, right: int, likely: list[Form], forms: Forms) -> Region | None:
    regions = [Region(form, 0, left, grid.height - 1, right) for form in likely]
    scored = [(_score(grid, region, forms), region) for region in regions]
    best = max((score for score, _ in scored), default=(0, 0))
    found = [region for score, region in scored if score == best]
    return found[0] if best[0] and len(found) == 1 else None


def _score(grid: Grid, region: Region, forms: Forms) -> tuple[int, int]:
    """Known columns, and known labels of pairs; without a column that tells, nothing."""
    columns = _columns(Heads(grid, region, forms))
    places = grid.places(region.top, region.bottom, region.left, region.right) if columns else ()
    return columns, sum(grid.word(*place) in region.form.pair_words for place in places)


def _columns(heads: Heads) -> int:
    """Known columns of the tables that are there with all that they need."""
    fitted = [one for band in heads.bands() for one in heads.fit(band)]
    return sum(len(one.columns) for one in fitted if any(c.needed for c in one.table.columns))
