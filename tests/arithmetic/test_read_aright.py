"""Readings that were mistaken once: each is let be as it stands, and told with another number."""

from __future__ import annotations

import pytest

from qicao.checking import check_text
from qicao.checking.text import text_of
from qicao.values import Severity

SPLIT = (
    "支出15705.45万元。按类别划分：运营补贴13512.34万元、优惠补贴1137.11万元、更新补贴1056.00万元。"
    "按企业划分：甲公司12210.87万元、乙公司{}万元。"
)
STEPS = (
    "年初预算3214.80万元，年中追加428.56万元，调减31.75万元，调整后预算为3611.61万元；"
    "加上年初结转36.48万元，全年可用资金{}万元。"
)
PASSED = "初验单位工程186个，合格186个，其中评为优良的152个，优良率{}%。"
ASKED = "有效问卷分别为2860份和412份，满意份数分别为2697份和375份，满意度分别为{}%和91.02%。"
BOUGHT = "采购预算1587.50万元，成交金额1493.96万元，节约93.54万元，节约率{}%。"
OVER = "总支出46218.94万元。\n\n项目支出17454.62万元，其中设备购置6315.48万元，占项目支出的{}%。"
TOTAL = "全年支出12415.78万元。\n\n本年支出12415.78万元。\n\n基本支出5684.92万元，占全年支出的{}%。"
QUARTERS = (
    "全年支出14286.52万元。\n\n前三季度支出8324.76万元，占全年支出的58.27%，"
    "第四季度支付5961.76万元，占{}%。"
)
BEYOND = "全年支出14286.52万元。\n\n接待费减少0.92万元，接待512人次，人均{}。"
SCORES = (
    "| 指标 | 分值 | 得分 |\n|---|---|---|\n| 整体 | 75 | 74.00 |\n| 专项 | 25 | 23.80 |\n"
    "| 编制 | 5 | 4.80 |\n| 执行 | 8 | 7.50 |\n| 公开 | 12 | 11.20 |\n"
    "| 合计 | 125 | {} |\n"
)
OF_FIVE = (
    "支出合计4215.60万元。\n\n总投资来源：中央1200万元、省级360万元、市级120万元、县级240万元、"
    "自筹九十万元，占比依次为59.70%、17.91%、5.97%、11.94%、{}%。"
)
LEFT_OUT = (
    "剔除填写不全的13份，有效问卷465份，满意的432份，满意率92.90%，较目标值90%高2.90个百分点，"
    "较上年的90.75%提高{}个百分点。"
)
TWO = "支出最多的是林木管护，达918.60万元；列第二位的补植支出581.36万元，两项合计{}万元。"
CHEQUE = "宿舍改造合同价叁佰贰拾陆万元整（￥{}），结算核减4.12万元，核减率1.26%。"
ADJUSTED = (
    "单位：万元\n\n| 项目 | 年初预算 | 全年预算 | 执行数 |\n|---|---|---|---|\n"
    "| 应急抢险 | 150.00 | 250.00 | 241.20 |\n\n应急抢险预算调增{}万元，增加近七成。"
)


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
        (SPLIT, "3494.58", "3449.58"),
        (STEPS, "3648.09", "3684.09"),
        (PASSED, "81.7", "87.1"),
        (ASKED, "94.30", "93.40"),
        (BOUGHT, "5.89", "6.26"),
        (OVER, "36.18", "13.66"),
        (TOTAL, "45.79", "44.25"),
        (QUARTERS, "41.73", "1.73"),
        ("支出52408.31万元，全年预算53271.85万元，预算执行率{}%。", "98.38", "9.838"),
        (
            "本项资金16000.00万元，其中市级12000.00万元，争取省级补助资金{}万元。",
            "4000.00",
            "4400.00",
        ),
    ],
)
def test_the_right_number_is_let_be_and_another_is_told(text: str, right: str, wrong: str) -> None:
    assert told(text.format(right)) == ()
    assert told(text.format(wrong))


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("人均收入16842元，上年为15630元，{}7.75%。", "增长", "下降"),
        ("亩均产量由428公斤提高到507公斤，{}79公斤。", "增加", "减少"),
        ("新增低保418户，退出372户，{}46户。", "净增", "净减"),
        ("平均住院日6.80天，较上年7.10天{}0.30天。", "缩短", "延长"),
        ("救助326人次，救助量较上年{}。", "减少39人次，下降10.68%", "增加39人次，增长10.68%"),
    ],
)
def test_a_direction_that_the_numbers_contradict_is_told(text: str, right: str, wrong: str) -> None:
    assert told(text.format(right)) == ()
    assert told(text.format(wrong))


@pytest.mark.parametrize(
    "text",
    [
        "机械化清扫率达到82%以上。\n\n清扫1286.40万平方米，机械化清扫1068.75万平方米，机械化清扫率83.08%。",
        "机耕路计划48.00公里，完成率97.6%，少完成1.15公里。",
        "六类项目中，支出比上年增加的有五类，其中监测能力增长37.80%。",
        "孤儿36人、其他儿童112人，合计148人，每人每月1450元，全年发放1776人次、257.52万元。",
        "开设专业42个，其中国家级专业4个、省级专业9个，两者共13个，占30.95%。",
        "年末基金累计结余9216.40万元。\n\n住院18,420人次，次均基金支付2,315.60元。",
        "滴灌面积2.15万亩。\n\n供水总量1420万立方米。亩均用水400立方米。",
        "进学校、进社区、进企业、进农村、进家庭活动326场次。",
    ],
)
def test_what_was_mistaken_once_is_let_be(text: str) -> None:
    assert told(text) == ()


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("预算控制率12.69%。\n\n原因：预算控制率{}一成。", "超过", "不足"),
        (BEYOND, "102.15元", "102.15万元"),
        (SCORES, "121.30", "123.10"),
        (LEFT_OUT, "2.15", "2.37"),
        (TWO, "1499.96", "1561.10"),
        ("利用率60.00%，上年为52.40%，一年间提高{}个百分点。", "7.60", "14.50"),
        (OF_FIVE, "4.48", "4.84"),
        (CHEQUE, "3,260,000.00", "3,620,000.00"),
        (ADJUSTED, "100.00", "180.00"),
        ("四类各占30、25、35、10分，分别得{}、24、32.2和9.1分，合计92.8分。", "27.5", "25.7"),
    ],
)
def test_what_else_was_read_aright(text: str, right: str, wrong: str) -> None:
    assert told(text.format(right)) == ()
    assert told(text.format(wrong))
