"""Of how many rows a table is said to have."""

from __future__ import annotations

import re

import pytest

from qicao.checking import check_text
from qicao.checking.text import text_of

PICK = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")
TABLE = """| 用途 | 预算（万元） | 支出（万元） | 执行率 |
|---|---:|---:|---:|
| 鱼苗投放 | 60.00 | 54.00 | 90.00% |
| 水质监测 | 40.00 | 38.00 | 95.00% |
| 渔政执法 | 50.00 | 44.00 | 88.00% |
| 塘埂维修 | 30.00 | 28.50 | 95.00% |
| 技术培训 | 20.00 | 19.60 | 98.00% |
{0}
"""
WHOLE = "| 合计 | 200.00 | 184.10 | 92.05% |"
PARTED = "| 合计 | 170.00 | 155.60 | 91.53% |"
WORDS = [
    "渔政执法执行率88.00%，为{五|六}个项目中最低。",
    "{五|四}项之中唯一超过97%的是技术培训。",
    "鱼苗投放、渔政执法两项共支出98.00万元；其余{三|四}项86.10万元。",
    "除鱼苗投放外，其余{四|五}项按季拨付。",
]


ABOVE = [
    "全年安排{五|六}个项目，支出184.10万元，明细如下：",
    "全年安排项目{五个|四个}，比上年少一个。执行情况见下表。",
]
SCORES = """| 类别 | 指标 | 分值 | 得分 |
|---|---|---:|---:|
| 产出 | 投放尾数 | 30 | 30.00 |
| 产出 | 清淤口数 | 20 | 18.00 |
| 产出 | 监测次数 | 20 | 20.00 |
| 效益 | 产量增长 | 20 | 20.00 |
| 效益 | 农户增收 | 10 | 9.00 |
| 合计 | | 100 | 97.00 |
"""


def _found(table: str, words: str) -> list[str]:
    report = check_text(text_of("例.md", f"某某水产站2024年度报告\n\n{table}\n{words}"))
    return [f.message for f in report.findings if "所列的行数不符" in f.message]


@pytest.mark.parametrize("words", WORDS)
def test_the_rows_of_a_table_are_as_many_as_is_said(words: str) -> None:
    table = TABLE.format(WHOLE)
    assert _found(table, PICK.sub(r"\1", words)) == []
    assert len(_found(table, PICK.sub(r"\2", words))) == 1


@pytest.mark.parametrize(
    "words",
    ["渔政执法执行率88.00%，为十个县中最低。", "投诉多在夏季，六项指标中最低的是满意度。"],
)
def test_what_is_of_no_table_is_let_be(words: str) -> None:
    assert _found(TABLE.format(WHOLE), words) == []


def test_rows_that_are_parts_of_others_are_not_counted() -> None:
    assert _found(TABLE.format(PARTED), "渔政执法执行率88.00%，为四个项目中最低。") == []


@pytest.mark.parametrize("words", ABOVE)
def test_a_table_has_as_many_rows_as_are_announced(words: str) -> None:
    below = f"{words}\n\n{TABLE.format(WHOLE)}"
    assert _found("", PICK.sub(r"\1", below)) == []
    assert len(_found("", PICK.sub(r"\2", below))) == 1


def test_indicators_of_a_kind_are_counted_in_the_table_of_scores() -> None:
    assert _found(SCORES, "产出指标三项，得68.00分；效益指标两个，得29.00分。") == []
    assert len(_found(SCORES, "产出指标四项，得68.00分；效益指标两个，得29.00分。")) == 1


NUMBERED = """全年安排项目{0}，预算200.00万元。

表1 项目执行情况

（单位：万元）

| 序号 | 项目名称 | 预算 | 支出 |
|---|---|---:|---:|
| | | （全年） | （全年） |
| 1 | 鱼苗投放 | 60.00 | 54.00 |
| 2 | 水质监测 | 40.00 | 38.00 |
| 3 | 渔政执法 | 50.00 | 44.00 |
| 4 | 塘埂维修 | 50.00 | 48.10 |
| | 合计 | 200.00 | 184.10 |
"""


def test_the_rows_that_a_table_numbers_are_as_many_as_is_said_above_its_caption() -> None:
    assert _found(NUMBERED.format("4个"), "") == []
    assert _found(NUMBERED.format("3个"), "") != []


def test_a_table_that_nothing_announces_is_not_counted() -> None:
    words = "全年安排六个项目。县里另有四个项目。支出为主。收支如下："
    assert _found("", f"{words}\n\n{TABLE.format(WHOLE)}") == []
