"""The only rounding in the program: half up, in Decimal, away from zero for negatives.

Nothing else in the package calls `round`, `quantize` or a format specification on a quantity.
"""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

WIDE = Context(prec=60, rounding=ROUND_HALF_UP)
"""Wide enough for any amount that `parse_amount` lets in, times and over any other."""


def half_up(value: Decimal, decimals: int) -> Decimal:
    """`value` rounded half up to `decimals` places: 34.945 to 2 is 34.95, -0.5 to 0 is -1."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, WIDE)


def truncated(value: Decimal, decimals: int) -> Decimal:
    """`value` cut after `decimals` places, which no report should do: 34.95 to 0 is 34."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_DOWN, WIDE)


def decimals_of(value: Decimal) -> int:
    """Places after the point as written: 31.20 has 2, 38498 has 0, 1E+3 has 0."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"{value} is not finite")
    return max(0, -exponent)


@lru_cache(maxsize=64)
def half_unit(decimals: int) -> Decimal:
    """Half a unit of the last of `decimals` places: 0.005 for 2."""
    return Decimal(5).scaleb(-decimals - 1)


def plain(value: Decimal, decimals: int, *, thousands: bool = False) -> str:
    """`value` in digits with exactly `decimals` places, rounded half up, never 'E', never '-0'."""
    rounded = half_up(value, decimals)
    if not rounded:
        rounded = abs(rounded)
    return f"{rounded:,f}" if thousands else f"{rounded:f}"
