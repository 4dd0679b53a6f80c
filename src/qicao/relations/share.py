"""The share of a part in its whole."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import ClassVar, Literal

from qicao.errors import NoBase
from qicao.quantity import WIDE, Interval
from qicao.relations.base import Figures, Known, NumericRelation, Values, common_unit, worded
from qicao.relations.ratio import HUNDRED


class Share(NumericRelation):
    """`result` = `part` ÷ `whole` × 100 %, from 0 to 100: a part is never more than its whole."""

    kind: Literal["share"] = "share"
    part: str
    whole: str

    keeps_given: ClassVar[bool] = False

    def inputs(self) -> tuple[str, ...]:
        return (self.part, self.whole)

    def evaluate(self, values: Values) -> Decimal:
        if not values[self.whole]:
            raise NoBase(f"{self.code}：合计为零，没有占比")
        with localcontext(WIDE):
            return values[self.part] / values[self.whole] * HUNDRED

    def interval(self, known: Known) -> Interval:
        if Decimal(0) in known[self.whole]:
            raise NoBase(f"{self.code}：合计可能为零，没有占比")
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

    def result_unit(self, figures: Figures) -> str:
        common_unit(self.inputs(), figures)
        return "%"

    def explain(self, figures: Figures) -> str:
        return f"{worded(self.part, figures)}÷{worded(self.whole, figures)}×100%"
