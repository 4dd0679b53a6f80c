"""Rates outside what they can be (A15, A55) and satisfaction that is hard to believe (A53)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.checking.prose.words import any_word, names_any
from qicao.statements import Role, Statement
from qicao.values import Severity

_EXECUTION = re.compile(f"(?:{any_word('execution')})(?:达到?|为|是|只有|仅)?$")
_BOUNDED = re.compile(f"(?:{any_word('at_most_hundred')})(?:达到?|为|是|只有|仅)?$")
_SATISFIED = re.compile(f"(?:{any_word('satisfaction')})(?:达到?|为|是)?$")
_SAMPLE = re.compile(
    f"(?<!无效)(?:{any_word('sampled')})[^，。；\\n0-9]{{0,6}}([0-9]{{1,2}})(?:{any_word('samples')})"
)
_AROUND = 300
"""Characters of the same paragraph in which the reason stands."""
_TINY = 30
"""Answers below which a rate of satisfaction says little."""
HUNDRED = 100
_ADDED = re.compile("之和|相加|加总|合计|总和|加起来")
_OF_TASK = re.compile("(?:占|相当于)[^，,。；\n]{0,8}?(?:任务|目标|计划|指标|指导数|要求)")
_CLAUSE = 30
_SUM_BEFORE = 10
"""Characters before a rate in which it is said to be a sum."""
_ROUNDED = Decimal("0.1")
"""What rounding shares may make their sum differ from a hundred."""


def _executed(subject: Subject) -> Iterator[Spot | None]:
    for statement, before in subject.rates:
        by_full = statement.role is Role.COMPLETION and statement.base is Role.FULL
        if statement.table or not (_EXECUTION.search(before) or by_full):
            continue
        yield (
            None
            if _explained(subject, statement)
            else _spot(
                subject,
                statement,
                Severity.WARNING,
                "执行超过100%，没有说明原因",
                "请写明追加、结转或调整的情况；没有的，请核对分母",
            )
        )


def _explained(subject: Subject, statement: Statement) -> bool:
    quantity = statement.quantity
    if quantity is None or quantity.interval.lo <= HUNDRED:
        return True
    start, end = max(0, statement.start - _AROUND), statement.end + _AROUND
    before = subject.text[start : statement.start].rpartition("\n")[2]
    after = subject.text[statement.end : end].partition("\n")[0]
    return names_any(before + after, "explained")


def _bounded(subject: Subject) -> Iterator[Spot | None]:
    for statement, before in subject.rates:
        if statement.role in (Role.CHANGE, Role.DIFFERENCE) and statement.sign < 0:
            yield _fallen(subject, statement)
            continue
        if _added_up(subject, statement):
            yield None
            continue
        share = statement.role is Role.SHARE and not statement.table
        share = share and not _is_of_task(subject, statement)
        reached = statement.table > 0 and statement.role is Role.COMPLETION  # of an aim of 90%
        if reached or not (share or _BOUNDED.search(before)):
            continue
        quantity = statement.quantity
        if quantity and (quantity.interval.lo > HUNDRED or quantity.base < 0):
            severity = Severity.ERROR if share or _SATISFIED.search(before) else Severity.WARNING
            todo = "请核对这个数和它的分母"
            yield _spot(subject, statement, severity, "这个比率应在0到100%之间", todo)
        else:
            yield None


def _is_of_task(subject: Subject, statement: Statement) -> bool:
    """占年度任务的104.35%, 占计划120次的104%: more may be done than was to be."""
    clause = subject.clause(statement.start, back=_CLAUSE)
    return bool(_OF_TASK.search(re.split("[，,]", clause)[-1]))


def _added_up(subject: Subject, statement: Statement) -> bool:
    """四项占比相加为100.01%: rounded shares may make a little more than all of it."""
    before = subject.text[max(0, statement.start - _SUM_BEFORE) : statement.start]
    quantity = statement.quantity
    near = quantity is not None and abs(quantity.base - HUNDRED) <= _ROUNDED
    return near and bool(_ADDED.search(before.rpartition("\n")[2]))


def _fallen(subject: Subject, statement: Statement) -> Spot | None:
    """下降150%: nothing falls by more than all of it."""
    quantity = statement.quantity
    if quantity is None or quantity.interval.lo <= HUNDRED:
        return None
    todo = "请核对方向词，下降的比率不会超过100%"
    return _spot(subject, statement, Severity.ERROR, "下降超过了100%", todo)


def _satisfied(subject: Subject) -> Iterator[Spot | None]:
    for statement, before in subject.rates:
        if statement.role is Role.TARGET or not _SATISFIED.search(before):
            continue
        quantity = statement.quantity
        full = quantity is not None and quantity.base == HUNDRED and not statement.sign
        todo = "请写明样本、发放和收回的份数；没有做过调查的，不写满意度"
        yield (
            _spot(subject, statement, Severity.HINT, "满意度为100%，请说明是怎样调查的", todo)
            if full and not statement.table
            else None
        )
    yield from _samples(subject)


def _samples(subject: Subject) -> Iterator[Spot | None]:
    for line in subject.lines:
        for match in _SAMPLE.finditer(line.text):
            few = Spot(
                Severity.HINT,
                f"“{match[0]}”：样本太少，满意度不足为凭",
                line.start + match.start(),
                line.start + match.end(),
                todo="请扩大调查的样本，或说明调查对象总共有多少",
            )
            yield few if int(match[1]) < _TINY else None


def _spot(
    subject: Subject, statement: Statement, severity: Severity, message: str, todo: str
) -> Spot:
    shown = subject.text[statement.start : statement.end]
    return Spot(severity, f"“{shown}”：{message}", statement.start, statement.end, todo=todo)


EXECUTION = TextCheck("A15", "执行超过100%有说明", _executed, aim="执行的比率")
RANGES = TextCheck("A55", "比率在0到100%之间", _bounded, aim="占比、满意度一类的比率")
SATISFACTION = TextCheck("A53", "满意度可信", _satisfied, aim="满意度")
