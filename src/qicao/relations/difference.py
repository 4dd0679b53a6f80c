"""A difference of two figures: what is saved, overspent, added."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import ClassVar, Literal

from qicao.quantity import WIDE
from qicao.relations.base import (
    Figures,
    NumericRelation,
    Values,
    common_unit,
    difference_unit,
    worded,
)


class Difference(NumericRelation):
    """`result` = `minuend` − `subtrahend`; the difference of two rates is in percentage points."""

    kind: Literal["difference"] = "difference"
    minuend: str
    subtrahend: str

    keeps_given: ClassVar[bool] = False

    def inputs(self) -> tuple[str, ...]:
        return (self.minuend, self.subtrahend)

    def evaluate(self, values: Values) -> Decimal:
        with localcontext(WIDE):
            return values[self.minuend] - values[self.subtrahend]

    def invert(self, wanted: str, values: Values) -> Decimal:
        with localcontext(WIDE):
            if wanted == self.minuend != self.subtrahend:
                return values[self.result] + values[self.subtrahend]
            if wanted == self.subtrahend != self.minuend:
                return values[self.minuend] - values[self.result]
        raise self.not_invertible(wanted)

    def result_unit(self, figures: Figures) -> str:
        return difference_unit(common_unit(self.inputs(), figures))

    def explain_inverse(self, wanted: str, figures: Figures) -> str:
        if wanted == self.minuend:
            return f"{worded(self.subtrahend, figures)}＋{worded(self.result, figures)}"
        return f"{worded(self.minuend, figures)}－{worded(self.result, figures)}"

    def explain(self, figures: Figures) -> str:
        return f"{worded(self.minuend, figures)}－{worded(self.subtrahend, figures)}"
