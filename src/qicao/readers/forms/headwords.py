"""What a word in a head is known as: a head of the form, of codes, of names, of nothing."""

from __future__ import annotations

import re

from qicao.profile.forms import Forms
from qicao.profile.formtables import FormTable
from qicao.profile.formwords import spoken_ways, word
from qicao.readers.forms.grid import Grid
from qicao.readers.forms.regions import Region

_LEVELS = re.compile(r"[:：/／_|｜·>]|(?<=\D)[-—－](?=\D)")
_WAITING = re.compile(r"[:：]\s*$")


class HeadWords:
    """The words that stand in the heads of one region, by the form that it is."""

    def __init__(self, grid: Grid, region: Region, forms: Forms) -> None:
        self.grid, self.region, self.form = grid, region, region.form
        shared = forms.skip_head_words - region.form.head_words
        self.skip = shared | region.form.words(region.form.skip)
        self.known = region.form.head_words | self.skip
        self.other_heads = (*forms.other_heads, *region.form.other_heads)
        self.code_ends, self.name_ends = forms.code_ends, forms.name_ends
        self.judged: dict[str, bool] = {}
        self.wholes = forms.whole_words

    def own(self, row: int) -> list[int]:
        bounds = self.region.left, self.region.right
        return [i for i in self.grid.filled[row] if bounds[0] <= i <= bounds[1]]

    def hits(self, row: int) -> list[int]:
        """Columns in which a known head stands; a label with a colon waits for a value."""
        return [i for i in self.own(row) if self.is_head(row, i)]

    def is_head(self, row: int, column: int) -> bool:
        """Whether a known head stands in a place; each text is looked at once."""
        text = self.grid.cell(row, column).text
        if text not in self.judged:
            waits = _WAITING.search(text) is not None
            self.judged[text] = not waits and self.is_known(self.parts(row, column)[-1])
        return self.judged[text]

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
