"""Halves of a year, several years, and changes with those of their parts."""

from __future__ import annotations

import re

import pytest
from shownclaims import told

CASES = """
一季度支出864.28万元，二季度871.53万元，三季度1212.05万元。上半年累计{1735.81|1753.81}万元。
2020年至2023年该项支出依次为2180.00万元、2456.00万元、2890.00万元和3352.00万元，四年累计{10878.00|10887.00}万元。
按本年面积计算增加91.60万元，按本年标准计算增加103.50万元，两项合计{195.10|159.10}万元。
实际支出21.83万元，较上年减少2.77万元。其中：公车费16.45万元，减少1.45万元；接待费5.38万元，{减少|增加}1.32万元。
全年查出问题金额18640.52万元，约合1.86{亿元|万元}。
全院总收入164,303.13万元（约16.43{亿元|万元}）。
采购预算286.50万元，合同金额271.34万元，节约15.16万元，采购节约率{5.29|5.59}%。
"""
PICK = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")


@pytest.mark.parametrize("case", CASES.split())
def test_a_part_or_a_whole_that_does_not_fit_is_told(case: str) -> None:
    assert told(PICK.sub(r"\1", case)) == ()
    assert len(told(PICK.sub(r"\2", case))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "比上年增加2.05万元，其中公车费增加0.13万元；剔除购置因素后同口径减少1.92万元。",
        "一季度支出864.28万元。上半年累计1753.81万元。",
        "2022年支出120.00万元，三年累计450.00万元。",
        "上半年支出864.28万元，下半年支出871.53万元，下半年占50.21%。",
    ],
)
def test_what_is_not_whole_is_let_be(text: str) -> None:
    assert told(text) == ()
