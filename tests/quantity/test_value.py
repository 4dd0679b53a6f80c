"""A quantity: value, unit and the decimals that are known."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from qicao.errors import UnitMismatch
from qicao.quantity import UNITS, Interval, Kind, Quantity, computed, from_base, quantity

QUANTITIES = st.builds(
    Quantity,
    value=st.decimals(-(10**12), 10**12, places=2),
    unit=st.sampled_from(sorted(UNITS)),
    decimals=st.just(2) | st.none(),
)


@given(QUANTITIES)
def test_json_gives_a_quantity_back(each):
    assert Quantity.model_validate_json(each.model_dump_json()) == each


@pytest.mark.parametrize(
    "value", ["1_000", "1E+4", "NaN", "１２", "٣", " 1", "1,000", 1.5, True, None]
)
def test_only_plain_digits_are_read_as_a_number(value):
    with pytest.raises(ValidationError, match="plain decimal"):
        Quantity(value=value, unit="元")


def test_a_computed_value_of_any_size_is_kept():
    third = from_base(Decimal(1) / Decimal(300), "亿元")
    assert computed(third, "亿元").value == third
    assert from_base(Decimal(1), "亿元") == Decimal("1E-8")


def test_an_unknown_unit_and_an_unknown_field_are_refused():
    with pytest.raises(UnitMismatch):
        quantity(1, "垧")
    with pytest.raises(ValidationError):
        Quantity(value=Decimal(1), unit="元", extra=1)


def test_a_printed_number_hides_half_a_unit_of_its_last_digit():
    assert quantity("31.2", "万元").interval == Interval(Decimal(311500), Decimal(312500))
    assert quantity("31.20", "万元").interval == Interval(Decimal(311950), Decimal(312050))


def test_a_count_is_what_it_says_and_a_scaled_count_is_not():
    assert quantity(12, "个").interval.is_point
    assert quantity(2, "万人次").same_as(quantity(20345, "人次"))
    assert not quantity("2.1", "万人次").same_as(quantity(20345, "人次"))


def test_a_computed_quantity_is_a_point():
    assert computed(Decimal("0.65053"), "%").interval.is_point


@given(QUANTITIES)
def test_the_interval_holds_the_value(each):
    assert each.base in each.interval


def test_values_convert_within_a_dimension_only():
    assert quantity("416.99", "万元").to("元") == 4169900
    assert quantity("6.5", "成").to("%") == 65
    with pytest.raises(UnitMismatch, match="不能相比"):
        quantity(1, "万元").to("%")


def test_the_same_amount_in_two_units_is_the_same():
    assert quantity("0.0417", "亿元").same_as(quantity("416.99", "万元"))
    assert not quantity("417.02", "万元").same_as(quantity("416.99", "万元"))
    with pytest.raises(UnitMismatch):
        quantity(1, "个").same_as(quantity(1, "项"))


@pytest.mark.parametrize(
    ("each", "text"),
    [
        (quantity("31.20", "万元"), "31.20万元"),
        (quantity(12, "个"), "12个"),
        (computed(Decimal("12.500"), "%"), "12.5%"),
        (computed(Decimal("1200"), "元"), "1200元"),
        (quantity("-3", "万元"), "-3万元"),
    ],
)
def test_a_quantity_prints_as_it_is_known(each, text):
    assert str(each) == text


def test_a_quantity_knows_its_kind():
    assert quantity(1, "个百分点").kind is Kind.POINTS
    assert quantity(1, "万平方米").kind is Kind.MEASURE
