"""What a sentence is speaking of while it is read: what it has said that the next number needs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from qicao.statements.lexicon import DIRECTIONS
from qicao.statements.signwords import words_of
from qicao.statements.statement import Listing, Role

_OF_INDICATOR = re.compile(
    "(?:年度|年初|预期)?(?:(?:目标|指标|计划|完成)值|目标|分值|权重|满分|标准分)[为是≥≤><＞＜=]*$"
)
"""Before a number of what the clause before names: 满意度，目标值≥90%，完成值…"""
_NAME = 16
"""Characters that a name has at most that stands alone."""


@dataclass
class Subject:
    """What is being spoken of: the item, the base named last, the lists that are open."""

    item: str = ""
    base: Role | None = None
    first: str = ""
    """The first item of the sentence."""
    before: str = ""
    """The first item of the sentence before it."""
    each: str = ""
    """The words before 每, where a number follows it and then what there is of so many."""
    said: Role | None = None
    """The base that a clause without a number named: 以年初预算为基数，…"""
    lists: list[tuple[int, Listing]] = field(default_factory=list)
    """The lists that are open, the innermost last: where the whole stands, and what opened it."""
    last: int = -1
    """Where the last statement stands that may be a whole; -1 if there is none."""
    stated: Role | None = None
    """The base that stands right before the bracket that this is: 高于目标（92%）."""
    inside: bool = False
    """Whether it is what a bracket speaks of."""
    prior: bool = False
    """Whether a bracket has begun with last year: then all in it is last year's."""
    opening: bool = True
    """Whether nothing of the sentence has been read."""
    past: bool = False
    """Whether the sentence has opened with last year's number, and come to no other time."""
    aimed: bool = False
    """Whether a clause before a colon said that targets follow: 总体目标为：…"""
    ahead: bool = False
    """Whether the sentence speaks of what is to come: 2025年…争取达到…"""
    parted: int = -1
    """The whole whose parts are parted by 、: a comma ends their list; -1 if there is none."""
    beside: bool = False
    """Whether nothing but 、 stands between the number before and the words for the next."""
    alone: str = ""
    """The clause before, where it has no number and only names something."""
    counted: bool = False
    """Whether a number stands in the clause that is being read."""
    named: bool = False
    """Whether such a clause named what the sentence is about."""
    within: Role | None = None
    """The budget that the clauses behind it part: 调整后预算中，…"""
    turned: bool = False
    """Whether a semicolon stands before the clause, and no number behind it yet."""
    numbered: bool = False
    """Whether the clause began with 一是 or (1), so that it may name what follows."""
    pending: str = ""
    names: list[str] = field(default_factory=list)
    """Names that stand before 分别 of a clause, parted by 、 or 和."""
    apart: str = ""
    """The words behind 分别 that say of each of them which way it went."""
    listed: int = 0
    """How many quantities have followed 分别; 0 if that was not said."""

    def name_alone(self, name: str, mark: str) -> None:
        """Keeps what a clause without a number may name the next one's: 满意度，目标值≥90%."""
        alone = mark in "，,：:" and not self.counted and 1 < len(name) <= _NAME
        self.alone, self.counted = name if alone else "", False

    def take_name(self, left: str) -> None:
        """Before a number: what the clause before names is what an indicator's words are of."""
        if self.alone and _OF_INDICATOR.match(left.strip()):
            self.item, self.named = self.alone, True
        self.alone, self.counted = "", True


def names_in(left: str) -> list[str]:
    """The last names before 分别: 货物、工程和服务."""
    words = re.split("分别|依次", left)[0]
    return [name for name in re.split("(?<=.)(?:以及|和|与|及)(?=.)", words) if name]


def way_of_each(left: str) -> str:
    """What stands behind 分别, if it says which way things went: 分别增长."""
    words = re.split("分别|依次", left)[-1]
    return words if any(word.sign in DIRECTIONS for word in words_of(words, 0)) else ""


def plain_of(label: str) -> str:
    """A label without what stands in brackets."""
    return re.sub("[（(][^（）()]*[）)]?", "", label)
