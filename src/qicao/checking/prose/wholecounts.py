"""So much each of what is counted whole (A40): 费用37.53万元，车均22.68万元 is of no cars."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.arithmetic.known import known
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.statements import Role, Statement
from qicao.values import Severity

_EACH = re.compile("(?:[车辆台户所校场次村]均|每(?:辆|台|户|所|场|次|村))(?:[一-鿿]{0,6})?$")
_RATED = "(?:占|为|是|完成|较|比|同比)[^，。；、]{0,20}[%％]，"
"""What may be said of the whole before it."""
_BETWEEN = re.compile(f"，(?:{_RATED})?[^，。；、0-9]{{0,10}}$")
_AMOUNT = "金额"
_WORDS = 12


def _look(subject: Subject) -> Iterator[Spot | None]:
    for n, given in enumerate(subject.prose):
        words = subject.text[max(0, given.start - _WORDS) : given.start]
        if given.role is not Role.PER or given.dimension != _AMOUNT or not _EACH.search(words):
            continue
        whole = next((s for s in reversed(subject.prose[max(0, n - 2) : n]) if _is(s, given)), None)
        if whole and _BETWEEN.match(subject.text[whole.end : given.start]):
            yield None if _may_be_counted(whole, given) else _told(subject, whole, given)


def _is(whole: Statement, given: Statement) -> bool:
    """Whether a number may be what is so much for each."""
    same = whole.sentence == given.sentence and whole.dimension == _AMOUNT
    return same and whole.role is Role.LEVEL and whole.item == given.item and not whole.hedged


def _may_be_counted(whole: Statement, each: Statement) -> bool:
    """Whether a whole number of times what each has may be all of it, as both are printed."""
    all_, one = known(whole.mention), known(each.mention)
    if all_ is None or one is None or one.lo <= 0:
        return True
    most = (all_.hi / one.lo).to_integral_value(rounding="ROUND_FLOOR")
    return most >= 1 and most >= all_.lo / one.hi


def _told(subject: Subject, whole: Statement, each: Statement) -> Spot:
    shown = subject.text[each.start : each.end]
    all_ = subject.text[whole.start : whole.end]
    return Spot(
        Severity.WARNING,
        f"“{shown}”与前面的{all_}不符：{all_}÷{shown}不是整数",
        each.start,
        each.end,
        todo="请核对总额、个数和平均数",
    )


WHOLE_COUNTS = TextCheck("A40", "平均数乘以整数个得总额", _look, aim="车均、户均一类的数")
