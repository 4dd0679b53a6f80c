"""Two numbers that stand the wrong way round (A31): 应检12,337台，实检12,380台.

And an income that is less than what was spent, of which something is said to be left; and 原值,
累计折旧 and 净值 said together that do not make each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from qicao.arithmetic.known import known
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.mentions import MentionKind
from qicao.statements import Statement
from qicao.values import Severity

_OUGHT = re.compile("应(?P<verb>[一-鿿]{1,3}?)[^，。；、0-9]{0,6}$")
_DID = re.compile("[^，。；0-9]{0,6}[，、](?:实际|实|已)(?P<verb>[一-鿿]{1,4})$")
_LEFT = re.compile("[，；](?:当期|当年|本年|收支)结余(?:为)?$")
"""What is left of the year alone: what was carried over may be left of less income than spent."""
_WORN = re.compile("原值|折旧|净值")
_BEFORE = 12


def _look(subject: Subject) -> Iterator[Spot | None]:
    said = subject.prose
    for first, second in pairwise(said):
        counted = first.mention.kind is second.mention.kind is MentionKind.COUNT
        same = first.dimension == second.dimension and first.sentence == second.sentence
        if counted and same and _is_ought(subject, first, second):
            yield _more(subject, first, second)
    yield from _worn(subject)
    for income, spent, left in zip(said, said[1:], said[2:], strict=False):
        same = income.sentence == spent.sentence == left.sentence
        named = income.label.endswith("收入") and spent.label.endswith("支出")
        if same and named and _LEFT.search(subject.between(spent, left)):
            yield _less(subject, income, spent)


def _worn(subject: Subject) -> Iterator[Spot | None]:
    """固定资产原值2471.86万元，累计折旧1130.53万元，净值1341.34万元, in any order."""
    told = {m.start for c in subject.examined.conflicts for one in c.claims for m in one.members}
    said = subject.prose
    for trio in zip(said, said[1:], said[2:], strict=False):
        names = [_WORN.findall(s.label)[-1:] for s in trio]
        by = {name[0]: known(s.mention) for name, s in zip(names, trio, strict=True) if name}
        cost, worn, net = (by.get(name) for name in ("原值", "折旧", "净值"))
        one = trio[0].sentence == trio[2].sentence and len({s.dimension for s in trio}) == 1
        if not one or not (cost and worn and net):
            continue
        apart = len({"无形" in s.label for s in trio}) > 1
        if apart or told & {s.start for s in trio}:
            continue
        off = cost.lo > worn.hi + net.hi or cost.hi < worn.lo + net.lo
        yield wrong_way(subject, trio[0], trio[2], "原值不是折旧与净值之和") if off else None


def _is_ought(subject: Subject, first: Statement, second: Statement) -> bool:
    """Whether the one is what was to be done and the other what was: 应免, 实免."""
    ought = _OUGHT.search(subject.text, max(0, first.start - _BEFORE), first.start)
    did = _DID.fullmatch(subject.between(first, second))
    return bool(ought and did and did["verb"].startswith(ought["verb"][0]))


def _more(subject: Subject, first: Statement, second: Statement) -> Spot | None:
    due, done = known(first.mention), known(second.mention)
    if due is None or done is None or done.lo <= due.hi:
        return None
    return wrong_way(subject, first, second, "做了的比应做的还多")


def _less(subject: Subject, income: Statement, spent: Statement) -> Spot | None:
    got, out = known(income.mention), known(spent.mention)
    if got is None or out is None or out.lo <= got.hi:
        return None
    return wrong_way(subject, income, spent, "支出比收入多，不会有结余")


def wrong_way(subject: Subject, first: Statement, second: Statement, why: str) -> Spot:
    """What is said of two numbers and those between that cannot stand so, and why."""
    shown = subject.text[first.start : second.end]
    return Spot(
        Severity.ERROR,
        f"“{shown}”：{why}",
        first.start,
        second.end,
        todo="请核对两个数是不是写反了",
    )


OUGHTS = TextCheck("A31", "应做与实做、收入与支出不颠倒", _look, aim="应做多少、实做多少的话")
