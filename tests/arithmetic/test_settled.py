"""A score that its row and the total want to be the same other score; a row in other columns."""

from __future__ import annotations

from qicao.checking.foreign import examine
from qicao.checking.text import text_of

SCORES = """# 某局2024年度绩效自评报告

| 指标 | 目标值 | 实际值 | 分值 | 得分 |
|---|---|---|---:|---:|
| 办结率 | ≥96% | 94.78% | 60 | {} |
| 到场率 | ≥90% | 97.00% | 30 | 30.00 |
| 投诉率 | 下降 | 下降 | 10 | 9.00 |
| 合计 | | | 100 | 98.24 |
"""
APART = """# 某项目2024年度绩效自评报告

全年资金总到位率97.72%，其中县级到位率79.52%。标段按期完工率88.71%，群众满意率93.20%。

| 指标 | 目标值 | 分值 | 得分 |
|---|---|---:|---:|
| 资金到位率 | 100% | 40 | {} |
| 标段按期完工率 | ≥95% | 30 | {} |
| 群众满意率 | ≥90% | 30 | 30.00 |
| 合计 | | 100 | 97.10 |
"""
YEARS = """# 某局2024年度绩效自评报告

单位：万元

| 科目 | 2022年 | 2023年 | 2024年 |
|---|---:|---:|---:|
| 教育支出 | 842.15 | 918.40 | 976.52 |
| 卫生支出 | 315.27 | {} | {} |
| 住房支出 | 640.52 | 728.16 | 761.47 |
| 支出总计 | 1797.94 | 2059.40 | 2156.34 |
"""


def _told(text: str) -> list[tuple[str, str | None, str | None]]:
    found = examine(text_of("例.md", text), None, 2024).findings()
    return [(f.code, f.text, f.expected) for f in found]


def test_the_row_that_wants_what_the_total_lacks_is_named() -> None:
    assert _told(SCORES.format("59.24")) == []
    assert _told(SCORES.format("56.87")) == [("A36", "56.87", "59.24分")]


def test_what_was_reached_may_be_said_elsewhere() -> None:
    assert _told(APART.format("39.09", "28.01")) == []
    assert _told(APART.format("39.90", "28.01")) == [("A36", "39.90", "39.09分")]
    assert _told(APART.format("39.09", "26.61")) == [("A36", "26.61", "28.01分")]


def test_numbers_of_a_row_in_each_others_column_are_told() -> None:
    assert _told(YEARS.format("412.84", "418.35")) == []
    assert {row[0] for row in _told(YEARS.format("418.35", "412.84"))} == {"A01"}
