"""What two numbers deny that stand before it (A31): 年初3,649.04万元，年末3,284.12万元，同比增加.

And parts that are more than their whole, and those who were content than those who answered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from qicao.arithmetic.known import known
from qicao.checking.prose.oughts import wrong_way
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.statements import Role, Statement
from qicao.statements.statement import Listing
from qicao.values import Severity

_BEFORE, _AFTER = re.compile("(?:上年|年初|期初)结[转余]"), re.compile("年末|期末|本年")
_LEFT, _COST = re.compile("未支出|未支用|(?:年中|调整)[追增]加$"), re.compile("原值|均|季度|净增")
_RATE, _AMONG = "比率", re.compile("[，（(](?:其中)?[：，]?[^，。；0-9追当]{0,14}")
_MANY, _NEAR = 10, 12
_TURN = re.compile(
    "，(?:同比|较年初|较上年(?:末)?|比上年(?:末)?|比年初)?(?:(?P<up>增加|增长)|减少|下降)"
)
_STAGES = (
    (re.compile("收回|回收|返回|有效(?:问卷|样本)"), re.compile("^(?:评价)?(?:非常|表示)?满意")),
    (re.compile("立案$"), re.compile("结案$")),
    (re.compile("(?:排查|发现|查出|检出)[一-鿿]{0,6}$"), re.compile("整改$|销号$|整治$")),
    (re.compile("(?:参训|培训|应考|参考)[一-鿿]{0,4}$"), re.compile("(?:考核|考试|培训)?合格$")),
    (re.compile("(?:申报|报名)[一-鿿]{0,4}$"), re.compile("通过$|录取$|入选$")),
    (re.compile("受理$"), re.compile("办结$|审结$")),
    (re.compile("抽[查检验][一-鿿]{0,6}$"), re.compile("合格$")),
)
"""What is counted first, and of these."""
_ASKED = re.compile(
    "[^，。；\\n]{0,16}(?:测评|调查|问卷|访谈|评议|评价)[^，。；\\n]{0,4}，(?:其中)?(?:非常|表示)?满意(?:的)?"
)
"""Between how many were asked and how many of them were content: 对640名当事人测评，满意600人."""
_LEAST = 2


def _look(subject: Subject) -> Iterator[Spot | None]:
    told = {m.start for c in subject.examined.conflicts for one in c.claims for m in one.members}
    yield from _turns(subject)
    for first, second in pairwise(subject.prose):
        same = first.sentence == second.sentence and first.mention.unit == second.mention.unit
        stages = (same and _are_stages(first, second)) or _are_asked(subject, first, second)
        if stages and {first.start, second.start}.isdisjoint(told):
            wrong = _is_more(second, first)
            yield wrong_way(subject, first, second, "后一个数不会比前一个大") if wrong else None
    for parts in _listed(subject.prose):
        if {s.start for s in parts}.isdisjoint(told):
            yield from _parted(subject, parts)


def _turns(subject: Subject) -> Iterator[Spot | None]:
    """年初结转3,649.04万元，年末结转3,284.12万元，同比增加."""
    for first, second in pairwise(subject.prose):
        match = _TURN.match(subject.text, second.end)
        left = _said(subject, first, _BEFORE) and _said(subject, second, _AFTER)
        same = first.sentence == second.sentence and first.dimension == second.dimension != ""
        if match and left and same:
            wrong = _is_more(*((first, second) if match["up"] else (second, first)))
            yield _turned(first, match) if wrong else None


def _said(subject: Subject, s: Statement, words: re.Pattern[str]) -> bool:
    return bool(words.search(subject.text, max(0, s.start - _NEAR), s.start))


def _are_stages(first: Statement, second: Statement) -> bool:
    levels = first.role is second.role is Role.LEVEL and not (first.place or second.place)
    return levels and any(a.search(first.label) and b.search(second.label) for a, b in _STAGES)


def _are_asked(subject: Subject, first: Statement, second: Statement) -> bool:
    levels = first.role is second.role is Role.LEVEL and not (first.place or second.place)
    levels = levels and first.dimension == second.dimension
    return levels and bool(_ASKED.fullmatch(subject.between(first, second)))


def _listed(said: Sequence[Statement]) -> Iterator[list[Statement]]:
    """The numbers that each whole has under it."""
    lists: dict[int, list[Statement]] = {}
    for s in said:
        if (
            s.under >= 0
            and s.listing is Listing.AMONG
            and s.role is Role.LEVEL
            and s.worth is not None
        ):
            lists.setdefault(s.under, []).append(s)
    yield from lists.values()


def _parted(subject: Subject, parts: Sequence[Statement]) -> Iterator[Spot | None]:
    """A part that is more than the number right before it, or parts of what was left over that
    are more than it."""
    before = [s for s in subject.stated.get(parts[0].line, ()) if s.start < parts[0].start]
    whole = before[-1] if before else parts[0]
    same = whole.dimension == parts[0].dimension != _RATE and whole.worth is not None
    if not same or whole.start != parts[0].under or whole.sentence != parts[0].sentence:
        return
    beside = _AMONG.fullmatch(subject.between(whole, parts[0])) and whole.role is Role.LEVEL
    since = max(subject.text.rfind(cut, 0, whole.start) for cut in "。；\n")
    larger = any(s.start > since and _is_more(s, parts[0]) for s in before)
    plain = not (larger or _COST.search(whole.label + parts[0].label))
    if beside and plain and (parts[0].worth or 0) >= _MANY and _is_more(parts[0], whole):
        yield wrong_way(subject, whole, parts[0], "其中的一部分不会比总数大")
        return
    limit, spans = known(whole.mention), [known(s.mention) for s in parts]
    least = sum((span.lo for span in spans if span), Decimal(0))
    if _LEFT.search(whole.label) and limit:
        wrong = len(parts) >= _LEAST and least > limit.hi
        yield wrong_way(subject, whole, parts[-1], "各部分之和比总数大") if wrong else None


def _is_more(one: Statement, other: Statement) -> bool:
    """Whether a number is surely more than another."""
    first, second = known(one.mention), known(other.mention)
    return bool(first and second and first.lo > second.hi)


def _turned(first: Statement, match: re.Match[str]) -> Spot:
    shown = match[0].lstrip("，")
    return Spot(
        Severity.ERROR,
        f"“{shown}”的方向不对：前面从{first.mention.text}变为后一个数，"
        f"是{'减少' if match['up'] else '增加'}",
        match.start() + 1,
        match.end(),
        todo="请核对两个数是不是写反了，或改正方向词",
    )


TURNED = TextCheck("A31", "部分不大于总数、方向与前后两数一致", _look, aim="总数和它的部分")
