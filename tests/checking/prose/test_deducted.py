"""Points that a cell of a table says were taken off."""

from __future__ import annotations

import pytest

from qicao.checking import check_text
from qicao.checking.text import text_of

TABLE = """# 某项目2024年度绩效自评报告

| 指标 | 分值 | 得分 | 说明 |
|---|---:|---:|---|
| 巡查里程 | 50 | 49.20 | {} |
| 旧桥改造 | 50 | 49.00 | 工期推迟 |
| 合计 | 100 | 98.20 | {} |
"""


def _found(*cells: str) -> list[str]:
    report = check_text(text_of("例.md", TABLE.format(*cells)))
    return [one.text or "" for one in report.findings if one.code == "A35"]


@pytest.mark.parametrize(
    ("cell", "total"),
    [
        ("两段没有巡查，扣0.80分", "共扣1.80分"),
        ("一段漏查扣0.30分，记录不全扣0.50分", "合计失1.80分"),
        ("漏查扣0.30分、记录扣0.50分，共扣0.80分", ""),
        ("每少1公里扣0.10分", "扣完为止"),
    ],
)
def test_what_a_row_lost_is_what_its_cell_says(cell: str, total: str) -> None:
    assert _found(cell, total) == []


@pytest.mark.parametrize(
    ("cell", "total", "told"),
    [
        ("两段没有巡查，扣0.50分", "共扣1.80分", ["0.50分"]),
        ("两段没有巡查，扣0.80分", "共扣1.08分", ["1.08分"]),
        ("一段漏查扣0.30分，记录不全扣0.80分", "", ["0.30分，记录不全扣0.80分"]),
    ],
)
def test_another_number_is_told(cell: str, total: str, told: list[str]) -> None:
    assert _found(cell, total) == told
