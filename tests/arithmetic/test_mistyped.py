"""Numbers that are said again with two digits the other way round."""

from __future__ import annotations

import pytest
from shownclaims import told

FIRST = "全年补贴收入18000.00万元，支出15705.45万元，执行率87.25%。\n"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (FIRST + "存在的问题：资金压力逐年加大，仅此一项就达到15750.45万元。", "15750.45万元"),
        (
            "易地建设费应收500.00万元，实收375.40万元，欠缴124.60万元。\n"
            "还有3家单位欠缴，要清缴142.60万元。",
            "142.60万元",
        ),
    ],
)
def test_a_number_of_the_digits_of_another_is_told(text: str, number: str) -> None:
    assert number in [row.split()[2] for row in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        FIRST + "存在的问题：资金压力逐年加大，仅此一项就达到15705.45万元。",
        FIRST + "明年计划安排15754.05万元。",  # no two neighbours
        FIRST + "设备更新另有合同，价款15507.45万元。",
        "绿化面积1260.00万元，路灯改造1620.00万元。",  # of two things
    ],
)
def test_another_number_is_let_be(text: str) -> None:
    assert told(text) == ()
