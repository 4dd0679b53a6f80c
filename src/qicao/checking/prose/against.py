"""Words on a plan that the rate of completion beside them denies (A31): 完成率60%，超过年度目标."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from qicao.arithmetic.formula import HUNDRED
from qicao.arithmetic.frames import dimension_of
from qicao.checking.prose.subject import Spot, Subject
from qicao.statements import Role, Statement
from qicao.values import Severity

_PLAN = "(?:年度|年初|预期|全年|设定|既定)*(?:目标|计划|任务|预算)(?:任务)?(?:值|数)?"
_UP, _DOWN = (
    "超额|超出|超过|超|突破|多完成|达到",
    "不足|欠|短|少完成|未达到|未达|没有达到|没有完成|未完成|低于",
)
_SAID = re.compile(
    f"[，,（(]?(?:已|均|尚|仍)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))了?{_PLAN}(?=[，。；）)])"
)
"""Right behind a rate: that the plan was gone beyond, or not reached."""
_BY = re.compile(f"(?:^|[，。；、（(])(?:(?P<up>{_UP})|(?P<down>{_DOWN}))了?(?:{_PLAN})?$")
"""Right before a number: it is by how much."""
_RATE_OF_IT = re.compile(
    "[，,](?:完成(?:率|度)|完成[一-鿿]{0,4}的|为[一-鿿]{0,4}(?:目标|计划|任务)的)(?:为|达到?)?"
)
_DONE = re.compile(
    "(?:(?P<up>超额)|(?P<down>仅|只))(?:完成|实现)[^，。；、]{2,14}，(?:为|完成|达到)?(?:年度|年初)?"
    "(?:目标|计划|任务)[^，。；]{0,16}的$"
)
"""Before a rate: what was done, all of it or only so much, of an aim that is named."""
_BEFORE, _REACH, _WIDE = 12, 20, 44
"""Characters before a number, and behind and before a rate, that are asked."""


def denied_by_rate(subject: Subject) -> Iterator[Spot | None]:
    """Every plan that is said to be exceeded beside a rate under 100 %, and the reverse."""
    for given in subject.prose:
        if way := _way_of(given):
            behind = _SAID.match(subject.text, given.end, given.end + _REACH)
            yield from _judged(subject, given, behind, way)
            done = _DONE.search(subject.text, max(0, given.start - _WIDE), given.start)
            yield from _judged(subject, given, done, way)
    for gap, given in pairwise(subject.prose):
        way = _way_of(given)
        between = subject.between(gap, given) if gap.sentence == given.sentence else ""
        if way and dimension_of(gap) != dimension_of(given) and _RATE_OF_IT.fullmatch(between):
            before = _BY.search(subject.text, max(0, gap.start - _BEFORE), gap.start)
            yield from _judged(subject, given, before, way)


def _way_of(given: Statement) -> int:
    """1 or -1 where a rate of completion is above or below a hundred; 0 where it is none."""
    if given.role is not Role.COMPLETION or given.hedged or given.worth is None:
        return 0
    return (given.worth > HUNDRED) - (given.worth < HUNDRED)


def _judged(
    subject: Subject, given: Statement, match: re.Match[str] | None, way: int
) -> Iterator[Spot | None]:
    if match is None:
        return
    if (way > 0) is bool(match["up"]):
        yield None
        return
    start, end = min(match.start(), given.start), max(match.end(), given.end)
    start += len(subject.text[start:end]) - len(subject.text[start:end].lstrip("，,。；、（("))
    shown = subject.text[start:end]
    beyond = "超出了" if way > 0 else "没有超出" if "预算" in match[0] else "没有达到"
    yield Spot(
        Severity.ERROR,
        f"“{shown}”前后矛盾：{subject.text[given.start : given.end]}"
        f"说明{beyond}{'预算' if '预算' in match[0] else '计划'}",
        start,
        end,
        todo="请核对这个比率和“超过”“不足”一类的词，改正其中一个",
    )
