"""Forms as data: how a form is recognised, where its columns and rows are, which ids they mean.

A cell means what its row and its column say together: a row names an item (三公经费), a member of a
group or a figure, a column names a measure, a period, an item or a figure. `forms.yaml` holds the
words; docs/新增一种报告.md tells how to write one.
"""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from pydantic import Field

from qicao.profile.formtables import FormTable, Texts, Worded
from qicao.profile.formwords import word


class FormPair(Worded):
    """A label with its value in the cell to the right, the cell below, or behind a colon."""

    names: Texts = Field(min_length=1)
    """What it may be called, the best first: of two labels that fit, the best counts."""
    id: str = ""
    member: str = ""
    """The value names the member of this group that the whole form is about."""
    unlike: Texts = ()
    """Words in its row, or right above or below it, that make it another label."""
    place: Literal["right", "below"] = "right"
    every: bool = False
    """Whether all its labels ask for the value: a form may name the unit in two places."""

    @cached_property
    def ranks(self) -> dict[str, int]:
        """The names as they are compared, 0 for the best."""
        return {word(name): rank for rank, name in reversed([*enumerate(self.names)])}

    @cached_property
    def unlike_words(self) -> frozenset[str]:
        """The words around that make it another label as they are compared."""
        return self.words(self.unlike)


class Form(Worded):
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
    def listed(self) -> str:
        """The group whose members it lists, a row for each, '' if it has any other table."""
        groups = {t.others.group if t.headed and t.others else "" for t in self.tables}
        return groups.pop() if len(groups) == 1 else ""

    @cached_property
    def head_words(self) -> frozenset[str]:
        """Every word that may stand in a head of one of its tables."""
        return frozenset().union(*(table.head_words for table in self.tables))


class Forms(Worded):
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
    whole_heads: Texts = ()
    """Heads that say the whole of what stands above them, beside its parts: 合计, 小计."""
    empty: Texts = ()
    """What a sentence says in a table that has nothing: 无数据."""
    forms: tuple[Form, ...] = ()

    @cached_property
    def skip_head_words(self) -> frozenset[str]:
        """The heads without figures as they are compared."""
        return self.words(self.skip_heads)

    @cached_property
    def whole_words(self) -> frozenset[str]:
        """The heads of wholes as they are compared."""
        return self.words(self.whole_heads)

    @cached_property
    def skip_row_words(self) -> frozenset[str]:
        """The rows without figures as they are compared."""
        return self.words(self.skip_rows)

    @cached_property
    def empty_words(self) -> tuple[str, ...]:
        """The sentences of empty tables as they are compared."""
        return tuple(word(text) for text in self.empty)

    @cached_property
    def pair_words(self) -> frozenset[str]:
        """Every label of a pair in any of the forms."""
        return frozenset().union(*(form.pair_words for form in self.forms))

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
