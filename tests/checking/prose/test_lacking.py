"""Numbers whose per cent sign is missing, empty sections with amounts, and limits by how much."""

from __future__ import annotations

import pytest
from proselooks import looked, told

E, W = "error", "warning"

NO_SIGN = [
    ("资金到位率92.15，全部用于培训。", "92.15"),
    ("入学率为92.15。", "92.15"),
    ("工程款占合同总额的62.15。", "62.15"),
    ("工程款占合同总额62.15。", "62.15"),
    ("完成全年任务的92.15。", "92.15"),
    ("相当于上年规模的92.15。", "92.15"),
    ("本年培训为目标任务数的92.15。", "92.15"),
    ("渠道维修为目标410公里的97.22。", "97.22"),
    ("任务完成92.15。", "92.15"),
    ("追加数接近年初数的六成（57.33），用于修复。", "57.33"),
    ("支出进度92.15。", "92.15"),
    ("采购比重12.15。", "12.15"),
    ("政策知晓度92.15。", "92.15"),
    ("产业集中度12.15。", "12.15"),
    # a rate or points right behind say that it is a rate as well
    ("群众满意度51.32提高4.65个百分点。", "51.32"),
    ("群众满意度为92.15，较上年提高4.65个百分点。", "92.15"),
    ("群众评价92.15，比上年下降到90.15%。", "92.15"),
    ("培训覆盖面92.15的目标值95%。", "92.15"),
    # so much or more, or held against a rate
    ("下一年执行率达到90以上。", "90"),
    ("群众满意度目标不低于95.8%，实际96.13。", "96.13"),
    ("群众满意度目标不低于95.8%，实际达到96.13。", "96.13"),
    # beside scores
    ("预算执行率为89.80，得8.98分。", "89.80"),
    ("预算执行（10分）：执行率为89.80，得8.98分。", "89.80"),
    ("预算执行分值10分，执行率为89.80，自评得分8.98分。", "89.80"),
    ("预算执行权重10%，执行率达到89.80，得分8.98分。", "89.80"),
]
NO_SIGN_NEEDED = [
    "资金到位率92.15%，全部用于培训。",
    "电机功率12.5。",
    "任务基本完成（12.5），电缆由三段合成（7.25）。",
    "取水频率12.5。",
    "当日汇率7.15。",
    "培训绩效12.5。",
    "办公楼占地12.5，已投入使用。",
    "支出95.2增加3.1%。",  # a sum of money lacks its unit, and no sign
    "本年支出95.2万元，增加3.1%。",
    "按权重，资金到位率得分9.15分。",
    "下一年执行率达到90%以上。",
    "下一年培训人数达到90以上。",
    "群众满意度目标不低于95.8%，实际96.13%。",
    "群众满意度目标不低于95.8%，实际访问412户。",
    "群众满意度目标不低于95.8%，实际96.13分。",
    "预算执行率为89.80%，得8.98分。",
    "预算执行率分值10，得8.98分。",
    "指标权重：预算执行率10，资金到位率5，自评得分14.50分。",
    "群众满意度51.32%提高4.65个百分点。",
    "各站年均为万元，取两位小数。",
    "数据均为万元，取两位小数。",
    "数据单位为万元，取两位小数。",
    "金额都为万元，取两位小数。",
]


@pytest.mark.parametrize(("text", "number"), NO_SIGN)
def test_a_rate_without_its_sign_is_told(text: str, number: str) -> None:
    assert told(text, "A47") == [(W, number)]
    (finding,) = (f for f in looked(text) if f.code == "A47")
    assert finding.suggestion == f"改为{number}%"


@pytest.mark.parametrize("text", NO_SIGN_NEEDED)
def test_a_number_that_is_no_rate_needs_no_sign(text: str) -> None:
    assert told(text, "A47") == []


def test_a_unit_without_a_number_is_told_still() -> None:
    assert told("本年支出为万元，其余不变。", "A47") == [(W, "万元")]


FUND = "一、支出\n略。\n二、政府性基金预算支出情况\n{}\n三、其他\n没有。\n"


@pytest.mark.parametrize(
    ("section", "nothing"),
    [
        ("无。本年支出41.25万元，用于公路养护。", "无"),
        ("无。\n本年支出41.25万元，用于公路养护。", "无"),
        ("没有。支出41.25万元。", "没有"),
        ("不涉及。安排41.25万元用于公路养护。", "不涉及"),
        ("本年没有此类收支。\n公路养护支出41.25万元。", "本年没有此类收支"),
    ],
)
def test_a_section_that_begins_with_nothing_and_has_an_amount_is_told(
    section: str, nothing: str
) -> None:
    assert told(FUND.format(section), "A60") == [(E, nothing)]
    (finding,) = looked(FUND.format(section))
    assert "41.25万元" in finding.message


@pytest.mark.parametrize(
    "section",
    [
        "无。",
        "无。下一步继续加强管理。",
        "无。上年支出41.25万元。",
        "无。本年支出0万元。",
        "无。开展培训8场。",
        "无障碍改造支出41.25万元。",
        "本年支出41.25万元，无结余。",
    ],
)
def test_a_section_may_begin_with_nothing_where_there_was_none(section: str) -> None:
    assert told(FUND.format(section), "A60") == []


def test_an_amount_of_the_next_section_is_none_of_an_empty_one() -> None:
    text = FUND.format("无。下一步继续加强管理。").replace("没有。", "采购41.25万元。")
    assert told(text, "A60") == []


@pytest.mark.parametrize(
    "text",
    [
        # by how much, and not what the limit is
        "维修费支出24.25万元，低于控制数1.75万元。",
        "维修费支出24.25万元，高于控制数1.75万元。",
        "维修费支出1.25万元，低于控制数24.25万元。",
        "供水量40.1亿立方米，低于目标4.58亿立方米。",
        "接待游客58.2万人次，增加近1.5倍。",
        "网上办件占比64.2%，增加近1.5倍。",
        # what the limit is
        "维修费支出24.25万元，低于控制数26万元。",
        "维修费支出24.25万元，高于控制数22.00万元。",
    ],
)
def test_a_limit_that_may_be_right_is_let_be(text: str) -> None:
    assert told(text, "A31") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("维修费支出24.25万元，低于控制数22万元。", "低于控制数22万元"),
        ("维修费支出24.25万元，高于控制数26万元。", "高于控制数26万元"),
        ("维修费支出24.25万元，低于控制数12.13万元。", "低于控制数12.13万元"),  # half is not far
        ("办结率64.25%，低于标准1.75%。", "低于标准1.75%"),
    ],
)
def test_a_limit_that_is_near_or_a_rate_is_told(text: str, said: str) -> None:
    assert told(text, "A31") == [(E, said)]
