"""The formulas that words claim between quantities, each over what its inputs may be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import DivisionByZero, InvalidOperation, localcontext
from itertools import product
from typing import Any

from qicao.quantity import WIDE, Interval, hull, total

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Formula:
    """A way to compute a number from others, in base units; {0}… of `says` are the inputs."""

    name: str
    code: str
    says: str
    compute: Callable[[Sequence[Any]], Any]
    """Works on Decimals and on floats alike."""

    def interval(self, inputs: Sequence[Interval]) -> Interval | None:
        """All that the result can be; None where a base may be zero."""
        if self is SUM:
            return total(inputs)
        with localcontext(WIDE):
            corners = product(*((i.lo,) if i.lo == i.hi else (i.lo, i.hi) for i in inputs))
            try:
                return hull(self.compute(corner) for corner in corners)
            except (DivisionByZero, InvalidOperation):
                return None


def _change(x: Sequence[Any]) -> Any:
    return abs(x[0] - x[1]) / x[1] * HUNDRED


SUM = Formula("sum", "A01", "各项之和", sum)
DIFFERENCE = Formula("difference", "A08", "{0}与{1}之差", lambda x: abs(x[0] - x[1]))
SAME = Formula("same", "A49", "{0}", lambda x: x[0])
RATIO = Formula("ratio", "A13", "{0}÷{1}×100%", lambda x: x[0] / x[1] * HUNDRED)
CHANGE = Formula("change", "A26", "（{0}－{1}）÷{1}×100%", _change)
SAVED = Formula("saving", "A11", "（{1}－{0}）÷{1}×100%", _change)
UP = Formula("change", "A26", "{1}÷（{0}－{1}）×100%", lambda x: x[1] / (x[0] - x[1]) * HUNDRED)
DOWN = Formula("change", "A26", "{1}÷（{0}＋{1}）×100%", lambda x: x[1] / (x[0] + x[1]) * HUNDRED)
OVER = Formula("ratio", "A10", "{0}÷（{0}－{1}）×100%", lambda x: x[0] / (x[0] - x[1]) * HUNDRED)
UNDER = Formula("ratio", "A10", "{0}÷（{0}＋{1}）×100%", lambda x: x[0] / (x[0] + x[1]) * HUNDRED)
PART = Formula("ratio", "A26", "{1}÷{0}×100%", lambda x: x[1] / x[0] * HUNDRED)
LEFT_OF_BASE = Formula(
    "ratio", "A10", "（{0}－{1}）÷{0}×100%", lambda x: (x[0] - x[1]) / x[0] * HUNDRED
)
MORE_THAN_BASE = Formula(
    "ratio", "A10", "（{0}＋{1}）÷{0}×100%", lambda x: (x[0] + x[1]) / x[0] * HUNDRED
)
COMPLEMENT = Formula("complement", "A09", "100%－{0}", lambda x: HUNDRED - x[0])
ABOVE_HUNDRED = Formula("complement", "A09", "100%＋{0}", lambda x: HUNDRED + x[0])
SCORE = Formula("score", "A14", "{0}×{1}", lambda x: min(x[0], HUNDRED) * x[1] / HUNDRED)
SHARE = Formula("share", "A30", "{0}÷{1}×100%", lambda x: x[0] / x[1] * HUNDRED)
PER = Formula("per", "A40", "{0}÷{1}", lambda x: x[0] / x[1])
REACHED = Formula("score", "A36", "{0}×{1}÷{2}", lambda x: x[0] * min(x[1] / x[2], 1))
REST_OF_HUNDRED = Formula("pool", "A33", "100－其余各项", lambda x: HUNDRED - sum(x))
BALANCE = Formula("sum", "A17", "年初数＋各项增加－调减", lambda x: sum(x[:-1]) - x[-1])
