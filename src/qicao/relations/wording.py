"""Figures as explanations and findings name them: label, value, sensible decimals.

A report prints its numbers by its own style; this is only for sentences about a computation.
"""

from __future__ import annotations

from collections.abc import Mapping

from qicao.quantity import WIDE, Kind, Quantity, decimals_of, plain
from qicao.values import Figure

_EXACT_PLACES = 6
"""万元 out of 元 with two decimals has six; an amount with more was divided, and is rounded."""


def shown(quantity: Quantity) -> str:
    """The quantity as given; a computed rate to two places, a computed amount in full if short."""
    if quantity.decimals is not None:
        return str(quantity)
    return plain(quantity.value, _places(quantity)) + quantity.unit


def worded(name: str, figures: Mapping[str, Figure]) -> str:
    """A figure's label and value: 基本支出50276.31万元."""
    figure = figures[name]
    return figure.label + (shown(figure.quantity) if figure.quantity else "（未提供）")


def _places(quantity: Quantity) -> int:
    written = decimals_of(quantity.value.normalize(WIDE))
    if quantity.kind in (Kind.RATE, Kind.POINTS):
        return 2
    if quantity.kind is Kind.MONEY:
        return max(2, written) if written <= _EXACT_PLACES else 2
    return min(2, len(plain(quantity.value, 2).rstrip("0").partition(".")[2]))
