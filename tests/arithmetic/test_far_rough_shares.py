"""Rough shares of what is said elsewhere: 追加资金占年初预算两成以上, by the two amounts."""

from __future__ import annotations

import pytest
from pickedtexts import right, serious, wrong

BUDGETS = (
    "年初预算4265.00万元，年中追加872.80万元，全年预算5137.80万元。"
    "年中追加占年初预算的20.46%。\n\n### 存在的问题\n\n"
)
FUNDS = "到位资金1250.00万元，其中省级资金412.50万元。\n\n年末结余318.40万元。\n\n"
STAFF = "基本支出1386.20万元，其中人员经费1090.54万元、公用经费295.66万元。\n\n### 问题\n\n"
CASES = [
    BUDGETS + "预算编制不够精准，年中追加资金占年初预算{两成以上|三成以上}。",
    FUNDS + "县级配套没有到位，省级资金占到位资金的{三成以上|五成以上}。",
    FUNDS + "省级资金占到位资金的{三分之一左右|四分之三左右}。",
    STAFF + "公用经费占基本支出的比重偏高，公用经费占基本支出的{两成以上|四成以上}。",
]
TRUE = [
    BUDGETS + "项目支出占年初预算的六成以上。",
    FUNDS + "县级配套占到位资金的三成左右。",
    BUDGETS + "拟将年中追加占年初预算的比例控制在一成以内。",
    "两区新装终端110台，占全市半数以上。\n\n新装终端216台。",
]


@pytest.mark.parametrize("case", CASES)
def test_a_rough_share_is_held_to_the_amounts_that_it_names(case: str) -> None:
    assert serious(right(case)) == []
    assert serious(wrong(case))


@pytest.mark.parametrize("text", TRUE)
def test_a_rough_share_of_what_is_not_said_is_let_be(text: str) -> None:
    assert serious(text) == []
