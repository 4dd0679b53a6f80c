"""Tables of a form as data: columns, rows, and which ids they mean together."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from qicao.profile.formwords import spoken_ways, word
from qicao.values import Value


def _as_tuple(value: object) -> object:
    return (value,) if isinstance(value, str) and value else value or ()


Texts = Annotated[tuple[str, ...], BeforeValidator(_as_tuple)]


def _as_groups(value: object) -> object:
    """Words of which one must be there; a list of lists asks for one out of each."""
    if isinstance(value, (list, tuple)) and value and all(isinstance(v, str) for v in value):
        return (value,)
    return (value,) if isinstance(value, str) and value else value or ()


def _as_pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"“{text}”不是正则式：{error}") from None
    return text


Pattern = Annotated[str, AfterValidator(_as_pattern)]
Groups = Annotated[tuple[Texts, ...], BeforeValidator(_as_groups)]


class Worded(Value):
    """Something that is known by words."""

    def words(self, texts: tuple[str, ...]) -> frozenset[str]:
        return frozenset(word(text) for text in texts)


class Split(Value):
    """Fields that one cell gives: `≥95%` a comparator and a value, 完成验收 a text."""

    value: str
    text: str = ""
    comparator: str = ""
    upper: str = ""


class FormColumn(Worded):
    """A column by its head; one of `id`, `item`, `measure`, `period`, `fact`, `split`, `unit`.

    With none of them it is the column of the values that the rows name in full.
    """

    heads: Texts = Field(min_length=1)
    """What it may be called, the best first: of two columns that fit, the best called counts."""
    under: Groups = ()
    """Words of which one stands above the head, where the head alone does not tell."""
    later: Texts = ()
    """Words out of `heads` and `under` that count only where no other column is this one."""
    key: str = ""
    """A name for `cells` of a row."""
    id: str = ""
    item: str = ""
    measure: str = ""
    period: str = ""
    fact: str = ""
    split: Split | None = None
    unit: bool = False
    """It names the unit of the row's values."""
    needed: bool = False
    """Whether the table is not this one without it."""
    titled: bool = False
    """Only in a form that its title or its mark tells: other forms have such a column too."""

    @cached_property
    def head_words(self) -> frozenset[str]:
        """The heads as they are compared."""
        return self.words(self.heads)

    @cached_property
    def later_words(self) -> frozenset[str]:
        """The words that count after all others, as they are compared."""
        return self.words(self.later)

    @property
    def meaning(self) -> tuple[str, ...]:
        """What it stands for, however it is called."""
        split = self.split.value if self.split else "unit" if self.unit else ""
        return (self.id, self.item, self.measure, self.period, self.fact, self.key, split)

    @property
    def is_plain(self) -> bool:
        """Whether it is the column of the values that the rows name in full."""
        told = (self.key, self.id, self.item, self.measure, self.period, self.fact, self.split)
        return not any(told) and not self.unit

    def place(self, path: tuple[str, ...]) -> int:
        """0 for the best of its heads, 1 for the others, 2 with a word that counts after them."""
        if any(way in self.later_words for part in path for way in spoken_ways(part)):
            return 2
        return 0 if path[-1] == word(self.heads[0]) else 1

    @cached_property
    def under_words(self) -> tuple[frozenset[str], ...]:
        """The words above as they are compared, one set for each that must be there."""
        return tuple(self.words(group) for group in self.under)

    @cached_property
    def joined_words(self) -> frozenset[str]:
        """The heads behind the words above in one, as heads without levels are written."""
        joined = {""}
        for group in (*self.under_words, self.head_words):
            joined = {before + text for before in joined for text in group}
        return frozenset(joined)

    @cached_property
    def all_words(self) -> frozenset[str]:
        """Every word that may stand in the heads of this column."""
        return self.head_words.union(self.joined_words, *self.under_words)


