"""A rate of change against an earlier or planned value."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import ClassVar, Literal

from qicao.errors import NoBase
from qicao.quantity import WIDE, Interval
from qicao.relations.base import Figures, Known, NumericRelation, Values, common_unit, worded
from qicao.relations.ratio import HUNDRED


class Change(NumericRelation):
    """`result` = (`current` − `prior`) ÷ |`prior`| × 100 %: 5.25 means 5.25 % more.

    Over a zero base there is no rate: NoBase (A27).
    """

    kind: Literal["change"] = "change"
    current: str
    prior: str

    keeps_given: ClassVar[bool] = False

    def inputs(self) -> tuple[str, ...]:
        return (self.current, self.prior)

    def evaluate(self, values: Values) -> Decimal:
        base = abs(values[self.prior])
        if not base:
            raise NoBase("基数为零，不能计算增减率")
        with localcontext(WIDE):
            return (values[self.current] - values[self.prior]) / base * HUNDRED

    def interval(self, known: Known) -> Interval:
        if Decimal(0) in known[self.prior]:
            raise NoBase("基数可能为零，不能计算增减率")
        return super().interval(known)

    def invert(self, wanted: str, values: Values) -> Decimal:
        """The value that gives the rate; an earlier value is taken to be more than zero."""
        if self.current == self.prior:
            raise self.not_invertible(wanted)
        with localcontext(WIDE):
            rate = values[self.result] / HUNDRED
            if wanted == self.current:
                return values[self.prior] + abs(values[self.prior]) * rate
            factor = 1 + rate
            if wanted != self.prior or factor <= 0 or values[self.current] <= 0:
                raise self.not_invertible(wanted)
            return values[self.current] / factor

    def inverse_interval(self, wanted: str, known: Known) -> Interval:
        if wanted == self.current and Decimal(0) in known[self.prior]:
            raise self.not_invertible(wanted)
        return super().inverse_interval(wanted, known)

    def result_unit(self, figures: Figures) -> str:
        common_unit(self.inputs(), figures)
        return "%"

    def explain(self, figures: Figures) -> str:
        current, prior = worded(self.current, figures), worded(self.prior, figures)
        return f"（{current}－{prior}）÷{prior}×100%"
