"""Amounts of money as whole 分, and how a whole is shared out without losing one.

Whole numbers add up exactly; they become quantities only when a department is written down.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeVar

from qicao.quantity import Quantity
from qicao.quantity.rounding import WIDE, half_up

K = TypeVar("K")

FEN_IN_WAN = 1_000_000
HUNDRED_YUAN = 10_000
"""分 in the last shown digit of an amount in 万元 with two decimals."""
MONEY_UNIT = "万元"


def money(wan: float, grain: int) -> int:
    """About so many 万元, in 分, a multiple of `grain`."""
    return round(wan * FEN_IN_WAN / grain) * grain


def part(amount: int, ratio: float, grain: int) -> int:
    """About that part of an amount, a multiple of `grain`."""
    return round(amount * ratio / grain) * grain


def share_out(total: int, weights: Mapping[K, float], grain: int) -> dict[K, int]:
    """The total over the keys by weight, each a multiple of `grain`; the heaviest takes the rest.

    The parts add up to the total exactly.
    """
    whole = sum(weights.values())
    if not whole:
        return {}
    parts = {key: int(total * weight / whole) // grain * grain for key, weight in weights.items()}
    heaviest = max(parts, key=lambda key: weights[key])
    parts[heaviest] += total - sum(parts.values())
    return parts


def in_wan(fen: int, grain: int) -> Quantity:
    """The amount in 万元 with the decimals that its grain leaves: 2 for 百元, 6 for 分."""
    decimals = 2 if grain >= HUNDRED_YUAN else 6
    value = half_up(WIDE.divide(Decimal(fen), Decimal(FEN_IN_WAN)), decimals)
    return Quantity(value=value, unit=MONEY_UNIT, decimals=decimals)


def rate(part_of: int, whole: int, decimals: int = 2) -> Decimal | None:
    """`part_of` in per cent of `whole`, half up; None over zero."""
    if not whole:
        return None
    return half_up(WIDE.divide(Decimal(part_of) * 100, Decimal(whole)), decimals)
