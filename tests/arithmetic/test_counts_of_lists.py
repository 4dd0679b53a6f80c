"""Counts beside lists that other words introduce, or that count no quantities."""

from __future__ import annotations

import re

import pytest

from qicao.checking import check_text
from qicao.checking.text import text_of

PICK = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")
CASES = """
纳入自评范围的有局本级、法律援助中心、行政复议中心、司法鉴定中心、公证指导中心{5|6}家预算单位。
考核指标涵盖安全、准点、车容、服务投诉{四|五}个方面，考核结果与补贴挂钩。
图书馆支出442.50万元，用于{四|五}个方面：图书168.00万元，数字74.60万元，设备132.40万元，流动车67.50万元。
扣分的{3|4}项是公寓进度、就业率和学生满意度，共扣1.07分。
未达标的产出指标有{三|四}项：糖尿病管理率、早孕建册率和督导整改率，共失分0.48分；
重点做好信息公开、国有资产管理、财务和内控建设、档案管理{4|5}项工作。
"""


def _told(text: str) -> list[str]:
    report = check_text(text_of("例.md", f"某某县水产站2024年度报告\n\n{text}"))
    return [one.message for one in report.findings if one.code == "A43"]


@pytest.mark.parametrize("case", CASES.split())
def test_a_count_that_its_list_refutes_is_told(case: str) -> None:
    assert _told(PICK.sub(r"\1", case)) == []
    assert len(_told(PICK.sub(r"\2", case))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "经营城区常规、社区微循环和夜班线路共92条。",
        "绩效目标包括以下五个方面：1.应保尽保、应养尽养，按月发放；2.标准较上年提高；3.先行救助；"
        "4.两项补贴足额；5.对象满意。",
        "未得满分的指标有执行率、上线数、整改率、满意度等5项。",
    ],
)
def test_what_no_list_counts_is_let_be(text: str) -> None:
    assert _told(text) == []
