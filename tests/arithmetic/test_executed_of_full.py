"""执行率 that names no budget is of the one of the year, where both stand right before it."""

from __future__ import annotations

import pytest
from shownclaims import told

BOTH = "农田管护：年初预算{}万元，全年预算{}万元，支出{}万元，执行率{}%。"
TRUE = ("1,240", "1,586", "1,537.24", "96.93")
ONE = "渠系清淤：年初、全年预算均为{}万元，支出{}万元，执行率{}%。"
SAME = ("360", "348.12", "96.70")


@pytest.mark.parametrize(
    ("text", "numbers", "place", "now"),
    [
        (BOTH, TRUE, 2, "846.51"),
        (BOTH, TRUE, 3, "54.13"),
        (ONE, SAME, 1, "186.40"),
        (ONE, SAME, 2, "52.31"),
    ],
)
def test_a_rate_of_neither_budget_is_told(
    text: str, numbers: tuple[str, ...], place: int, now: str
) -> None:
    assert told(text.format(*numbers)) == ()
    assert len(told(text.format(*numbers[:place], now, *numbers[place + 1 :]))) == 1


@pytest.mark.parametrize(
    "text",
    [
        BOTH.format("1,240", "1,586", "1,180.24", "95.18"),  # of the first one
        "农田管护：年初预算1,240万元，全年预算1,586万元，支出1,537.24万元；序时执行率83.20%。",
    ],
)
def test_a_rate_of_either_or_of_something_else_is_let_be(text: str) -> None:
    assert told(text) == ()
