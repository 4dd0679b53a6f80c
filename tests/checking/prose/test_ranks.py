"""最多、最低、居前几位, held against the rows and the parts that they are said of."""

from __future__ import annotations

import pytest

from qicao.checking import check_text
from qicao.checking.text import text_of
from qicao.values import Finding, Severity

TOWNS = (
    "| 乡镇 | 补助面积（亩） | 支出（万元） | 增减额（万元） | 执行率 |\n"
    "|---|---:|---:|---:|---:|\n"
    "| 青石镇 | 46215.5 | 499.13 | 35.20 | 96.32% |\n"
    "| 白沙镇 | 38904.0 | 720.16 | -41.60 | 91.85% |\n"
    "| 柳湾镇 | 52680.5 | 568.95 | 12.44 | 98.07% |\n"
    "| 云顶乡 | 9830.0 | 106.16 | -3.18 | 93.40% |\n"
    "| 合计 | 147630.0 | 1894.40 | 2.86 | 95.12% |\n"
    "\n"
)
KINDS = "全年接警386527起：刑事类9864起、治安类42318起、交通类128455起、其他205890起，"
PARTS = "项目支出较多：巡查658.64万元，信息化621.53万元，办案384.27万元，设施197.85万元。"
ROADS = (
    "分乡镇情况：\n"
    "- 河西镇5条，完成里程18.420公里，投资1194.50万元；\n"
    "- 石桥镇4条，完成里程12.650公里，投资832.37万元；\n"
    "- 东坪镇4条，完成里程15.300公里，投资1258.20万元。\n"
)


def _found(text: str) -> list[Finding]:
    report = check_text(text_of("例.md", f"某某县水产站2024年度报告\n\n{text}"))
    return [one for one in report.findings if one.code == "A31"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (TOWNS + "面积最大的是青石镇。", "最大的是柳湾镇（52680.5）"),
        (TOWNS + "柳湾镇支出最多。", "最多的是白沙镇（720.16）"),
        (TOWNS + "执行率最低的是云顶乡。", "最低的是白沙镇（91.85%）"),
        (TOWNS + "其中柳湾镇增加最多。", "最多的是青石镇（35.20）"),
        (TOWNS + "云顶乡减少最多。", "最多的是白沙镇（-41.60）"),
        (TOWNS + "云顶乡最多。", "最多的是柳湾镇（52680.5）"),
        (KINDS + "其中治安类最多。", "最多的是交通类（128455起）"),
        (PARTS + "支出最少的是办案。", "最少的是设施（197.85万元）"),
        (TOWNS + "云顶乡执行率93.40%，在4个乡镇中最低。", "最低的是白沙镇（91.85%）"),
        (TOWNS + "云顶乡支出106.16万元，是支出最多的项目。", "最多的是白沙镇（720.16）"),
        (TOWNS + "执行率98.07%，在4个项目中最慢。", "最慢的是白沙镇（91.85%）"),
        (ROADS + "里程最长不等，投资最多的是河西镇。", "最多的是东坪镇（1258.20万元）"),
    ],
)
def test_a_name_that_is_not_the_first_is_told(text: str, first: str) -> None:
    (found,) = _found(text)
    assert first in found.message
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    [
        TOWNS + "面积最大的是柳湾镇，最小的是云顶乡。",
        TOWNS + "其中青石镇增加最多，白沙镇减少最多。",
        TOWNS + "白沙镇最多。",  # of the columns one bears it out
        TOWNS + "亩均成本最高的是青石镇。",  # no column says it
        TOWNS + "青石镇在全省执行率最高。",
        TOWNS + "除柳湾镇外面积最大的是云顶乡。",
        KINDS + "其中交通类最多。",  # 其他 is none of them
        PARTS + "支出最多的是巡查。",
        TOWNS + "云顶乡执行率93.40%，在3个山区项目中最低。",
        TOWNS + "柳湾镇执行率98.07%，最快。",
        TOWNS + "白沙镇支出720.16万元，是支出最多的项目。",
        TOWNS + "云顶乡支出106.16万元，是结余最多的项目。",
        TOWNS + "青石镇执行率96.32%，在全市最高。",
    ],
)
def test_what_is_first_or_may_be_is_let_be(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "above"),
    [
        (TOWNS + "面积居前两位的是柳湾镇、白沙镇，合计91584.5亩。", "青石镇（46215.5）"),
        (PARTS + "居前两位的是巡查、办案，合计1042.91万元。", "信息化（621.53万元）"),
        (ROADS + "石桥镇和东坪镇里程居前两位。", "河西镇（18.420公里）"),
    ],
)
def test_names_that_are_not_the_first_ones_are_told(text: str, above: str) -> None:
    (found,) = _found(text)
    assert above in found.message


@pytest.mark.parametrize(
    "text",
    [
        TOWNS + "面积居前两位的是柳湾镇、青石镇，合计98896.0亩。",
        PARTS + "居前两位的是巡查、信息化。",
        ROADS + "河西镇和东坪镇里程居前两位。",
        TOWNS + "接待量居全省前三位。",
    ],
)
def test_names_that_are_the_first_ones_are_let_be(text: str) -> None:
    assert _found(text) == []
