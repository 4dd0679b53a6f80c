"""Labels with one value each: in the cell beside, the cell below, or behind a colon."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from qicao.profile.forms import Form, FormPair
from qicao.profile.formwords import word
from qicao.readers.cells import Cell
from qicao.readers.forms.grid import Grid, Place
from qicao.readers.forms.labels import clean_label
from qicao.readers.forms.regions import LONGEST_TITLE, Region
from qicao.readers.forms.targets import Target
from qicao.values import segment

_COLON = re.compile(r"\s*([^:：]{2,24})[:：]\s*(.*?)\s*", re.DOTALL)
_NEXT = re.compile(r"\s+(?=[^\s:：]{2,10}[:：])")
"""Where the next label begins in a line of several: 填报单位：某局 单位：万元."""


@dataclass(frozen=True, slots=True)
class About:
    """The member that a whole form is about: its name, the cell that names it, other readings."""

    name: str = ""
    cell: Cell | None = None
    also: tuple[str, ...] = ()


NOBODY = About()


def pair_targets(
    grid: Grid, region: Region, taken: Collection[Place], about: About
) -> list[Target]:
    """The values of the form's pairs, outside the places that tables have taken.

    Each pair has one, that of its best label or else the first; one that wants `every` has the
    empty ones of its other labels too.
    """
    found: dict[int, tuple[int, Target]] = {}
    others: list[Target] = []
    for place in grid.places(region.top, region.bottom, region.left, region.right):
        if place in taken:
            continue
        for number, pair in enumerate(region.form.pairs):
            rank, target = _target(grid, region, place, pair) or (0, None)
            free = target is not None and target.place not in taken
            free = free and not _is_another(grid, region, place, pair)
            if not target or not free:
                continue
            if pair.every and not target.cell.text:
                others.append(target)
            if number not in found or rank < found[number][0]:
                found[number] = (rank, target)
    best = [target for _, target in found.values()]
    places = {target.place for target in best}
    targets = (*best, *(target for target in others if target.place not in places))
    return [of_member(about, region.form, target) for target in targets if not target.group]


def _target(grid: Grid, region: Region, place: Place, pair: FormPair) -> tuple[int, Target] | None:
    """The value of a pair's label at a place, and how good the label is; None if none is there."""
    text = grid.cell(*place).text
    rank = pair.ranks.get(word(text, grid.year))
    if rank is not None:
        spot = next(_beside(grid, region, *place, pair), None)
        label = clean_label(text)
        found = Target(spot, grid.cell(*spot), pair.id, label, "", pair.member) if spot else None
        return (rank, found) if found else None
    for line in _NEXT.split(text) if len(text) < LONGEST_TITLE * 2 else ():
        match = _COLON.fullmatch(line)
        rank = pair.ranks.get(word(match[1], grid.year)) if match and match[2] else None
        if match and rank is not None:
            cell = replace(grid.cell(*place), text=match[2])
            return rank, Target(place, cell, pair.id, clean_label(match[1]), "", pair.member)
    return None


def _is_another(grid: Grid, region: Region, place: Place, pair: FormPair) -> bool:
    """Whether words in a label's row, or above or below it, make it another: 得分 beside 执行率."""
    row, column = place
    beside = grid.places(row, row, region.left, region.right)
    around = (*beside, (row - 1, column), (grid.below(*place), column))
    return bool(pair.unlike_words) and any(grid.word(*p) in pair.unlike_words for p in around)


def _beside(grid: Grid, region: Region, row: int, column: int, pair: FormPair) -> Iterator[Place]:
    """Where the value of a label may stand: below it, or else to the right of it.

    Not below where it is wider than the label, or where something or a wide gap stands beside.
    """
    behind, under = grid.right_of(row, column), grid.below(row, column)
    below = pair.place == "below" and grid.right_of(under, column) <= behind
    beside = bool(grid.word(row, behind)) or grid.right_of(row, behind) > behind + 1
    beside = beside and grid.word(row, behind) not in region.form.printed_words
    spots = [(under, column)] if below and not beside else []
    spots += [(row, behind + 1)] if _is_spacer(grid, region, row, behind) else []
    for spot in (*spots, (row, behind)):
        inside = spot[0] <= region.bottom and spot[1] <= region.right
        if inside and grid.word(*spot) not in region.form.printed_words:
            yield spot


def _is_spacer(grid: Grid, region: Region, row: int, column: int) -> bool:
    """Whether a column has nothing in it, and a value or a label stands behind it in the row."""
    used = grid.used(region.top, region.bottom)
    return bool(grid.word(row, column + 1)) and column not in used


def of_member(about: About, form: Form, target: Target) -> Target:
    """A target with the member that the form is about put in, where it is a field of that."""
    if target.group or not form.group or not target.id.startswith(f"{form.group}.*."):
        return target
    return replace(target, group=form.group, member=about.name, member_cell=about.cell)


def find_about(grid: Grid, region: Region, names: Collection[str] = ()) -> About:
    """The member that the form is about; nobody where it is the department's.

    A title may be cut in two ways (某项目绩效自评); the one whose name is among `names`, known from
    elsewhere and as `segment` writes them, is taken before the others.
    """
    if not region.form.group:
        return NOBODY
    for place in grid.places(region.top, region.bottom, region.left, region.right):
        for pair in region.form.pairs:
            if pair.member and (found := _target(grid, region, place, pair)):
                return About(clean_label(found[1].cell.text), found[1].cell)
    cut = sorted(_before_title(region), key=lambda name: segment(name) not in names)
    return About(cut[0], region.title, tuple(cut[1:])) if cut else NOBODY


def _before_title(region: Region) -> Iterator[str]:
    """The names that may stand before the title: 道路养护绩效自评; none before a full title."""
    text = "".join(region.title.text.split()) if region.title else ""
    form = region.form
    full = (title for title in (form.title, *form.titles) if title not in form.member_titles)
    if any(word(text).endswith(word(title)) for title in full):
        return
    for title in form.member_titles:
        name, found, rest = text.rpartition(title)
        if found and name and not rest:
            yield clean_label(name)
