"""What lacks and what was saved: against what was planned, and not against the year before."""

from __future__ import annotations

import pytest
from shownclaims import held, told

TREES = "植树上年4120亩，目标5000亩，实际完成4650亩，{}亩。"
APART = "培训费上年30.60万元。培训费预算30.00万元，支出28.35万元。培训费节约{}万元。"
TRAINED = "培训费上年26.10万元，预算30.00万元，支出28.35万元，{}万元。"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (TREES.format("缺口350"), "350亩=difference(4650亩 5000亩)"),
        (TREES.format("缺额350"), "350亩=difference(4650亩 5000亩)"),
        (APART.format("1.65"), "1.65万元=difference(28.35万元 30.00万元)"),
        (TRAINED.format("节约1.65"), "1.65万元=difference(28.35万元 30.00万元)"),
    ],
)
def test_it_is_held_against_the_plan(text: str, claim: str) -> None:
    assert claim in held(text)
    assert told(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TREES.format("缺口530"), "error A25 530亩 → 350亩 !"),
        (TREES.format("缺额400"), "error A25 400亩 → 350亩"),
        (TRAINED.format("节约1.95"), "error A08 1.95万元 → 1.65万元"),
        (APART.format("2.25"), "error A08 30.00万元 !"),  # less than last year's
    ],
)
def test_another_number_is_told_with_what_lacks_of_the_plan(text: str, expected: str) -> None:
    assert told(text) == (expected,)


@pytest.mark.parametrize(
    "text",
    [
        "上年植树4120亩。今年植树4650亩，缺口850亩。",
        "植树实际完成4650亩，缺口850亩。",
        TREES.format("缺口约400"),
    ],
)
def test_without_a_plan_or_said_about_it_is_let_be(text: str) -> None:
    assert told(text) == ()
