"""Whether a value that was given can be the one that follows from others: the tolerances.

Intervals of what is known are compared; there is no fixed or relative tolerance. A rate must be the
derived one rounded half up to its own decimals; one that fits only when cut off is an outcome.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum

from qicao.errors import CannotTell
from qicao.quantity import Interval, Kind, Quantity, from_base, half_up, plain, truncated
from qicao.relations import NumericRelation
from qicao.values import Figure

SLIP = Decimal(10_000)
"""元 for 万元, or the reverse."""
_RATES = (Kind.RATE, Kind.POINTS)


class Outcome(Enum):
    """How a given value stands to the derived one."""

    AGREES = "agrees"
    ROUNDING = "rounding"
    """Within what the printed terms hide, but not equal (T-sum)."""
    TRUNCATED = "truncated"
    GAP = "gap"
    """More than the sum of a list that need not name everything."""
    LACK = "lack"
    """Less than a sum from which something more may have been subtracted."""
    SHORT = "short"
    """Less than the sum of an open list."""
    DIFFERS = "differs"


HOLDS = (Outcome.AGREES, Outcome.ROUNDING)
"""The outcomes of what is as it is said to be."""


def judge(
    given: Quantity,
    derived: Interval,
    value: Decimal,
    *,
    pooled: bool = False,
    as_rate: bool = False,
) -> Outcome:
    """How `given` stands to `value`, of which `derived` is known, both in base units.

    Rates are held to rounding, as is anything with `as_rate`; `pooled` shares and all else to
    what the printed terms hide.
    """
    if (as_rate or given.kind in _RATES) and not pooled:
        return _judge_rate(given, derived)
    if given.base == value or _equal_as_shown(given, value):
        return Outcome.AGREES
    if pooled and abs(given.base - value) <= _last_place(given):
        return Outcome.ROUNDING
    return Outcome.ROUNDING if given.interval.meets(derived) else Outcome.DIFFERS


def _judge_rate(given: Quantity, derived: Interval) -> Outcome:
    if given.decimals is None:
        return Outcome.AGREES if given.interval.meets(derived) else Outcome.DIFFERS
    local = Interval(from_base(derived.lo, given.unit), from_base(derived.hi, given.unit))
    if local.prints_as(given.value, given.decimals):
        return Outcome.AGREES
    if truncated(local.lo, given.decimals) <= given.value <= truncated(local.hi, given.decimals):
        return Outcome.TRUNCATED
    return Outcome.DIFFERS


def unit_slip(given: Quantity, derived: Interval) -> bool:
    """Whether the values are the same digits in 元 and in 万元 (A46).

    What may be zero has no digits: any small amount would be it, ten thousand times too large.
    """
    if given.kind is not Kind.MONEY or not given.value or Decimal(0) in derived:
        return False
    return any(given.interval.scaled(f).meets(derived) for f in (SLIP, 1 / SLIP))


def slipped_input(
    relation: NumericRelation,
    given: Quantity,
    known: Mapping[str, Interval],
    figures: Mapping[str, Figure],
) -> str | None:
    """The one amount whose unit, if it slipped between 元 and 万元, explains all; None if none.

    An amount within the given one is not made smaller: left out of a sum, it would explain as much.
    """
    if not given.value:
        return None
    amounts = (n for n in relation.used(known) if n in figures and _is_amount(figures[n]))
    found = [n for n in amounts if _explains(relation, given, known, n)]
    return found[0] if len(found) == 1 else None


def _is_amount(figure: Figure) -> bool:
    quantity = figure.quantity
    return quantity is not None and quantity.kind is Kind.MONEY and bool(quantity.value)


def _explains(
    relation: NumericRelation, given: Quantity, known: Mapping[str, Interval], name: str
) -> bool:
    vanishes = given.kind is Kind.MONEY and known[name].hi <= abs(given.base)
    for factor in (SLIP,) if vanishes else (SLIP, 1 / SLIP):
        try:
            moved = relation.interval({**known, name: known[name].scaled(factor)})
        except CannotTell:
            continue
        if given.interval.meets(moved):
            return True
    return False


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
