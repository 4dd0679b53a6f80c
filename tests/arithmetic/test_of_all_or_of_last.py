"""Numbers of several things at once, or of another than the last that was named."""

from __future__ import annotations

import pytest

from qicao.checking import check_text
from qicao.checking.text import text_of
from qicao.values import Severity

MENDED = "发现隐患360条，当场整改274条，限期整改86条，到期整改完成83条，整改完成率{}%。"
EACH = "安排会议费12.00万元，实际支出9.36万元，召开会议14次、参会512人次，人均会议费{}元。"
MARKS = "主管部门考核得分90.5分，低于自评得分93.2分2.7分。\n\n本年自评得分{}分。"
WEIGHTS = (
    "分值合计100分，其中执行10分、产出50分、效益30分、满意度10分，自评得{}分，"
    "其中执行得9.4分、产出得48.6分、效益得29分、满意度得10分。"
)
BUDGETS = "预算数1,926.40万元，比2023年预算数1,754.20万元增加172.20万元，{}9.82%。"
SOURCES = "全年安排项目18个，按资金来源，财政资金项目15个、自筹资金项目{}个。"
CARS = "“三公”经费9.85万元，其中运行维护费9.12万元（{}辆，每辆2.28万元），接待费0.73万元。"
LEFT = (
    "基本支出比预算节约{}万元；项目支出842.16万元，较预算896.30万元结余54.14万元，"
    "两项共结余71.54万元。"
)
OWED = "债务余额6.84亿元，控制在限额7.50亿元以内，债务率62.4%，较上年下降{}个百分点。"


def told(text: str) -> tuple[str, ...]:
    """The messages of errors and warnings on the numbers of a text."""
    report = check_text(text_of("例.md", f"某某局2024年度报告\n\n{text}"))
    return tuple(
        f"{one.code} {one.message}"
        for one in report.findings
        if one.severity is not Severity.HINT and one.code.startswith("A")
    )


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (MENDED, "99.17", "97.19"),
        (EACH, "183", "138"),
        (WEIGHTS, "97", "79"),
        (BUDGETS, "增长", "下降"),
        (SOURCES, "3", "5"),
        (CARS, "4", "5"),
        (CARS, "4", "3"),
    ],
)
def test_what_is_of_all_is_let_be_and_told(text: str, right: str, wrong: str) -> None:
    assert told(text.format(right)) == ()
    assert told(text.format(wrong))


@pytest.mark.parametrize(
    "text",
    [
        MARKS.format("93.2"),
        LEFT.format("17.40"),
        OWED.format("1.3"),
        "上年考核得分92.4分，高于自评得分91.8分0.6分。",
        "自评得分95.1分，高于绩效中心复核得分93.6分1.5分。",
        "产出指标50分、效益指标30分，自评得78.2分。",
        "人员支出1,284.60万元，占总支出的41.25%；项目支出1,829.57万元，占58.75%。"
        "项目支出中，设备966.20万元、其他863.37万元。",
        "产出得分47.9分（满分50分），效益得分28.6分（满分30分），满意度得10分（满分10分），"
        "加上执行得分9.65分，总得分96.15分。",
        "安排的18个项目中，续建11个、新建7个；按资金来源，财政资金15个、自筹资金3个。",
        "记账补贴129.60万元（540户，每户每月200元）。",
        "运行维护费9.12万元（4辆，其中执法车2辆，每辆平均行驶1.86万公里）。",
        "补助资金36.00万元（18户，每户2.00万元）、奖励4.50万元（15人，每人0.30万元）。",
        "9个项目中，4个支出进度超过95%，2个低于80%。",
    ],
)
def test_what_is_of_another_is_let_be(text: str) -> None:
    assert told(text) == ()
