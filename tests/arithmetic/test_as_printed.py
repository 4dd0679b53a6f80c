"""Rates that are off by a last digit, in texts that reckon from what is printed and in others."""

from __future__ import annotations

import pytest
from pickedtexts import right, serious, wrong

ROWS = """| 项目 | 预算（万元） | 支出（万元） | 执行率 |
|---|---:|---:|---:|
| 路灯维护 | 24.60 | 21.35 | {86.79%|86.78%} |
| 绿化补植 | 31.20 | 27.84 | 89.23% |
| 沟渠清淤 | 18.75 | 16.92 | 90.24% |
| 公厕保洁 | 12.40 | 11.16 | 90.00% |
| 围栏更换 | 9.85 | 9.02 | 91.57% |
| 标线施划 | 15.30 | 13.77 | 90.00% |
| 井盖修复 | 7.45 | 6.58 | 88.32% |
| 垃圾转运 | 42.10 | 40.36 | 95.87% |
| 合计 | 161.65 | 147.00 | 90.94% |
"""
ROUNDED = """| 项目 | 预算（万元） | 支出（万元） | 执行率 |
|---|---:|---:|---:|
| 路灯维护 | 24.60 | 21.35 | 86.78% |
| 绿化补植 | 31.20 | 27.84 | 89.24% |
| 沟渠清淤 | 18.75 | 16.92 | 90.24% |
| 公厕保洁 | 12.40 | 11.16 | 89.98% |
| 围栏更换 | 9.85 | 9.02 | 91.57% |
| 标线施划 | 15.30 | 13.77 | 90.00% |
| 井盖修复 | 7.45 | 6.58 | 88.35% |
| 垃圾转运 | 42.10 | 40.36 | 95.87% |
"""
RIGHT = [
    ROUNDED,
    "路灯维护预算24.60万元，支出21.35万元，执行率86.78%。",
    right(ROWS) + "\n全年完成投资2.18亿元，占计划4.01亿元的54.44%。\n",
]


def test_a_rate_that_is_off_is_told_where_all_others_are_as_printed() -> None:
    assert serious(right(ROWS)) == []
    assert len(serious(wrong(ROWS))) == 1


@pytest.mark.parametrize("text", RIGHT)
def test_a_text_that_may_reckon_from_more_digits_is_let_be(text: str) -> None:
    assert serious(text) == []
