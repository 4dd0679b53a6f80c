"""Where the heads of a form stand: rows of heads, neighbours taken together."""

from __future__ import annotations

from dataclasses import dataclass

from qicao.profile.formwords import numbered
from qicao.quantity.amount import is_blank
from qicao.readers.forms.headwords import HeadWords

LEAST = 2
"""Known heads that make a row of heads."""
TALLEST = 20
"""Rows of heads of one band; more rows like heads are a list of names."""


@dataclass(frozen=True, slots=True)
class Band:
    """Rows of heads, bounds included."""

    top: int
    bottom: int


class Bands:
    """Finds the rows of heads in one region."""

    def __init__(self, words: HeadWords) -> None:
        self.words, self.grid, self.region = words, words.grid, words.region
        self.pair_words = words.form.pair_words

    def find(self) -> list[Band]:
        """The rows of heads from top to bottom, neighbours taken together."""
        found: list[Band] = []
        row = self.region.top
        while row <= self.region.bottom:
            if self.begins(row):
                top, bottom = self.upper(row), row
                while bottom < self.region.bottom and self.continues(bottom + 1):
                    bottom += 1
                if bottom - top < TALLEST:
                    found.append(Band(top, bottom))
                row = bottom
            row += 1
        return found

    def begins(self, row: int) -> bool:
        """Whether heads stand in a row, and no amount among them or in the cells that follow."""
        hits = self.words.hits(row)
        if len(hits) < LEAST or all(self.grid.word(row, i) in self.pair_words for i in hits):
            return False
        if self.is_numbered(row, hits) or self.are_pairs(row, hits):
            return False
        first, last = self.run(row, hits[0], -1), self.run(row, hits[-1], 1)
        own = [i for i in self.words.own(row) if first <= i <= last]
        return len(own) <= 2 * len(hits) and not self.grid.has_amounts(row, first, last)

    def run(self, row: int, column: int, step: int) -> int:
        """The last column from `column` on, in steps, before an empty one."""
        while self.grid.cell(row, column + step).text and column + step >= 0:
            column += step
        return column

    def upper(self, row: int) -> int:
        """The first row of heads that stand over those of `row` and are wider than they."""
        top = row
        while top > self.region.top and row - top < TALLEST and self.spans(top - 1):
            top -= 1
        return top

    def spans(self, row: int) -> bool:
        """Whether a row has several texts, one of them merged over columns, and one a head."""
        own = self.words.own(row)
        if len(own) < LEAST or self.grid.has_amounts(row, self.region.left, self.region.right):
            return False
        if not any(self.may_be_head(row, i) for i in own) or self.has_values(row, own):
            return False
        areas = (self.grid.corners.get((row, i)) for i in own)
        return any(area is not None and area.left < area.right for area in areas)

    def may_be_head(self, row: int, column: int) -> bool:
        """Whether a known head stands at a place, or one that would be another column's."""
        text = self.grid.word(row, column)
        return self.words.is_known(text) or any(part in text for part in self.words.other_heads)

    def has_values(self, row: int, own: list[int]) -> bool:
        """Whether a row has labels of pairs, or a mark that says that there is no value."""
        if any(is_blank(self.grid.cell(row, i).text) for i in own):
            return True
        pairs = [i for i in own if self.grid.word(row, i) in self.pair_words]
        return len(pairs) == len(own) or any(self.is_label(row, i) for i in pairs)

    def is_label(self, row: int, column: int) -> bool:
        """Whether a pair's label is no head here: it never is one, or a value stands beside it."""
        beside = self.grid.right_of(row, column)
        value = bool(self.grid.word(row, beside)) and not self.may_be_head(row, beside)
        return value or not self.words.is_known(self.grid.word(row, column))

    def continues(self, row: int) -> bool:
        """Whether a row below heads is one of heads too, and no first row of values."""
        filled, hits = self.words.own(row), self.words.hits(row)
        if self.grid.has_amounts(row, self.region.left, self.region.right):
            return False
        if self.divides(row, filled):
            return True
        if not hits or self.is_numbered(row, hits):
            return False
        alone_on_the_left = len(hits) == 1 and hits[0] == min(filled) and not self.under(row, hits)
        return not alone_on_the_left and 2 * len(hits) >= len(filled)

    def divides(self, row: int, filled: list[int]) -> bool:
        """Whether a row only divides the heads of values above it: 合计, 其中：局本级."""
        over = [self.grid.corners.get((row - 1, i)) for i in filled]
        wide = [area for area in over if area is not None and area.left < area.right]
        if len(wide) < len(over) or any(wide.count(area) < LEAST for area in wide):
            return False
        if any(self.words.is_label(self.words.parts(row - 1, area.left)[-1]) for area in wide):
            return False
        return any(self.grid.word(row, i) in self.words.wholes for i in filled)

    def is_numbered(self, row: int, hits: list[int]) -> bool:
        """Whether all that are like heads have numbers, as headings of parts do: 一、人员情况."""
        return all(numbered(self.grid.cell(row, i).text) for i in hits)

    def are_pairs(self, row: int, hits: list[int]) -> bool:
        """Whether a place for a value is free beside all that are like heads, as in a blank form.

        Nothing stands below it: heads that are not merged over theirs have them there.
        """
        beside = [self.grid.right_of(row, i) for i in hits]
        inside = all(column <= self.region.right for column in beside)
        return inside and not any(self.grid.word(r, i) for r in (row, row + 1) for i in beside)

    def under(self, row: int, hits: list[int]) -> bool:
        """Whether what stands above the only head is a head that is wider than it."""
        area = self.grid.corners.get((row - 1, hits[0]))
        return area is not None and area.right >= self.grid.right_of(row, hits[0])
