"""The formulas that words claim between quantities, each over what its inputs may be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from itertools import product
from typing import Any

from qicao.quantity import WIDE, Interval, hull, point, total

HUNDRED = 100


@dataclass(frozen=True, slots=True, eq=False)
class Formula:
    """A way to compute a number from others, in base units; {0}… of `says` are the inputs.

    A formula is only itself: each stands once in this module.
    """

    name: str
    code: str
    says: str
    compute: Callable[[Sequence[Any]], Any]
    """Works on Decimals and on floats alike."""
    base: Callable[[Sequence[Any]], Any] | None = None
    """What is divided by."""
    signed: Callable[[Sequence[Any]], Any] | None = None
    """The same with its sign, where the result has none."""
    divisor: int | None = field(init=False, default=None)
    """Which input is divided by; None if it is none of them by itself."""

    def __post_init__(self) -> None:
        if self.base in _INPUTS:
            object.__setattr__(self, "divisor", _INPUTS.index(self.base))

    def interval(self, inputs: Sequence[Interval]) -> Interval | None:
        """All that the result can be; None where the base may be zero."""
        if self in LINEAR:
            return self._added(inputs)
        with localcontext(WIDE):
            ends = ((i.lo,) if i.lo == i.hi else (i.lo, i.hi) for i in inputs)
            corners = tuple(product(*ends))
            if self.base and hull(map(self.base, corners)).meets(point(Decimal(0))):
                return None
            if self.signed:
                return _unsigned(hull(map(self.signed, corners)))
            return hull(map(self.compute, corners))

    def _added(self, inputs: Sequence[Interval]) -> Interval:
        """Of a formula that only adds and subtracts, however many inputs there are."""
        if self is SUM:
            return total(inputs)
        lows, highs = [i.lo for i in inputs], [i.hi for i in inputs]
        with localcontext(WIDE):
            if self is REST_OF_HUNDRED:
                return hull((self.compute(lows), self.compute(highs)))
            return hull(
                (self.compute([*lows[:-1], highs[-1]]), self.compute([*highs[:-1], lows[-1]]))
            )


def _unsigned(interval: Interval) -> Interval:
    """The sizes of what an interval has: from nought on, where it has both signs."""
    if interval.lo <= 0 <= interval.hi:
        return Interval(Decimal(0), max(-interval.lo, interval.hi))
    return Interval(*sorted((abs(interval.lo), abs(interval.hi))))


def _first(x: Sequence[Any]) -> Any:
    return x[0]


def _second(x: Sequence[Any]) -> Any:
    return x[1]


_INPUTS = (_first, _second)


def _less(x: Sequence[Any]) -> Any:
    return x[0] - x[1]


def _both(x: Sequence[Any]) -> Any:
    return x[0] + x[1]


def _growth(x: Sequence[Any]) -> Any:
    return (x[0] - x[1]) / x[1] * HUNDRED


def _change(x: Sequence[Any]) -> Any:
    return abs(_growth(x))


SUM = Formula("sum", "A01", "各项之和", sum)
DIFFERENCE = Formula("difference", "A08", "{0}与{1}之差", lambda x: abs(_less(x)), signed=_less)
SAME = Formula("same", "A49", "{0}", _first)
RATIO = Formula("ratio", "A13", "{0}÷{1}×100%", lambda x: x[0] / x[1] * HUNDRED, _second)
CHANGE = Formula("change", "A26", "（{0}－{1}）÷{1}×100%", _change, _second, _growth)
SAVED = Formula("saving", "A11", "（{1}－{0}）÷{1}×100%", _change, _second, _growth)
LESS = Formula("difference", "A25", "{0}－{1}", _less)
"""With its sign, as GROWTH and LEFT: for numbers that are printed with a minus."""
GROWTH = Formula("change", "A26", "（{0}－{1}）÷{1}×100%", _growth, _second)
LEFT = Formula("saving", "A11", "（{1}－{0}）÷{1}×100%", lambda x: -_growth(x), _second)
UP = Formula("change", "A26", "{1}÷（{0}－{1}）×100%", lambda x: x[1] / _less(x) * HUNDRED, _less)
DOWN = Formula("change", "A26", "{1}÷（{0}＋{1}）×100%", lambda x: x[1] / _both(x) * HUNDRED, _both)
OVER = Formula("ratio", "A10", "{0}÷（{0}－{1}）×100%", lambda x: x[0] / _less(x) * HUNDRED, _less)
UNDER = Formula("ratio", "A10", "{0}÷（{0}＋{1}）×100%", lambda x: x[0] / _both(x) * HUNDRED, _both)
PART = Formula("ratio", "A26", "{1}÷{0}×100%", lambda x: x[1] / x[0] * HUNDRED, _first)
NET = Formula(
    "change", "A17", "（{1}－{2}）÷{0}×100%", lambda x: (x[1] - x[2]) / x[0] * HUNDRED, _first
)
LEFT_OF_BASE = Formula(
    "ratio", "A10", "（{0}－{1}）÷{0}×100%", lambda x: (x[0] - x[1]) / x[0] * HUNDRED, _first
)
MORE_THAN_BASE = Formula(
    "ratio", "A10", "（{0}＋{1}）÷{0}×100%", lambda x: (x[0] + x[1]) / x[0] * HUNDRED, _first
)
OF_BOTH = Formula(
    "ratio", "A13", "{0}÷（{0}＋{1}）×100%", lambda x: x[0] / _both(x) * HUNDRED, _both
)
OF_TWO = Formula(
    "ratio",
    "A13",
    "{0}÷（{1}＋{2}）×100%",
    lambda x: x[0] / (x[1] + x[2]) * HUNDRED,
    lambda x: x[1] + x[2],
)
OF_ALL = Formula(
    "share",
    "A30",
    "{0}÷（{1}＋{2}＋{3}＋{4}）×100%",
    lambda x: x[0] / sum(x[1:]) * HUNDRED,
    lambda x: sum(x[1:]),
)
"""A quarter of the four, which are named behind it."""
COMPLEMENT = Formula("complement", "A09", "100%－{0}", lambda x: HUNDRED - x[0])
ABOVE_HUNDRED = Formula("complement", "A09", "100%＋{0}", lambda x: HUNDRED + x[0])
SCORE = Formula("score", "A14", "{0}×{1}", lambda x: min(x[0], HUNDRED) * x[1] / HUNDRED)
SHARE = Formula("share", "A30", "{0}÷{1}×100%", lambda x: x[0] / x[1] * HUNDRED, _second)
SCALED = Formula("share", "A30", "{0}×{1}÷{2}", lambda x: x[0] * x[1] / x[2], lambda x: x[2])
"""A part, of the whole of which another part has the share that is told."""
REMAINDER = Formula(
    "rest",
    "A05",
    "{0}÷{1}－{0}",
    lambda x: x[0] * HUNDRED / x[1] - x[0],
    _second,
)
"""What a part leaves of the whole of which its share is told."""
CARRIED = Formula("sum", "A17", "{0}÷{1}＋{2}", lambda x: x[0] * HUNDRED / x[1] + x[2], _second)
"""A whole of which a part has the share that is told, with what was carried over to it."""
UNREACHED = Formula("rest", "A05", "{0}×（100%－{1}）", lambda x: x[0] * (HUNDRED - x[1]) / HUNDRED)
"""What a rate of a whole leaves of it."""
PER = Formula("per", "A40", "{0}÷{1}", lambda x: x[0] / x[1], _second)
PER_HUNDRED = Formula("per", "A40", "{0}÷{1}×100", lambda x: x[0] / x[1] * HUNDRED, _second)
PER_THOUSAND = Formula("per", "A40", "{0}÷{1}×1000", lambda x: x[0] / x[1] * 1000, _second)
PER_MYRIAD = Formula("per", "A40", "{0}÷{1}×10000", lambda x: x[0] / x[1] * 10000, _second)
PRODUCT = Formula("product", "A40", "{0}×{1}", lambda x: x[0] * x[1])
A_MONTH = Formula("per", "A40", "{0}÷12个月", lambda x: x[0] / 12)
A_DAY = Formula("per", "A40", "{0}÷365天", lambda x: x[0] / 365)
A_LEAP_DAY = Formula("per", "A40", "{0}÷366天", lambda x: x[0] / 366)
IN_TWELVE = Formula("product", "A40", "{0}×12个月", lambda x: x[0] * 12)
IN_A_YEAR = Formula("product", "A40", "{0}×{1}×12个月", lambda x: x[0] * x[1] * 12)
DOT = Formula(
    "product",
    "A40",
    "各项数量×标准之和",
    lambda x: sum(a * b for a, b in zip(x[::2], x[1::2], strict=True)),
)
TRIPLE = Formula("product", "A40", "{0}×{1}×{2}", lambda x: x[0] * x[1] * x[2])
REACHED = Formula(
    "score", "A36", "{0}×{1}÷{2}", lambda x: x[0] * min(x[1] / x[2], 1), lambda x: x[2]
)
REST_OF_HUNDRED = Formula("pool", "A33", "100－其余各项", lambda x: HUNDRED - sum(x))
BALANCE = Formula("sum", "A17", "年初数＋各项增加－调减", lambda x: sum(x[:-1]) - x[-1])
LINEAR = frozenset({SUM, REST_OF_HUNDRED, BALANCE})
"""Those that only add and subtract, any number of inputs."""
