"""What a number is, by the words before it and by what was being spoken of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from qicao.mentions import Mention, MentionKind
from qicao.statements.again import says_again
from qicao.statements.headed import Headed
from qicao.statements.lexicon import Sign
from qicao.statements.lists import Lists
from qicao.statements.meaning import Meaning, is_ahead
from qicao.statements.said import (
    BUDGETS,
    COMPARED,
    is_divisor,
    is_near,
    says_share,
)
from qicao.statements.signwords import words_of
from qicao.statements.statement import BASES, LEVELS, Listing, Role, Statement
from qicao.statements.subject import Subject, names_in, way_of_each
from qicao.statements.vacant import is_vacant

_MADE_OF = ("由", "包括", "含", "分为")
WHOLES = frozenset({*LEVELS, Role.SCORE, Role.WEIGHT, Role.DEDUCTION, Role.DIFFERENCE})
"""What a list or a bracket may be parts of."""
_SCORES = (Role.SCORE, Role.DEDUCTION)
"""Of these a total is of all that are scored, not of the last one that was named."""
_FLOWS = re.compile("(?:追加|调增|调减|核减|追减|结转|结余|增加|下达)(?:资金|指标|预算)?$")
"""What makes a budget another one, and is not what the budget is of."""
_SPENT_IN_ALL = re.compile("(?:全年|(?:年度|本年)?(?:实际))(?:实际)?支出$")
"""What a sentence begins with that speaks of nothing else."""
_OF_PLAN = ("缺口", "缺额", "节约", "节余", "结余", "超支")
"""Before a number that is held against what was planned, whatever was said of last year."""
_LAST_YEAR = ("上年", "去年", "上一年")
_RECKONED = re.compile("按.*(?:计算|折算|测算|统计|平均|分摊|平摊)$")
_APART = re.compile("分别[为是](?=[一-鿿]{2})")
_OWN_SCORES = re.compile("自评得?分?|(?:实际|共)得分?")
_LISTED = 3
"""Weights of a list at least behind which a score may be that of all."""
_EACH_SHARE = re.compile("各占$")
_COMPARES = re.compile("[比较与]")
"""How a sentence begins that speaks on of what the one before it did: 比上年的868.20万元增加…"""
_NEAR = 16
"""Characters from a count within which its amount stands."""
_ELSEWHERE = re.compile(
    "(?:[高低优好多少]于|高出|低出|[比较超])(?:全[国省市州县区]|同[类行级]|周边|兄弟|[一-鿿]{0,8}(?:平均|均值))"
)
"""Before a gap they say what else a number is held against, whatever was said of last year."""
_NOW = re.compile("本年|今年|当年|年底|年末|现有|目前")
"""What ends a sentence's speaking of last year."""


