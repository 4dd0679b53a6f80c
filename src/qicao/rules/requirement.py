"""Requirements and grades, held against what was given."""

from __future__ import annotations

from collections.abc import Mapping

from qicao.errors import UnitMismatch
from qicao.relations import Band, Requires
from qicao.relations.wording import shown
from qicao.rules.coverage import (
    AMBIGUOUS,
    BY_PROGRAM,
    DONE,
    NOT_APPLICABLE,
    NOT_ENOUGH,
    Examined,
    without_data,
)
from qicao.rules.view import View
from qicao.values import Figure, Finding, Severity


def examine_requirement(relation: Requires, view: View) -> Examined:
    ledger, known = view.ledger, view.known(relation)
    applies = relation.applies(known, ledger.texts)
    if applies is False:
        return Examined(NOT_APPLICABLE, "没有出现需要核对的情形")
    named = {i: view.figures[i] for i in relation.mentioned() if i in view.figures}
    present = {i: figure for i, figure in named.items() if figure.present}
    try:
        relation.require_like_units(present)
    except UnitMismatch as reason:
        return Examined(NOT_ENOUGH, str(reason))
    held = relation.evaluate(known, ledger.texts)
    if held is None:
        missing = relation.unknown(known, ledger.texts)
        if missing:
            return without_data(missing)
        facts = tuple(name for name in relation.mentioned() if name in ledger.facts)
        if facts and not present:
            return Examined(AMBIGUOUS, "日期写得不够具体，不能判断", facts)
        return Examined(AMBIGUOUS, "所给的小数位不足以判断", tuple(present))
    return Examined(DONE, findings=() if held else (_unmet(relation, view, present),))


def _unmet(relation: Requires, view: View, present: Mapping[str, Figure]) -> Finding:
    return Finding(
        code=relation.code,
        severity=Severity(relation.severity),
        message=relation.says or relation.label,
        observed=relation.explain(present) or _texts(relation, view) or None,
        todo=relation.note,
        figures=tuple(i for i in relation.mentioned() if i in present),
        sources=view.sources(relation.mentioned()),
    )


def _texts(relation: Requires, view: View) -> str:
    """The facts that it looked at, in words."""
    facts = (view.ledger.facts.get(name) for name in relation.mentioned())
    return "；".join(f"{fact.label}{fact.text}" for fact in facts if fact)


def examine_band(relation: Band, view: View) -> Examined:
    fact = view.ledger.facts.get(relation.result)
    figure = view.figures.get(relation.of)
    if figure is None or figure.quantity is None:
        return without_data((relation.of,))
    if fact is None:
        return Examined(NOT_ENOUGH, "总分不在任何等级之内", (relation.of,))
    if not fact.claimed:
        return Examined(NOT_APPLICABLE, BY_PROGRAM)
    if fact.claimed == fact.text:
        return Examined(DONE)
    finding = Finding(
        code=relation.code,
        severity=Severity(relation.severity),
        message=f"{relation.label}：填报“{fact.claimed}”，"
        f"按{figure.label}{shown(figure.quantity)}应为“{fact.text}”",
        observed=fact.claimed,
        expected=fact.text,
        todo=relation.note,
        figures=(relation.of,),
        sources=view.sources((relation.of,)),
    )
    return Examined(DONE, findings=(finding,))
