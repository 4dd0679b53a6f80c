"""The score of an indicator: its weight times how far the target was met, capped at the weight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, localcontext
from typing import ClassVar, Literal, Self

from qicao.errors import CannotTell, NoBase
from qicao.quantity import WIDE, Interval
from qicao.relations.base import (
    Figures,
    Known,
    NumericRelation,
    Operand,
    Values,
    common_unit,
    constant,
    operand_interval,
    operand_value,
    worded,
)
from qicao.values import Fact, Item

ONE = Decimal(1)
ZERO = Decimal(0)


class Score(NumericRelation):
    """`result` = `weight` × degree, the degree by `comparator`, never below 0 or above the weight.

    ≥: actual ÷ target; ≤: target ÷ actual, and full at 0; =: 1 − |actual − target| ÷ target;
    范围: full inside, outside by the nearer end. 定性 has no formula, and there is no proportion
    of a target that is not positive: CannotTell.
    Definition: 财预〔2020〕10号 as the profile's note has it; A36 and A37.
    """

    kind: Literal["score"] = "score"
    actual: Operand
    target: Operand
    upper: Operand = ""
    weight: Operand
    comparator: str = "≥"
    """≥ ≤ = 范围 定性, or the id of the fact that says which."""
    code_at_most: str = ""
    """The rule's code where less is better (A37); the relation's own if empty."""
    less_allowed: bool = False
    """Whether a given score below the formula's is a matter of the reason given, not an error."""
    full_is: Decimal = ONE
    """The degree that gives the whole weight; 1 unless the profile says less."""

    keeps_given: ClassVar[bool] = False

    def inputs(self) -> tuple[str, ...]:
        upper = (self.upper,) if self.comparator == "范围" else ()
        operands = (self.actual, self.target, *upper, self.weight)
        return tuple(o for o in operands if constant(o) is None)

    def expanded(self, items: Sequence[Item], figures: Figures) -> Self:
        del items, figures
        return self

    def with_facts(self, facts: Mapping[str, Fact]) -> Self:
        fact = facts.get(self.comparator)
        return self.model_copy(update={"comparator": fact.text}) if fact else self

    def degree(self, values: Values) -> Decimal:
        """How far the target was met, from 0 to 1. NoBase for a target that allows no rate."""
        actual, target = operand_value(self.actual, values), operand_value(self.target, values)
        with localcontext(WIDE):
            match self.comparator:
                case "≥":
                    degree = _over(actual, target) if actual < target else ONE
                case "≤":
                    degree = (
                        _over(target, actual) if actual > target >= 0 else _full(actual, target)
                    )
                case "=":
                    degree = ONE - _over(abs(actual - target), target) if actual != target else ONE
                case "范围":
                    degree = _within(actual, target, operand_value(self.upper, values))
                case "定性":
                    raise CannotTell("定性指标没有计算公式，得分由评分人给出")
                case _:
                    raise CannotTell("没有写明按≥、≤、=、范围还是定性计分")
            return min(ONE, max(ZERO, degree) / self.full_is)

    def evaluate(self, values: Values) -> Decimal:
        with localcontext(WIDE):
            return self.degree(values) * operand_value(self.weight, values)

    def interval(self, known: Known) -> Interval:
        corners = super().interval(known)
        if not self._may_hit(known):
            return corners
        return Interval(corners.lo, operand_interval(self.weight, known).hi)

    def _may_hit(self, known: Known) -> bool:
        """Whether the target may be met inside the box, where no corner shows it."""
        target = operand_interval(self.target, known)
        if self.comparator == "范围":
            target = Interval(target.lo, max(target.hi, operand_interval(self.upper, known).hi))
        elif self.comparator != "=":
            return False
        return operand_interval(self.actual, known).meets(target)

    def invert(self, wanted: str, values: Values) -> Decimal:
        """The actual value below the target that gives a score short of the weight."""
        weight, score = operand_value(self.weight, values), values[self.result]
        if wanted != self.actual or not ZERO < score < weight:
            raise self.not_invertible(wanted)
        target = operand_value(self.target, values)
        with localcontext(WIDE):
            degree = score / weight * self.full_is
            if self.comparator == "≥":
                return target * degree
            if self.comparator == "≤":
                return target / degree
        raise self.not_invertible(wanted)

    def result_unit(self, figures: Figures) -> str:
        upper = (self.upper,) if self.comparator == "范围" else ()
        common_unit([o for o in (self.actual, self.target, *upper) if constant(o) is None], figures)
        return "分"

    def explain(self, figures: Figures) -> str:
        actual, target, weight = (
            _operand_text(o, figures) for o in (self.actual, self.target, self.weight)
        )
        formula = f"{target}÷{actual}" if self.comparator == "≤" else f"{actual}÷{target}"
        if self.comparator == "=":
            formula = f"（1－|{actual}－{target}|÷{target}）"
        if self.comparator == "范围":
            formula = f"{actual}对{target}至{_operand_text(self.upper, figures)}的完成程度"
        return f"{formula}×{weight}（不超过权重）"


def _over(value: Decimal, base: Decimal) -> Decimal:
    if base <= 0:
        raise NoBase("目标不大于零，不能按比例计分")
    return value / base


def _full(actual: Decimal, target: Decimal) -> Decimal:
    if actual > target:
        raise NoBase("目标小于零，不能按比例计分")
    return ONE


def _within(actual: Decimal, low: Decimal, high: Decimal) -> Decimal:
    if low <= actual <= high:
        return ONE
    return _over(actual, low) if actual < low else _over(high, actual)


def _operand_text(operand: Operand, figures: Figures) -> str:
    return operand if constant(operand) is not None else worded(operand, figures)
