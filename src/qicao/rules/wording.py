"""What a finding says where a number does not hold, in Chinese, with what was expected."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from qicao.quantity import Interval, Quantity
from qicao.relations import NumericRelation
from qicao.relations.wording import in_one_unit, shown
from qicao.rules.coverage import rule_code
from qicao.rules.view import View, alike
from qicao.values import Figure, Finding, Origin, Severity
from qicao.verdict import Outcome, misplaced, shown_like, slipped_input, unit_slip

_WORDS: Mapping[Outcome, str] = {
    Outcome.DIFFERS: "{label}：{verb}{given}，按{formula}应为{expected}",
    Outcome.TRUNCATED: "{label}：{verb}{given}是截断的结果，未四舍五入，按{formula}应为{expected}",
    Outcome.ROUNDING: "{label}：{verb}{given}，按{formula}为{expected}，相差在取整误差之内",
    Outcome.GAP: "{label}：{given}，比{formula}多{gap}，口径差额未说明",
    Outcome.LACK: "{label}：{given}，比{formula}少{gap}，口径差额未说明",
    Outcome.SHORT: "{label}：{verb}{given}，小于所列各项之和{expected}（{formula}）",
}
_SLIPPED = "请核对出处各格的单位，看是不是把元填成了万元，或把万元填成了元"
_STANDARD_WORDS = "{label}：规定为{given}，实际合计{expected}（{formula}）"
_CONSTANT_WORDS = "{label}应为{given}，现为{expected}（{formula}）"
_SEVERITIES = {
    Outcome.DIFFERS: Severity.ERROR,
    Outcome.TRUNCATED: Severity.WARNING,
    Outcome.ROUNDING: Severity.HINT,
    Outcome.GAP: Severity.WARNING,
    Outcome.LACK: Severity.WARNING,
    Outcome.SHORT: Severity.ERROR,
}


class Derived:
    """What a relation gives: the value and what is known of it, in base units, and its unit."""

    def __init__(self, value: Decimal, interval: Interval, own: str) -> None:
        self.value, self.interval, self.own = value, interval, own


def disagreement(
    relation: NumericRelation, view: View, given: Quantity, derived: Derived, outcome: Outcome
) -> Finding:
    slip = _slip(relation, view, given, derived, outcome)
    expected = shown_like(given, derived.value)
    gap = shown_like(given, abs(given.base - derived.value))
    message = _message(relation, view, given, expected, gap, outcome)
    hint = slip or misplaced(given, derived.interval)
    ids = tuple(i for i in relation.mentioned() if view.ledger.present(i))
    return Finding(
        code="A46" if slip else rule_code(relation),
        severity=_severity(relation, view, Outcome.DIFFERS if slip else outcome),
        message=f"{message}；{hint}" if hint else message,
        observed=shown(given),
        expected=gap if outcome in (Outcome.GAP, Outcome.LACK) else expected,
        todo=_SLIPPED if slip else relation.note or "请核对原始数据",
        figures=ids,
        sources=view.sources(ids),
    )


def _slip(
    relation: NumericRelation, view: View, given: Quantity, derived: Derived, outcome: Outcome
) -> str:
    """What to say of a unit that slipped between 元 and 万元; '' if none did."""
    if outcome in (Outcome.ROUNDING, Outcome.TRUNCATED):
        return ""
    if unit_slip(given, derived.interval):
        return "疑似单位误写（元与万元）"
    name = slipped_input(relation, given, view.known(relation), view.figures)
    return f"疑似“{view.figures[name].label}”单位误写（元与万元）" if name else ""


def _message(
    relation: NumericRelation,
    view: View,
    given: Quantity,
    expected: str,
    gap: str,
    outcome: Outcome,
) -> str:
    figure = view.figures.get(relation.result)
    alike = in_one_unit(relation.inputs(), view.worded(relation), given.unit)
    words = _WORDS[outcome] if figure else _CONSTANT_WORDS
    if figure and figure.source and figure.source.origin is Origin.PROFILE:
        words = _STANDARD_WORDS
    return words.format(
        label=figure.label if figure else relation.label,
        verb=_verb(figure),
        given=shown(given),
        formula=relation.explain(alike),
        expected=expected,
        gap=gap,
    )


def _verb(figure: Figure | None) -> str:
    if figure is None or figure.given is None:
        return ""
    return "文字材料写的是" if _is_prose(figure) else "填报"


def _is_prose(figure: Figure | None) -> bool:
    source = figure.given_source if figure else None
    return source is not None and source.origin is Origin.SENTENCE


def _severity(relation: NumericRelation, view: View, outcome: Outcome) -> Severity:
    """No error where a sentence is wrong: the accounts stand, and it prints nothing."""
    worst = Severity(relation.severity)
    severity = _SEVERITIES[outcome] if worst is Severity.ERROR else worst
    if severity is Severity.ERROR and _is_prose(view.figures.get(relation.result)):
        return Severity.WARNING
    return severity


def contradiction(relation: NumericRelation, view: View, derived: Derived) -> Finding | None:
    """Where a figure follows in two ways that cannot both be right: what to say, else None."""
    figure = view.figures[relation.result]
    inputs = relation.used(view.known(relation))
    if figure.quantity is None or figure.source is None or figure.source.inputs == inputs:
        return None
    circular = any(view.rests_on(i, relation.result) for i in inputs)
    if circular or figure.known.meets(derived.interval) or not alike(figure.quantity, derived.own):
        return None
    expected = shown_like(figure.quantity, derived.value)
    return Finding(
        code=relation.code,
        severity=Severity(relation.severity),
        message=f"{figure.label}：按{figure.source.text}为{shown(figure.quantity)}，"
        f"按{relation.explain(view.figures)}为{expected}，两种算法不一致",
        observed=shown(figure.quantity),
        expected=expected,
        todo=relation.note or "请核对原始数据",
        figures=(relation.result, *dict.fromkeys((*figure.source.inputs, *inputs))),
        sources=view.sources((*figure.source.inputs, *inputs)),
    )
