"""The tolerances: what a number hides, rounding and cutting off, slips of unit and point."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.quantity import Interval, half_up, point, quantity
from qicao.verdict import Outcome, judge, misplaced, shown_like, unit_slip

D = Decimal


def around(value: str, half: str = "0") -> Interval:
    return Interval(D(value) - D(half), D(value) + D(half))


@pytest.mark.parametrize(
    ("printed", "outcome"),
    [
        ("65", Outcome.AGREES),
        ("65.05", Outcome.AGREES),
        ("65.053", Outcome.AGREES),
        ("66", Outcome.DIFFERS),
        ("65.06", Outcome.DIFFERS),
        ("64", Outcome.DIFFERS),
    ],
)
def test_a_rate_is_the_derived_one_rounded_to_its_own_decimals(
    printed: str, outcome: Outcome
) -> None:
    assert judge(quantity(printed, "%"), around("65.0530"), D("65.0530")) is outcome


def test_a_rate_that_fits_only_when_cut_off_is_an_outcome_of_its_own() -> None:
    saved = around("34.947")
    assert judge(quantity("34", "%"), saved, D("34.947")) is Outcome.TRUNCATED
    assert judge(quantity("34.94", "%"), saved, D("34.947")) is Outcome.TRUNCATED
    assert judge(quantity("35", "%"), saved, D("34.947")) is Outcome.AGREES
    assert judge(quantity("33", "%"), saved, D("34.947")) is Outcome.DIFFERS


def test_a_cut_off_fall_is_cut_towards_zero() -> None:
    assert judge(quantity("-3", "%"), around("-3.7"), D("-3.7")) is Outcome.TRUNCATED
    assert judge(quantity("-4", "%"), around("-3.7"), D("-3.7")) is Outcome.AGREES


@given(st.decimals(-500, 500, places=6), st.integers(0, 4))
def test_a_rate_rounded_half_up_always_agrees(value: Decimal, places: int) -> None:
    printed = quantity(half_up(value, places), "%", places)
    assert judge(printed, point(value), value) is Outcome.AGREES


def test_a_sum_within_what_its_terms_hide_is_a_hint_and_beyond_that_an_error() -> None:
    given = quantity("100.01", "万元")
    terms = around("1000000", "150")
    assert judge(given, terms, D(1000000)) is Outcome.ROUNDING
    assert judge(quantity("100.03", "万元"), terms, D(1000000)) is Outcome.DIFFERS
    assert judge(quantity("100.00", "万元"), terms, D(1000000)) is Outcome.AGREES


def test_a_total_with_fewer_decimals_agrees_when_its_sum_rounds_to_it() -> None:
    assert judge(quantity("100", "万元"), around("1000400", "50"), D(1000400)) is Outcome.AGREES


def test_there_is_no_relative_tolerance() -> None:
    assert judge(quantity("6180.00", "万元"), around("61600000", "200"), D(61600000)) is (
        Outcome.DIFFERS
    )


def test_pooled_shares_may_be_off_by_one_in_the_last_place() -> None:
    whole = quantity("100.00", "%")
    assert judge(whole, around("99.99"), D("99.99"), pooled=True) is Outcome.ROUNDING
    assert judge(whole, around("99.97"), D("99.97"), pooled=True) is Outcome.DIFFERS
    assert judge(whole, around("100.00"), D("100.00"), pooled=True) is Outcome.AGREES


def test_a_whole_score_is_what_it_says() -> None:
    assert judge(quantity("92", "分"), point(D("91.7")), D("91.7")) is Outcome.AGREES
    assert judge(quantity("93", "分"), point(D("91.7")), D("91.7")) is Outcome.DIFFERS


def test_yuan_written_as_ten_thousands_is_a_slip_of_the_unit() -> None:
    assert unit_slip(quantity("4169900.00", "万元"), around("4169900", "50"))
    assert unit_slip(quantity("416.99", "元"), around("4169900", "50"))
    assert not unit_slip(quantity("416.99", "万元"), around("4169900", "50"))
    assert not unit_slip(quantity("0", "万元"), around("0"))
    assert not unit_slip(quantity("1", "人"), around("10000"))


def test_an_amount_where_nothing_was_expected_is_no_slip_of_the_unit() -> None:
    hidden = "50"
    assert not unit_slip(quantity("0.50", "万元"), around("0", hidden))
    assert not unit_slip(quantity("0.50", "万元"), around("50", hidden))
    assert unit_slip(quantity("500.00", "万元"), around("500", hidden))


@pytest.mark.parametrize(
    ("printed", "hint"), [("41.70", "10倍"), ("4.17", "100倍"), ("416.99", ""), ("0", "")]
)
def test_a_point_that_slipped_is_named(printed: str, hint: str) -> None:
    found = misplaced(quantity(printed, "万元"), around("4169900", "500"))
    assert found == (f"疑似小数点错位（相差{hint}）" if hint else "")


def test_what_was_expected_is_printed_as_the_given_value_was() -> None:
    assert shown_like(quantity("66", "%"), D("65.0530")) == "65%"
    assert shown_like(quantity("31.2", "万元"), D("312345")) == "31.23万元"
    assert shown_like(quantity("8.5", "分"), D("8.74")) == "8.7分"
