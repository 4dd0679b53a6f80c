"""Totals and the parts that stand before them: 两病患者合计51195人, 学费和住宿费合计…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.sums.partnames import named_parts, without_nested
from qicao.arithmetic.sums.summands import are_of_kinds, is_count, is_more, like, may_add
from qicao.quantity.numerals import parse_numeral
from qicao.statements import Role, Statement

_CLAUSE = 8
"""Characters between a total and the count of what it is of."""
_MADE_OF = re.compile("构成|组成|合成")
_ADDED = "之和"
_BOTH = re.compile("(?P<count>[两二三四])者")
"""The count of what was named, as the name of what it comes to: 两者共11个."""
_TWO = re.compile(
    "[两二2](?:者|[类项种笔块])[^，。；、0-9]{0,6}(?:共计?|合计|之和)[^，。；、0-9]{0,2}$"
)
_PAIR = 2
_MOST = 20
"""Numbers before a total among which its parts stand."""


class Totals:
    """What the totals of a text are of that stands before them."""

    def __init__(self, sources: Sources) -> None:
        self.statements, self.text = sources.statements, sources.text

    def of(self, place: int, whole: Statement) -> Iterator[Claim]:
        """The parts before a total, or before what so many numbers are said to make up."""
        if _is_total(whole):
            yield from self._totalled(place)
        elif _MADE_OF.match(whole.label) or self._is_counted(place):
            yield from self._so_many(place)

    def _totalled(self, place: int) -> Iterator[Claim]:
        """A total with the parts that stand before it in its line."""
        whole = self.statements[place]
        yield from self._so_many(place)
        before = self.statements[max(0, place - _MOST) : place]
        line = [s for s in before if s.line == whole.line and like(whole, s)]
        if joined := named_parts(whole, line):
            yield Claim(whole, f.SUM, joined)
            return
        named = [s for s in line if s.item.removeprefix("中") == whole.item != ""]
        if len(named) > 1:  # 合计满意763份: of those that are said of each
            yield Claim(whole, f.SUM, tuple(named), sure=False)
        if "累计" in whole.label and whole.item:
            return  # 年末累计结余 is what there is by now
        parts: list[Statement] = []
        lost = without_nested(line) if whole.role is Role.DEDUCTION else ()
        number = self._number(place)
        for part in reversed(before):
            if lost and part in line and part not in lost:
                continue
            if part.line != whole.line:
                break
            if like(whole, part) and may_add(part):
                parts.append(part)
            elif _numbers(part, parts, whole):
                yield Claim(whole, f.SUM, tuple(reversed(parts)))
                continue
            if len(parts) > 1 and parts[-1] is part and number in (0, len(parts)):
                run = tuple(reversed(parts))
                tells = (number > 0 or _is_bare(whole)) and not are_of_kinds(self.text, whole, run)
                yield Claim(whole, f.SUM, run, sure=False, tells=tells)

    def _so_many(self, place: int) -> Iterator[Claim]:
        """两病患者合计51195人: of as many numbers as the words right before it say."""
        whole, number = self.statements[place], self._number(place)
        if not number:
            return
        counted = not _BOTH.match(whole.item)
        before = self.statements[max(0, place - _MOST) : place - counted]
        beside = [s for s in before if s.line == whole.line]
        alike = [s for s in beside if like(whole, s) and may_add(s)]
        if whole.role is Role.DEDUCTION:
            alike = [*without_nested(alike)]
        alike = alike or [s for s in beside if is_more(s) and s.dimension == whole.dimension]
        for first in range(len(alike) - number, -1, -1):
            run = tuple(alike[first : first + number])
            together = len({s.sentence for s in run}) == 1
            last = first == len(alike) - number and run[0].sentence == whole.sentence
            only = number > _PAIR or self._is_pair(whole, alike, run)
            if together:
                yield Claim(whole, f.SUM, run, sure=last and only, likely=last)

    def _is_pair(
        self, whole: Statement, alike: Sequence[Statement], run: Sequence[Statement]
    ) -> bool:
        """Whether the sentence has said two numbers of the kind, and counts and adds up two."""
        own = [s for s in alike if s.sentence == whole.sentence and s.under == run[0].under]
        words = self.text[run[-1].end : whole.start]
        return own == [*run] and bool(_TWO.search(words))

    def _is_counted(self, place: int) -> bool:
        """Whether the count of its parts stands right before it: 两项18.36万元."""
        whole, count = self.statements[place], self.statements[place - 1]
        beside = place > 0 and whole.start == count.end and is_count(count)
        beside = beside and self.text[count.start - 1] in "，,"  # 一类18座、二类60座、三类17座
        return beside and whole.role is Role.LEVEL and not (whole.table or whole.hedged)

    def _number(self, place: int) -> int:
        """How many numbers the words right before a total say that it is of; 0 if they do not."""
        whole, count = self.statements[place], self.statements[place - 1]
        if both := _BOTH.match(whole.item):
            return int(parse_numeral(both["count"]) or 0)
        joined = place and is_count(count) and count.sentence == whole.sentence
        joined = joined and count.mention.unit != whole.mention.unit  # 特困112人，合计148人
        beside = joined and not count.total and whole.start - count.end <= _CLAUSE
        number = int(count.mention.value or 0) if beside else 0
        return number if number > 1 else 0


def _is_total(whole: Statement) -> bool:
    """Whether its words say that a number adds up others: 合计, 三项之和, 两者共."""
    said = whole.total or whole.label.endswith(_ADDED) or _BOTH.fullmatch(whole.item)
    return bool(said) and not whole.table


def _is_bare(whole: Statement) -> bool:
    """Whether a total of what is counted has no name: 高中级合计133人 is of those it names."""
    return whole.carried or not is_count(whole)


def _numbers(count: Statement, parts: Sequence[Statement], whole: Statement) -> bool:
    """Whether a count before some parts is how many there are: 分三个片区：…，共建成24500亩."""
    together = count.sentence == whole.sentence and len(parts) > 1
    return together and is_count(count) and count.mention.value == len(parts)
