"""The only rounding in the program."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.quantity import decimals_of, half_unit, half_up, plain, truncated

VALUES = st.decimals(-(10**15), 10**15, places=6)
PLACES = st.integers(0, 6)


@pytest.mark.parametrize(
    ("value", "decimals", "rounded", "cut"),
    [
        ("34.945", 2, "34.95", "34.94"),
        ("-0.5", 0, "-1", "-0"),
        ("34.95", 0, "35", "34"),
        ("2.5", 0, "3", "2"),
        ("-2.5", 0, "-3", "-2"),
        ("65.053", 2, "65.05", "65.05"),
        ("1", 2, "1.00", "1.00"),
    ],
)
def test_a_half_goes_away_from_zero_and_a_cut_towards_it(value, decimals, rounded, cut):
    assert str(half_up(Decimal(value), decimals)) == rounded
    assert str(truncated(Decimal(value), decimals)) == cut


@given(VALUES, PLACES)
def test_rounding_moves_a_value_by_half_a_unit_at_most(value, decimals):
    assert abs(half_up(value, decimals) - value) <= half_unit(decimals)


@given(VALUES, PLACES)
def test_rounding_twice_is_rounding_once(value, decimals):
    once = half_up(value, decimals)
    assert half_up(once, decimals) == once


@given(VALUES, PLACES)
def test_rounding_is_odd(value, decimals):
    assert half_up(-value, decimals) == -half_up(value, decimals)


@given(VALUES, PLACES, st.booleans())
def test_plain_digits_read_back_as_the_rounded_value(value, decimals, thousands):
    text = plain(value, decimals, thousands=thousands)
    assert Decimal(text.replace(",", "")) == half_up(value, decimals)
    assert decimals_of(Decimal(text.replace(",", ""))) == decimals
    assert "E" not in text


def test_nothing_is_printed_as_minus_zero():
    assert plain(Decimal("-0.001"), 2) == "0.00"


@pytest.mark.parametrize(("value", "decimals"), [("31.20", 2), ("38498", 0), ("1E+3", 0)])
def test_decimals_are_those_written(value, decimals):
    assert decimals_of(Decimal(value)) == decimals


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_what_is_not_finite_has_no_decimals(value):
    with pytest.raises(ValueError, match="not finite"):
        decimals_of(Decimal(value))
