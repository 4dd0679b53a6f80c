"""Holds what was given against the profile's relations: findings, and what became of each rule.

A rule whose figures are missing is 'not enough data', never passed; a value that was derived and not
given has nothing to be held against.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from qicao.errors import CannotTell
from qicao.profile import Profile, bind_relations
from qicao.quantity import Interval, Quantity
from qicao.relations import AnyRelation, Band, Count, NumericRelation, Requires, Score, Sum
from qicao.values import (
    Coverage,
    CoverageStatus,
    Figure,
    Finding,
    Ledger,
    Severity,
    Source,
)
from qicao.verdict import Outcome, judge, judge_bound, misplaced, shown_like, unit_slip

DONE, NOT_APPLICABLE, NOT_ENOUGH = (
    CoverageStatus.DONE,
    CoverageStatus.NOT_APPLICABLE,
    CoverageStatus.NOT_ENOUGH_DATA,
)


class Examined:
    """What one relation gave: findings, and its status with the reason."""

    def __init__(
        self,
        status: CoverageStatus,
        reason: str = "",
        missing: Iterable[str] = (),
        findings: Iterable[Finding] = (),
    ) -> None:
        self.status, self.reason = status, reason
        self.missing, self.findings = tuple(missing), tuple(findings)


def check_rules(
    profile: Profile, ledger: Ledger
) -> tuple[tuple[Finding, ...], tuple[Coverage, ...]]:
    """All findings in the order of the profile's rules, and the coverage of every rule."""
    relations = bind_relations(profile, ledger.items, ledger.figures, ledger.facts)
    examined = [(relation, examine(relation, ledger)) for relation in relations]
    bound = {(relation.code, relation.label) for relation, _ in examined}
    findings = tuple(finding for _, result in examined for finding in result.findings)
    idle = [r for r in profile.relations if (r.code, r.label) not in bound]
    return findings, (*_coverage(examined, ledger), *map(_idle, idle))


def examine(relation: AnyRelation, ledger: Ledger) -> Examined:
    """One relation, bound to its figures, held against what was given."""
    if isinstance(relation, Requires):
        return _examine_requirement(relation, ledger)
    if isinstance(relation, Band):
        return _examine_band(relation, ledger)
    return _examine_number(relation, ledger)


def _examine_requirement(relation: Requires, ledger: Ledger) -> Examined:
    applies = relation.applies(ledger.known, ledger.texts)
    if applies is False:
        return Examined(NOT_APPLICABLE, "前提不成立")
    held = relation.evaluate(ledger.known, ledger.texts)
    if held is None:
        return _without_data(i for i in relation.mentioned() if not ledger.present(i))
    if held:
        return Examined(DONE)
    ids = tuple(i for i in relation.mentioned() if ledger.present(i))
    finding = Finding(
        code=relation.code,
        severity=Severity(relation.severity),
        message=relation.says or relation.label,
        observed=relation.explain({i: ledger.figures[i] for i in ids}) or None,
        todo=relation.note,
        figures=ids,
        sources=_sources(ledger, ids),
    )
    return Examined(DONE, findings=(finding,))


def _examine_band(relation: Band, ledger: Ledger) -> Examined:
    fact = ledger.facts.get(relation.result)
    if not ledger.present(relation.of):
        return _without_data((relation.of,))
    given = fact.claimed if fact else ""
    if fact is None or not given:
        return Examined(NOT_APPLICABLE, "没有填报，由程序得出")
    if given == fact.text:
        return Examined(DONE)
    figure = ledger.figures[relation.of]
    finding = Finding(
        code=relation.code,
        severity=Severity.ERROR,
        message=f"{relation.label}填报为“{given}”，{figure.label}{figure.quantity}应为“{fact.text}”",
        observed=given,
        expected=fact.text,
        todo=relation.note,
        figures=(relation.of,),
        sources=_sources(ledger, (relation.of,)),
    )
    return Examined(DONE, findings=(finding,))


def _examine_number(relation: NumericRelation, ledger: Ledger) -> Examined:
    known = _claimed(ledger) if relation.claimed else ledger.known
    missing = [i for i in relation.inputs() if i not in known]
    if missing and relation.claimed:
        return Examined(NOT_APPLICABLE, "没有填报这些比率，由金额算出")
    if missing or (isinstance(relation, Count) and not relation.countable):
        return _without_data(missing or relation.mentioned()[1:])
    given = _given(relation, ledger)
    if given is None:
        return Examined(NOT_APPLICABLE, "没有填报，由程序算出")
    try:
        derived = relation.interval(known)
        value = relation.evaluate({i: _value(ledger, i, relation.claimed) for i in known})
    except CannotTell as reason:
        return Examined(NOT_ENOUGH, str(reason), relation.mentioned())
    return Examined(DONE, findings=_compare(relation, ledger, given, derived, value))


def _claimed(ledger: Ledger) -> dict[str, Interval]:
    return {i: f.given.interval for i, f in ledger.figures.items() if f.given}


def _value(ledger: Ledger, name: str, claimed: bool) -> Decimal:
    figure = ledger.figures[name]
    quantity = figure.given if claimed else figure.quantity
    assert quantity is not None  # noqa: S101 - only names with a value are asked for
    return quantity.base


def _given(relation: NumericRelation, ledger: Ledger) -> Quantity | None:
    if isinstance(relation, Sum) and relation.equals is not None:
        unit = ledger.figures[relation.terms[0].id].unit
        return Quantity(value=relation.equals, unit=unit, decimals=None)
    figure = ledger.figures.get(relation.result)
    if figure is None:
        return None
    return figure.given or (figure.quantity if not relation.derives else None)


