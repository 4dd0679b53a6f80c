"""Quantities: units, parsing, what a printed number hides, and the only rounding."""

from qicao.quantity.amount import parse_amount
from qicao.quantity.interval import Interval, hull, monotone, point, total
from qicao.quantity.numerals import capital_amount, parse_numeral
from qicao.quantity.rounding import WIDE, decimals_of, half_unit, half_up, plain, truncated
from qicao.quantity.units import (
    UNITS,
    Kind,
    Unit,
    as_written,
    find_unit,
    require_same_dimension,
    unit,
)
from qicao.quantity.value import Number, Quantity, computed, from_base, hidden, quantity

__all__ = [
    "UNITS",
    "WIDE",
    "Interval",
    "Kind",
    "Number",
    "Quantity",
    "Unit",
    "as_written",
    "capital_amount",
    "computed",
    "decimals_of",
    "find_unit",
    "from_base",
    "half_unit",
    "half_up",
    "hidden",
    "hull",
    "monotone",
    "parse_amount",
    "parse_numeral",
    "plain",
    "point",
    "quantity",
    "require_same_dimension",
    "total",
    "truncated",
    "unit",
]
