"""Gaps between rates that are said in per cent, and per cents that are no such gap."""

from __future__ import annotations

import pytest
from pickedtexts import right, serious, wrong

ROWS = """| 项目 | 预算（万元） | 支出（万元） | 执行率 |
|---|---:|---:|---:|
| 物业保障 | 112.00 | 110.82 | 98.95% |
| 委托培训 | 430.00 | 386.25 | 89.83% |
| 信息化 | 156.00 | 147.92 | 94.82% |

执行率最高的是物业保障，最低的是委托培训，两者相差{9.12个百分点|9.12%}。
"""
RIGHT_AND_WRONG = [
    ROWS,
    "满意度目标值90%。\n\n有效问卷285份，满意271份，满意度95.09%，高出目标值{5.09个百分点|5.09%}。",
]
RIGHT = [
    "参保率98.62%。参保人数41.28万人，比上年40.12万人增长2.89%。",
    "使用率由62.50%提高到68.75%，相对提高10.00%。",
]


@pytest.mark.parametrize("case", RIGHT_AND_WRONG)
def test_a_gap_in_per_cent_is_told(case: str) -> None:
    assert serious(right(case)) == []
    assert len(serious(wrong(case))) == 1


@pytest.mark.parametrize("text", RIGHT)
def test_a_change_in_per_cent_is_let_be(text: str) -> None:
    assert serious(text) == []
