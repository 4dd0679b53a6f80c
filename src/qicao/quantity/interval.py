"""Closed intervals of Decimals: what a printed number may stand for.

A printed number hides half a unit of its last digit on either side. Comparisons in this program are
comparisons of these intervals; there is no relative tolerance anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from itertools import product

from qicao.quantity.rounding import WIDE, half_up

CORNER_LIMIT = 12
"""Arguments with a width that `monotone` takes at most: 4,096 corners."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `lo` to `hi`, both included. Raises ValueError if they are out of order."""

    lo: Decimal
    hi: Decimal

    def __post_init__(self) -> None:
        if not self.lo <= self.hi:
            raise ValueError(f"interval {self.lo} to {self.hi} is out of order")

    def __contains__(self, value: Decimal) -> bool:
        return self.lo <= value <= self.hi

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return self.lo <= other.hi and other.lo <= self.hi

    def scaled(self, factor: Decimal) -> Interval:
        """Every value times `factor`, which may be negative."""
        with localcontext(WIDE):
            return hull((self.lo * factor, self.hi * factor))

    def prints_as(self, shown: Decimal, decimals: int) -> bool:
        """Whether some value in it, rounded half up to `decimals`, reads `shown`."""
        return half_up(self.lo, decimals) <= shown <= half_up(self.hi, decimals)

    @property
    def is_point(self) -> bool:
        """Whether it holds one value only."""
        return self.lo == self.hi


def point(value: Decimal) -> Interval:
    """The interval of a number that is known exactly, as a count is."""
    return Interval(value, value)


def hull(values: Iterable[Decimal]) -> Interval:
    """The smallest interval that holds all `values`; ValueError if there are none."""
    collected = list(values)
    return Interval(min(collected), max(collected))


def total(intervals: Iterable[Interval]) -> Interval:
    """The interval of the sum: half-units add up, as T-sum has it."""
    lo = hi = Decimal(0)
    with localcontext(WIDE):
        for interval in intervals:
            lo, hi = lo + interval.lo, hi + interval.hi
    return Interval(lo, hi)


def monotone(function: Callable[..., Decimal], arguments: Iterable[Interval]) -> Interval:
    """The exact range of `function` over a box, if it is monotone in each argument by itself.

    Sums, differences, products and quotients of one sign are. Evaluates every corner; points have
    one. Raises ValueError beyond CORNER_LIMIT wide arguments, and what `function` raises.
    """
    box = list(arguments)
    if sum(not argument.is_point for argument in box) > CORNER_LIMIT:
        raise ValueError("too many arguments for corners: sum them first")
    edges = [(a.lo,) if a.is_point else (a.lo, a.hi) for a in box]
    with localcontext(WIDE):
        return hull(function(*corner) for corner in product(*edges))
