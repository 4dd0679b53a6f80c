"""What a printed number may stand for."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.quantity import Interval, half_up, hull, monotone, point, total
from qicao.quantity.interval import CORNER_LIMIT

VALUES = st.decimals(-(10**9), 10**9, places=4)
INTERVALS = st.tuples(VALUES, VALUES).map(hull)


def test_ends_out_of_order_are_refused():
    with pytest.raises(ValueError, match="out of order"):
        Interval(Decimal(2), Decimal(1))


@given(INTERVALS, INTERVALS)
def test_meeting_is_mutual_and_means_a_common_value(first, second):
    common = max(first.lo, second.lo)
    assert first.meets(second) == second.meets(first) == (common in first and common in second)


@given(st.lists(INTERVALS, max_size=6), st.randoms())
def test_a_total_does_not_depend_on_the_order_of_its_terms(terms, random):
    shuffled = list(terms)
    random.shuffle(shuffled)
    assert total(shuffled) == total(terms)


@given(
    st.lists(
        st.tuples(VALUES, INTERVALS).map(lambda pair: (pair[0], hull((pair[0], pair[1].lo)))),
        max_size=6,
    )
)
def test_a_total_holds_the_sum_of_any_values_of_its_terms(pairs):
    assert sum((value for value, _ in pairs), Decimal(0)) in total(term for _, term in pairs)


@given(INTERVALS, VALUES)
def test_scaling_keeps_the_ends_in_order(interval, factor):
    scaled = interval.scaled(factor)
    assert {scaled.lo, scaled.hi} == {interval.lo * factor, interval.hi * factor}


@given(INTERVALS, st.integers(0, 3))
def test_an_interval_prints_as_the_rounding_of_each_of_its_ends(interval, decimals):
    assert interval.prints_as(half_up(interval.lo, decimals), decimals)
    assert interval.prints_as(half_up(interval.hi, decimals), decimals)


def test_the_seeds_rate_prints_as_65_and_not_as_66():
    rate = point(Decimal("416.99") / Decimal("641.00") * 100)
    assert rate.prints_as(Decimal(65), 0)
    assert not rate.prints_as(Decimal(66), 0)


def test_a_quotient_is_bounded_by_its_corners():
    spent = Interval(Decimal("416.985"), Decimal("416.995"))
    budget = Interval(Decimal("640.995"), Decimal("641.005"))
    share = monotone(lambda a, b: a / b, [spent, budget])
    assert share.lo < Decimal("416.99") / Decimal("641.00") < share.hi
    assert share.lo == pytest.approx(Decimal("0.65051755"), abs=Decimal("1e-8"))


def test_points_cost_no_corners_and_too_many_wide_arguments_are_refused():
    assert monotone(lambda *values: sum(values, Decimal(0)), [point(Decimal(1))] * 50) == point(
        Decimal(50)
    )
    with pytest.raises(ValueError, match="sum them first"):
        monotone(lambda *_: Decimal(0), [Interval(Decimal(0), Decimal(1))] * (CORNER_LIMIT + 1))


def test_a_hull_of_nothing_is_refused():
    with pytest.raises(ValueError, match="empty"):
        hull([])
