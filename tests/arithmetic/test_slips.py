"""Slips of the hand: what one makes of a number, and whose slip mends a claim."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from saying import number, said
from shownclaims import told

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.formula import Formula
from qicao.arithmetic.inverse import spans
from qicao.arithmetic.slips import LEAST, culprits, slips


def test_a_slip_changes_a_digit_swaps_two_or_moves_the_point() -> None:
    found = slips("123", 0)
    assert {124.0, 923.0, 103.0, 213.0, 132.0, 12.3, 1230.0} <= set(found)
    assert not {23.0, 123.0, 321.0, 145.0} & set(found)
    assert list(found) == sorted(found)


def test_a_digit_may_be_missing_where_that_is_asked() -> None:
    assert 16419.0 in slips("1649", 0, lost=True)
    assert 16419.0 not in slips("1649", 0)
    assert {12.0, 120.0} & set(slips("12", 0, lost=True)) == set()


def test_a_number_of_two_digits_says_nothing() -> None:
    assert slips("12", 0) == slips("120", 0) == ()


@pytest.mark.parametrize(
    ("formula", "given_", "inputs", "mended"),
    [
        (f.SUM, "321.00万元", ("120.50万元", "180.50万元"), ["321.00万元", "120.50万元"]),
        (f.SUM, "301.00万元", ("120.50万元", "160.50万元"), ["120.50万元", "160.50万元"]),
        (
            f.DIFFERENCE,
            "16.44万元",
            ("413.86万元", "387.42万元"),
            ["16.44万元", "413.86万元", "387.42万元"],
        ),
        (f.RATIO, "65.05%", ("416.99万元", "614.00万元"), ["614.00万元"]),
        (f.SAME, "246.10万元", ("264.10万元",), ["246.10万元", "264.10万元"]),
        (f.SAME, "246.10万元", ("999.99万元",), []),
    ],
)
def test_the_culprits_are_those_whose_slip_mends(
    formula: Formula, given_: str, inputs: tuple[str, ...], mended: list[str]
) -> None:
    claim = Claim(said(given_), formula, tuple(map(said, inputs)))
    assert [one.mention.text for one in culprits(claim)] == mended


def test_a_figure_is_no_culprit() -> None:
    claim = Claim(said("246.10万元"), f.SAME, (said("264.10万元", figure="支出"),))
    assert [one.mention.text for one in culprits(claim)] == ["246.10万元"]


TURNED = (f.RATIO, f.SHARE, f.CHANGE, f.SAVED, f.PER, f.PRODUCT, f.DIFFERENCE, f.UP, f.PART, f.SUM)


@given(
    st.sampled_from(TURNED),
    st.integers(100, 10**6),
    st.integers(100, 10**6),
    st.integers(1, 2),
)
def test_a_formula_turned_round_finds_the_input_again(
    formula: Formula, first: int, second: int, place: int
) -> None:
    inputs = [float(first), float(second)]
    if formula is f.UP and first <= second:
        return
    values = [float(formula.compute(inputs)), *inputs]
    near = spans(formula, values, place, 1e-9)
    edge = 1e-6 * values[place]
    assert near is None or any(lo - edge <= values[place] <= hi + edge for lo, hi in near)


@given(st.integers(10**4, 10**7), st.integers(10**4, 10**7), st.data())
def test_whoever_slips_is_among_the_culprits(one: int, other: int, data: st.DataObject) -> None:
    total = f"{one + other}"
    at = data.draw(st.integers(0, len(total) - 1))
    digit = data.draw(st.sampled_from([d for d in "123456789" if d != total[at]]))
    wrong = int(total[:at] + digit + total[at + 1 :])
    assume(len(f"{wrong}".rstrip("0")) >= LEAST)
    claim = Claim(number(wrong, 2, "元"), f.SUM, (number(one, 2, "元"), number(other, 2, "元")))
    assert claim.given in culprits(claim)


STAFF = "人员经费{}万元，公用经费{}万元，合计{}万元。"


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        (("1,240.30", "401.60", "164.90"), "warning A01 164.90万元 → 1641.90万元 !"),
        (("1,240.30", "41.60", "1,641.90"), "warning A01 41.60万元 !"),
        (("140.30", "401.60", "1,641.90"), "warning A01 140.30万元 !"),
    ],
)
def test_a_digit_that_is_missing_in_an_exact_sum_is_told(
    amounts: tuple[str, ...], expected: str
) -> None:
    assert told(STAFF.format(*amounts)) == (expected,)


@pytest.mark.parametrize(
    "amounts",
    [
        ("1,240.30", "401.60", "1,641.90"),
        ("1,240.30", "401.60", "952.70"),  # more than one digit is missing
        ("12.4", "4.6", "7.0"),  # so short that any digit would do
    ],
)
def test_a_sum_that_is_true_or_that_no_digit_mends_is_let_be(amounts: tuple[str, ...]) -> None:
    assert told(STAFF.format(*amounts)) == ()
