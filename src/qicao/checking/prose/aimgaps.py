"""Above or below an aim by so much (A31): 满意度92.36%，低于目标2.36个百分点, by its aim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from qicao.arithmetic.doubts.misread import printed_digits
from qicao.checking.prose.subject import Spot, Subject
from qicao.statements import Role, Statement
from qicao.values import Severity

_AIM = "(?:(?:年度|年初|预期|设定|既定)?(?:目标|计划|预算|指标|任务|预期)(?:值|数)?)"
_GAP = re.compile(
    f"(?:(?P<way>高于|高出|超过|超出|超|多于|低于|少于|不足){_AIM}|比{_AIM}(?P<by>[高多低少])出?)了?$"
)
_NO_UNIT = "个"
"""The dimension of a cell whose table names no unit."""
_UNIT = re.compile("[（(][^（）()]*[）)]")
"""What the name of a row has besides: 道路改造（公里）."""
_DOWN = frozenset("低少不")
_AIMS = (Role.TARGET, Role.BUDGET, Role.FULL)
_OWN = (Role.LEVEL, Role.COMPLETION, Role.SHARE)
_BACK, _WORDS, _DIGITS = 4, 20, 2
"""Statements and characters before a gap, and digits of one that hardly fits by chance."""


def beyond_aims(subject: Subject, told: set[int]) -> Iterator[Spot | None]:
    """Gaps that reach an aim only the other way."""
    aims = [s for s in subject.examined.statements if s.role in _AIMS and s.worth is not None]
    rows = _rows(subject.examined.statements)
    for place, given in enumerate(subject.prose):
        words = subject.text[max(0, given.start - _WORDS) : given.start]
        match = _GAP.search(words)
        if not match or given.start in told or given.worth is None:
            continue
        if given.hedged and match["way"] != "不足":
            continue
        measure = "比率" if given.dimension == "百分点" else given.dimension
        own = [s for s in subject.prose[max(0, place - _BACK) : place] if _is_own(s, given)]
        own = [s for s in own if s.dimension == measure]
        way = -1 if (match["way"] or match["by"])[0] in _DOWN else 1
        due = _ways(own[-1:], [s for s in aims if _is_measured(s, measure)], given)
        if not own:
            own, due = _of_row(rows, given, measure)
        if due:
            yield _told(subject, given, match, own[-1], way) if due == {-way} else None


def _is_measured(aim: Statement, measure: str) -> bool:
    """Whether an aim is of the dimension of a gap, or of a row of a table that gives no unit."""
    return aim.dimension == measure or (aim.table > 0 and aim.dimension == _NO_UNIT)


def _rows(statements: Sequence[Statement]) -> list[tuple[Statement, Statement]]:
    """What the rows of tables reached, with their aims."""
    cells = [s for s in statements if s.table and s.worth is not None]
    lines = [(a, b) for a, b in pairwise(cells) if (a.table, a.line) == (b.table, b.line)]
    alike = [(a, b) for a, b in lines if a.dimension == b.dimension != ""]
    return [(b, a) for a, b in alike if a.role in _AIMS and b.role in _OWN]


def _of_row(
    rows: Sequence[tuple[Statement, Statement]], given: Statement, measure: str
) -> tuple[list[Statement], set[int]]:
    """The number of the only row that a gap names, and which way it lies from its aim."""
    kind = [pair for pair in rows if pair[0].dimension == measure]
    names = [_UNIT.sub("", own.item) for own, _ in kind]
    named = [pair for pair, name in zip(kind, names, strict=True) if name and name in given.label]
    if len(named) != 1:
        return [], set()
    return [named[0][0]], _ways([named[0][0]], [named[0][1]], given)


def _is_own(s: Statement, given: Statement) -> bool:
    return s.sentence == given.sentence and s.role in _OWN and s.worth is not None


def _ways(own: Sequence[Statement], aims: Sequence[Statement], given: Statement) -> set[int]:
    """1 where a number is so much above an aim, -1 where it is below one; an aim of another name
    only counts for a gap of several digits."""
    gap, long = given.worth or Decimal(0), len(printed_digits(given)) >= _DIGITS
    ways = set()
    for one in own:
        for aim in aims if gap else ():
            named = long or (aim.item and (aim.item in one.item or one.item in aim.item))
            apart = (one.worth or Decimal(0)) - (aim.worth or Decimal(0))
            if named and aim.start != given.start and abs(apart) == gap:
                ways.add(1 if apart > 0 else -1)
    return ways


def _told(
    subject: Subject, given: Statement, match: re.Match[str], own: Statement, way: int
) -> Spot:
    start = given.start - len(match[0])
    number = subject.text[own.start : own.end]
    return Spot(
        Severity.ERROR,
        f"“{match[0]}{subject.text[given.start : given.end]}”的方向不对："
        f"按前后所列的目标，{number}是{'没有达到' if way > 0 else '超过'}的",
        start,
        given.start,
        todo="请核对方向词、目标和完成的数，改正其中一个",
    )
