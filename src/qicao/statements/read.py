"""Reads what each quantity of a line of prose states, from left to right, a clause at a time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from qicao.mentions import Mention, MentionKind
from qicao.statements.aftermath import look_back
from qicao.statements.events import events, is_kept
from qicao.statements.headed import TOPIC
from qicao.statements.itemwords import item_of
from qicao.statements.lexicon import Sign
from qicao.statements.meaning import Meaning, is_ahead, meaning_of
from qicao.statements.naming import trimmed, whole_before
from qicao.statements.roles import WHOLES, Roles
from qicao.statements.said import (
    bound,
    ends_as_target,
    is_name,
)
from qicao.statements.signwords import named_base, words_of
from qicao.statements.statement import LEVELS, Listing, Role, Statement
from qicao.statements.subject import Subject

_ENDS, _OPENS, _CLOSES = frozenset("。！？\n"), frozenset("（("), frozenset("）)")
_TOLD_OF = re.compile(
    "(?!原因|主要|其|这|该|均|都|一)(?P<name>[一-鿿]{2,12}?)(?:(?:为|是|系|属)(?!原因)|(?:未|没有)?(?:达标|完成)$)"
)
"""A clause that says what another item is, before its number: ；政府性基金为彩票公益金，增加…"""
_NAME = 16
"""Characters that a name has at most that stands alone behind 一是."""
_WITHIN = re.compile("(?:预算|计划|目标)(?:总?额|数)?当?中$")
"""A clause that says of which budget the numbers behind it are parts: 调整后预算中，基本支出…"""
_NUMBERS = (MentionKind.ORDINAL, MentionKind.HEADING)
_TURNS_ON = (Sign.AGAINST, Sign.BUDGET, Sign.FULL)


@dataclass(frozen=True, slots=True)
class _Heard:
    """A number with the words before and behind it; where its line begins, and where it stands."""

    left: str
    right: str
    mention: Mention
    start: int
    at: int


@dataclass(frozen=True, slots=True)
class _Read:
    """What a number was read as: of what, whether a clause before names that, and under what."""

    meaning: Meaning
    item: str
    carried: bool
    under: int
    listing: Listing


@dataclass
class Reader(Roles):
    """Collects the statements of a text; `year` is the report's, 0 if it is not known."""

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
            stack.append(self.inside(subject))
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

    def inside(self, subject: Subject) -> Subject:
        """What a bracket behind some words speaks of."""
        words = words_of(subject.pending, self.year)
        name = item_of(subject.pending, words)
        inner = Subject(name if len(name) > 1 else subject.item, subject.base)
        inner.stated, inner.inside = named_base(words), True
        before = self.found[-1] if self.found and not subject.pending.strip() else None
        if before and before.line == self.line and before.role is Role.PRIOR:
            inner.stated = inner.stated or Role.PRIOR
        if before and before.line == self.line and before.role in WHOLES:
            inner.lists, inner.last = [(before.start, Listing.BRACKET)], before.start
        return inner

    def remember(self, subject: Subject, mark: str, quiet: bool) -> None:
        """Keeps what a clause without a number says for the ones after it."""
        self.date(subject)
        words = words_of(subject.pending, self.year)
        base = named_base(words)
        subject.within = base if _WITHIN.search(subject.pending.strip()) else subject.within
        if base and any(w.sign in _says_base(subject) for w in words):
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
        heard = _Heard(left, right, bound(left, mention), start, start + mention.start)
        read = self.among_last(subject, heard, self.alone(subject, heard))
        read = replace(read, meaning=self.of_its_year(subject, heard, read.meaning))
        self.keep_place(subject, read.meaning, read.listing, heard.at, left)
        self.found.append(self.statement(subject, heard, read, number))

    def alone(self, subject: Subject, heard: _Heard) -> _Read:
        """What a number says by its own clause, and as a part of what is spoken of."""
        left, mention = heard.left, heard.mention
        meaning = meaning_of(mention, self.listed(subject, left) or left, heard.right, self.year)
        self.open_before(subject, left)
        item, carried = self.item_of_number(subject, meaning, mention, left, heard.at)
        item = self.headed.item(item)
        meaning = self.beside(subject, meaning, mention, bare=not left.strip(), carried=carried)
        meaning = self.spoken_of(subject, meaning, left)
        if carried and meaning.role is Role.SHARE and not meaning.whole:
            meaning = replace(meaning, whole=whole_before(item))
        meaning = self.based(subject, meaning, left)
        under, listing = subject.lists[-1] if subject.lists else (-1, Listing.NONE)
        if not carried or left.strip().startswith("由"):
            meaning = self.part_of(subject, meaning, mention, under, left)
        if whole := self.divisor(mention, left, heard.start):
            meaning = replace(meaning, role=Role.COMPLETION, base=whole.role)
            subject.last = self.before_divisor(whole, subject.last)
        return _Read(meaning, item, carried, under, listing)

    def among_last(self, subject: Subject, heard: _Heard, read: _Read) -> _Read:
        """The same beside the number before it in its sentence, which it may only say again."""
        before = self.found[-1] if self.found else None
        if before is None or before.sentence != self.sentence:
            return read
        left, mention = heard.left, heard.mention
        inside = read.listing is Listing.BRACKET and not heard.right.strip()
        if self.repeats(before, read.meaning, mention, left, heard.at, inside=inside):
            subject.item = before.item  # 约合0.46亿元 names nothing else
            again = replace(read.meaning, role=Role.AGAIN)
            read = _Read(again, before.item, True, before.start, Listing.NONE)
        meaning = self.shared(before, read.meaning, mention, left, read.listing)
        return replace(read, meaning=meaning)

    def of_its_year(self, subject: Subject, heard: _Heard, meaning: Meaning) -> Meaning:
        """The meaning of a number that is last year's, by the words or by what was said before."""
        meaning = self.of_last_year(subject, meaning, heard.left)
        if meaning.role in LEVELS and self.is_prior_again(trimmed(heard.left), heard.mention):
            return replace(meaning, role=Role.PRIOR, base=None)
        return meaning

    def statement(self, subject: Subject, heard: _Heard, read: _Read, number: int) -> Statement:
        """What is put down of a number."""
        meaning, mention = read.meaning, heard.mention
        return Statement(
            mention=mention,
            start=heard.at,
            end=heard.start + mention.end,
            line=number,
            sentence=self.sentence,
            clause=self.clause,
            item=read.item,
            label=trimmed(heard.left) or read.item,
            carried=read.carried,
            role=meaning.role,
            base=meaning.base,
            level=meaning.level,
            sign=meaning.sign,
            whole=meaning.whole,
            under=read.under,
            place=subject.listed,
            listing=read.listing,
            total=meaning.total,
            rest=meaning.rest,
            hedged=bool(mention.approximate),
        )


def _says_base(subject: Subject) -> tuple[Sign, ...]:
    """What names a base for the numbers behind it; 控制在9.00万元的预算以内 has named its own."""
    return _TURNS_ON[:1] if subject.counted else _TURNS_ON