class FormRow(Worded):
    """A row by its name: a `total` of the columns' own ids, an `id`, an `item`, or a `measure`.

    `cells` gives ids by the columns' keys; `members` makes the rows below it, up to the next row
    that is named here, members of that group.
    """

    names: Texts = Field(min_length=1)
    later: Texts = ()
    """Names out of `names` that count only where no other row of the table is this one."""
    codes: Texts = ()
    """Codes of which the row has one, where it has a code at all."""
    below: Texts = ()
    """Names of rows of which one stands right above it or above its likes."""
    total: bool = False
    id: str = ""
    item: str = ""
    measure: str = ""
    period: str = ""
    cells: dict[str, str] = {}
    members: str = ""
    like: Pattern = ""
    """A pattern that the rows of `members` must fit as they are written, their numbers included."""
    group: str = ""
    """The row is itself a member of this group."""
    skip: bool = False
    """No figure: a heading, a row of column numbers.

    A heading with the head of a column in brackets, 按收入性质分（全年执行数）, gives all rows
    below it that one column.
    """

    @cached_property
    def name_words(self) -> frozenset[str]:
        """The names as they are compared."""
        return self.words(self.names)

    @cached_property
    def later_words(self) -> frozenset[str]:
        """The names that count after all others, as they are compared."""
        return self.words(self.later)

    @cached_property
    def below_words(self) -> frozenset[str]:
        """The names above as they are compared."""
        return self.words(self.below)


class Others(Value):
    """Rows that no entry names are members of `group`."""

    group: str
    coded: bool = False
    """Only rows with a code, where the table has a column of codes."""
    like: Pattern = ""
    """A pattern that the whole name must fit."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """`like`, compiled."""
        return re.compile(self.like or r".+")


class Level(Worded):
    """A column that classifies the rows beside it, its text carried down over blank cells."""

    heads: Texts = Field(min_length=1)
    fact: str
    """The field of the group that holds it."""

    @cached_property
    def head_words(self) -> frozenset[str]:
        """The heads as they are compared."""
        return self.words(self.heads)


class FormTable(Worded):
    """Columns of names and values with their rows; one side of a two-sided form is a table."""

    above: Texts = ()
    """Words over the whole side: 收入, 支出."""
    side: Texts = ()
    """Words that stand beside the rows, turned or merged, and name the whole block."""
    name: Texts = ()
    """Heads of the column that names the rows."""
    headed: bool = False
    """Only where one of them stands there, as for a table that takes any row for a member."""
    code: Texts = ()
    """Heads of columns of codes."""
    levels: tuple[Level, ...] = ()
    columns: tuple[FormColumn, ...] = Field(min_length=1)
    rows: tuple[FormRow, ...] = ()
    others: Others | None = None
    repeats: bool = False
    """Whether several sides of one form are this table."""
    member: str = ""
    """How a member is called, where its name alone is not enough: {form}：{name}."""
    lookup: bool = False
    """Rows that no entry names are figures as the catalogue calls them: 2024年公用经费决算数."""

    @cached_property
    def above_words(self) -> frozenset[str]:
        """The words over the side as they are compared."""
        return self.words(self.above)

    @cached_property
    def side_words(self) -> frozenset[str]:
        """The words beside the rows as they are compared."""
        return self.words(self.side)

    @cached_property
    def name_words(self) -> frozenset[str]:
        """The heads of the names as they are compared."""
        return self.words(self.name)

    @cached_property
    def code_words(self) -> frozenset[str]:
        """The heads of the codes as they are compared."""
        return self.words(self.code)

    def rows_named(self, label: str) -> tuple[FormRow, ...]:
        """The entries of that name, with or without 本年."""
        known = self.rows_by_word
        return next((known[way] for way in spoken_ways(label) if way in known), ())

    def knows(self, label: str) -> bool:
        """Whether a row of that name has an entry, or is like those that members are."""
        others = self.others
        like = others is not None and bool(others.like) and others.pattern.fullmatch(label)
        return bool(self.rows_named(label) or like)

    @cached_property
    def rows_by_word(self) -> dict[str, tuple[FormRow, ...]]:
        """Rows by each of their names, in order."""
        found: dict[str, list[FormRow]] = {}
        for row in self.rows:
            for name in row.name_words:
                found.setdefault(name, []).append(row)
        return {name: tuple(rows) for name, rows in found.items()}

    @cached_property
    def head_words(self) -> frozenset[str]:
        """Every word that may stand in its head."""
        columns = (c.all_words for c in self.columns)
        levels = (level.head_words for level in self.levels)
        return self.name_words.union(self.code_words, self.above_words, *columns, *levels)
