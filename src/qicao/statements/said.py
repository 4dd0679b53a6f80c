"""What has been read of a text so far, and what that makes of the number that comes next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from qicao.mentions import Mention, MentionKind
from qicao.statements.lexicon import Sign, Word
from qicao.statements.signwords import words_of
from qicao.statements.statement import BASES, LEVELS, Listing, Role, Statement
from qicao.statements.subject import Subject, plain_of

SHORT = 12
"""Characters between a whole and the colon of its list."""
COMPARED = (Role.DIFFERENCE, Role.CHANGE)
BUDGETS = (Role.BUDGET, Role.FULL)
_LAST, _RATE_NAME = 8, 3
"""Statements among which a rate is named twice, and characters of its name at least."""
_AGED = re.compile(
    "[0-9]{1,3}(?:[～~至—-]+[0-9]{1,3})?周?岁"
    "(?=及?其?以[上下内]|[一-鿿]{0,4}(?:儿童|婴|幼|老[年人]|妇女|青年|学生|人群|人员|居民))"
)
"""An age that says whom something is for; 平均年龄43岁 is a number like others."""
_SPENT = ("支出", "使用", "拨付")
_COUNTING = ("个", "项", "类", "笔")
_AGAINST = re.compile("[比较与](20[0-9]{2})年")
_OF_YEAR = re.compile("^[^比较与]*?(20[0-9]{2})年(?!底|末)[^比较与]*$")
_POINTED = {"后者": 1, "前者": 2}
"""Words that point to one of the two items before them; how far back it is."""
_NEAR = 6
"""Numbers before it among which theirs stand."""
_COUNTED = re.compile("[一-鿿]{0,6}(?:分别|依次)[为是]")


_BOUND = re.compile(
    "(?P<word>超过?|不足|不到|接近|将近|逼近|高于|低于|突破)[^，。；、0-9]{2,12}的$"
)
_HEDGES = {"不": "不足", "低": "不足", "接": "近", "将": "近", "逼": "近"}
"""How such a word begins, and what it makes of the number; any other makes it more."""


def bound(left: str, mention: Mention) -> Mention:
    """A loose part of a number as the words before bound it: 超过年初预算的四分之一."""
    round_ = mention.unit == "%" and not mention.decimals and (mention.value or 1) % 5 == 0
    loose = mention.kind is MentionKind.FRACTION or mention.unit == "成" or round_
    found = _BOUND.search(left) if loose and not mention.approximate else None
    return mention._replace(approximate=_HEDGES.get(found["word"][0], "超")) if found else mention


@dataclass
class Said:
    """The statements found, and where the reading stands; `year` is the report's, 0 if unknown."""

    year: int = 0
    found: list[Statement] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)
    """Where a statement begins → its place among those found."""
    sentence: int = 0
    clause: int = 0
    line: int = -1

    def counts_aims(self, subject: Subject) -> bool:
        """Whether the number right before says how many aims follow: 年度目标有三项：…"""
        before = self.found[-1] if self.found and not subject.pending.strip() else None
        beside = before and before.sentence == self.sentence and before.line == self.line
        return bool(before and beside and before.label.endswith(("目标", "任务")))

    def is_of_whole(self, subject: Subject) -> bool:
        """Whether a clause says that parts of what was just counted follow: 学校中，小学5所."""
        name = subject.pending.strip()
        whole = self.whole(subject.last)
        if whole is None or not name.endswith("中") or not 1 < len(name) < SHORT:
            return False
        counted = whole.mention.kind is MentionKind.COUNT
        return counted and (name == "指标中" or name[:-1] in plain_of(whole.label))

    def beside_prior(self, mention: Mention) -> bool:
        """Whether a bare number stands beside another of last year: 上年574人、70.26%."""
        before = self.found[-1] if self.found else None
        last = before and before.clause == self.clause - 1 and before.sentence == self.sentence
        return bool(last and before and before.role is Role.PRIOR and mention.unit == "%")

    def is_prior_again(self, label: str, mention: Mention) -> bool:
        """Whether a rate that was said is named again behind a number of last year.

        通过率91.24%，上年925人参加，通过率91.89%: the second is last year's.
        """
        own = [s for s in self.found[-_LAST:] if s.sentence == self.sentence]
        named = next((n for n, s in enumerate(own) if s.label == label), None)
        if named is None or mention.unit != "%" or len(label) < _RATE_NAME:
            return False
        once = own[named].role is not Role.PRIOR
        told = (s for s in own[named + 1 :] if s.listing is not Listing.BRACKET)
        return once and any(s.role is Role.PRIOR for s in told)

    def beside_gap(self, mention: Mention) -> bool:
        """Whether a bare rate stands beside the amount of the change: 压减16.53万元、10.40%."""
        before = self.found[-1] if self.found else None
        last = before and before.clause == self.clause - 1 and before.sentence == self.sentence
        gap = before and before.role is Role.DIFFERENCE and before.mention.unit != "个百分点"
        rate = mention.unit == "%" and mention.kind is not MentionKind.EXTENT  # 增加9元，全部为…
        return bool(last and gap and rate)

    def counted(self, item: str, left: str, start: int) -> str:
        """An item with the count right before it: 三项支出 is another thing than 支出."""
        before = self.found[-1] if self.found else None
        beside = before and before.end == start - len(left) and before.line == self.line
        if (
            before
            and beside
            and before.mention.unit in _COUNTING
            and left.lstrip().startswith(item)
        ):
            return before.mention.text + item if item else item
        return item

    def same_again(self, item: str, subject: Subject, mention: Mention) -> bool:
        """Whether 支出 is what was spent of the budget that was named right before."""
        before = self.found[-1] if self.found else None
        of_it = before and before.sentence == self.sentence and before.item == subject.item
        if subject.named and item in _SPENT:
            return True
        spent = subject.item and item in _SPENT and mention.kind is MentionKind.AMOUNT
        return bool(spent and of_it and before and before.role in BUDGETS)

    def planned(self, under: int) -> Role | None:
        """The budget that an amount is a part of; None if it is listed under anything else."""
        whole = self.whole(under)
        if whole is None or whole.role not in BUDGETS or whole.sentence != self.sentence:
            return None
        last = self.found[-1]
        return whole.role if last is whole or last.under == under else None

    def divisor(self, mention: Mention, left: str, start: int) -> Statement | None:
        """The base whose rate a number is: 为目标410公里的97.22%."""
        before = self.found[-1] if self.found else None
        beside = before and before.end == start + mention.start - len(left) and left.strip() == "的"
        rate = mention.unit in ("%", "倍") and before and before.mention.unit != "%"
        return before if before and beside and rate and before.role in BASES else None

    def before_divisor(self, base: Statement, last: int) -> int:
        """Where the level stands that a base is held against; `last` if that is said elsewhere.

        支出8元，完成预算9元的88.89%，其中…: the list behind the rate is of the level.
        """
        own = (s for s in reversed(self.found) if s.sentence == base.sentence)
        alike = (s for s in own if s.start < base.start and s.dimension == base.dimension)
        level = next((s for s in alike if s.role is Role.LEVEL and s.under < 0), None)
        return level.start if level and last == base.start else last

    def compared(self, before: Statement | None) -> Role | None:
        """The budget that was said last in the sentence, and is held against another number."""
        if before is None or before.sentence != self.sentence:
            return None
        if before.role in COMPARED or before.level:
            return before.level
        return before.role if before.role is Role.FULL else None

    def pointed(self, item: str) -> str:
        """The item of the two of the sentence that 前者 or 后者 points to; else the item."""
        back = _POINTED.get(item)
        if not back:
            return item
        said = [s for s in self.found[-_NEAR:] if s.sentence == self.sentence and s.role in LEVELS]
        items = [*dict.fromkeys(s.item for s in said if not s.carried and s.dimension)]
        return items[-back] if len(items) == len(_POINTED) else item

    def counts_list(self, left: str) -> bool:
        """Whether the count right before says how many parts follow: 六类项目依次为…"""
        before = self.found[-1] if self.found else None
        counted = before and before.mention.kind is MentionKind.COUNT
        return bool(counted and before and before.line == self.line and _COUNTED.match(left))

    def is_of_year(self, left: str) -> bool:
        """Whether another year than the last is compared with: 比2020年增长29.73%.

        What is held against the report's own year is a plan; an earlier year is held against its
        own: 2023年增长5.52%.
        """
        years = [int(year) for year in _AGAINST.findall(left)]
        if not years and (of := _OF_YEAR.search(left)):
            return 0 < int(of[1]) < self.year
        return bool(self.year and years) and years[-1] != self.year - 1

    def is_of_each(self, before: Statement) -> bool:
        """Whether last year's of so much each stands before: 较上年人均3.55万元下降3.66%."""
        each = self.found[-2] if before.role is Role.OTHER and len(self.found) > 1 else None
        if each and each.role is Role.PER and each.mention.unit == before.mention.unit:
            return before.sentence == self.sentence == each.sentence
        prior = any(word.sign is Sign.PRIOR for word in words_of(before.label, self.year))
        return before.role is Role.PER and prior and before.sentence == self.sentence

    def whole(self, under: int) -> Statement | None:
        """What a list is of, by where it stands."""
        place = self.places.get(under)
        return None if place is None else self.found[place]


