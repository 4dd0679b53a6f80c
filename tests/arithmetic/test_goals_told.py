"""Targets that prose and a table set of one thing: true texts, and those with a fault."""

from __future__ import annotations

import pytest
from pickedtexts import right, serious, wrong

TABLE = """

| 指标 | 分值 | 目标值 | 完成值 | 得分 |
|---|---:|---:|---:|---:|
| 水窖改建数 | 50 | 42个 | 44个 | 50.00 |
| 管护面积 | 50 | ≥1450万平方米 | 1462.50万平方米 | 50.00 |
"""
RIGHT_AND_WRONG = [
    "年度目标：改建水窖{42|24}个，管护面积不少于1450万平方米。" + TABLE,
    "年度目标：改建水窖42个，管护面积不少于{1450|145}万平方米。" + TABLE,
]
RIGHT = [
    "三年目标：改建水窖总数126个，每年管护面积增加不少于50万平方米。" + TABLE,
    "年度目标：培训管水员42名，改建泵站24个。" + TABLE,
]


@pytest.mark.parametrize("case", RIGHT_AND_WRONG)
def test_a_target_is_held_against_that_of_the_table(case: str) -> None:
    assert serious(right(case)) == []
    assert serious(wrong(case))


@pytest.mark.parametrize("text", RIGHT)
def test_another_target_is_let_be(text: str) -> None:
    assert serious(text) == []