def _compare(
    relation: NumericRelation,
    ledger: Ledger,
    given: Quantity,
    derived: Interval,
    value: Decimal,
) -> tuple[Finding, ...]:
    if isinstance(relation, Sum) and (relation.open or relation.missing_optional(ledger.known)):
        outcome = judge_bound(given, derived)
    else:
        pooled = isinstance(relation, Sum) and relation.pooled
        outcome = judge(given, derived, value, pooled=pooled)
    if outcome is Outcome.DIFFERS and _excused(relation, ledger, given, derived):
        return ()
    if outcome is Outcome.AGREES:
        return ()
    return (_finding(relation, ledger, given, derived, value, outcome),)


def _excused(
    relation: NumericRelation, ledger: Ledger, given: Quantity, derived: Interval
) -> bool:
    """A score below the formula's is for the reason to explain, which is a rule of its own."""
    if not (isinstance(relation, Score) and relation.less_allowed):
        return False
    return given.interval.hi < derived.lo


_WORDS: Mapping[Outcome, str] = {
    Outcome.DIFFERS: "{label}：填报{given}，按{formula}应为{expected}",
    Outcome.TRUNCATED: "{label}：填报{given}是截断的结果，未四舍五入，按{formula}应为{expected}",
    Outcome.ROUNDING: "{label}：填报{given}，按{formula}为{expected}，相差在取整误差之内",
    Outcome.GAP: "{label}：{given}比{formula}多{gap}，口径差额未说明",
    Outcome.SHORT: "{label}：填报{given}小于各项之和{expected}（{formula}）",
}
_SEVERITIES = {
    Outcome.DIFFERS: Severity.ERROR,
    Outcome.TRUNCATED: Severity.WARNING,
    Outcome.ROUNDING: Severity.HINT,
    Outcome.GAP: Severity.WARNING,
    Outcome.SHORT: Severity.ERROR,
}


def _finding(
    relation: NumericRelation,
    ledger: Ledger,
    given: Quantity,
    derived: Interval,
    value: Decimal,
    outcome: Outcome,
) -> Finding:
    figure = ledger.figures.get(relation.result)
    expected = shown_like(given, value)
    gap = shown_like(given, given.base - value)
    slip = unit_slip(given, derived)
    message = _WORDS[outcome].format(
        label=figure.label if figure else relation.label,
        given=given,
        formula=relation.explain(ledger.figures),
        expected=expected,
        gap=gap,
    )
    hint = "疑似单位误写（元与万元）" if slip else misplaced(given, derived)
    ids = tuple(i for i in relation.mentioned() if ledger.present(i))
    return Finding(
        code="A46" if slip else _code(relation),
        severity=_severity(relation, outcome),
        message=f"{message}；{hint}" if hint else message,
        observed=str(given),
        expected=gap if outcome is Outcome.GAP else expected,
        todo=relation.note or "请核对原始数据",
        figures=ids,
        sources=_sources(ledger, ids),
    )


def _severity(relation: NumericRelation, outcome: Outcome) -> Severity:
    worst = Severity(relation.severity)
    return _SEVERITIES[outcome] if worst is Severity.ERROR else worst


def _code(relation: NumericRelation) -> str:
    if isinstance(relation, Score) and relation.comparator == "≤" and relation.code_at_most:
        return relation.code_at_most
    return relation.code


def _sources(ledger: Ledger, ids: Iterable[str]) -> tuple[Source, ...]:
    figures = (ledger.figures[i] for i in ids if i in ledger.figures)
    return tuple(s for f in figures if (s := f.given_source) is not None)


def _without_data(missing: Iterable[str]) -> Examined:
    return Examined(NOT_ENOUGH, "缺少数据", dict.fromkeys(missing))


def _idle(relation: AnyRelation) -> Coverage:
    reason = "已有更直接的数据，不再核对" if relation.unless else "没有这一组数据"
    return Coverage(
        code=relation.code, status=NOT_APPLICABLE, reason=reason, label=relation.label
    )


def _coverage(
    examined: Iterable[tuple[AnyRelation, Examined]], ledger: Ledger
) -> tuple[Coverage, ...]:
    """One line a rule and label: done if it was for any member, with those that could not be told."""
    grouped: dict[tuple[str, str], list[Examined]] = {}
    for relation, result in examined:
        grouped.setdefault((relation.code, relation.label), []).append(result)
    return tuple(
        _summed(code, label, results, ledger) for (code, label), results in grouped.items()
    )


def _summed(code: str, label: str, results: list[Examined], ledger: Ledger) -> Coverage:
    done = sum(result.status is DONE for result in results)
    open_ = [result for result in results if result.status is NOT_ENOUGH]
    missing = tuple(dict.fromkeys(i for result in open_ for i in result.missing))
    names = "、".join(_label(ledger.figures.get(i), i) for i in missing[:6])
    if not done and not open_:
        return Coverage(code=code, status=NOT_APPLICABLE, reason=results[0].reason, label=label)
    lacking = f"{open_[0].reason}：{names}" + ("等" if len(missing) > 6 else "") if open_ else ""
    status = DONE if done else NOT_ENOUGH
    reason = f"核对{done}处" + (f"，另有{len(open_)}处{lacking}" if open_ else "")
    return Coverage(
        code=code,
        status=status,
        reason=reason if done else lacking,
        figures=missing,
        label=label,
    )


def _label(figure: Figure | None, name: str) -> str:
    return figure.label if figure else name


