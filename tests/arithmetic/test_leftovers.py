"""What a text and its figures leave over on both sides."""

from __future__ import annotations

import pytest
from againstfigures import told

FIGURES = """
报废仪器原值 决算 63.48万元
创新小组当年成果 决算 326项
城镇新增岗位计划 计划 37个
退休人数 决算 184人
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年报废到期仪器27台，原值68.43万元。", "A48 68.43万元 → 63.48万元"),
        ("创新小组当年共产生成果32项。", "A48 32项 → 326项"),
        ("实有职工289人，退休148人。", "A48 148人 → 184人"),
    ],
)
def test_a_slip_of_a_figure_that_is_said_nowhere_is_told(text: str, expected: str) -> None:
    assert told(text, FIGURES) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "全年报废到期仪器27台，原值63.48万元。",
        "全年报废到期仪器27台，原值12.09万元。",
        "全年报废到期仪器27台，原值约68.43万元。",
        "报废仪器原值63.48万元，另有在用仪器原值68.43万元。",
        "全年新购仪器68.43万元。",
    ],
)
def test_other_numbers_are_let_be(text: str) -> None:
    assert told(text, FIGURES) == []


def test_a_figure_in_another_scale_is_told_though_it_is_said_elsewhere() -> None:
    figures = "义务植树 决算 43.6万株\n苗木补植 决算 12860株\n护林员 决算 436人"
    text = "全县义务植树43.6万株。组织机关学校义务植树{}，补植苗木12860株。"
    assert told(text.format("43.6万株"), figures) == []
    assert [row for row in told(text.format("43.6株"), figures) if "43.6株" in row] != []


def test_what_was_reckoned_from_a_slip_does_not_bear_it_out() -> None:
    figures = "新能源作业车 决算 47辆\n作业车辆 决算 128辆\n洒水车 决算 26辆"
    text = "作业车辆128辆，其中洒水车26辆；新能源作业车{}辆，占{}%。"
    assert told(text.format("47", "36.72"), figures) == []
    assert [row for row in told(text.format("74", "57.81"), figures) if "74辆" in row] != []


def test_those_that_were_not_done_are_none_of_those_that_were() -> None:
    figures = "子项目数 决算 34个\n按期完成子项目数 决算 31个\n巡查次数 决算 486次"
    assert told("34个子项目中有3个未按期完成，按期完成率91.18%。巡查486次。", figures) == []
