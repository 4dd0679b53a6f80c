"""Points that were taken off, indicator by indicator, with how they were computed and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qicao.boundtext import print_quantity
from qicao.profile import Profile, bind_relations
from qicao.relations import Score
from qicao.values import Indicator, Ledger


@dataclass(frozen=True, slots=True)
class Deduction:
    """Points off one indicator; `how` is the computation, `reason` what the department gave."""

    label: str
    points: str
    how: str
    reason: str


def deductions(profile: Profile, ledger: Ledger) -> tuple[Deduction, ...]:
    """The indicators that have less than their weight, in their order."""
    bound = bind_relations(profile, ledger.items, ledger.figures, ledger.facts)
    rules = {rule.result: rule for rule in bound if isinstance(rule, Score)}
    found = (_deduction(indicator, rules, profile, ledger) for indicator in ledger.indicators)
    return tuple(one for one in found if one)


def _deduction(
    indicator: Indicator, rules: Mapping[str, Score], profile: Profile, ledger: Ledger
) -> Deduction | None:
    weight, score = ledger.figures.get(indicator.weight), ledger.figures.get(indicator.score)
    if not weight or not score or weight.quantity is None or score.quantity is None:
        return None
    lost = weight.quantity.base - score.quantity.base
    if lost <= 0:
        return None
    points = score.quantity.model_copy(update={"value": lost, "decimals": None})
    return Deduction(
        indicator.label,
        print_quantity(points, profile.numbers, (), score.unit),
        _computation(rules.get(indicator.score), ledger),
        indicator.reason,
    )


def _computation(rule: Score | None, ledger: Ledger) -> str:
    """The rule with the indicator's numbers put in; a score without numbers is somebody's own."""
    known = rule is not None and all(ledger.present(name) for name in rule.inputs())
    return f"按规则：{rule.explain(ledger.figures)}" if rule and known else "按评价档次给分"
