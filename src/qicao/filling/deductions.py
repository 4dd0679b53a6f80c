"""Points that were taken off, indicator by indicator, with how they were computed and why."""

from __future__ import annotations

from dataclasses import dataclass

from qicao.boundtext import print_quantity
from qicao.profile import Profile
from qicao.values import Indicator, Ledger, Origin


@dataclass(frozen=True, slots=True)
class Deduction:
    """Points off one indicator; `how` is the computation, `reason` what the department gave."""

    label: str
    points: str
    how: str
    reason: str


def deductions(profile: Profile, ledger: Ledger) -> tuple[Deduction, ...]:
    """The indicators that have less than their weight, in their order."""
    found = (_deduction(indicator, profile, ledger) for indicator in ledger.indicators)
    return tuple(one for one in found if one)


def _deduction(indicator: Indicator, profile: Profile, ledger: Ledger) -> Deduction | None:
    weight, score = ledger.figures.get(indicator.weight), ledger.figures.get(indicator.score)
    if not weight or not score or weight.quantity is None or score.quantity is None:
        return None
    lost = weight.quantity.base - score.quantity.base
    if lost <= 0:
        return None
    source = score.source
    computed = source is not None and source.origin is Origin.FORMULA
    points = score.quantity.model_copy(update={"value": lost, "decimals": None})
    return Deduction(
        indicator.label,
        print_quantity(points, profile.numbers, (), score.unit),
        f"按规则计算：{source.text}" if source and computed else f"填报得分：{source}",
        indicator.reason,
    )
