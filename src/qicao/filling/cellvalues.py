"""What a cell of a form is to hold: the ledger's value in the cell's unit and way of writing."""

from __future__ import annotations

from decimal import Decimal

from qicao.boundtext import print_quantity
from qicao.profile.formtables import Split
from qicao.quantity import Kind, Quantity, find_unit, half_up
from qicao.readers.forms import Target
from qicao.values import Figure, Ledger, NumberStyle

Content = Decimal | str
_SIGNS = ("≥", "≤", "=")


def content(
    target: Target, name: str, unit: str, ledger: Ledger, numbers: NumberStyle, *, percent: bool
) -> Content | None:
    """What belongs into the cell of `target`, whose id is `name`; None if the ledger has nothing.

    `unit` is the cell's own, `percent` whether it shows its number as a per cent.
    """
    if target.split is not None:
        return _goal(target.split, name, ledger, numbers) or None
    fact = ledger.facts.get(name)
    if fact is not None:
        return fact.printed
    figure = ledger.figures.get(name)
    if figure is None or figure.quantity is None:
        return None
    return _number(figure, figure.quantity, unit, target.head, numbers, percent=percent)


def _number(
    figure: Figure,
    quantity: Quantity,
    unit: str,
    head: str,
    numbers: NumberStyle,
    *,
    percent: bool,
) -> Content | None:
    kind = quantity.kind
    if kind is Kind.RATE:
        value = _known(quantity, quantity.to("%"), numbers.rate_decimals)
        if percent:
            return value / 100
        return value if "%" in head or "％" in head else f"{value:f}%"
    if kind is Kind.MONEY:
        return _known(quantity, quantity.to(unit), 6) if unit else None
    found = find_unit(unit)
    if found is None or found.dimension != quantity.of.dimension:
        return print_quantity(quantity, numbers, (), figure.unit)
    places = numbers.score_decimals if kind is Kind.SCORE else 6
    return _known(quantity, quantity.to(unit), places)


def _known(quantity: Quantity, value: Decimal, places: int) -> Decimal:
    """The value as exactly as it is known; one that was computed is rounded half up."""
    return value if quantity.decimals is not None else half_up(value, places)


def _goal(split: Split, name: str, ledger: Ledger, numbers: NumberStyle) -> str:
    """A target or a result as one cell writes it: ≥95%, 80%-90%, or its text."""
    base = name.rpartition(".")[0]
    said = {field: _text(f"{base}.{field}", ledger) for field in (split.comparator, split.text)}
    comparator = said.get(split.comparator, "")
    low = _amount(f"{base}.{split.value}", ledger, numbers)
    high = _amount(f"{base}.{split.upper}", ledger, numbers) if split.upper else ""
    if not low:
        return said.get(split.text, "")
    if high:
        unit = high.lstrip("-0123456789.,")
        return f"{low.removesuffix(unit)}-{high}"
    return (comparator if comparator in _SIGNS else "") + low


def _text(name: str, ledger: Ledger) -> str:
    fact = ledger.facts.get(name)
    return fact.text if fact else ""


def _amount(name: str, ledger: Ledger, numbers: NumberStyle) -> str:
    figure = ledger.figures.get(name)
    if figure is None or figure.quantity is None:
        return ""
    return print_quantity(figure.quantity, numbers, ("原样",), figure.unit)
