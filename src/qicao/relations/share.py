"""The share of a part in its whole."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import ClassVar, Literal

from qicao.errors import NoBase
from qicao.quantity import WIDE, Interval
from qicao.relations.base import Figures, Known, NumericRelation, Values, common_unit, worded
from qicao.relations.ratio import HUNDRED


class Share(NumericRelation):
    """`result` = `part` ÷ `whole` × 100 %; whether it lies between 0 and 100 is another rule."""

    kind: Literal["share"] = "share"
    part: str
    whole: str

    keeps_given: ClassVar[bool] = False

    def inputs(self) -> tuple[str, ...]:
        return (self.part, self.whole)

    def evaluate(self, values: Values) -> Decimal:
        if not values[self.whole]:
            raise NoBase("合计为零，没有占比")
        with localcontext(WIDE):
            return values[self.part] / values[self.whole] * HUNDRED

    def interval(self, known: Known) -> Interval:
        if Decimal(0) in known[self.whole]:
            raise NoBase("合计可能为零，没有占比")
        return super().interval(known)

    def invert(self, wanted: str, values: Values) -> Decimal:
        if self.part == self.whole:
            raise self.not_invertible(wanted)
        with localcontext(WIDE):
            rate = values[self.result] / HUNDRED
            if wanted == self.part:
                return values[self.whole] * rate
            if wanted != self.whole or not rate:
                raise self.not_invertible(wanted)
            return values[self.part] / rate

    def inverse_interval(self, wanted: str, known: Known) -> Interval:
        if wanted == self.whole and Decimal(0) in known[self.result]:
            raise self.not_invertible(wanted)
        return super().inverse_interval(wanted, known)

    def result_unit(self, figures: Figures) -> str:
        common_unit(self.inputs(), figures)
        return "%"

    def explain(self, figures: Figures) -> str:
        return f"{worded(self.part, figures)}÷{worded(self.whole, figures)}×100%"
