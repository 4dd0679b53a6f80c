"""Forms as data: how a form is recognised, where its columns and rows are, which ids they mean.

A cell means what its row and its column say together: a row names an item (三公经费), a member of a
group or a figure, a column names a measure, a period, an item or a figure. `forms.yaml` holds the
words; docs/新增一种报告.md tells how to write one.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Literal

from pydantic import Field

from qicao.profile.formtexts import Groups, Pattern, Texts
from qicao.profile.formwords import spoken_ways, word
from qicao.values import Value


class _Worded(Value):
    """Something that is known by words."""

    def words(self, texts: tuple[str, ...]) -> frozenset[str]:
        return frozenset(word(text) for text in texts)


class Split(Value):
    """Fields that one cell gives: `≥95%` a comparator and a value, 完成验收 a text."""

    value: str
    text: str = ""
    comparator: str = ""
    upper: str = ""


class FormColumn(_Worded):
    """A column by its head; one of `id`, `item`, `measure`, `period`, `fact`, `split`, `unit`.

    With none of them it is the column of the values that the rows name in full.
    """

    heads: Texts = Field(min_length=1)
    """What it may be called, the best first: of two columns that fit, the best called counts."""
    under: Groups = ()
    """Words of which one stands above the head, where the head alone does not tell."""
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

    def place(self, head: str) -> int:
        """0 for the best of its heads, 1 for all others, which are equally good."""
        return 0 if head == word(self.heads[0]) else 1

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


class FormRow(_Worded):
    """A row by its name: a `total` of the columns' own ids, an `id`, an `item`, or a `measure`.

    `cells` gives ids by the columns' keys; `members` makes the rows below it, up to the next row
    that is named here, members of that group.
    """

    names: Texts = Field(min_length=1)
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


class Level(_Worded):
    """A column that classifies the rows beside it, its text carried down over blank cells."""

    heads: Texts = Field(min_length=1)
    fact: str
    """The field of the group that holds it."""

    @cached_property
    def head_words(self) -> frozenset[str]:
        """The heads as they are compared."""
        return self.words(self.heads)


class FormTable(_Worded):
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


class FormPair(_Worded):
    """A label with its value in the cell to the right, the cell below, or behind a colon."""

    names: Texts = Field(min_length=1)
    """What it may be called, the best first: of two labels that fit, the best counts."""
    id: str = ""
    member: str = ""
    """The value names the member of this group that the whole form is about."""
    unlike: Texts = ()
    """Words in its row, or right above or below it, that make it another label."""
    place: Literal["right", "below"] = "right"

    @cached_property
    def ranks(self) -> dict[str, int]:
        """The names as they are compared, 0 for the best."""
        return {word(name): rank for rank, name in reversed([*enumerate(self.names)])}


class Form(_Worded):
    """A form that files hold."""

    id: str
    title: str
    titles: Texts = ()
    """Other titles."""
    loose: Texts = ()
    """Titles that other forms have too, as those of a budget: they count with `evidence`."""
    member_titles: Texts = ()
    """Loose titles before which the name of the member stands that the form is about."""
    evidence: Texts = ()
    """Words of which the file, the sheet or its heads have one, where no title tells the form."""
    essential: Texts = ()
    """Words of which any title of it has one: a mark or heads below another title do not count."""
    unlike: Texts = ()
    """Words before the title that make it the title of another form."""
    marks: Texts = ()
    """Numbers that a form bears in a corner: 公开03表."""
    pairs: tuple[FormPair, ...] = ()
    tables: tuple[FormTable, ...] = ()
    skip: Texts = ()
    """Heads of columns that hold no figures, beside those of all forms."""
    other_heads: Texts = ()
    """Words above a head that make the column another one, beside those of all forms."""
    zero: Texts = ()
    """Ids that are 0 where the form says that it is empty."""
    year: str = ""
    """The fact that the year in its title gives."""

    @cached_property
    def mark_words(self) -> frozenset[str]:
        """The marks as they are compared."""
        return self.words(self.marks)

    @cached_property
    def pair_words(self) -> frozenset[str]:
        """Every label of its pairs as they are compared."""
        return frozenset().union(*(pair.ranks for pair in self.pairs))

    @cached_property
    def printed_words(self) -> frozenset[str]:
        """What the form prints: labels of pairs, heads, words beside blocks; never a value."""
        sides = (table.side_words for table in self.tables)
        return self.pair_words.union(self.head_words, *sides)

    @cached_property
    def group(self) -> str:
        """The group of the member that the whole form is about, '' if it is of the department."""
        return next((pair.member for pair in self.pairs if pair.member), "")

    @cached_property
    def head_words(self) -> frozenset[str]:
        """Every word that may stand in a head of one of its tables."""
        return frozenset().union(*(table.head_words for table in self.tables))


class Forms(_Worded):
    """All forms of a profile, and the words that they share."""

    skip_heads: Texts = ()
    """Heads of columns that hold no figures: 行次, 序号, 备注."""
    skip_rows: Texts = ()
    """Names of rows that hold no figures: 栏次."""
    other_heads: Texts = ()
    """What a word above a head says that makes the column another one: 上年, 增减."""
    title_fillers: Texts = ()
    """Words that make no other form of a title: 总, 明细."""
    code_ends: Texts = ()
    """How the head of a column of codes ends."""
    name_ends: Texts = ()
    """How the head of a column of names ends."""
    empty: Texts = ()
    """What a sentence says in a table that has nothing: 无数据."""
    forms: tuple[Form, ...] = ()

    @cached_property
    def skip_head_words(self) -> frozenset[str]:
        """The heads without figures as they are compared."""
        return self.words(self.skip_heads)

    @cached_property
    def skip_row_words(self) -> frozenset[str]:
        """The rows without figures as they are compared."""
        return self.words(self.skip_rows)

    @cached_property
    def empty_words(self) -> tuple[str, ...]:
        """The sentences of empty tables as they are compared."""
        return tuple(word(text) for text in self.empty)

    def title(self, text: str) -> str:
        """A title as titles are compared: without the words that make no other form of it."""
        plain = word(text)
        for filler in self.title_fillers:
            plain = plain.replace(filler, "")
        return plain

    @cached_property
    def titles(self) -> tuple[tuple[str, Form], ...]:
        """Every title with its form, the longest first: one may end in another."""
        named = [
            (self.title(text), form)
            for form in self.forms
            for text in (*form.loose, *form.member_titles, form.title, *form.titles)
        ]
        return tuple(sorted(dict(named).items(), key=lambda pair: len(pair[0]), reverse=True))

    @cached_property
    def loose_titles(self) -> frozenset[str]:
        """Titles that need evidence."""
        loose = (text for form in self.forms for text in (*form.loose, *form.member_titles))
        return frozenset(map(self.title, loose))

    @cached_property
    def marks(self) -> dict[str, Form]:
        """Forms by their marks."""
        return {mark: form for form in self.forms for mark in form.mark_words}
