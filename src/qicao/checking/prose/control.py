"""Rates of control in words (A32): never held against an amount, and at most 100 when kept in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.checking.prose.words import any_word
from qicao.statements import Statement
from qicao.values import Severity

_AGAINST_AMOUNT = re.compile(
    rf"({any_word('rate_words')})[^，。；\n0-9]{{0,4}}({any_word('sizes')})"
    rf"[^，。；\n0-9]{{0,6}}?({any_word('budget_amounts')})(?=[^一-鿿]|的?[一-鿿]{{0,2}}[，。；])"
)
_KEPT, _BROKEN = re.compile(any_word("held_in")), re.compile(any_word("run_over"))
_NOT_OVER = re.compile("[未没无不]有?$")
_AHEAD = 24
"""Characters after a rate in which it is said that the budget was kept."""
HUNDRED = 100


def _look(subject: Subject) -> Iterator[Spot | None]:
    for line in subject.lines:
        for match in _AGAINST_AMOUNT.finditer(line.text):
            start = line.start + match.start()
            yield Spot(
                Severity.WARNING,
                f"“{match[1]}”是比率，不能与“{match[3]}”比大小",
                start,
                line.start + match.end(),
                todo="请改写成比率是多少、是否控制在百分之百以内，并写明预算和支出的金额",
            )
    for statement in subject.prose:
        if _is_control(subject, statement):
            yield _kept(subject, statement)


def _is_control(subject: Subject, statement: Statement) -> bool:
    if statement.mention.unit != "%":
        return False
    return "控制率" in subject.text[max(0, statement.start - 6) : statement.start]


def _kept(subject: Subject, statement: Statement) -> Spot | None:
    """控制率102%，控制在预算以内 and the reverse."""
    quantity = statement.quantity
    if quantity is None:
        return None
    after = re.split("[。；]", subject.text[statement.end : statement.end + _AHEAD])[0]
    kept, broken = _KEPT.search(after), _BROKEN.search(after)
    if broken and _NOT_OVER.search(after[: broken.start()]):
        broken = None
    said = kept if quantity.base > HUNDRED else broken if quantity.base <= HUNDRED else None
    if said is None or re.search("[0-9]", after[: said.start()]):
        return None
    start = statement.end + said.start()
    over = "超过" if quantity.base > HUNDRED else "没有超过"
    return Spot(
        Severity.ERROR,
        f"控制率{statement.mention.text}，{over}预算，与“{said[0]}”矛盾",
        start,
        start + len(said[0]),
        todo="请核对控制率，改正比率或改写结论",
    )


CONTROL_RATES = TextCheck("A32", "控制率的说法", _look, aim="控制率")
