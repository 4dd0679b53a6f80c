"""Counts of what is so and of what is not, against the count of all."""

from __future__ import annotations

import re

import pytest
from shownclaims import told

PICK = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")
CASES = """
14项指标中{9|10}项得满分，5项扣分。
6项任务中有{4|5}项完成或超额完成，2项未完成。
4个标段中，{3|2}个按合同工期完工，1个未完工。
12个项目中{7|6}个支出增加，5个减少。
"""


@pytest.mark.parametrize("case", CASES.split())
def test_two_kinds_that_leave_no_third_make_up_all(case: str) -> None:
    assert told(PICK.sub(r"\1", case)) == ()
    (row,) = told(PICK.sub(r"\2", case))
    assert row.startswith("error A54")


@pytest.mark.parametrize(
    "text",
    [
        "14项指标中8项得满分，5项扣分，另有1项不计分。",
        "12个项目中6个支出增加，5个减少，其余持平。",
        "14项指标中8项得满分，6项效益指标完成。",
    ],
)
def test_a_third_kind_or_two_that_are_not_opposed_are_let_be(text: str) -> None:
    assert told(text) == ()
