"""The number of a statement in floats, for a first look before anything exact is computed.

Floats decide nothing that is near: who looks at them leaves a margin, and asks the Decimals of
the mention where that does not do.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from qicao.mentions import Mention
from qicao.quantity import WIDE, Kind, unit

HALVES = tuple(0.5 * 10.0**-places for places in range(40))
"""Half a unit of the last of so many decimals."""
_WHOLE = frozenset({Kind.COUNT, Kind.SCORE})
_RATES = frozenset({Kind.RATE, Kind.POINTS})


class Amount(NamedTuple):
    """A number in the base unit of its dimension. A tuple, because a report has hundreds.

    `low` and `high` are what it may stand for, `half` is half a unit of its last decimal, without
    thought of what is exact; a number in words that hedge has to be asked itself.
    """

    value: float
    low: float
    high: float
    half: float
    rate: bool
    """Whether it is held to rounding, as rates and percentage points are."""
    plain: bool
    """Whether nothing hedges it, and its decimals are known."""


def worth_of(mention: Mention) -> Decimal | None:
    """The number of a mention in the base unit of its dimension; None where it gives none."""
    if mention.value is None or mention.unit is None or not mention.is_quantity:
        return None
    return WIDE.multiply(mention.value, unit(mention.unit).factor)


def amount_of(mention: Mention) -> Amount | None:
    """The number of a mention; None where it gives none, or no unit."""
    if mention.value is None or mention.unit is None or not mention.is_quantity:
        return None
    of = unit(mention.unit)
    factor, number, decimals = float(of.factor), float(mention.value), mention.decimals
    value = number * factor
    if decimals is None:
        return Amount(value, value, value, 0.0, of.kind in _RATES, plain=False)
    half = HALVES[decimals] * factor
    counted = of.kind in _WHOLE and factor == 1.0 and number == int(number)
    hides = 0.0 if counted or not (number or decimals) else half
    plain = not mention.approximate
    return Amount(value, value - hides, value + hides, half, of.kind in _RATES, plain)
