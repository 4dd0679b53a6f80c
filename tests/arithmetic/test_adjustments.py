"""The rate at which a budget was adjusted: what was added less what was cut, over what it was."""

from __future__ import annotations

import pytest
from shownclaims import held, told

BOTH = "年初预算1,200.00万元，年中追加180.00万元、调减36.00万元，预算调整率{}。"
ADDED = "年初预算1,200.00万元，年中追加180.00万元，预算调整率{}。"
FULL = "年初预算1,200.00万元，全年预算1,344.00万元，预算调整率{}。"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (BOTH.format("12.00%"), "12.00%=change(1,200.00万元 180.00万元 36.00万元)"),
        (ADDED.format("15.00%"), "15.00%=ratio(1,200.00万元 180.00万元)"),
        (FULL.format("12.00%"), "12.00%=change(1,344.00万元 1,200.00万元)"),
    ],
)
def test_a_true_rate_of_adjustment_is_held(text: str, claim: str) -> None:
    assert claim in held(text)
    assert told(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BOTH.format("21.00%"), "warning A17 21.00% → 12.00% !"),
        (ADDED.format("16.00%"), "warning A26 16.00% → 15.00% !"),
        (ADDED.format("51.00%"), "warning A26 51.00% → 15.00% !"),
        (FULL.format("12.50%"), "error A26 12.50% → 12.00% !"),
    ],
)
def test_a_wrong_rate_of_adjustment_is_told(text: str, expected: str) -> None:
    assert told(text) == (expected,)


@pytest.mark.parametrize(
    "text",
    [
        BOTH.format("15.00%"),  # of what was added alone
        BOTH.replace("预算调整率", "结构调整占比").format("33.10%"),
        "年初预算1,200.00万元，年中追加约180万元、调减36.00万元，预算调整率16.00%。",
    ],
)
def test_a_rate_that_may_be_another_is_let_be(text: str) -> None:
    assert told(text) == ()