@dataclass
class Roles(Lists):
    """What a number is, by the words before it and by what was being spoken of."""

    headed: Headed = field(default_factory=Headed)
    """What the heading above says."""

    def repeats(
        self,
        before: Statement,
        meaning: Meaning,
        mention: Mention,
        left: str,
        at: int,
        *,
        inside: bool,
    ) -> bool:
        """Whether a number says again what the one before it says."""
        about = inside and mention.approximate == "约"  # 上年支出13,042.72万元（约1.30亿元）
        again = meaning.role not in BASES or bool(meaning.level) or about
        return again and says_again(before, mention, left, at - before.end, inside=inside)

    def shared(
        self, before: Statement, meaning: Meaning, mention: Mention, left: str, listing: Listing
    ) -> Meaning:
        """A share by the number before it: of it, or what a bracket says exactly."""
        if left.strip() == "的" and mention.unit == "%" and is_divisor(before):
            return replace(meaning, role=Role.SHARE, whole="")
        if listing is Listing.BRACKET and says_share(before, mention, left):
            return replace(meaning, role=Role.SHARE, whole=before.whole)
        return meaning

    def date(self, subject: Subject) -> None:
        """Whether a sentence that opens with last year's number still speaks of it."""
        words = subject.pending.strip()
        if subject.opening and words:
            opened = words.removeprefix("截至").removeprefix("至")
            subject.opening, subject.past = False, opened.startswith(f"{self.year - 1}年")
        elif f"{self.year}年" in words or _NOW.search(words):
            subject.past = False

    def of_last_year(self, subject: Subject, meaning: Meaning, left: str) -> Meaning:
        """What a sentence or a bracket that has begun with last year makes of its numbers."""
        past = subject.past or ((subject.inside or subject.beside) and subject.prior)
        if past and meaning.role in (Role.LEVEL, Role.COMPLETION):
            meaning = replace(meaning, role=Role.PRIOR, base=None)
        subject.prior |= meaning.role is Role.PRIOR and left.strip().startswith(_LAST_YEAR)
        return meaning

    def keep_place(
        self, subject: Subject, meaning: Meaning, listing: Listing, at: int, left: str
    ) -> None:
        """Remembers where a number stands, and whether a list may follow that makes it up."""
        beside = is_vacant(left.strip()) and self.in_sentence(subject.last)
        if listing is not Listing.AMONG and meaning.role in WHOLES and not beside:
            subject.last = at
        before = self.found[-1] if self.found else None
        several = before and before.mention.kind is MentionKind.COUNT and at - before.end < _NEAR
        if meaning.total and meaning.role is Role.LEVEL and not several:
            self.divided = at  # but not what 三个项目合计 come to
        self.places[at] = len(self.found)

    def in_sentence(self, at: int) -> bool:
        """Whether the number that stands somewhere is of the sentence that is being read."""
        said = self.whole(at)
        return bool(said and said.sentence == self.sentence)

    def spoken(self, subject: Subject) -> str:
        """The words before a number; before 182.64例 in 由每10万人182.64例 those before 每."""
        left, each = subject.pending, subject.each
        subject.each = left.rstrip()[:-1] if left.rstrip().endswith("每") else ""
        return each if each and not left.strip() else left

    def item_of_number(
        self, subject: Subject, meaning: Meaning, mention: Mention, left: str, at: int
    ) -> tuple[str, bool]:
        """What a number is of, and whether an earlier clause named it."""
        item = self.pointed(self.counted(meaning.item, left, at))
        if meaning.role is Role.PER and _RECKONED.match(item):
            item = ""  # 按在职人数计算人均: of what was spoken of
        if len(item) > 1 and not self.same_again(item, subject, mention):
            subject.item = item
            subject.first = subject.first or (item if meaning.role in LEVELS else "")
            return item, False
        if not subject.item and meaning.role is Role.PRIOR and _COMPARES.match(left.strip()):
            subject.item = subject.before
        if not subject.item and meaning.role is Role.LEVEL and _SPENT_IN_ALL.search(left.rstrip()):
            subject.item = "支出"
            subject.first = subject.first or subject.item
        of_all = meaning.total and meaning.role in _SCORES
        of_all |= meaning.role is Role.SCORE and self.is_of_whole_list(mention, left)
        if meaning.role in BUDGETS and _FLOWS.search(subject.item):
            subject.item = ""
        return "" if of_all else subject.item, True

    def is_of_whole_list(self, mention: Mention, left: str) -> bool:
        """Whether a score is of all the weights before it: 产出50分、…、满意度10分，自评得98分."""
        if not _OWN_SCORES.fullmatch(left.strip()):
            return False
        last = [s for s in self.found[-_LISTED:] if s.sentence == self.sentence]
        last = [s for s in last if s.dimension == "分值"]
        listed = len(last) == _LISTED and len({s.under for s in last}) == 1 and last[0].under >= 0
        more = (mention.value or 0) > (last[-1].mention.value or 0) if last[1:] else False
        return listed or more

    def listed(self, subject: Subject, left: str) -> str:
        """The name that 分别 gives a number, '' if none; 分别为 before names opens a list."""
        apart = _APART.match(left.strip()) and not subject.names and subject.last >= 0
        if self.counts_list(left) and not subject.lists:
            subject.lists.append((self.found[-1].start, Listing.COLON))
        if apart and not subject.lists:
            subject.lists.append((subject.last, Listing.APART))
        elif "分别" in left or "依次" in left or _EACH_SHARE.search(left):
            subject.listed = 1
            subject.names += names_in(left)
            subject.apart = way_of_each(left)
        elif subject.listed:
            subject.listed += 1
        names = subject.names[subject.listed - 1 :] if subject.listed else []
        return names[0] + subject.apart if names else ""

    def open_before(self, subject: Subject, left: str) -> None:
        """Opens the list that the words right before its first number announce."""
        if Sign.AMONG in {w.sign for w in words_of(left, self.year)}:
            self.among(subject)
        elif left.lstrip().startswith(_MADE_OF) and subject.last >= 0 and not subject.lists:
            subject.lists.append((subject.last, Listing.COLON))

    def beside(
        self, subject: Subject, meaning: Meaning, mention: Mention, *, bare: bool, carried: bool
    ) -> Meaning:
        """What the statement before makes of a number; `bare` is one without words of its own."""
        before = self.found[-1] if self.found else None
        if carried and meaning.level is None and meaning.role in COMPARED:
            meaning = replace(meaning, level=self.compared(before))
            if before and before.role is Role.OTHER and meaning.level:
                meaning = replace(meaning, base=Role.OTHER)
        if carried and meaning.role in COMPARED and before and self.is_of_each(before):
            meaning = replace(meaning, base=Role.OTHER)
        if bare and carried and meaning.role is Role.LEVEL and self.beside_prior(mention):
            meaning = replace(meaning, role=Role.PRIOR)
        elif bare and carried and meaning.role is Role.LEVEL and self.beside_gap(mention):
            gap = self.found[-1]
            meaning = replace(meaning, role=Role.CHANGE, base=gap.base, sign=gap.sign)
        of_each = before and before.role is Role.PER and before.sentence == self.sentence
        if carried and of_each and meaning.role is Role.PRIOR:
            near = len(self.found) > 1 and is_near(mention, self.found[-2])
            meaning = replace(meaning, role=Role.PRIOR if near else Role.OTHER)
        stated = bare or subject.stated is Role.PRIOR
        if stated and subject.stated and meaning.role is Role.LEVEL:
            meaning = replace(meaning, role=subject.stated)
        subject.stated = None
        return meaning

    def spoken_of(self, subject: Subject, meaning: Meaning, left: str) -> Meaning:
        """What a sentence on plans or targets makes of its numbers."""
        subject.ahead = subject.ahead or bool(self.headed.later) or is_ahead(left, self.year)
        if subject.ahead:
            return replace(meaning, role=Role.OTHER)
        if subject.said and meaning.role is Role.LEVEL and left.rstrip().endswith("超"):
            return replace(meaning, role=Role.DIFFERENCE, base=subject.said, sign=1)
        if subject.within and meaning.role is Role.LEVEL:
            return replace(meaning, role=subject.within)
        counted = meaning.item.endswith("指标")  # 设绩效指标10个 aims at nothing
        kept = meaning.role is Role.PER and left.rstrip().endswith("控制在")  # 平均…控制在12分钟
        if subject.aimed and not counted and (kept or meaning.role in (Role.LEVEL, Role.CHANGE)):
            return replace(meaning, role=Role.TARGET)
        return meaning

    def based(self, subject: Subject, meaning: Meaning, left: str) -> Meaning:
        """With the base that an earlier clause named; a base is remembered for the later ones."""
        if meaning.role is Role.COMPLETION:
            return replace(meaning, base=meaning.base or subject.said)
        if meaning.role in COMPARED and self.is_of_year(left):
            return replace(meaning, base=Role.OTHER)
        if meaning.role in (*COMPARED, Role.SAVING):
            planned = left.rstrip().endswith(_OF_PLAN) and subject.base is Role.PRIOR
            if not meaning.base and _ELSEWHERE.search(left):
                return meaning
            subject.base = meaning.base or subject.said or (None if planned else subject.base)
            return replace(meaning, base=subject.base)
        if meaning.role in BASES:
            subject.base = meaning.role
        return meaning

    def part_of(
        self, subject: Subject, meaning: Meaning, mention: Mention, under: int, left: str
    ) -> Meaning:
        """What a list makes of a part of it, and whether its parts are parted by 、."""
        before = self.found[-1] if self.found else None
        if subject.beside and before and before.under == under >= 0:
            subject.parted = under
        if under >= 0 and meaning.role is Role.LEVEL:
            return replace(meaning, role=self.planned(under) or meaning.role)
        scored = meaning.role is Role.SCORE and not left.rstrip().endswith(("得", "得分", "计"))
        whole = self.whole(under)
        less = whole and (mention.value or 0) <= (whole.mention.value or 0)
        if scored and whole and less and whole.role is Role.DEDUCTION:
            return replace(meaning, role=Role.DEDUCTION)
        return meaning
