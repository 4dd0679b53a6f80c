"""The heads of a form: rows of heads, what each column is, and the sides that they make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from qicao.profile.forms import FormColumn, Forms, FormTable
from qicao.profile.formwords import spoken_ways, word
from qicao.readers.forms.grid import Grid, is_amount
from qicao.readers.forms.regions import Region

_LEVELS = re.compile(r"[:：/／_|｜·>]|(?<=\D)[-—－](?=\D)")
ENOUGH = 2
"""Known columns that make a table of a form that its title names."""
VOTERS = 80
"""Rows below heads that are looked at to tell which table it is."""
LEAST = 2
"""Known heads that make a row of heads."""


@dataclass(frozen=True, slots=True)
class Band:
    """Rows of heads, bounds included."""

    top: int
    bottom: int


@dataclass(slots=True)
class Side:
    """Columns that belong together: labels on the left, values to the right of them."""

    labels: list[int] = field(default_factory=list)
    values: list[int] = field(default_factory=list)
    skipped: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A side with the table that it is, and what each of its columns means."""

    table: FormTable
    side: Side
    columns: dict[int, FormColumn]
    names: tuple[int, ...]
    codes: tuple[int, ...]
    levels: dict[int, str]
    """Column → the field of the group that it holds."""


class Heads:
    """Finds rows of heads in one region and fits the tables of its form to them."""

    def __init__(self, grid: Grid, region: Region, forms: Forms) -> None:
        self.grid, self.region, self.form = grid, region, region.form
        shared = forms.skip_head_words - region.form.head_words
        self.skip = shared | region.form.words(region.form.skip)
        self.known = region.form.head_words | self.skip
        self.other_heads = (*forms.other_heads, *region.form.other_heads)
        self.code_ends, self.name_ends = forms.code_ends, forms.name_ends

    def bands(self) -> list[Band]:
        """The rows of heads from top to bottom, neighbours taken together."""
        found: list[Band] = []
        row = self.region.top
        while row <= self.region.bottom:
            if self.begins(row):
                top, bottom = self.upper(row), row
                while bottom < self.region.bottom and self.continues(bottom + 1):
                    bottom += 1
                found.append(Band(top, bottom))
                row = bottom
            row += 1
        return found

    def upper(self, row: int) -> int:
        """The first row of heads that stand over those of `row` and are wider than they."""
        top = row
        while top > self.region.top and self.spans(top - 1):
            top -= 1
        return top

    def spans(self, row: int) -> bool:
        """Whether a row has several texts, one of them merged over columns, and one a head."""
        own = self.own(row)
        if len(own) < LEAST or self.grid.has_amounts(row, self.region.left, self.region.right):
            return False
        words = [self.grid.word(row, i) for i in own]
        heads = any(self.is_known(w) or any(part in w for part in self.other_heads) for w in words)
        if not heads or any(w in self.form.pair_words for w in words):
            return False
        areas = (self.grid.corners.get((row, i)) for i in own)
        return any(area is not None and area.left < area.right for area in areas)

    def hits(self, row: int) -> list[int]:
        """Columns in which a known head stands."""
        return [i for i in self.own(row) if self.is_known(self.parts(row, i)[-1])]

    def parts(self, row: int, column: int) -> tuple[str, ...]:
        """The words of a head; several where it names its upper heads too: 支出：项目支出."""
        whole = self.grid.word(row, column)
        if self.is_known(whole):
            return (whole,)
        text = self.grid.cell(row, column).text
        words = (word(part, self.grid.year) for part in _LEVELS.split(text))
        return tuple(part for part in words if part) or ("",)

    def is_known(self, text: str) -> bool:
        return any(way in self.known for way in spoken_ways(text)) or self.is_ending(text)

    def is_ending(self, text: str) -> bool:
        return bool(text) and text.endswith((*self.code_ends, *self.name_ends))

    def is_code(self, leaf: str, table: FormTable) -> bool:
        """Whether a head is that of codes, in a table that has such columns."""
        return leaf in table.code_words or (bool(table.code) and leaf.endswith(self.code_ends))

    def is_name(self, leaf: str, table: FormTable) -> bool:
        """Whether a head is that of names."""
        return leaf in table.name_words or (bool(table.name) and leaf.endswith(self.name_ends))

    def own(self, row: int) -> list[int]:
        bounds = self.region.left, self.region.right
        return [i for i in self.grid.filled[row] if bounds[0] <= i <= bounds[1]]

    def begins(self, row: int) -> bool:
        """Whether heads stand in a row, and no amount among them or right beside them."""
        hits = self.hits(row)
        if len(hits) < LEAST or all(self.grid.word(row, i) in self.form.pair_words for i in hits):
            return False
        first, last = hits[0] - 1, hits[-1] + 1
        own = [i for i in self.own(row) if first <= i <= last]
        return len(own) <= 2 * len(hits) and not self.grid.has_amounts(row, first, last)

    def continues(self, row: int) -> bool:
        """Whether a row below heads is one of heads too, and no first row of values."""
        filled, hits = self.own(row), self.hits(row)
        if not hits or self.grid.has_amounts(row, self.region.left, self.region.right):
            return False
        alone_on_the_left = len(hits) == 1 and hits[0] == min(filled) and not self.under(row, hits)
        return not alone_on_the_left and 2 * len(hits) >= len(filled)

    def under(self, row: int, hits: list[int]) -> bool:
        """Whether what stands above the only head is a head that is wider than it."""
        area = self.grid.corners.get((row - 1, hits[0]))
        return area is not None and area.right > area.left

    def path(self, band: Band, column: int) -> tuple[str, ...]:
        """The words over a column from top to bottom, each once."""
        words: list[str] = []
        for row in range(band.top, band.bottom + 1):
            texts = self.parts(row, column)
            if not texts[-1]:
                texts = (self.inherited(band, row, column),)
            words += [text for text in texts if text and (not words or words[-1] != text)]
        return tuple(words)

    def inherited(self, band: Band, row: int, column: int) -> str:
        """The head to the left, where heads are not merged and something stands below."""
        if self.merges(band) or not any(
            self.grid.word(lower, column) for lower in range(row + 1, band.bottom + 1)
        ):
            return ""
        for left in range(column - 1, self.region.left - 1, -1):
            if text := self.grid.word(row, left):
                return text
        return ""

    def merges(self, band: Band) -> bool:
        """Whether any heads of the band are merged over columns."""
        return any(
            a.left < a.right and band.top <= a.top < band.bottom
            for a in self.grid.merged
            if self.region.left <= a.left <= self.region.right
        )

    def fit(self, band: Band) -> list[Fitted]:
        """The tables of the form that the sides of a band are; a side that is none is left out."""
        paths = {
            i: path
            for i in range(self.region.left, self.region.right + 1)
            if (path := self.path(band, i))
        }
        found: list[Fitted] = []
        taken: list[FormTable] = []
        for side in self.sides(band, paths):
            free = [t for t in self.form.tables if t.repeats or not any(t is u for u in taken)]
            if fitted := self.best(band, side, paths, free):
                found.append(fitted)
                taken.append(fitted.table)
        return found

    def sides(self, band: Band, paths: dict[int, tuple[str, ...]]) -> Iterator[Side]:
        side = Side()
        for column in range(self.region.left, self.region.right + 1):
            leaf = paths[column][-1] if column in paths else ""
            if leaf in self.skip:
                side.skipped.append(column)
            elif not leaf and side.values:
                continue
            elif not leaf or (self.is_label(leaf) and not (side.values and self.is_value(leaf))):
                if side.values:
                    yield side
                    side = Side()
                side.labels.append(column)
            elif not self.is_covered(band, column):
                side.values.append(column)
        if side.values:
            yield side

    def is_covered(self, band: Band, column: int) -> bool:
        """Whether the last head of a column is that of a column to the left, merged over it."""
        area = self.grid.corners.get((band.bottom, column))
        return area is not None and area.left < column

    def is_value(self, leaf: str) -> bool:
        """Whether a head may stand over values too, as 项目 does for 项目支出 in one table."""
        return any(leaf in c.head_words for table in self.form.tables for c in table.columns)

    def is_label(self, leaf: str) -> bool:
        """Whether a head stands over names, codes or classes, or beside a block."""
        return any(
            self.is_name(leaf, table)
            or self.is_code(leaf, table)
            or leaf in table.side_words
            or any(leaf in level.head_words for level in table.levels)
            or (leaf in table.rows_by_word and not self.is_value(leaf))
            for table in self.form.tables
        )

    def best(
        self, band: Band, side: Side, paths: dict[int, tuple[str, ...]], tables: list[FormTable]
    ) -> Fitted | None:
        """The table that fits a side best; None if none does, or two do equally."""
        fitted = [one for t in tables if (one := self.fitted(side, paths, t)) is not None]
        scored = [(self.score(one, band, paths), one) for one in fitted]
        best = max((score for score, _ in scored), default=None)
        found = [one for score, one in scored if score == best]
        return found[0] if len(found) == 1 else None

    def score(
        self, one: Fitted, band: Band, paths: dict[int, tuple[str, ...]]
    ) -> tuple[int, int, int, int]:
        """By the words above, the head of the names, the rows below, the columns."""
        over = bool(one.table.above_words & self.over(one.side, paths))
        heads = {paths[i][-1] for i in one.side.labels if i in paths}
        named = bool(heads & (one.table.name_words - self.shared_names))
        return over, named, self.votes(one, band), len(one.columns)

    @cached_property
    def shared_names(self) -> frozenset[str]:
        """Heads of names that several tables of the form have."""
        seen: set[str] = set()
        shared: set[str] = set()
        for table in self.form.tables:
            shared |= seen & table.name_words
            seen |= table.name_words
        return frozenset(shared)

    def votes(self, one: Fitted, band: Band) -> int:
        """Rows below whose names the table knows."""
        last = min(band.bottom + VOTERS, self.region.bottom)
        rows = range(band.bottom + 1, last + 1)
        named = one.table.rows_named
        return sum(any(named(self.grid.word(r, i)) for i in one.side.labels) for r in rows)

    def over(self, side: Side, paths: dict[int, tuple[str, ...]]) -> set[str]:
        """Every word over a side."""
        columns = (*side.labels, *side.values, *side.skipped)
        return {word for i in columns for word in paths.get(i, ())}

    def fitted(
        self, side: Side, paths: dict[int, tuple[str, ...]], table: FormTable
    ) -> Fitted | None:
        """The side as this table; None where a needed head is missing or it is another's side."""
        if self.is_another(side, paths, table):
            return None
        columns = dict(self.columns(side.values, paths, table.columns))
        if not self.is_enough(columns, table):
            return None
        columns = {
            self.beside_shifted(i, paths) if column.needed else i: column
            for i, column in columns.items()
        }
        leaves = {i: paths[i][-1] for i in side.labels if i in paths}
        levels = {
            i: level.fact
            for level in table.levels
            for i, leaf in leaves.items()
            if leaf in level.head_words
        }
        return Fitted(
            table,
            side,
            columns,
            tuple(i for i, leaf in leaves.items() if self.is_name(leaf, table)),
            tuple(i for i, leaf in leaves.items() if self.is_code(leaf, table)),
            levels,
        )

    def beside_shifted(self, column: int, paths: dict[int, tuple[str, ...]]) -> int:
        """The column of a head's values: the nameless one beside it, where its own has none.

        Tables that came through a PDF or a web page have their heads a column off. Only columns
        that are never empty are looked for: a nameless one beside others may be a part of them.
        """
        if self.has_values(column):
            return column
        near = [
            i
            for i in (column - 1, column + 1)
            if self.region.left <= i <= self.region.right and i not in paths and self.has_values(i)
        ]
        return near[0] if len(near) == 1 else column

    def has_values(self, column: int) -> bool:
        """Whether an amount stands anywhere in a column of the region."""
        rows = range(self.region.top, self.region.bottom + 1)
        return any(
            self.grid.is_own(r, column) and is_amount(self.grid.cell(r, column)) for r in rows
        )

    def is_another(self, side: Side, paths: dict[int, tuple[str, ...]], table: FormTable) -> bool:
        """Whether what stands over the values, else over the side, is over another table."""
        above = frozenset[str]().union(*(t.above_words for t in self.form.tables))
        said = above & {word for i in side.values for word in paths.get(i, ())}
        said = said or above & self.over(side, paths)
        return bool(table.above_words and said and not table.above_words & said)

    def is_enough(self, columns: dict[int, FormColumn], table: FormTable) -> bool:
        """Whether the columns found make the table: the needed ones, or several under a title."""
        found = {column.meaning for column in columns.values()}
        needed = all(column.meaning in found for column in table.columns if column.needed)
        titled = self.region.title is not None and len(columns) >= ENOUGH
        return bool(columns) and (needed or titled)

    def columns(
        self,
        values: Iterable[int],
        paths: dict[int, tuple[str, ...]],
        specs: tuple[FormColumn, ...],
    ) -> Iterator[tuple[int, FormColumn]]:
        """Columns that exactly one entry fits; of several that it fits, the best head alone."""
        fits: dict[int, list[int]] = {}
        for column in values:
            best = _fitting(paths[column], specs, self.other_heads)
            if best is not None:
                fits.setdefault(best, []).append(column)
        for number, columns in fits.items():
            places = {column: specs[number].place(paths[column][-1]) for column in columns}
            first = [column for column in columns if places[column] == min(places.values())]
            if len(first) == 1:
                yield first[0], specs[number]


def _fitting(
    path: tuple[str, ...], specs: tuple[FormColumn, ...], others: tuple[str, ...]
) -> int | None:
    """The entry that a column's heads fit best, None if none does or two do equally."""
    ranked = sorted(
        ((rank, i) for i, spec in enumerate(specs) if (rank := _rank(path, spec, others))),
        reverse=True,
    )
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]


def _rank(path: tuple[str, ...], spec: FormColumn, others: tuple[str, ...]) -> int:
    """How well: 3 and more with the words above, 2 by the head alone, 1 without 本年; 0 not."""
    leaf, above = path[-1], path[:-1]
    if spec.under_words:
        over = {way for part in above for way in spoken_ways(part)}
        nested = leaf in spec.head_words and all(u & over for u in spec.under_words)
        joined = {"".join(path[i:]) for i in range(len(path))}
        flat = {way for text in joined for way in spoken_ways(text)} & spec.joined_words
        return 2 + len(spec.under_words) if nested or flat else 0
    if any(other in part for part in above for other in others):
        return 0
    if leaf in spec.head_words or "".join(path) in spec.head_words:
        return 2
    return 1 if spoken_ways(leaf)[-1] in spec.head_words else 0
