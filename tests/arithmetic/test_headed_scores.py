"""What a heading weighs and got, held against the only table below it."""

from __future__ import annotations

import pytest

from qicao.checking import check_text
from qicao.checking.text import text_of
from qicao.values import Severity

TEXT = """某某站2024年度报告

一、指标完成情况

（一）产出（权重26分，得{score}分）

| 指标 | 目标 | 完成 | 分值 | 得分 |
|---|---|---|---|---|
| 巡查次数 | 按计划 | 已完成 | {weight} | 8 |
| 宣传进村 | 全覆盖 | 部分 | 9 | {row} |
| 档案整理 | 完成 | 已完成 | 9 | 9 |

（二）效益（权重14分，得12分）

群众较为认可，扣2分。
"""
SEVERAL = TEXT.replace(
    "（二）",
    "另按旧办法打分：\n\n| 指标 | 分值 | 得分 |\n|---|---|---|\n| 巡查 | 9 | 9 |\n"
    "| 宣传 | 8 | 6 |\n\n（二）",
)
OF_NEXT = TEXT.replace("| 指标 |", "1.数量指标\n\n| 指标 |", 1)


def told(text: str, **more: str) -> tuple[str, ...]:
    """The errors and warnings of a text on scores and weights."""
    given = {"score": "24", "weight": "8", "row": "7", **more}
    report = check_text(text_of("例.md", text.format(**given)))
    found = (one for one in report.findings if one.severity is not Severity.HINT)
    return tuple(one.message for one in found if one.code in ("A33", "A35", "A01", "A36"))


@pytest.mark.parametrize("changed", [{"row": "6"}, {"score": "23"}, {"weight": "5"}])
def test_rows_that_make_up_one_of_the_two_make_up_the_other(changed: dict[str, str]) -> None:
    assert told(TEXT) == ()
    assert told(TEXT, **changed)


def test_several_tables_or_a_heading_between_leave_it_open() -> None:
    assert told(SEVERAL) == told(OF_NEXT) == ()
    assert told(OF_NEXT, weight="8", row="6") == ()
