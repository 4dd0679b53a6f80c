"""Rates outside what they can be (A15, A55) and satisfaction that is hard to believe (A53)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.checking.prose.words import any_word, names_any
from qicao.quantity import Kind
from qicao.statements import Role, Statement
from qicao.values import Severity

_EXECUTION = re.compile(f"(?:{any_word('execution')})(?:达到?|为|是|只有|仅)?$")
_BOUNDED = re.compile(f"(?:{any_word('at_most_hundred')})(?:达到?|为|是|只有|仅)?$")
_SATISFIED = re.compile(f"(?:{any_word('satisfaction')})(?:达到?|为|是)?$")
_SAMPLE = re.compile(
    f"(?:{any_word('sampled')})[^，。；\\n0-9]{{0,6}}([0-9]{{1,2}})(?:{any_word('samples')})"
)
_BEFORE = 12
_TINY = 30
"""Answers below which a rate of satisfaction says little."""
HUNDRED = 100


def _rates(subject: Subject) -> Iterator[tuple[Statement, str]]:
    """The rates of the text with the words right before them, or the name of their row."""
    for statement in subject.examined.statements:
        quantity = statement.mention.quantity
        if quantity is None or quantity.kind is not Kind.RATE or quantity.unit == "倍":
            continue
        if statement.table:
            yield statement, statement.label
        else:
            start = statement.start
            yield statement, subject.text[max(0, start - _BEFORE) : start].rpartition("\n")[2]


def _executed(subject: Subject) -> Iterator[Spot | None]:
    for statement, before in _rates(subject):
        by_full = statement.role is Role.COMPLETION and statement.base is Role.FULL
        if statement.table or not (_EXECUTION.search(before) or by_full):
            continue
        yield None if _explained(subject, statement) else _spot(
            subject,
            statement,
            Severity.WARNING,
            "执行率超过100%，没有说明原因",
            "请写明追加、结转或调整的情况；没有的，请核对分母",
        )


def _explained(subject: Subject, statement: Statement) -> bool:
    quantity = statement.mention.quantity
    if quantity is None or quantity.interval.lo <= HUNDRED:
        return True
    line = subject.line_at(statement.start)
    return line is not None and names_any(line.text, "explained")


def _bounded(subject: Subject) -> Iterator[Spot | None]:
    for statement, before in _rates(subject):
        share = statement.role is Role.SHARE and not statement.table
        quantity = statement.mention.quantity
        named = _BOUNDED.search(before)
        if quantity is None or not (share or named):
            continue
        if quantity.interval.lo > HUNDRED or quantity.base < 0:
            severity = Severity.ERROR if share or _SATISFIED.search(before) else Severity.WARNING
            todo = "请核对这个数和它的分母"
            yield _spot(subject, statement, severity, "这个比率应在0到100%之间", todo)
        else:
            yield None


def _satisfied(subject: Subject) -> Iterator[Spot | None]:
    for statement, before in _rates(subject):
        if statement.role is Role.TARGET or not _SATISFIED.search(before):
            continue
        quantity = statement.mention.quantity
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
            few = int(match[1]) < _TINY
            start, end = line.start + match.start(), line.start + match.end()
            message = f"“{match[0]}”：样本太少，满意度不足为凭"
            yield Spot(
                Severity.HINT, message, start, end, todo="请扩大调查的样本，或说明调查对象总共有多少"
            ) if few else None


def _spot(
    subject: Subject, statement: Statement, severity: Severity, message: str, todo: str
) -> Spot:
    shown = subject.text[statement.start : statement.end]
    return Spot(severity, f"“{shown}”：{message}", statement.start, statement.end, todo=todo)


EXECUTION = TextCheck("A15", "执行率超过100%有说明", _executed, aim="执行率")
RANGES = TextCheck("A55", "比率在0到100%之间", _bounded, aim="占比、满意度一类的比率")
SATISFACTION = TextCheck("A53", "满意度可信", _satisfied, aim="满意度")
