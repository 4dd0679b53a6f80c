"""The heads of a form: the sides that its columns make, and the table that each side is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from qicao.profile.forms import Forms
from qicao.profile.formtables import FormColumn, FormTable
from qicao.profile.formwords import word
from qicao.readers.forms.bands import Band, Bands
from qicao.readers.forms.columnfit import fitting_columns, without_wholes
from qicao.readers.forms.grid import Grid, is_amount
from qicao.readers.forms.headwords import HeadWords
from qicao.readers.forms.regions import Region

ENOUGH = 2
"""Known columns that make a table of a form that its title names."""
_CODED = re.compile(r"\s*\d{3,7}[\s.、-]*(?=\D)")
"""A code before a name: 30201 办公费."""
_YEAR = re.compile(r"\s*(?:19|20)\d\d\s*年")
_COLON = re.compile("(?<!其中)[:：]")
VOTERS = 80
"""Rows below heads that are looked at to tell which table it is."""


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
        self.words = HeadWords(grid, region, forms)

    def bands(self) -> list[Band]:
        """The rows of heads from top to bottom."""
        return Bands(self.words).find()

    def path(self, band: Band, column: int) -> tuple[str, ...]:
        """The words over a column from top to bottom, each once."""
        words: list[str] = []
        for row in range(band.top, band.bottom + 1):
            texts = self.words.parts(row, column)
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
            leaf = self.leaf(paths.get(column, ()))
            if leaf in self.words.skip:
                side.skipped.append(column)
            elif not leaf and side.values:
                continue
            elif not leaf or self.is_label(band, column, leaf, first=not side.values):
                if side.values:
                    yield side
                    side = Side()
                side.labels.append(column)
            elif not self.is_covered(band, column) and not self.is_headless(band, column):
                side.values.append(column)
        if side.values:
            yield side

    def leaf(self, path: tuple[str, ...]) -> str:
        """The last head of a column, or for a whole of values the one above; '' without heads."""
        *above, last = path or ("",)
        over, words = above[-1] if above else "", self.words
        is_whole = last in words.wholes and words.is_value(over) and not words.is_label(over)
        return over if is_whole else last

    def is_label(self, band: Band, column: int, leaf: str, *, first: bool) -> bool:
        """Whether a column names the rows: by its head, else by what stands below it.

        Left of all values texts are enough; elsewhere some must be names that a table has, or have
        codes before them where the rows of a table do.
        """
        names, holds = self.words.is_label(leaf), self.words.is_value(leaf)
        if names and (first or not holds):
            return True
        if holds and not (names or first) and not self.grid.word(band.bottom + 1, column):
            return False  # a place for its value is free below it, whatever names stand lower
        texts = [] if self.is_covered(band, column) else self.texts(band, column)
        known = sum(self.is_name(text) for text in texts if not _COLON.search(text))
        unknown = first and not self.words.is_known(leaf)
        return known >= ENOUGH or (unknown and bool(texts))

    def is_name(self, text: str) -> bool:
        """Whether a text is the name of a row that a table knows, or may know by its code.

        2021年决算数 names rows too, but stands over columns of tables below as well.
        """
        if _YEAR.match(text):
            return False
        code = _CODED.match(text)
        bare = word(text[code.end() :] if code else text, self.grid.year)
        coded = code is not None and self.is_coded
        return coded or any(table.knows(bare) for table in self.form.tables)

    @cached_property
    def is_coded(self) -> bool:
        """Whether rows of the form may be told by their codes alone."""
        return any(table.others is not None and table.others.coded for table in self.form.tables)

    def is_headless(self, band: Band, column: int) -> bool:
        """Whether nothing stands right over a column, and what stands higher is over others too."""
        if self.grid.word(band.bottom, column) or band.top == band.bottom:
            return False
        above = self.grid.corners.get((band.bottom - 1, column))
        return above is not None and above.left < above.right

    def texts(self, band: Band, column: int) -> list[str]:
        """What stands below heads in a column of texts; nothing if an amount is among them."""
        last = min(band.bottom + VOTERS, self.region.bottom)
        rows = range(band.bottom + 1, last + 1)
        below = [self.grid.cell(r, column) for r in rows if self.grid.is_own(r, column)]
        texts = [cell for cell in below if cell.text.strip()]
        return [] if any(is_amount(cell) for cell in texts) else [cell.text for cell in texts]

    def is_covered(self, band: Band, column: int) -> bool:
        """Whether the last head of a column is that of a column to the left, merged over it."""
        area = self.grid.corners.get((band.bottom, column))
        return area is not None and area.left < column

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
        """By the words above, or none asked for, the head of the names, the rows, the columns."""
        said = bool(one.table.above_words & self.over(one.side, paths))
        over = 1 if said else -bool(one.table.above)
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
        knows = one.table.knows
        return sum(any(knows(self.grid.word(r, i)) for i in one.side.labels) for r in rows)

    def over(self, side: Side, paths: dict[int, tuple[str, ...]]) -> set[str]:
        """Every word over a side."""
        columns = (*side.labels, *side.values, *side.skipped)
        return {word for i in columns for word in paths.get(i, ())}

    def fitted(
        self, side: Side, paths: dict[int, tuple[str, ...]], table: FormTable
    ) -> Fitted | None:
        """The side as this table; None where a needed head is missing or it is another's side."""
        leaves = {i: paths[i][-1] for i in side.labels if i in paths}
        if self.is_another(side, paths, table) or self.lacks_name(leaves.values(), table):
            return None
        specs = self.specs(table)
        told = without_wholes(paths, specs, self.words.wholes, self.form.head_words)
        columns = dict(fitting_columns(side.values, told, specs, self.words.other_heads))
        if not self.is_enough(columns, table):
            return None
        columns = {
            self.beside_shifted(i, paths) if column.needed else i: column
            for i, column in columns.items()
        }
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
            tuple(i for i, leaf in leaves.items() if self.words.is_name(leaf, table)),
            tuple(i for i, leaf in leaves.items() if self.words.is_code(leaf, table)),
            levels,
        )

    def lacks_name(self, leaves: Iterable[str], table: FormTable) -> bool:
        """Whether the table asks for a head over its names, and none of its own is there."""
        return table.headed and not table.name_words.intersection(leaves)

    def specs(self, table: FormTable) -> tuple[FormColumn, ...]:
        """The columns that the table may have in this region."""
        titled = self.region.title is not None
        return tuple(column for column in table.columns if titled or not column.titled)

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
