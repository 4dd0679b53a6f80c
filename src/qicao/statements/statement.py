"""A statement: what one quantity of a text says, in the words that it stands beside."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from qicao.mentions import Mention
from qicao.once import once
from qicao.quantity import Quantity, unit
from qicao.statements.amount import Amount, amount_of, worth_of


class Role(Enum):
    """What a quantity is to its item."""

    __hash__ = object.__hash__
    """As quick as that of any object: roles are the keys of most that is looked up."""

    LEVEL = "level"
    """The item itself, this year; a rate may be an item too, as 合格率."""
    PRIOR = "prior"
    BUDGET = "budget"
    FULL = "full"
    TARGET = "target"
    DIFFERENCE = "difference"
    """From `base` to the level, `sign` as the direction word has it."""
    CHANGE = "change"
    """The difference over the base, in per cent."""
    COMPLETION = "completion"
    """The level over the base, in per cent."""
    SAVING = "saving"
    """What is left of the base, in per cent."""
    SHARE = "share"
    WEIGHT = "weight"
    SCORE = "score"
    DEDUCTION = "deduction"
    PER = "per"
    """By head, by piece: not the item's own amount."""
    AGAIN = "again"
    """What was said right before, in other words or rounded: 即5.24亿元, 约三成."""
    OTHER = "other"
    """A threshold, a plan for another year, a part of the year: nothing follows from it."""


class Listing(Enum):
    """What opens a list of parts."""

    NONE = ""
    COLON = "："
    BRACKET = "（）"
    AMONG = "其中"
    DIVIDED = "按…分"
    APART = "分别为"


BASES = (Role.PRIOR, Role.BUDGET, Role.FULL, Role.TARGET)
LEVELS = (Role.LEVEL, *BASES)
RATES = (Role.CHANGE, Role.COMPLETION, Role.SAVING, Role.SHARE)


@dataclass(frozen=True)
class Statement:
    """One quantity with what it says; `start` and `end` are code points of the whole text.

    What is asked of its number again and again is kept with it.
    """

    mention: Mention
    start: int
    end: int
    line: int
    sentence: int
    """Both counted over the whole text."""
    clause: int
    item: str
    """The words that name it, '' if none do."""
    label: str
    """All the words before it in its clause that name it, the rate or score that it is included."""
    carried: bool
    """Whether the item was named by an earlier clause and not by its own."""
    role: Role
    base: Role | None = None
    level: Role | None = None
    """Which of the item's numbers is compared, where it is not its own: 全年预算较年初增加…"""
    sign: int = 0
    whole: str = ""
    """Of a share: the words that name the whole, '' if none do; of a cell: the head above it."""
    under: int = -1
    """Where the whole begins that it is listed under, or what it says again; -1 if none."""
    listing: Listing = Listing.NONE
    total: bool = False
    rest: bool = False
    full: bool = False
    """Of a score: whether the words after it say that nothing was taken off."""
    hedged: bool = False
    table: int = 0
    """The table that it stands in, counted from 1; 0 for prose."""
    column: int = 0
    code: str = ""
    """The code of its row, of three, five or seven digits."""
    group: str = ""
    """Of a cell: what stands before the name of its row, as its 一级指标."""
    place: int = 0
    """Its place among several that 分别 tells apart, from 1; 0 if it stands alone."""
    figure: str = ""
    """The figure that it is, where it is none of the text's own."""

    @once
    def quantity(self) -> Quantity | None:
        """The quantity that it states, where there is a number with a unit."""
        return self.mention.quantity

    @once
    def worth(self) -> Decimal | None:
        """Its number in the base unit of its dimension; None as `quantity`."""
        return worth_of(self.mention)

    @once
    def amount(self) -> Amount | None:
        """The same in floats."""
        return amount_of(self.mention)

    @once
    def dimension(self) -> str:
        """The dimension of its number; '' if it has none."""
        return unit(self.mention.unit).dimension if self.mention.unit else ""
