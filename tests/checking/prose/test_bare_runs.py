"""Runs of numbers against what they are together, and against how many are said to be."""

from __future__ import annotations

import pytest
from proselooks import told

from qicao.checking import check_text
from qicao.checking.text import text_of
from qicao.values import Severity


def _all_told(text: str) -> list[str]:
    report = check_text(text_of("例.md", f"某某县某馆2024年度报告\n\n{text}"))
    return [one.message for one in report.findings if one.severity is not Severity.HINT]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            "进馆读者2021年至2024年依次为186,400、214,700、238,900、262,300，四年累计{}人次。",
            "902,300",
            "903,200",
        ),
        ("三个批次分别为125、236和318件，合计{}件。", "679", "697"),
        ("四个季度依次为12.64、18.37、21.05和16.92万吨，全年共计{}万吨。", "68.98", "69.88"),
        ("近三年受理量依次为3812、4126、4475，累计{}万件。", "1.2413", "1.2143"),
    ],
)
def test_a_total_that_a_run_does_not_make_is_told(text: str, right: str, wrong: str) -> None:
    assert _all_told(text.format(right)) == []
    (message,) = _all_told(text.format(wrong))
    assert wrong in message


@pytest.mark.parametrize(
    "text",
    [
        "得分依次为8.5、9.0、7.5，合计扣分较上年少2分。",
        "三年增幅依次为3.1、2.8、2.6，累计增长8.7%。",
        "三个站点分别为12、15和18米，全长合计3200米。",
    ],
)
def test_what_is_no_total_of_a_run_is_let_be(text: str) -> None:
    assert told(text, "A43") == []


LISTS = [
    "日常支出268.40万元，其中水电费42.15万元、邮电费18.36万元、印刷费11.27万元，{}项合计占{}。",
    "新增设备：摄像机16台、投影仪8台、打印机22台，{}项合计46台，占{}。",
]


@pytest.mark.parametrize("text", LISTS)
def test_how_many_are_taken_together_is_held_to_the_list(text: str) -> None:
    assert told(text.format("三", "26.74%"), "A43") == []
    assert told(text.format("四", "26.74%"), "A43") != []
    assert told(text.format("两", "26.74%"), "A43") != []


@pytest.mark.parametrize(
    "text",
    [
        "其中水电费42.15万元（较上年下降3.2%）、邮电费18.36万元，三项合计占22.55%。",
        "水电费42.15万元，邮电费18.36万元，上述三项合计占22.55%。",
        "其中上年结转33.54万元，主要为水电费12.15万元、邮电费18.36万元，两项合计占90.97%。",
        "其中水电费42.15万元、邮电费18.36万元、印刷费11.27万元，后两项合计29.63万元。",
    ],
)
def test_a_list_that_is_not_all_numbers_counts_nothing(text: str) -> None:
    assert told(text, "A43") == []
