"""By how much next year is to be better (A25): 力争2025年执行率达到97%，提高2.28个百分点.

What the plan is above has been said by its name before, in the text or the accounts: where none
of these is the plan less the gap, one of the two numbers is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qicao.arithmetic.frames import is_money
from qicao.arithmetic.known import known
from qicao.arithmetic.words import pairs
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.quantity.interval import Interval
from qicao.statements import Role, Statement
from qicao.values import Severity

_RATE, _POINTS = "比率", "百分点"
_BETWEEN = re.compile(
    "[，,（(](?:[比较](?:(?P<year>20[0-9]{2})年|今年|本年|当年|目前|现有|现在))?(?:实际|完成数?)?(?:再)?"
    "(?:提高|提升|增加|增长|多|上升|减少|少|下降|降低)(?:约)?"
)
_NEXT, _YEAR = re.compile("力争|争取|拟|预计|确保|下一?年|明年"), re.compile("(20[0-9]{2})年")
_ROUGH = re.compile("以上|左右|以内|多个?$|余")
_THIS_YEAR = (Role.LEVEL, Role.COMPLETION, Role.SHARE, Role.PER, Role.SCORE)
_PLANS = frozenset(
    pairs(
        "力争、争取、计划、拟、预计、确保、达到、不少于、不低于、再、建成、完成、实现、全年、安排、实施、开展"
    )
)
_BEFORE, _SHARED, _LONG = 40, 2, 4


def _look(subject: Subject) -> Iterator[Spot | None]:
    figures = subject.examined.accounts.statements
    own = [s for s in (*subject.examined.statements, *figures) if _is_said(s)]
    for plan, gap in pairwise(subject.prose):
        due = _due(plan, gap) if _is_planned(subject, plan, gap) else None
        if due is None:
            continue
        alike = [s for s in own if s.dimension == plan.dimension]
        named = _named(plan, alike)
        if named:
            anywhere = _digits(gap) >= _LONG
            found = any(_is_in(s, due) for s in (alike if anywhere else named))
            yield None if found else _spot(subject, plan, gap, named)


def _is_said(s: Statement) -> bool:
    return s.role in _THIS_YEAR and not s.hedged and s.worth is not None


def _is_planned(subject: Subject, plan: Statement, gap: Statement) -> bool:
    """Whether a number is only planned, and the one behind it says by how much it is more."""
    if not plan.role is gap.role is Role.OTHER or plan.sentence != gap.sentence or not gap.sign:
        return False
    kind = plan.dimension == gap.dimension != _POINTS
    kind |= plan.dimension == _RATE and gap.dimension == _POINTS
    before = subject.text[max(0, plan.start - _BEFORE) : plan.start]
    words = re.split("[。；\n]", before)[-1]
    next_ = _NEXT.search(words) or any(int(y) > subject.year for y in _YEAR.findall(words))
    rough = _ROUGH.match(subject.text, gap.end) or plan.dimension == gap.dimension == _RATE
    between = _BETWEEN.fullmatch(subject.between(plan, gap))
    own = between and (between["year"] or f"{subject.year}") == f"{subject.year}"
    if is_money(plan.dimension) and "实际" not in subject.between(plan, gap):
        return False  # a budget is above the last one, and not above what was spent
    return bool(kind and next_ and own) and not (rough or plan.hedged or gap.hedged)


def _due(plan: Statement, gap: Statement) -> Interval | None:
    """What there was, of which the plan is so much more or less."""
    whole, more = known(plan.mention), known(gap.mention)
    if whole is None or more is None:
        return None
    low, high = (more.lo, more.hi) if gap.sign > 0 else (-more.hi, -more.lo)
    return Interval(whole.lo - high, whole.hi - low)


def _named(plan: Statement, alike: Sequence[Statement]) -> list[Statement]:
    """The numbers of the year whose names share most with the plan's."""
    name = pairs(f"{plan.item}、{plan.label}") - _PLANS
    shared = [(len(name & pairs(f"{s.item}、{s.label}、{s.whole}")), s) for s in alike]
    most = max((count for count, _ in shared), default=0)
    return [s for count, s in shared if count >= _SHARED] if most >= _SHARED else []


def _is_in(s: Statement, due: Interval) -> bool:
    span = known(s.mention)
    return span is not None and span.meets(due)


def _digits(s: Statement) -> int:
    return len(f"{s.mention.value or 0:f}".replace(".", "").strip("0"))


def _spot(subject: Subject, plan: Statement, gap: Statement, named: Sequence[Statement]) -> Spot:
    shown = subject.text[plan.start : gap.end]
    said = "、".join(dict.fromkeys(s.mention.text for s in named[:3]))
    return Spot(
        Severity.WARNING,
        f"“{shown}”倒推的现有数与别处所说的{said}都不符",
        gap.start,
        gap.end,
        todo="请核对计划数、现有数和两者的差，改正其中一个",
    )


PLANNED_GAPS = TextCheck("A25", "计划数与现有数之差", _look, aim="计划比现有多多少的话")
