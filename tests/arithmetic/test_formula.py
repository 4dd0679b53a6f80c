"""A formula over what is printed allows whatever the true values give."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.arithmetic import formula as formulas
from qicao.arithmetic.formula import BALANCE, DOT, REST_OF_HUNDRED, SUM, Formula
from qicao.quantity import WIDE, Interval, half_unit, half_up

ALL = {
    f"{name} {found.says}": found
    for name, found in vars(formulas).items()
    if isinstance(found, Formula)
}
ANY_NUMBER = (SUM, BALANCE, REST_OF_HUNDRED, DOT)
values = st.decimals("0.001", 9_999, places=6, allow_nan=False, allow_infinity=False)
printed = st.tuples(values, st.integers(0, 4))


def hidden(value: Decimal, places: int) -> Interval:
    """What the value may be, printed with so many decimals."""
    shown, half = half_up(value, places), half_unit(places)
    return Interval(shown - half, shown + half)


def arity(formula: Formula) -> int:
    """How many inputs it has."""
    return (
        4 if formula in ANY_NUMBER else 1 + max(n for n in range(3) if f"{{{n}}}" in formula.says)
    )


@pytest.mark.parametrize("formula", ALL.values(), ids=ALL)
@given(drawn=st.lists(printed, min_size=4, max_size=4))
def test_the_result_of_true_values_lies_within_that_of_printed_ones(
    formula: Formula, drawn: list[tuple[Decimal, int]]
) -> None:
    inputs = drawn[: arity(formula)]
    allowed = formula.interval([hidden(value, places) for value, places in inputs])
    if allowed is None:  # the base may be nought
        assert formula.base is not None
        return
    with localcontext(WIDE):
        result = formula.compute([value for value, _ in inputs])
    assert allowed.lo <= result <= allowed.hi


@pytest.mark.parametrize("formula", ALL.values(), ids=ALL)
def test_a_formula_reckons_alike_with_decimals_and_floats(formula: Formula) -> None:
    numbers = [Decimal("86.14"), Decimal("74.20"), Decimal("11.94"), Decimal("3.21")]
    inputs = numbers[: arity(formula)]
    exact = formula.compute(inputs)
    assert float(exact) == pytest.approx(formula.compute([float(n) for n in inputs]))


@pytest.mark.parametrize("formula", [n for n, f in ALL.items() if f.base])
def test_nothing_follows_from_a_base_that_may_be_nought(formula: str) -> None:
    nought = [Interval(Decimal("-0.5"), Decimal("0.5"))] * arity(ALL[formula])
    assert ALL[formula].interval(nought) is None
