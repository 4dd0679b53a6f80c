"""Forms without a title: blocks of a sheet that blank columns part, known by their heads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qicao.profile.forms import Form, Forms
from qicao.profile.formtables import FormTable
from qicao.profile.formwords import word
from qicao.readers.forms.grid import Grid
from qicao.readers.forms.heads import Heads
from qicao.readers.forms.regions import Region, evident, is_contradicted, is_evident


@dataclass(frozen=True, slots=True)
class _Fit:
    """A block read as one form: the tables that its heads make, and how many words are known."""

    region: Region
    tables: tuple[FormTable, ...]
    columns: int
    labels: int

    @property
    def score(self) -> tuple[int, int]:
        return self.columns, self.labels


def by_heads(grid: Grid, forms: Forms, file: str, *, lists: bool = False) -> list[Region]:
    """The forms whose heads the blocks of a sheet have; a block that two forms fit is none.

    Neither are two blocks that are one and the same table of a form that has it once. `lists` asks
    for lists of members alone, which have heads of other forms too; without it they are left out.
    """
    evidence, name = evident(grid, file), word(grid.name)
    asked = (form for form in forms.forms if bool(form.listed) is lists)
    evident_ones = (form for form in asked if is_evident(form, evidence))
    likely = [form for form in evident_ones if not is_contradicted(grid, form)]
    likely = _not_ruled_out(likely, name)
    found = (_fitting(grid, bounds, likely, forms, name) for bounds in _blocks(grid))
    fits = [fit for fit in found if fit]
    return [fit.region for fit in fits if not any(_is_twin(fit, other) for other in fits)]


def _not_ruled_out(forms: Sequence[Form], name: str) -> list[Form]:
    """Without the forms that say what they are about, where the sheet's name says only others'."""
    if not any(is_called(form, name) for form in forms):
        return list(forms)
    return [form for form in forms if not form.essential or is_called(form, name)]


def is_called(form: Form, name: str) -> bool:
    """Whether the name of a sheet has a word of the form's own: 基金及国资."""
    return any(part in name for part in form.essential)


def _is_twin(fit: _Fit, other: _Fit) -> bool:
    if other is fit or other.region.form is not fit.region.form or fit.region.form.group:
        return False
    return any(table is mine and not table.repeats for table in other.tables for mine in fit.tables)


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


def _fitting(
    grid: Grid, bounds: tuple[int, int], likely: list[Form], forms: Forms, name: str
) -> _Fit | None:
    """The form that fits a block best; of several, the only one that the sheet's name calls."""
    left, right = bounds
    regions = (Region(form, 0, left, grid.height - 1, right) for form in likely)
    fits = [_fit(grid, region, forms) for region in regions]
    best = max((fit.score for fit in fits), default=(0, 0))
    found = [fit for fit in fits if fit.score == best]
    if len(found) > 1:
        found = [fit for fit in found if is_called(fit.region.form, name)]
    return found[0] if best[0] and len(found) == 1 else None


def _fit(grid: Grid, region: Region, forms: Forms) -> _Fit:
    """Known columns, and known labels of pairs; without a column that tells, nothing."""
    heads = Heads(grid, region, forms)
    fitted = [one for band in heads.bands() for one in heads.fit(band)]
    needed = [one for one in fitted if any(c.needed for c in one.table.columns)]
    columns = sum(len(one.columns) for one in needed)
    places = grid.places(region.top, region.bottom, region.left, region.right) if columns else ()
    labels = sum(grid.word(*place) in region.form.pair_words for place in places)
    return _Fit(region, tuple(one.table for one in needed), columns, labels)
