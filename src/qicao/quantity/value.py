"""A quantity: a value with its unit and the decimals that are known of it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, model_validator

from qicao.quantity.interval import Interval, point
from qicao.quantity.rounding import WIDE, half_unit, plain
from qicao.quantity.units import Kind, Unit, require_same_dimension, unit

_EXACT = re.compile(r"[+-]?\d{1,40}(\.\d{1,120})?", re.ASCII)


def _exact_decimal(value: object) -> Decimal:
    """A Decimal out of our own JSON: plain digits only, so nothing pydantic would wave through."""
    text = f"{value:f}" if isinstance(value, Decimal) and value.is_finite() else str(value)
    if isinstance(value, bool | float) or not _EXACT.fullmatch(text):
        raise ValueError(f"{value!r} is not a plain decimal number")
    return Decimal(text)


Number = Annotated[
    Decimal,
    BeforeValidator(_exact_decimal),
    PlainSerializer(lambda value: f"{value:f}", return_type=str, when_used="json"),
]
"""A finite Decimal that prints as plain digits in JSON and is read back from nothing else."""


class Quantity(BaseModel):
    """`value` in `unit`; `decimals` of it are known, None for one that was computed in full.

    31.2 with 1 decimal may stand for anything from 31.15 to 31.25; a count is what it says.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: Number
    unit: str
    decimals: int | None = None

    @model_validator(mode="after")
    def _known_unit(self) -> Quantity:
        unit(self.unit)
        return self

    @property
    def of(self) -> Unit:
        """The unit as an object, with its dimension and factor."""
        return unit(self.unit)

    @property
    def kind(self) -> Kind:
        """What sort of thing it measures: 金额, 比率, 百分点, 分值, 计数 or 度量."""
        return self.of.kind

    @property
    def base(self) -> Decimal:
        """The value in the base unit of the dimension: yuan for money, per cent for a rate."""
        return WIDE.multiply(self.value, self.of.factor)

    @property
    def interval(self) -> Interval:
        """What the number may stand for, in the base unit; a point where nothing is hidden.

        That is for computed numbers, whole counts and scores, and a bare 0. A scaled count hides
        what any number does: 2万人次 may be 20345人次.
        """
        return hidden(self.value, self.of, self.decimals)

    def to(self, name: str) -> Decimal:
        """The value in another unit, unrounded. UnitMismatch across dimensions."""
        require_same_dimension(self.unit, name)
        return from_base(self.base, name)

    def same_as(self, other: Quantity) -> bool:
        """Whether both can be one amount, over what each hides. UnitMismatch across dimensions."""
        require_same_dimension(self.unit, other.unit)
        return self.interval.meets(other.interval)

    def __str__(self) -> str:
        if self.decimals is None:
            return f"{self.value.normalize(WIDE):f}{self.unit}"
        return plain(self.value, self.decimals) + self.unit


def hidden(value: Decimal, of: Unit, decimals: int | None) -> Interval:
    """What a number in a unit may stand for, in the base unit: see `Quantity.interval`."""
    if decimals is None or _exact(value, of, decimals):
        return point(WIDE.multiply(value, of.factor))
    half = half_unit(decimals)
    low, high = WIDE.subtract(value, half), WIDE.add(value, half)
    return Interval(WIDE.multiply(low, of.factor), WIDE.multiply(high, of.factor))


def _exact(value: Decimal, of: Unit, decimals: int) -> bool:
    """Whether it was counted or awarded, not measured; a bare 0 says that there is none."""
    if not value and not decimals:
        return True
    awarded = of.kind in (Kind.COUNT, Kind.SCORE) and of.factor == 1
    return awarded and value == value.to_integral_value()


def quantity(value: str | int | Decimal, name: str, decimals: int | None = None) -> Quantity:
    """A Quantity from a number as written: quantity("31.20", "万元") knows two decimals."""
    number = Decimal(value)
    exponent = number.as_tuple().exponent
    written = max(0, -exponent) if isinstance(exponent, int) else 0
    return Quantity(value=number, unit=name, decimals=written if decimals is None else decimals)


def computed(value: Decimal, name: str) -> Quantity:
    """A Quantity that a relation computed, known in full."""
    return Quantity(value=value, unit=name, decimals=None)


def from_base(value: Decimal, name: str) -> Decimal:
    """A value in the base unit of `name`'s dimension, given in `name`, unrounded."""
    return WIDE.divide(value, unit(name).factor)
