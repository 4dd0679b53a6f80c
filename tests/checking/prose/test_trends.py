"""Words about several numbers, or a target, right before them."""

from __future__ import annotations

import pytest

from qicao.checking import check_text
from qicao.checking.text import text_of


def _found(text: str) -> list[str]:
    report = check_text(text_of("例.md", f"某某县水产站2024年度报告\n\n{text}"))
    return [one.message for one in report.findings if one.code == "A31"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2022年至2024年案件量分别为310件、342件和365件，呈逐年下降趋势。", "逐年下降"),
        ("三年经费为365万元、342万元、310万元，逐年增加。", "逐年增加"),
        ("满意度目标值≥95%，实际完成97.2%，未达到目标。", "未达到目标"),
        ("投诉率目标值≤2%，实际2.6%，已完成年度目标。", "已完成年度目标"),
    ],
)
def test_words_that_the_numbers_refute_are_told(text: str, says: str) -> None:
    (message,) = _found(text)
    assert says in message


@pytest.mark.parametrize(
    "text",
    [
        "2022年至2024年案件量分别为310件、342件和365件，呈逐年上升趋势。",
        "案件量分别为310件、342件，逐年下降的是投诉。",  # two are no series
        "满意度目标值≥95%，实际完成97.2%，达到目标。",
        "满意度目标值≥95%，实际完成93.2%，未达到目标。",
        "满意度目标值≥95%，实际完成97.2%，未达到目标值的是投诉办结率。",
    ],
)
def test_words_that_the_numbers_bear_out_are_let_be(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("上半年累计支出占全年的45.1%，不足五成。", "超过五成"),
        ("优良断面10个，优良率83.33%，比上年增加1个，高于80%的考核要求。", "低于80%"),
        ("平均资助强度为81.33万元/项，低于省属单位的87.81万元/项。", "高于省属单位的87.81"),
    ],
)
def test_sizes_are_held_against_what_is_meant(text: str, wrong: str) -> None:
    assert _found(text) == []
    right = text.split("，")[-1]
    (message,) = _found(text.replace(right[:2], wrong[:2]))
    assert wrong in message


TABLE = (
    "\n\n| 项目 | 预算 | 支出 | 执行率 |\n|---|---:|---:|---:|\n"
    "| 甲项目 | 640.00 | 608.00 | 95.00% |\n| 乙项目 | 218.00 | 214.72 | 98.50% |\n"
    "| 丙项目 | 138.00 | 129.50 | 93.84% |\n"
)


@pytest.mark.parametrize(("points", "count"), [("4.66", 0), ("6.46", 1)])
def test_how_far_the_ends_of_a_table_are_apart(points: str, count: int) -> None:
    text = f"执行率最高的是乙项目，最低的是丙项目，两者相差{points}个百分点。{TABLE}"
    report = check_text(text_of("例.md", f"某某县水产站2024年度报告\n单位：万元\n\n{text}"))
    assert len([one for one in report.findings if one.code == "A58"]) == count


@pytest.mark.parametrize(("grade", "count"), [("优", 0), ("良", 1)])
def test_bands_in_a_bracket_make_no_weight_of_the_score(grade: str, count: int) -> None:
    text = f"自评总分94.62分，等级为“{grade}”（90分及以上为优，80分至90分以下为良）。"
    report = check_text(text_of("例.md", f"某某县水产站2024年度报告\n\n{text}"))
    assert len([one for one in report.findings if one.code == "A41"]) == count
