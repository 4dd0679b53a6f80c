"""Where forms stand in a sheet, by their titles, marks, the sheet's name, or their heads."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from qicao.errors import ImportRefused
from qicao.profile.forms import Form, Forms
from qicao.profile.formwords import word
from qicao.readers.cells import Cell
from qicao.readers.forms.grid import Grid

LONGEST_TITLE = 80
SHORTEST_TITLE = 6
MOST_FORMS = 1000
"""Forms on one sheet, as where a list has a form for each of its members."""
NEAR = 3
"""Rows around a title in which its mark and its year stand."""
LAST = "表"
EVIDENT = 8
"""First rows of a sheet that may tell what it is."""
BESIDE = 4
"""Other things that may stand in the row of a title."""
_BRACKETS = re.compile(r"\([^()]*\)")
_YEAR = re.compile(
    r"((?:19|20)\d{2})\s*年(?!\s*\d{1,2}\s*月)|年度[:：]\s*((?:19|20)\d{2})", re.ASCII
)
_YEARS = re.compile(r"(?:19|20)\d{2}年?度?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Region:
    """The part of a sheet that a form takes, bounds included; `title` is the cell that told."""

    form: Form
    top: int
    left: int
    bottom: int
    right: int
    title: Cell | None = None
    year: int | None = None

    def holds(self, row: int, column: int) -> bool:
        """Whether a place lies in it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


def find_regions(grid: Grid, forms: Forms, file: str = "") -> list[Region]:
    """The forms of a sheet that a title, a mark or the sheet's name tells, from top to bottom."""
    hits = sorted(_titles(grid, forms, file), key=lambda hit: (hit.top, hit.left))
    told = {row for hit in hits for row in range(hit.top - NEAR, hit.top + NEAR + 1)}
    hits += [mark for mark in _marks(grid, forms) if mark.top not in told]
    if not hits and (form := _form_of_sheet(grid, forms, file)):
        hits = [Region(form, 0, 0, 0, 0)]
    if len(hits) > MOST_FORMS:
        hint = f"这张表里有超过 {MOST_FORMS} 张报表的标题，不读：请核对是不是给错了表，或拆成几张表"
        raise ImportRefused("too_large", file or grid.name, hint, sheet=grid.sheet)
    hits.sort(key=lambda hit: (hit.top, hit.left))
    bounded = [_bounded(grid, hit, hits) for hit in hits]
    return [part for region in bounded for part in _members(grid, _dated(grid, region))]


def _form_of_sheet(grid: Grid, forms: Forms, file: str) -> Form | None:
    """The form that the sheet's name tells, which often leaves out the last 表."""
    evidence, bare = (
        evident(grid, file),
        _BRACKETS.sub("", unicodedata.normalize("NFKC", grid.name)),
    )
    named = form_of_title(grid.name, forms, evidence)
    named = named or form_of_title(f"{bare}{LAST}", forms, evidence)
    return None if named and is_contradicted(grid, named) else named


def evident(grid: Grid, file: str) -> str:
    """All that may tell what a sheet without a clear title is: file, sheet, its first lines."""
    first = (
        grid.cell(row, i).text for row in range(min(EVIDENT, grid.height)) for i in grid.filled[row]
    )
    return "".join((file, grid.name, *first))


def form_of_title(text: str, forms: Forms, evidence: str = "") -> Form | None:
    """The form that a title names, None if it names none; the longest known title counts.

    A title that a budget has too counts where `evidence` has a word of the form's own.
    """
    if not text or len(text) > LONGEST_TITLE:
        return None
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    seen = forms.title(_YEARS.sub("", _BRACKETS.sub("", plain)))
    within = _BRACKETS.search(plain)
    if within and not any(seen.endswith(title) for title, _ in forms.titles):
        seen = forms.title(_YEARS.sub("", within[0][1:-1]))
    for title, form in forms.titles:
        if seen.endswith(title):
            before = seen.removesuffix(title)
            other = any(part in before for part in form.unlike)
            unsure = title in forms.loose_titles and not is_evident(form, evidence)
            return None if other or unsure else form
    return forms.marks.get(word(plain))


def is_evident(form: Form, evidence: str) -> bool:
    """Whether a form without a clear title is likely this one; a form may ask for no evidence."""
    return not form.evidence or any(part in evidence for part in form.evidence)


