"""The lists of parts that words open and close: 其中, 按…分, a colon behind a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qicao.statements.lexicon import Sign, Word
from qicao.statements.said import SHORT, Said
from qicao.statements.statement import LEVELS, Listing, Statement
from qicao.statements.subject import Subject

_LISTS = re.compile("其中|具体|包括|分别|如下|明细|构成|组成|^主要")
"""Words before a colon by which the list belongs to the sentence before."""
_DIVIDED = re.compile(
    "^[其]?(?:按(?:资金)?(?:类别|类型|性质|用途|来源|级次|地区|行业|对象|等级|构成)(?=$)"
    "|按[一-鿿]{1,8}(?:分|看|(?<!统)计|划分|分类)类?"
    "|从[一-鿿]{0,6}(?:构成|性质|用途|来源|结构|类[型别]?|科目|功能|级[次别]?|地区|区域|单位|项目|扣分"
    "|内容|方向|领域|层[级次]|组成|分布|[收支]出?)来?[分看])$"
)
_PIECES = ("块", "个", "项", "类", "部分", "方面", "笔")
_MAKE_UP = re.compile("(?P<name>[一-鿿]{2,6}?)(?:的?构成|组成|结构)(?:为|是|如下)?$")
_MADE = re.compile("(?:共同)?(?:构成|组成|合成)")
_NAMED_DIVIDED = re.compile("[一-鿿]按[一-鿿]{1,8}(?:分|划分|分类)$")
"""The whole is named, and may be said nowhere near: 医疗收入按来源分."""


@dataclass
class Lists(Said):
    """Opens and closes the lists of what is being spoken of."""

    divided: int = -1
    """Where the whole stands that was divided last, or was said to be a total; -1 if none was."""
    split: int = -1
    """The last line that has divided anything."""

    def is_closed(self, subject: Subject) -> bool:
        """Whether a comma ends the list that is open: its parts are parted by 、, or told 分别."""
        under, listing = subject.lists[-1]
        return listing is Listing.APART or subject.parted == under or subject.listed > 1

    def close_made(self, subject: Subject) -> None:
        """Ends the list that 由 opened where the words behind its last part say that it is all."""
        if subject.lists and _MADE.fullmatch(subject.pending.strip()):
            subject.lists.pop()

    def open_list(self, subject: Subject, words: Sequence[Word], mark: str) -> None:
        """Begins a list of parts where a clause says that one follows."""
        same = bool(self.found) and self.found[-1].sentence == self.sentence
        lists = same or _LISTS.search(subject.pending)
        if mark in "：:" and subject.last >= 0 and len(subject.pending) < SHORT and lists:
            named = self.named_whole(subject)
            subject.last = subject.last if named is None else named.start
            last = self.whole(subject.last)
            beside = last and self.found[-1].item == last.item
            sure = self.found[-1].start == subject.last or bool(beside and same) or bool(named)
            subject.lists.append((subject.last, Listing.COLON if sure else Listing.AMONG))
        elif mark in "，," and _MADE.fullmatch(subject.pending.strip()) and self.is_counted():
            subject.lists.append((self.found[-2].start, Listing.COLON))
        elif any(word.sign is Sign.AMONG for word in words) or self.is_of_whole(subject):
            self.among(subject)
        elif _DIVIDED.search(subject.pending):
            self.divide(subject)
        elif _NAMED_DIVIDED.search(subject.pending):
            self.split = self.line

    def named_whole(self, subject: Subject) -> Statement | None:
        """The whole of which a clause says that its make-up follows: 资产构成为：…; the largest."""
        made = _MAKE_UP.match(subject.pending.strip())
        line = [s for s in self.found if s.line == self.line and s.role in LEVELS] if made else []
        named = [s for s in line if made and made["name"] in s.item and s.worth]
        return max(named, key=lambda s: s.worth or 0, default=None)

    def is_counted(self) -> bool:
        """Whether the last two numbers are a whole and of how many parts it is: 由三块构成."""
        last = [s for s in self.found[-2:] if s.sentence == self.sentence]
        return len(last) > 1 and last[1].mention.unit in _PIECES and not last[1].mention.decimals

    def divide(self, subject: Subject) -> None:
        """What follows are the parts of a whole, that may have been divided otherwise before."""
        last = self.whole(subject.last)
        if last and last.listing is Listing.DIVIDED:
            subject.lists.append((last.under, Listing.DIVIDED))
        elif subject.last >= 0 and self.split != self.line:
            subject.lists.append((subject.last, Listing.DIVIDED))
            self.divided = subject.last
        elif subject.last < 0 <= self.divided:
            subject.lists.append((self.divided, Listing.AMONG))
        self.split = self.line

    def among(self, subject: Subject) -> None:
        """What follows are some of the parts of what was said last."""
        if subject.last >= 0 and (not subject.lists or subject.lists[-1][1] is not Listing.AMONG):
            subject.lists.append((subject.last, Listing.AMONG))