def is_name(mention: Mention, left: str, line: str) -> bool:
    """Whether a quantity belongs to a name: 占全部结转的45.30%, 0～6岁儿童, 65岁及以上老年人."""
    of_all = mention.text == "全部" and left.endswith("占")
    return of_all or bool(_AGED.match(line, mention.start))


def is_divisor(before: Statement) -> bool:
    """Whether a number is what another is a part of: 占全县农村人口148630人的82.03%."""
    return before.label.startswith("占") and before.mention.unit != "%"


def says_share(before: Statement, mention: Mention, left: str) -> bool:
    """Whether a bracket says exactly what 占…的三成以上 says about."""
    about = before.mention.kind in (MentionKind.EXTENT, MentionKind.FRACTION)
    return about and before.role is Role.SHARE and mention.unit == "%" and not left.strip()


def is_near(mention: Mention, before: Statement) -> bool:
    """Whether a number is of the order of another in its unit: last year's of it."""
    own, other = abs(mention.value or Decimal(0)), abs(before.mention.value or Decimal(0))
    alike = before.mention.unit == mention.unit and before.role is Role.LEVEL
    return alike and other / 3 < own < 3 * other


def ends_as_target(words: Sequence[Word], clause: str) -> bool:
    """Whether the last word of a clause is one for what is aimed at: 总体目标为：…"""
    rest = clause[words[-1].end :] if words else clause
    return (
        bool(words) and words[-1].sign is Sign.TARGET and rest.strip() in ("", "为", "是", "如下")
    )