def _titles(grid: Grid, forms: Forms, file: str) -> Iterator[Region]:
    last = {title[-1] for title, _ in forms.titles}
    evidence = evident(grid, file)
    for row, columns in enumerate(grid.filled):
        if len(columns) > BESIDE * 2:
            continue
        for column in columns:
            text = grid.rows[row][column].text
            if not _ends_like(text, last):
                continue
            form = form_of_title(text, forms, evidence)
            if form and word(text) not in forms.marks and not grid.has_amounts(row, 0, grid.width):
                right = grid.right_of(row, column) - 1
                yield Region(form, row, column, row, right, grid.rows[row][column])


def _ends_like(text: str, last: set[str]) -> bool:
    bare = text.rstrip()
    return len(bare) <= LONGEST_TITLE and bool(bare) and (bare[-1] in last or bare[-1] in ")）")


def _marks(grid: Grid, forms: Forms) -> Iterator[Region]:
    if not forms.marks:
        return
    for row, columns in enumerate(grid.filled):
        for column in columns:
            text = grid.rows[row][column].text
            form = forms.marks.get(word(text)) if len(text) <= 20 else None
            if form and not is_contradicted(grid, form, row):
                yield Region(form, row, 0, row, 0, grid.rows[row][column])


def is_contradicted(grid: Grid, form: Form, row: int = 0) -> bool:
    """Whether a title stands near a row that is not the form's: by its words, or without them."""
    near = range(max(row - NEAR, 0), min(row + 2 * NEAR, grid.height))
    texts = (grid.cell(r, i).text for r in near for i in grid.filled[r])
    bare = (_BRACKETS.sub("", "".join(unicodedata.normalize("NFKC", t).split())) for t in texts)
    titles = [t for t in bare if SHORTEST_TITLE <= len(t) <= LONGEST_TITLE and t.endswith(LAST)]
    unlike = any(part in title for part in form.unlike for title in titles)
    known = any(part in title for part in form.essential for title in titles)
    return bool(titles) and not known and (unlike or bool(form.essential))


def _bounded(grid: Grid, hit: Region, hits: list[Region]) -> Region:
    """A region down to the next title, and as wide as no other title stands beside it."""
    beside = [other for other in hits if other.top == hit.top and other is not hit]
    below = [other.top for other in hits if other.top > hit.top]
    first = hit is hits[0] or all(other.top >= hit.top for other in hits)
    left = hit.left if any(other.left < hit.left for other in beside) else 0
    right = min((o.left - 1 for o in beside if o.left > hit.left), default=grid.width - 1)
    top = 0 if first else hit.top
    return replace(hit, top=top, bottom=min(below, default=grid.height) - 1, left=left, right=right)


def _dated(grid: Grid, region: Region) -> Region:
    """The region with the year in its title, else the latest in the lines below it."""
    if region.title and (match := _YEAR.search(region.title.text)):
        return replace(region, year=int(match[1] or match[2]))
    last = min(region.top + 2 * NEAR, region.bottom)
    places = grid.places(region.top, last, region.left, region.right)
    texts = (grid.rows[row][i].text for row, i in places)
    found = [pair for text in texts if len(text) < LONGEST_TITLE for pair in _YEAR.findall(text)]
    years = [int(year) for pair in found for year in pair if year]
    return replace(region, year=max(years)) if years else region


def _members(grid: Grid, region: Region) -> list[Region]:
    """The region once for each member that a form of one member names, one below the other."""
    labels = [pair.ranks for pair in region.form.pairs if pair.member]
    if not labels:
        return [region]
    tops = [
        row
        for row, column in grid.places(region.top, region.bottom, region.left, region.right)
        if grid.word(row, column) in labels[0] and _value_beside(grid, row, column)
    ]
    if len(tops) < 2:
        return [region]
    ends = [*(top - 1 for top in tops[1:]), region.bottom]
    starts = [region.top, *tops[1:]]
    return [replace(region, top=a, bottom=b) for a, b in zip(starts, ends, strict=True)]


def _value_beside(grid: Grid, row: int, column: int) -> bool:
    return bool(grid.cell(row, grid.right_of(row, column)).text.strip())
