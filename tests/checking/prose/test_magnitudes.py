"""Amounts whose unit the rest of a report gives away."""

from __future__ import annotations

import re

import pytest

from qicao.checking import check_text
from qicao.checking.text import text_of

PICK = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")
COUNTED = (
    "全年预算为8642.35万元，上年结转286.74万元。其中中央资金2860.00万元，市级资金1215.20万元。"
    "人员经费3105.40万元，公用经费412.36万元，项目支出5124.59万元。\n"
    "会议费18.40万元，培训费22.65万元，差旅费36.18万元，印刷费9.72万元。\n"
)
ONES = """
追加资金中，省级水利资金{105.60万元|105.60元}，全部下达到项目。
建设冷库2座，每座造价控制在60万元以内；{支出110.65万元|支出110.65元}。
主要不足：县级配套缺口{546万元|546亿元}，三成道路停工。
国内接待63批次、612人次，人均{86.93元|86.93万元}，低于区定120元。
垃圾清运平均{185.37元/吨|185.37万元/吨}（为加权平均，五地单价的简单平均为184.60元）。
农户人均{783.23元|783.23万元}，比计划多。
护理补贴每人每月{150元|150万元}，按季发放。
参训人员2,087人，每人每天50元，人均12.61天、{630.52元|630.52万元}。
按常住人口计，人均{24.13元|24.13万元}。
按年末在职人数计算人均{4.02万元|4.02元}。
机耕路平均每公里造价{51.63万元|51.63元}。
一季度借支{325.48万元|325.48元}。四季度归还借支325.48万元。
"""
TRUE = """
公务接待23批186人次，每人次136.56元，上年为140.23元，减少3.67元。
商品房租金每平方米每月18.60元，相当于市场租金24.80元的75%。
按上年标准每亩计算增加103.50万元；标准提高105元。
从单位成本看，甲班最高，乙班最低，前者高出36.50元。
全县农产品销售额达到1268亿元。
按常住人口计算，人均地区生产总值12.41万元。
在职职工体检费人均98元。
每部手机话费补助60元。
"""


def _told(text: str) -> list[str]:
    report = check_text(text_of("例.txt", f"某局2024年度报告\n{COUNTED}{text}\n"))
    return [f.text for f in report.findings if f.code == "A46"]


@pytest.mark.parametrize("case", ONES.split("\n")[1:-1])
def test_a_unit_that_cannot_be_right_is_told(case: str) -> None:
    assert _told(PICK.sub(r"\1", case)) == []
    assert len(_told(PICK.sub(r"\2", case))) >= 1


@pytest.mark.parametrize("text", TRUE.split())
def test_small_and_large_amounts_that_their_words_explain_are_left_alone(text: str) -> None:
    assert _told(text) == []


def test_a_report_that_counts_in_yuan_as_well_has_small_amounts() -> None:
    assert _told("公务接待费6480.00元。\n邮电费9350.20元。") == []
