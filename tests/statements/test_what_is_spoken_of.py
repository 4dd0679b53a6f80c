"""What a number is of, where the words right before it speak of something else."""

from __future__ import annotations

import pytest
from shownclaims import held, told
from spoken import one, rows

SENTENCES: dict[str, list[str]] = {
    # 每 belongs to the number of people, and what was before it to the number behind
    "发病率由每10万人182.64例降至175.38例。": [
        "10万人 prior 发病率",
        "182.64例 prior 发病率",
        "175.38例 level- 发病率",
    ],
    # by a budget is a rate of it
    "支出412.35万元，按年初预算计算为106.49%。": [
        "412.35万元 level 支出",
        "106.49% completion/budget 支出",
    ],
    "项目支出412.35万元，按全年预算计算为98.20%。": [
        "412.35万元 level 项目支出",
        "98.20% completion/full 项目支出",
    ],
    # by what was divided is no name
    "人员经费支出1,240.30万元，按在职人数计算人均4.02万元。": [
        "1,240.30万元 level 人员经费支出",
        "4.02万元 per 人员经费支出",
    ],
    # aims that were counted, and works that were
    "年度绩效目标有三项：一是培训1200人，二是维修道路36公里。": [
        "三项 target 绩效",
        "1200人 target 培训",
        "36公里 target 维修道路",
    ],
    "年度绩效目标为：维修道路36公里，平均养护响应时间控制在12分钟以内。": [
        "36公里 target 维修道路",
        "12分钟 target 维修道路",
    ],
    "主要工作有三项：一是培训1200人，二是维修道路36公里。": [
        "三项 level 主要工作",
        "1200人 level 培训",
        "36公里 level 维修道路",
    ],
    # last year's of the year, or of the day
    "全年接警386527起，日均1056起，较上年402190起下降3.89%。": [
        "386527起 level 接警",
        "1056起 per 接警",
        "402190起 prior 接警",
        "3.89% change/prior- 接警",
    ],
    "全年接警386527起，日均1056起，较上年1101起下降4.09%。": [
        "386527起 level 接警",
        "1056起 per 接警",
        "1101起 other 接警",
        "4.09% change/other- 接警",
    ],
    # 全部 of a whole is no number
    "水利项目125.40万元，占全部结转的45.30%。": [
        "125.40万元 level 水利项目",
        "45.30% share 水利项目",
    ],
    # so much each is not said again by what it makes
    "回收废旧物资5846吨，每吨118元，合689,828元。": [
        "5846吨 level 回收废旧物资",
        "118元 per 回收废旧物资",
        "689,828元 level 回收废旧物资",
    ],
    "回收收入689,828元，合68.98万元。": [
        "689,828元 level 回收收入",
        "68.98万元 again 回收收入",
    ],
}


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES.items())
def test_a_number_is_of_what_the_sentence_speaks_of(sentence: str, expected: list[str]) -> None:
    assert rows(sentence) == expected


def test_the_whole_of_a_share_is_all_of_it() -> None:
    assert one("水利项目125.40万元，占全部结转的45.30%。", "45.30%").whole == "全部结转"


RATE = "发病率由每10万人182.64例降至175.38例，下降{}。"
BUDGET = "年初预算812.50万元，支出865.20万元，按年初预算计算为{}。"
HEADS = "人员经费支出1,240.30万元，在职人员308人，按在职人数计算人均{}万元。"
CALLS = "全年接警386527起，日均1056起，较上年402190起下降{}。"
CARRIED = "结转资金276.80万元，其中水利项目125.40万元，占全部结转的{}。"
WASTE = "回收废旧物资5846吨，每吨118元，合{}元。"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (RATE.format("3.98%"), "3.98%=change(175.38例 182.64例)"),
        (BUDGET.format("106.49%"), "106.49%=ratio(865.20万元 812.50万元)"),
        (HEADS.format("4.03"), "4.03万元=per(1,240.30万元 308人)"),
        (CALLS.format("3.89%"), "3.89%=change(386527起 402190起)"),
        (CARRIED.format("45.30%"), "45.30%=share(125.40万元 276.80万元)"),
        (WASTE.format("689,828"), "689,828元=product(118元 5846吨)"),
    ],
)
def test_what_follows_from_it_is_held(text: str, claim: str) -> None:
    assert claim in held(text)
    assert told(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (RATE.format("9.38%"), "error A26 9.38% → 3.98% !"),
        (BUDGET.format("104.69%"), "error A10 104.69% → 106.49% !"),
        (HEADS.format("4.30"), "error A40 4.30万元 → 4.03万元 !"),
        (CALLS.format("8.39%"), "error A26 8.39% → 3.89% !"),
        (CARRIED.format("43.50%"), "warning A30 43.50% → 45.30%"),
        (WASTE.format("698,828"), "error A40 698,828元 → 689,828.00元"),
    ],
)
def test_a_wrong_number_is_told(text: str, expected: str) -> None:
    assert told(text) == (expected,)


@pytest.mark.parametrize(
    "text",
    [
        "年度绩效目标有三项：一是培训1200人，二是维修道路36公里。\n全年培训1260人，维修道路38公里。",
        CALLS.replace("402190起", "1101起").format("4.09%"),
        HEADS.replace("按在职人数计算", "按规定标准发放午餐补助").format("0.48"),
    ],
)
def test_what_is_of_something_else_is_let_be(text: str) -> None:
    assert told(text) == ()
