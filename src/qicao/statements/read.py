"""Reads what each quantity of a line of prose states, from left to right, a clause at a time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from qicao.mentions import Mention, MentionKind
from qicao.statements.aftermath import look_back
from qicao.statements.again import says_again
from qicao.statements.events import events, is_kept
from qicao.statements.headed import TOPIC, Headed
from qicao.statements.itemwords import item_of
from qicao.statements.lexicon import Sign
from qicao.statements.lists import Lists
from qicao.statements.meaning import Meaning, is_ahead, meaning_of
from qicao.statements.naming import trimmed, whole_before
from qicao.statements.said import (
    BUDGETS,
    COMPARED,
    bound,
    ends_as_target,
    is_divisor,
    is_name,
    is_near,
    says_share,
)
from qicao.statements.signwords import named_base, words_of
from qicao.statements.statement import BASES, LEVELS, Listing, Role, Statement
from qicao.statements.subject import Subject, names_in, way_of_each

_ENDS, _OPENS, _CLOSES = frozenset("。！？\n"), frozenset("（("), frozenset("）)")
_MADE_OF = ("由", "包括", "含", "分为")
_WHOLES = frozenset({*LEVELS, Role.SCORE, Role.WEIGHT, Role.DEDUCTION, Role.DIFFERENCE})
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
_COMPARES = re.compile("[比较与]")
"""How a sentence begins that speaks on of what the one before it did: 比上年的868.20万元增加…"""
_TOLD_OF = re.compile(
    "(?!原因|主要|其|这|该|均|都|一)(?P<name>[一-鿿]{2,12}?)(?:(?:为|是|系|属)(?!原因)|(?:未|没有)?(?:达标|完成)$)"
)
"""A clause that says what another item is, before its number: ；政府性基金为彩票公益金，增加…"""
_NAME = 16
"""Characters that a name has at most that stands alone behind 一是."""
_WITHIN = re.compile("(?:预算|计划|目标)(?:总?额|数)?当?中$")
"""A clause that says of which budget the numbers behind it are parts: 调整后预算中，基本支出…"""
_NOW = re.compile("本年|今年|当年|年底|年末|现有|目前")
"""What ends a sentence's speaking of last year."""
_NUMBERS = (MentionKind.ORDINAL, MentionKind.HEADING)


