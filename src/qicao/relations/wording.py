"""Figures as explanations and findings name them: label, value, sensible decimals.

A report prints its numbers by its own style; this is only for sentences about a computation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qicao.quantity import WIDE, Kind, Quantity, computed, decimals_of, from_base, plain, unit
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


def in_one_unit(
    names: Iterable[str], figures: Mapping[str, Figure], result: str
) -> Mapping[str, Figure]:
    """The figures, those of these that are money all in one unit where they have several.

    It is that of the `result`, or the largest of theirs where that is no money. A formula with 元
    beside 万元 cannot be followed.
    """
    known = {name: figures[name] for name in names if name in figures}
    money = {n: q for n, f in known.items() if (q := f.quantity) and q.kind is Kind.MONEY}
    units = {quantity.unit for quantity in money.values()}
    if len(units) < 2:
        return figures
    is_money = bool(result) and unit(result).kind is Kind.MONEY
    one = result if is_money else max(units, key=lambda name: unit(name).factor)
    other = {
        name: computed(from_base(quantity.base, one), one)
        for name, quantity in money.items()
        if quantity.unit != one
    }
    return {**figures, **{n: known[n].model_copy(update={"quantity": q}) for n, q in other.items()}}


def _places(quantity: Quantity) -> int:
    written = decimals_of(quantity.value.normalize(WIDE))
    if quantity.kind in (Kind.RATE, Kind.POINTS):
        return 2
    if quantity.kind is Kind.MONEY:
        return max(2, written) if written <= _EXACT_PLACES else 2
    return min(2, len(plain(quantity.value, 2).rstrip("0").partition(".")[2]))
