"""Which rule a claim is an instance of: the ids of the rules are those of the profiles."""

from __future__ import annotations

from collections.abc import Callable

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.formula import Formula
from qicao.arithmetic.frames import dimension_of
from qicao.statements import Role

LABELS = {
    "A01": "分项之和等于合计",
    "A05": "所列项目与总额",
    "A08": "与预算的差额",
    "A09": "完成率与节约率",
    "A10": "完成预算的比率",
    "A11": "节约率",
    "A13": "执行率",
    "A14": "执行率得分",
    "A17": "全年预算的构成",
    "A25": "增减额",
    "A26": "增减率",
    "A30": "占比",
    "A33": "权重之和",
    "A35": "得分之和",
    "A36": "指标得分",
    "A40": "人均、单位金额",
    "A41": "等级与得分",
    "A43": "个数与列举",
    "A44": "列举不重复",
    "A48": "表与文一致",
    "A49": "同一数前后一致",
    "A54": "数量之和",
    "A58": "百分点",
}
"""Every rule that is held against a text of itself, by its name."""


def code_of(claim: Claim) -> str:
    """The rule of a claim."""
    if claim.given.role is Role.SAVING:
        return "A11"
    if claim.given.role is Role.COMPLETION and claim.formula.code == "A26":
        return "A10"
    special = _SPECIAL.get(claim.formula)
    return special(claim) if special else claim.formula.code


def _of_sum(claim: Claim) -> str:
    dimension = dimension_of(claim.given)
    if dimension == "分值":
        return "A33" if claim.given.role is Role.WEIGHT else "A35"
    return "A01" if dimension == "金额" else "A54"


def _of_difference(claim: Claim) -> str:
    if dimension_of(claim.given) == "百分点":
        return "A58"
    if claim.given.role is Role.DEDUCTION:
        return "A35"
    bases = {s.role for s in claim.inputs} - {Role.LEVEL}
    return "A08" if bases & {Role.BUDGET, Role.FULL} else "A25"


def _of_ratio(claim: Claim) -> str:
    bases = {s.role for s in claim.inputs}
    return "A10" if Role.BUDGET in bases else "A13"


def _of_same(claim: Claim) -> str:
    return "A48" if any(s.table for s in claim.members) else "A49"


_SPECIAL: dict[Formula, Callable[[Claim], str]] = {
    f.SUM: _of_sum,
    f.DIFFERENCE: _of_difference,
    f.RATIO: _of_ratio,
    f.SAME: _of_same,
}
