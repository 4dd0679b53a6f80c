"""Which rule a claim is an instance of: the ids of the rules are those of the profiles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.formula import Formula
from qicao.arithmetic.frames import dimension_of
from qicao.statements import Role
from qicao.verdict import unit_slip
from qicao.yamltext import load_yaml

_FILE = "rules.yaml"
LABELS = cast(
    "dict[str, str]",
    load_yaml((Path(__file__).parent / _FILE).read_text(encoding="utf-8"), _FILE),
)
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


def slipped(claim: Claim) -> bool:
    """Whether two numbers are the same digits in 元 and in 万元 (A46)."""
    if not _far_apart(claim):
        return False
    given, derived = claim.given.quantity, claim.derived()
    return given is not None and derived is not None and unit_slip(given, derived)


def _far_apart(claim: Claim) -> bool:
    """Whether the numbers are so far apart that a slip of the unit may be why."""
    given, reach = claim.given.amount, claim.reach
    if given is None or reach is None:
        return False
    least, most = sorted((abs(given.value), max(map(abs, reach))))
    return most > least * _FAR


_FAR = 100
"""Times that numbers are apart at least, of which one is ten thousand times the other."""


def _of_same(claim: Claim) -> str:
    if slipped(claim):
        return "A46"
    if claim.inputs[0].figure:
        return "A48"
    return "A48" if any(s.table for s in claim.members) else "A49"


_SPECIAL: dict[Formula, Callable[[Claim], str]] = {
    f.SUM: _of_sum,
    f.DIFFERENCE: _of_difference,
    f.LESS: _of_difference,
    f.RATIO: _of_ratio,
    f.SAME: _of_same,
}
