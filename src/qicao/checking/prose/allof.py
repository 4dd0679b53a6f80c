"""Bounds that all of several rates are said to keep (A31): 两项均超过90%, 其余5个项目均不足94%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from qicao.arithmetic.formula import HUNDRED
from qicao.arithmetic.grouped import grouped
from qicao.arithmetic.known import known
from qicao.checking.prose.saiddays import number
from qicao.checking.prose.subject import Spot, Subject
from qicao.checking.prose.words import any_word, words
from qicao.quantity import Interval, point
from qicao.statements import Role, Statement
from qicao.values import Severity

_RATE = "比率"
_WORDS = {w: kind for kind in ("above", "below", "at_least", "at_most") for w in words(kind)}
_HAN = "两二三四五六七八九十"
_ALL = re.compile(
    f"(?:(?P<count>[0-9]{{1,2}}|[{_HAN}])(?P<unit>[项个])(?P<row>项目)?[一-鿿]{{0,6}})?均"
    f"(?P<word>{any_word(*dict.fromkeys(_WORDS.values()))})$"
)
_OVER = re.compile(
    "均(?P<not>未|没有|不)?(?:超过|超出|超|突破)了?(?:年初|年度|全年)?预算(?=[，。；])"
)
_BEFORE, _LEAST, _ROWS = 20, 2, 3
"""Characters before a bound; rates that are several; rows that make a table."""
_FULL = point(Decimal(HUNDRED))
_ATTRIBUTE = re.compile("的(?:项目|指标|单位|地区)")
_OWN = (Role.LEVEL, Role.COMPLETION, Role.SHARE)


def kept_by_all(subject: Subject) -> Iterator[Spot | None]:
    """Every such bound, over the rates right before it or the rows of the table."""
    for place, given in enumerate(subject.prose):
        if given.dimension != _RATE or given.quantity is None:
            continue
        match = _ALL.search(subject.text, max(0, given.start - _BEFORE), given.start)
        if not match or _ATTRIBUTE.match(subject.text, given.end):
            continue
        base = given.quantity.base
        limit, kind = Interval(base, base), _WORDS[match["word"]]
        most = number(match["count"]) if match["count"] else 0
        if match["row"]:
            columns = _columns(subject)
            if columns and most >= _LEAST:
                good = (sum(_keeps(s, limit, kind) for s in column) >= most for column in columns)
                yield None if any(good) else _spot(subject, given, match)
        elif most >= _LEAST and (said := _said(subject.prose[:place], given, most)):
            yield (
                None if all(_keeps(s, limit, kind) for s in said) else _spot(subject, given, match)
            )


def said_of_all(subject: Subject) -> Iterator[Spot | None]:
    """各项支出均超过年初预算, where the amounts of its line with their budgets say otherwise."""
    for line in subject.lines:
        for match in _OVER.finditer(line.text):
            pairs = _budgeted(subject, line.start, line.start + match.start())
            over = sum(level > budget for level, budget in pairs)
            wrong = over > 0 if match["not"] else over == 0
            if len(pairs) >= _LEAST:
                yield _denied(line.start, match) if wrong else None
            elif not match["not"] and (spent := _executed(subject)):
                over = any(_keeps(s, _FULL, "above") for column in spent for s in column)
                yield None if over else _denied(line.start, match)


def _budgeted(subject: Subject, start: int, end: int) -> list[tuple[Decimal, Decimal]]:
    """What was spent with its budget, of the amounts that stand in a part of the text."""
    said = [s for s in subject.prose if start <= s.start < end and s.worth is not None]
    return [
        (level.worth or Decimal(0), budget.worth or Decimal(0))
        for level, budget in pairwise(said)
        if level.dimension == budget.dimension and level.item == budget.item != ""
        if level.role is Role.LEVEL and budget.role in (Role.BUDGET, Role.FULL)
    ]


def _denied(start: int, match: re.Match[str]) -> Spot:
    return Spot(
        Severity.WARNING,
        f"“{match[0]}”与前面各项的数和预算不符",
        start + match.start(),
        start + match.end(),
        todo="请逐项核对支出和预算，改正这句话",
    )


def _keeps(s: Statement, limit: Interval, kind: str) -> bool:
    """Whether some value that is printed so keeps the bound."""
    value = known(s.mention)
    if value is None:
        return True
    return {
        "above": value.hi > limit.lo,
        "below": value.lo < limit.hi,
        "at_least": value.hi >= limit.lo,
        "at_most": value.lo <= limit.hi,
    }[kind]


def _said(before: Sequence[Statement], given: Statement, most: int) -> Sequence[Statement]:
    """The last so many rates of the same line, where there are so many."""
    near = [s for s in before if s.line == given.line and given.sentence - s.sentence <= 1]
    rates = [s for s in near if s.dimension == _RATE and s.role in _OWN and not s.hedged]
    return rates[-most:] if len(rates) >= most else ()


def _columns(subject: Subject) -> Sequence[Sequence[Statement]]:
    """The columns of rates in the tables, without their totals."""
    rates = (s for s in subject.examined.statements if s.table and s.dimension == _RATE)
    found = grouped((s for s in rates if not s.total), lambda s: (s.table, s.column))
    return [column for column in found.values() if len(column) >= _ROWS]


def _executed(subject: Subject) -> Sequence[Sequence[Statement]]:
    """The columns of rates of execution."""
    return [column for column in _columns(subject) if "执行" in column[0].whole]


def _spot(subject: Subject, given: Statement, match: re.Match[str]) -> Spot:
    shown = subject.text[match.start() : given.end]
    return Spot(
        Severity.WARNING,
        f"“{shown}”与所列的率不符",
        match.start(),
        given.end,
        todo="请逐个核对前面或表中的率，改正这句话或其中一个率",
    )
