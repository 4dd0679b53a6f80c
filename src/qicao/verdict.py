"""Whether a value that was given can be the one that follows from others: the tolerance vocabulary.

Intervals of what is known are compared; there is no fixed or relative tolerance. A rate must be the
derived one rounded half up to its own decimals; one that fits only when cut off is an outcome of its own.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum

from qicao.quantity import (
    Interval,
    Kind,
    Quantity,
    from_base,
    half_up,
    plain,
    truncated,
)

SLIP = Decimal(10_000)
"""元 for 万元, or the reverse."""


class Outcome(Enum):
    """How a given value stands to the derived one."""

    AGREES = "agrees"
    ROUNDING = "rounding"
    """Within what the printed terms hide, but not equal (T-sum)."""
    TRUNCATED = "truncated"
    GAP = "gap"
    """More than the sum of an open list."""
    SHORT = "short"
    """Less than the sum of an open list."""
    DIFFERS = "differs"


def judge(given: Quantity, derived: Interval, value: Decimal, *, pooled: bool = False) -> Outcome:
    """How `given` stands to `value`, of which `derived` is known, both in base units."""
    if given.kind in (Kind.RATE, Kind.POINTS) and not pooled:
        return _judge_rate(given, derived)
    if given.base == value or _equal_as_shown(given, value):
        return Outcome.AGREES
    if pooled and abs(given.base - value) <= _last_place(given):
        return Outcome.ROUNDING
    return Outcome.ROUNDING if given.interval.meets(derived) else Outcome.DIFFERS


def _judge_rate(given: Quantity, derived: Interval) -> Outcome:
    decimals = given.decimals or 0
    local = derived.scaled(1 / given.of.factor)
    if given.decimals is None or local.prints_as(given.value, decimals):
        return Outcome.AGREES if given.interval.meets(derived) else Outcome.DIFFERS
    if truncated(local.lo, decimals) <= given.value <= truncated(local.hi, decimals):
        return Outcome.TRUNCATED
    return Outcome.DIFFERS


def judge_bound(given: Quantity, least: Interval) -> Outcome:
    """How `given` stands to a list that may not name everything, and so adds up to `least` at least."""
    if given.interval.meets(least):
        return Outcome.AGREES
    return Outcome.GAP if given.interval.lo > least.hi else Outcome.SHORT


def unit_slip(given: Quantity, derived: Interval) -> bool:
    """Whether the values are the same digits in 元 and in 万元 (A46)."""
    if given.kind is not Kind.MONEY or not given.value:
        return False
    return any(given.interval.scaled(f).meets(derived) for f in (SLIP, 1 / SLIP))


def misplaced(given: Quantity, derived: Interval) -> str:
    """A hint that the point slipped by one or two places; '' if that does not explain it."""
    for factor in (Decimal(10), Decimal(100)):
        if given.value and any(
            given.interval.scaled(f).meets(derived) for f in (factor, 1 / factor)
        ):
            return f"疑似小数点错位（相差{factor}倍）"
    return ""


def shown_like(given: Quantity, value: Decimal) -> str:
    """`value`, in base units, printed in the unit and with the decimals of `given`."""
    decimals = 2 if given.decimals is None else given.decimals
    local = from_base(value, given.unit)
    if given.kind is Kind.MONEY:
        decimals = max(decimals, 2)
    return f"{plain(local, decimals)}{given.unit}"


def _equal_as_shown(given: Quantity, value: Decimal) -> bool:
    """Whether the computed value, rounded to the decimals of the given one, is it."""
    if given.decimals is None:
        return False
    return half_up(from_base(value, given.unit), given.decimals) == given.value


def _last_place(given: Quantity) -> Decimal:
    return Decimal(1).scaleb(-(given.decimals or 0)) * given.of.factor
