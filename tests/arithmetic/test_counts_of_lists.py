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
{3|2}项扣分依次为执行率0.36分、成本0.20分、满意度0.15分。
{两|三}项扣分分别为执行率0.36分和成本0.20分。
设两办两站，即党政办、渔政办、育苗站、监测站，共{四|五}个办站。
年度设定{四|三}个方面的绩效目标：产出目标、效益目标、满意度目标和成本控制目标。
内设甲科、乙科、丙科、丁科、戊科、己科、庚科、辛科等{8|9}个科室。
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
        "内设甲科、乙科、丙科、丁科、戊科、己科、庚科、辛科等12个科室。",
        "两项考核分别为育苗和养护，均按月打分。",
        "未得满分的指标有执行率、上线数、整改率、满意度等5项。",
    ],
)
def test_what_no_list_counts_is_let_be(text: str) -> None:
    assert _told(text) == []
