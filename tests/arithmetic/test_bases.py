"""Rates over another base than the one that their words name."""

from __future__ import annotations

import pytest
from shownclaims import told

BUDGETS = "年初预算8264.00万元，调整后预算10123.88万元，支出9704.65万元，年末结转419.23万元，{}。"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            BUDGETS.format("结转率（占调整后预算）4.14%"),
            BUDGETS.format("结转率（占调整后预算）5.07%"),
        ),
        (
            "采购预算24860.00万元，签约24198.72万元，其中面向中小企业16793.91万元，占签约额的69.40%。",
            "采购预算24860.00万元，签约24198.72万元，其中面向中小企业16793.91万元，占签约额的67.55%。",
        ),
        (
            "收到申报项目3862项，形式审查通过3615项，立项1034项，立项率（立项数占形式审查通过数的比例）28.60%。",
            "收到申报项目3862项，形式审查通过3615项，立项1034项，立项率（立项数占形式审查通过数的比例）26.77%。",
        ),
    ],
)
def test_a_rate_of_another_base_is_told(right: str, wrong: str) -> None:
    assert told(right) == ()
    assert len(told(wrong)) == 1


def test_a_rate_of_what_is_named_is_let_be() -> None:
    text = (
        "基本支出全年预算753.60万元，实际支出742.60万元，其中人员经费651.80万元，占基本支出的{}%。"
    )
    assert told(text.format("87.77")) == ()


def test_a_rate_of_the_budget_of_the_year_that_was_said_above_is_told() -> None:
    text = "全年预算7872.20万元。\n（二）支出情况。全年支出7618.46万元，预算执行率{}%。"
    assert told(text.format("96.78")) == ()
    assert len(told(text.format("111.34"))) == 1
