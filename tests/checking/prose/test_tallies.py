"""How many rows of a table are so, in the words of the text."""

from __future__ import annotations

import re

import pytest

from qicao.checking import check_text
from qicao.checking.text import text_of
from qicao.values import Severity

PICK = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")
WARDS = (
    "| 街道 | 任务（户） | 完成（户） | 完成率 |\n"
    "|---|---:|---:|---:|\n"
    "| 东门 | 250 | 241 | 96.40% |\n"
    "| 西桥 | 200 | 183 | 91.50% |\n"
    "| 南塘 | 400 | 392 | 98.00% |\n"
    "| 北坡 | 300 | 279 | 93.00% |\n"
    "| 全区 | 1150 | 1095 | 95.22% |\n"
)
SPENT = (
    "| 项目 | 全年预算（万元） | 实际支出（万元） |\n|---|---:|---:|\n"
    "| 投放 | 100.00 | 98.00 |\n| 监测 | 80.00 | 75.00 |\n| 执法 | 60.00 | 51.00 |\n"
    "| 合计 | 240.00 | 224.00 |\n"
)
SCORES = (
    "| 指标 | 分值 | 得分 |\n"
    "|---|---:|---:|\n"
    "| 受理量 | 30 | 30.00 |\n"
    "| 办结率 | 30 | 28.50 |\n"
    "| 到场率 | 20 | 20.00 |\n"
    "| 满意度 | 20 | 19.20 |\n"
)
WORDS = [
    (WARDS, "四个街道中，完成率超过95%的有{2|3}个。"),
    (WARDS, "完成率在95%以上的有{2|1}个。"),
    (WARDS, "{一|两}个完成率不到92%，为西桥。"),
    (WARDS, "{三|四}个街道达到93%的要求，西桥没有达到。"),
    (WARDS, "四个街道中，达到95%年度目标的有{两|三}个。"),
    (WARDS, "完成率低于95%的有西桥、北坡{2|3}地。"),
    (WARDS, "完成率高于全区平均水平的有东门、南塘{两|三}地。"),
    (SPENT, "三个项目中，执行率超过95%的有{1|2}个。"),
    (SCORES, "4项指标中得满分的有{2|3}项。"),
    (SCORES, "各项指标中{两|三}项得满分。"),
    (SCORES, "失分{2|1}项，主要是办结率和满意度。"),
]


def _found(table: str, words: str) -> list[str]:
    report = check_text(text_of("例.md", f"某某街道2024年度报告\n\n{table}\n{words}"))
    told = [f for f in report.findings if f.severity is not Severity.HINT]
    return [f.message for f in told if "与表中所列的不符" in f.message]


@pytest.mark.parametrize(("table", "words"), WORDS)
def test_rows_are_counted_by_what_is_said_of_them(table: str, words: str) -> None:
    assert _found(table, PICK.sub(r"\1", words)) == []
    assert len(_found(table, PICK.sub(r"\2", words))) == 1


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (WARDS, "十个社区完成率低于92%。"),
        (WARDS, "执行率分三档，低于93%的有3个。"),
        (WARDS, "三个街道达到90%的要求。"),
        (WARDS, "产出指标中3个完成率低于92%。"),
        (SCORES, "产出指标1项得满分。"),
        (SCORES, "本年检查30项，未失分28项。"),
        (SCORES, "11项指标中得满分的8项、扣分的3项。"),
    ],
)
def test_what_is_said_of_others_is_let_be(table: str, words: str) -> None:
    assert _found(table, words) == []
