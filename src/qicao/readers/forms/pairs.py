"""Labels with one value each: in the cell beside, the cell below, or behind a colon."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from qicao.profile.forms import Form, FormPair
from qicao.profile.formwords import word
from qicao.readers.cells import Cell
from qicao.readers.forms.grid import Grid, Place
from qicao.readers.forms.labels import clean_label
from qicao.readers.forms.regions import LONGEST_TITLE, Region
from qicao.readers.forms.targets import Target

_COLON = re.compile(r"\s*([^:：]{2,24})[:：]\s*(.*?)\s*", re.DOTALL)
_NEXT = re.compile(r"\s+(?=[^\s:：]{2,10}[:：])")
"""Where the next label begins in a line of several: 填报单位：某局 单位：万元."""


def pair_targets(grid: Grid, region: Region, taken: Collection[Place]) -> list[Target]:
    """The values of the form's pairs, each pair once, outside the places that tables have taken."""
    found: dict[int, Target] = {}
    for row, column in grid.places(region.top, region.bottom, region.left, region.right):
        if (row, column) in taken:
            continue
        for number, pair in enumerate(region.form.pairs):
            target = None if number in found else _target(grid, region, row, column, pair)
            if target and target.place not in taken:
                found[number] = target
    return _about(region.form, list(found.values()))


def _target(grid: Grid, region: Region, row: int, column: int, pair: FormPair) -> Target | None:
    text = grid.cell(row, column).text
    if word(text, grid.year) in pair.name_words:
        places = _beside(grid, region, row, column, pair)
        place = next(iter(places), None)
        if place is None:
            return None
        cell = grid.cell(*place)
        return Target(place, cell, pair.id, clean_label(text), "", pair.member)
    for line in _NEXT.split(text) if len(text) < LONGEST_TITLE * 2 else ():
        match = _COLON.fullmatch(line)
        if match and match[2] and word(match[1], grid.year) in pair.name_words:
            cell = replace(grid.cell(row, column), text=match[2])
            return Target((row, column), cell, pair.id, clean_label(match[1]), "", pair.member)
    return None


def _beside(grid: Grid, region: Region, row: int, column: int, pair: FormPair) -> Iterator[Place]:
    """Where the value of a label may stand: below it, or else to the right of it."""
    right, below = (row, grid.right_of(row, column)), (grid.below(row, column), column)
    for place in (below, right) if pair.place == "below" else (right,):
        inside = place[0] <= region.bottom and place[1] <= region.right
        if inside and not _is_label(grid, region.form, *place):
            yield place


def _is_label(grid: Grid, form: Form, row: int, column: int) -> bool:
    seen = grid.word(row, column)
    known = seen in form.head_words or any(seen in pair.name_words for pair in form.pairs)
    return bool(seen) and known


def _about(form: Form, targets: list[Target]) -> list[Target]:
    """The targets with the member that the form is about put in, and without the one naming it."""
    named = next((t for t in targets if t.group), None)
    if named is None or not form.group:
        return [t for t in targets if not t.group]
    label = clean_label(named.cell.text)
    about = (
        replace(t, group=form.group, member=label, member_cell=named.cell)
        if t.id.startswith(f"{form.group}.*.")
        else t
        for t in targets
        if t is not named and t.id
    )
    return list(about)


def about(grid: Grid, region: Region) -> tuple[str, Cell | None]:
    """The member that the form is about and the cell that names it; '' where it is of nobody."""
    if not region.form.group:
        return "", None
    for row, column in grid.places(region.top, region.bottom, region.left, region.right):
        for pair in region.form.pairs:
            if pair.member and (found := _target(grid, region, row, column, pair)):
                return clean_label(found.cell.text), found.cell
    return _before_title(region)


def _before_title(region: Region) -> tuple[str, Cell | None]:
    """The member whose name stands before the title: 道路养护绩效自评."""
    text = "".join(region.title.text.split()) if region.title else ""
    for title in region.form.member_titles:
        name, found, rest = text.rpartition(title)
        if found and name and not rest:
            return clean_label(name), region.title
    return "", None
