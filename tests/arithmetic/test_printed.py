"""Figures found by their digits where one slip parts them from a number."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qicao.arithmetic.bound.printed import Printed

DIGITS = st.text("0123", min_size=1, max_size=6)


def one_slip(one: str, other: str) -> bool:
    """Tried out, one slip after the other; of two digits a missing one says nothing."""
    changed = {one[:n] + d + one[n + 1 :] for n in range(len(one)) for d in "0123456789"}
    swapped = {one[:n] + one[n + 1] + one[n] + one[n + 2 :] for n in range(len(one) - 1)}
    shorter = {one[:n] + one[n + 1 :] for n in range(len(one))}
    longer = {one[:n] + d + one[n:] for n in range(len(one) + 1) for d in "0123456789"}
    missing = shorter | longer if len(one) > 2 else set()
    return one != other and other in changed | swapped | missing


@given(DIGITS, st.lists(DIGITS, max_size=12))
def test_those_are_found_that_one_slip_parts(printed: str, figures: list[str]) -> None:
    found = Printed(dict(enumerate(figures))).apart(printed)
    assert found == {n for n, other in enumerate(figures) if one_slip(printed, other)}
