"""Changes that are more than what changed (A46): 投资12.48万元，比上年增加0.53亿元.

What grew from nothing or more has not grown by more than it is; and what is counted is whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from qicao.arithmetic.known import known
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.mentions import MentionKind
from qicao.quantity import Kind, unit
from qicao.statements import Role, Statement
from qicao.values import Severity

_NET = re.compile("净|盈|亏|差额|增长|增加|增量|新增|结余|收支")
"""What may be less than nothing, and what is itself a change."""
_WHOLE = frozenset(["人", "名", "户", "株", "头", "只", "辆", "座", "所", "册", "人次", "户次"])
_EACH = re.compile("[均每]|平均|相当|折合|折算|单位|/")
_BEFORE = 14


def _look(subject: Subject) -> Iterator[Spot | None]:
    for level, given in pairwise(subject.prose):
        if _is_grown(level, given):
            yield None if _may_be(level, given) else _told(subject, level, given)
    for given in subject.prose:
        if given.mention.kind is MentionKind.COUNT and given.mention.unit in _WHOLE:
            words = subject.text[max(0, given.start - _BEFORE) : given.start]
            each = _EACH.search(words) or subject.text.startswith(("/", "／"), given.end)
            if given.mention.decimals and not each:
                yield _parted(subject, given)


def _is_grown(level: Statement, given: Statement) -> bool:
    """Whether a number is by how much the one before it grew since last year."""
    grown = given.role is Role.DIFFERENCE and given.base is Role.PRIOR and given.sign > 0
    same = level.sentence == given.sentence and level.role is Role.LEVEL
    amount = level.dimension == given.dimension and _unit_kind(given) in (Kind.MONEY, Kind.COUNT)
    named = given.item == level.item and not _NET.search(level.label)
    return grown and same and amount and named and not level.hedged


def _unit_kind(s: Statement) -> Kind | None:
    """What sort of thing a number measures; None if it has no unit."""
    return unit(s.mention.unit).kind if s.mention.unit else None


def _may_be(level: Statement, given: Statement) -> bool:
    one, more = known(level.mention), known(given.mention)
    return one is None or more is None or one.lo < 0 or more.lo <= one.hi


def _told(subject: Subject, level: Statement, given: Statement) -> Spot:
    shown = subject.text[given.start : given.end]
    return Spot(
        Severity.ERROR,
        f"增加的“{shown}”比“{level.label}{subject.text[level.start : level.end]}”还多",
        level.start,
        given.end,
        todo="请核对两个数和它们的单位（元、万元、亿元）",
    )


def _parted(subject: Subject, given: Statement) -> Spot:
    shown = subject.text[given.start : given.end]
    return Spot(
        Severity.WARNING,
        f"“{shown}”是计数，不该有小数",
        given.start,
        given.end,
        todo="请核对这个数，是否少了“万”字",
    )


OUTGROWN = TextCheck("A46", "增加数不大于本数，计数没有小数", _look, aim="比上年增加的数和计数")