@dataclass
class Reader(Lists):
    """Collects the statements of a text; `year` is the report's, 0 if it is not known."""

    headed: Headed = field(default_factory=Headed)
    """What the heading above says."""

    def read(self, text: str, start: int, number: int, mentions: Sequence[Mention]) -> None:
        """One line of prose, which begins at `start` of the whole text."""
        headed = self.headed
        headed.turn(text, mentions, self.year)
        stack = [Subject(headed.topic, aimed=headed.aimed)]
        self.line = number
        position, quiet = 0, True
        marks = list(events(text, mentions))
        for place, (at, end, what) in enumerate(marks):
            subject = stack[-1]
            subject.pending += text[position:at]
            position = end
            if not isinstance(what, Mention):
                self.clause += what not in _OPENS
                self.cut(stack, what, quiet)
            elif what.is_quantity and not is_name(what, subject.pending, text):
                quiet = False
                following = marks[place + 1][0] if place + 1 < len(marks) else len(text)
                self.state(subject, what, text[end:following], start, number)
            else:
                subject.numbered |= what.kind in _NUMBERS and not subject.pending.strip()
                subject.pending += what.text if is_kept(what) or what.is_quantity else ""
        self.sentence += 1
        self.clause += 1
        look_back(self.found, number, text, start, self.year)

    def cut(self, stack: list[Subject], mark: str, quiet: bool) -> None:
        """What a punctuation mark does to what is being spoken of."""
        subject = stack[-1]
        if mark in _OPENS:
            words = words_of(subject.pending, self.year)
            name = item_of(subject.pending, words)
            inner = Subject(name if len(name) > 1 else subject.item, subject.base)
            inner.stated, inner.inside = named_base(words), True
            before = self.found[-1] if self.found and not subject.pending.strip() else None
            if before and before.line == self.line and before.role is Role.PRIOR:
                inner.stated = inner.stated or Role.PRIOR
            if before and before.line == self.line and before.role in _WHOLES:
                inner.lists, inner.last = [(before.start, Listing.BRACKET)], before.start
            stack.append(inner)
            return
        self.close_made(subject)
        self.remember(subject, mark, quiet)
        if mark in _CLOSES:
            if len(stack) > 1:
                stack.pop()
            return
        subject.beside = mark == "、" and not subject.pending.strip()
        subject.pending = ""
        if mark in "，,；;" and subject.lists and self.is_closed(subject):
            subject.lists.pop()
        if mark not in "、":
            subject.listed = 0
        if mark in _ENDS:
            self.sentence += 1
            if quiet and stack[0].item:
                self.headed.open(stack[0].item)
            following = Subject(self.headed.topic, last=subject.last, aimed=self.headed.aimed)
            following.before = stack[0].first or stack[0].before
            del stack[:]
            stack.append(following)
        elif mark in "；;":
            subject.lists = [one for one in subject.lists if one[1] is not Listing.AMONG]
            subject.base = subject.said = None
            subject.turned = True

    def remember(self, subject: Subject, mark: str, quiet: bool) -> None:
        """Keeps what a clause without a number says for the ones after it."""
        self.date(subject)
        words = words_of(subject.pending, self.year)
        base = named_base(words)
        subject.within = base if _WITHIN.search(subject.pending.strip()) else subject.within
        if base and any(w.sign in (Sign.AGAINST, Sign.BUDGET, Sign.FULL) for w in words):
            subject.said = base
        self.open_list(subject, words, mark)
        name = trimmed(subject.pending)
        subject.ahead |= is_ahead(subject.pending, self.year)
        subject.aimed |= mark in "：:" and (
            ends_as_target(words, subject.pending) or self.counts_aims(subject)
        )
        if mark == "、":
            subject.names.append(name)
        elif mark in "，,：:；;":
            subject.names = []
        if quiet and mark in "。：:" and 0 < len(name) <= TOPIC:
            subject.item = name
        elif subject.numbered and mark in "，," and 1 < len(name) <= _NAME and not words:
            subject.item, subject.named = name, True
        elif subject.turned and mark in "，," and (told := _TOLD_OF.match(subject.pending.strip())):
            subject.item = told["name"]
        subject.name_alone(name, mark)
        subject.numbered = subject.turned = False

    def state(
        self, subject: Subject, mention: Mention, right: str, start: int, number: int
    ) -> None:
        """Puts down what a quantity states."""
        self.date(subject)
        left, subject.pending = self.spoken(subject), ""
        subject.turned = False
        subject.take_name(left)
        at, mention = start + mention.start, bound(left, mention)
        named = self.listed(subject, left)
        meaning = meaning_of(mention, named or left, right, self.year)
        self.open_before(subject, left)
        item, carried = self.item_of_number(subject, meaning, mention, left, at)
        item = self.headed.item(item)
        meaning = self.beside(subject, meaning, mention, bare=not left.strip(), carried=carried)
        meaning = self.spoken_of(subject, meaning, left)
        if carried and meaning.role is Role.SHARE and not meaning.whole:
            meaning = replace(meaning, whole=whole_before(item))
        meaning = self.based(subject, meaning, left)
        under, listing = subject.lists[-1] if subject.lists else (-1, Listing.NONE)
        if not carried or left.strip().startswith(_MADE_OF[0]):
            meaning = self.part_of(subject, meaning, mention, under, left)
        if whole := self.divisor(mention, left, start):
            meaning = replace(meaning, role=Role.COMPLETION, base=whole.role)
        before = self.found[-1] if self.found else None
        if before and before.sentence == self.sentence:
            inside = listing is Listing.BRACKET and not right.strip()
            if self.repeats(before, meaning, mention, left, at, inside=inside):
                meaning = replace(meaning, role=Role.AGAIN)
                under, listing = before.start, Listing.NONE
                subject.item = item = before.item  # 约合0.46亿元 names nothing else
                carried = True
            meaning = self.shared(before, meaning, mention, left, listing)
        meaning = self.of_last_year(subject, meaning, left)
        if meaning.role in LEVELS and self.is_prior_again(trimmed(left), mention):
            meaning = replace(meaning, role=Role.PRIOR, base=None)
        self.keep_place(subject, meaning, listing, at)
        self.found.append(
            Statement(
                mention=mention,
                start=at,
                end=start + mention.end,
                line=number,
                sentence=self.sentence,
                clause=self.clause,
                item=item,
                label=trimmed(left) or item,
                carried=carried,
                role=meaning.role,
                base=meaning.base,
                level=meaning.level,
                sign=meaning.sign,
                whole=meaning.whole,
                under=under,
                place=subject.listed,
                listing=listing,
                total=meaning.total,
                rest=meaning.rest,
                hedged=bool(mention.approximate),
            )
        )

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

    def keep_place(self, subject: Subject, meaning: Meaning, listing: Listing, at: int) -> None:
        """Remembers where a number stands, and whether a list may follow that makes it up."""
        if listing is not Listing.AMONG and meaning.role in _WHOLES:
            subject.last = at
        before = self.found[-1] if self.found else None
        several = before and before.mention.kind is MentionKind.COUNT and at - before.end < _NAME
        if meaning.total and meaning.role is Role.LEVEL and not several:
            self.divided = at  # but not what 三个项目合计 come to
        self.places[at] = len(self.found)

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
        if meaning.role in BUDGETS and _FLOWS.search(subject.item):
            subject.item = ""
        return "" if of_all else subject.item, True

    def listed(self, subject: Subject, left: str) -> str:
        """The name that 分别 gives a number, '' if none; 分别为 before names opens a list."""
        apart = _APART.match(left.strip()) and not subject.names and subject.last >= 0
        if self.counts_list(left) and not subject.lists:
            subject.lists.append((self.found[-1].start, Listing.COLON))
        if apart and not subject.lists:
            subject.lists.append((subject.last, Listing.APART))
        elif "分别" in left or "依次" in left:
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
        if subject.aimed and not counted and meaning.role in (Role.LEVEL, Role.CHANGE):
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
