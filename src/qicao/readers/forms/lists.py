"""Lists of members that stand under another form's title, or under none that is known.

A list has a row for each member under a head such as 项目名称, and no other table. Its titles are
as many as the people who make it, and some are those of other forms: 项目支出绩效自评表汇总.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from qicao.profile.forms import Form, Forms
from qicao.readers.forms.blocks import by_heads
from qicao.readers.forms.grid import Grid
from qicao.readers.forms.heads import Fitted, Heads
from qicao.readers.forms.pairs import find_about
from qicao.readers.forms.regions import Region


def with_lists(
    grid: Grid, regions: list[Region], forms: Forms, file: str, names: Collection[str]
) -> list[Region]:
    """The regions, each that is really a list as one; the lists of a sheet that has no other form.

    What has the title of a list and no heads of one is left out: it may be any form's.
    """
    told = [_told(grid, region, forms, names) for region in regions]
    kept = [
        region for region in told if not (region.form.listed and not _fits(grid, region, forms))
    ]
    return kept or by_heads(grid, forms, file, lists=True)


def _told(grid: Grid, region: Region, forms: Forms, names: Collection[str]) -> Region:
    """The region as the list that its heads make, where it is not what its title says."""
    lists = [form for form in forms.forms if form.listed and _is_headed(grid, region, form)]
    if not lists or region.form.listed or _is_itself(grid, region, forms, names):
        return region
    found = (replace(region, form=form) for form in lists)
    return next((one for one in found if _fits(grid, one, forms)), region)


def _is_headed(grid: Grid, region: Region, form: Form) -> bool:
    """Whether a word that stands over the names of a list is anywhere in a region."""
    words = frozenset[str]().union(*(table.name_words for table in form.tables))
    places = grid.places(region.top, region.bottom, region.left, region.right)
    return any(grid.word(*place) in words for place in places)


def _is_itself(grid: Grid, region: Region, forms: Forms, names: Collection[str]) -> bool:
    """Whether a region is surely its own form: its member is named, or a table of it is whole."""
    if region.form.group:
        return bool(find_about(grid, region, names).name)
    return any(_is_whole(one) for one in _fitted(grid, region, forms))


def _fits(grid: Grid, region: Region, forms: Forms) -> bool:
    """Whether the heads of a region make the list: its names and its values, all that it needs."""
    return any(_is_whole(one) for one in _fitted(grid, region, forms))


def _fitted(grid: Grid, region: Region, forms: Forms) -> list[Fitted]:
    heads = Heads(grid, region, forms)
    return [one for band in heads.bands() for one in heads.fit(band)]


def _is_whole(one: Fitted) -> bool:
    """Whether a table has all columns that it needs."""
    there = {column.meaning for column in one.columns.values()}
    return all(column.meaning in there for column in one.table.columns if column.needed)
