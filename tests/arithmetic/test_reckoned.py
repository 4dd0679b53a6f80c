"""Floats only say first what Decimals would say: over numbers near every bound."""

from __future__ import annotations

from decimal import Decimal, DivisionByZero, InvalidOperation

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from saying import number, said

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Claim, exact_outcome, outcome_of, printed
from qicao.arithmetic.formula import Formula
from qicao.quantity import from_base, half_up
from qicao.statements import Statement
from qicao.verdict import Outcome

MONEY, RATES = ("元", "万元", "亿元"), ("%",)
OVER = {
    f.SUM: (MONEY, 4),
    f.BALANCE: (MONEY, 4),
    f.DIFFERENCE: (MONEY, 2),
    f.SAME: (MONEY, 1),
    f.RATIO: (RATES, 2),
    f.CHANGE: (RATES, 2),
    f.SAVED: (RATES, 2),
    f.LESS: (MONEY, 2),
    f.GROWTH: (RATES, 2),
    f.LEFT: (RATES, 2),
    f.UP: (RATES, 2),
    f.DOWN: (RATES, 2),
    f.OVER: (RATES, 2),
    f.LEFT_OF_BASE: (RATES, 2),
}
"""Formula over money → the units of its result, and how many inputs it has here."""


@st.composite
def near_claims(draw: st.DrawFn) -> tuple[Formula, Statement, list[Statement]]:
    """A formula over amounts, and a number that is its result or a few last digits from it."""
    formula = draw(st.sampled_from(list(OVER)))
    units, count = OVER[formula]
    places = st.integers(0, 4)
    digits = st.integers(0, 10**8) | st.integers(-(10**6), 10**3)
    amounts = st.builds(number, digits, places, st.sampled_from(MONEY))
    inputs = draw(st.lists(amounts, min_size=count, max_size=count))
    decimals, unit = draw(places), draw(st.sampled_from(units))
    try:
        result = from_base(Decimal(formula.compute(printed(inputs))), unit)
    except (DivisionByZero, InvalidOperation):
        result = Decimal(0)
    last = int(half_up(result, decimals).scaleb(decimals))
    assume(abs(last) < 10**15)
    return formula, number(last + draw(st.integers(-2, 2)), decimals, unit), inputs


@given(near_claims())
def test_floats_say_what_decimals_say(claim: tuple[Formula, Statement, list[Statement]]) -> None:
    assert outcome_of(*claim) is exact_outcome(*claim)


@pytest.mark.parametrize(
    ("formula", "given_", "inputs", "outcome"),
    [
        (f.RATIO, "65.05%", ("416.99万元", "641万元"), Outcome.AGREES),
        (f.RATIO, "65%", ("65.60万元", "100.00万元"), Outcome.TRUNCATED),
        (f.RATIO, "66%", ("65.60万元", "100.00万元"), Outcome.AGREES),
        (f.SUM, "3.00万元", ("1.00万元", "2.00万元"), Outcome.AGREES),
        (f.SUM, "3.01万元", ("1.00万元", "2.00万元"), Outcome.ROUNDING),
        (f.SUM, "3.03万元", ("1.00万元", "2.00万元"), Outcome.DIFFERS),
        (f.SUM, "近4万元", ("1.00万元", "2.00万元"), Outcome.AGREES),
        (f.RATIO, "50%", ("1万元", "0万元"), None),
    ],
)
def test_a_number_stands_to_what_follows(
    formula: Formula, given_: str, inputs: tuple[str, ...], outcome: Outcome | None
) -> None:
    claim = Claim(said(given_), formula, tuple(map(said, inputs)))
    assert claim.outcome() is outcome


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=30))
def test_a_sum_of_many_reaches_as_far_as_its_terms_hide(values: list[int]) -> None:
    claim = Claim(number(1, 2, "元"), f.SUM, tuple(number(v, 2, "元") for v in values))
    derived, reach = claim.derived(), claim.reach
    assert derived
    assert reach == pytest.approx((float(derived.lo), float(derived.hi)), abs=1e-6)
