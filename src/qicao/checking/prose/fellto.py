"""What a number changed to, which by its own rate is by how much it changed (A31).

公用经费2,148,937.62元。公用经费减至87,576.46元，下降3.9%: 3.9 % of it is what it fell by.
加上年初结转241.63万元，收入总计4608.52万元 is no total, where 4608.52万元 was there before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from qicao.arithmetic.claim import outcome_of
from qicao.arithmetic.doubts.misread import printed_digits
from qicao.arithmetic.formula import DOWN, UP
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.statements import Role, Statement
from qicao.values import Severity
from qicao.verdict import Outcome

_TO = re.compile("(?P<way>[增减降升]|增加|减少|增长|下降|上升|压减|缩减)[到至]$")
_RATE = re.compile(
    "[，,（(]?(?:增长|增幅|下降|降幅|减少|增加|上升|降低|压减|缩减)(?:率|幅度)?[为达]?"
)
_ADDED = re.compile("加上?[^，。；0-9]{0,16}$")
_TOTAL = re.compile("[^，。；0-9]{0,4}[，,][^，。；0-9]{0,6}(?:总计|合计|共计)[^，。；0-9]{0,4}")
_BEFORE, _WORDS, _LONG = 12, 24, 3
"""Numbers of a line that are looked at before one, characters before it, its digits at least."""
_FALLS = frozenset("减降下压缩")


def _look(subject: Subject) -> Iterator[Spot | None]:
    lines: dict[int, list[Statement]] = {}
    for s in subject.prose:
        lines.setdefault(s.line, []).append(s)
    for said in lines.values():
        for place, (one, after) in enumerate(pairwise(said)):
            before = said[max(0, place - _BEFORE) : place]
            if _is_moved(subject, one, after):
                yield _by_how_much(subject, before, one, after)
            elif _is_total(subject, one, after):
                yield _without(subject, before, one, after)


def _is_moved(subject: Subject, one: Statement, rate: Statement) -> bool:
    """Whether something is said to change to a number, and at what rate behind it."""
    to = _TO.search(subject.text[max(0, one.start - _WORDS) : one.start])
    return bool(to and rate.mention.unit == "%" and _RATE.fullmatch(subject.between(one, rate)))


def _by_how_much(
    subject: Subject, before: list[Statement], one: Statement, rate: Statement
) -> Spot | None:
    """Whether the rate is of the number as what came or went."""
    to = _TO.search(subject.text[max(0, one.start - _WORDS) : one.start])
    way = DOWN if to and to["way"][0] in _FALLS else UP
    levels = [s for s in before if s.role is Role.LEVEL and s.dimension == one.dimension]
    fits = [s for s in levels if outcome_of(way, rate, (s, one)) is Outcome.AGREES]
    if len(printed_digits(one)) < _LONG or not fits or to is None:
        return None
    shown = subject.text[one.start - len(to[0]) : one.end]
    return Spot(
        Severity.WARNING,
        f"“{shown}”：按{subject.text[rate.start : rate.end]}算，这是变动的数，不是变动后的数",
        one.start - len(to[0]),
        one.end,
        todo="请核对：变动了多少不写“到”“至”",
        suggestion=f"改为{shown.replace(to[0], to[0][:-1], 1)}",
    )


def _is_total(subject: Subject, one: Statement, total: Statement) -> bool:
    """Whether a number is added to what was said, and a total follows."""
    added = _ADDED.search(subject.text[max(0, one.start - _WORDS) : one.start])
    same = one.dimension == total.dimension and one.mention.value
    return bool(added and same and _TOTAL.fullmatch(subject.between(one, total)))


def _without(
    subject: Subject, before: list[Statement], one: Statement, total: Statement
) -> Spot | None:
    """Whether the total is what it was before anything was added."""
    same = [s for s in before if s.dimension == total.dimension and s.worth is not None]
    if total.worth is None or one.worth is None or not any(s.worth == total.worth for s in same):
        return None
    if any((s.worth or 0) + one.worth == total.worth for s in same):
        return None
    shown, more = subject.text[total.start : total.end], subject.text[one.start : one.end]
    return Spot(
        Severity.ERROR,
        f"“{shown}”没有加上前面的{more}",
        total.start,
        total.end,
        todo="请核对合计数",
    )


FELL_TO = TextCheck("A31", "变动到多少与变动率一致", _look, aim="变动到多少、加上多少的话")
