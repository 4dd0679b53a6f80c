"""Subtotals have their parts on one side: what lies on the other may fit by chance."""

from __future__ import annotations

import pytest
from pickedtexts import serious

TABLE = """
| 指标 | 权重 | 得分 |
|---|---:|---:|
| 苗圃整修 | 10 | {one} |
| 渠道清淤 | 12 | 11.43 |
| 台账建立 | 8 | 7.50 |
| 管护小计 | 30 | {first} |
| 新栽林木 | 14 | 13.26 |
| 补植林木 | 16 | 15.11 |
| 栽植小计 | 30 | {second} |
| 护林员培训 | 18 | 17.08 |
| 林农满意 | 22 | 21.36 |
| 服务小计 | 40 | 38.44 |
| 合计 | 100 | 95.60 |
"""
TRUE = {"one": "9.86", "first": "28.79", "second": "28.37"}
FAULTS = [
    ({"one": "9.68"}, "28.79 → 28.61"),
    ({"first": "28.37"}, "28.37 → 28.79"),
    ({"second": "38.44"}, "38.44 → 28.37"),
]


def test_a_true_table_of_subtotals_is_let_be() -> None:
    assert serious(TABLE.format(**TRUE)) == []


@pytest.mark.parametrize(("fault", "expected"), FAULTS)
def test_a_subtotal_is_held_against_the_rows_above_it(fault: dict[str, str], expected: str) -> None:
    assert any(expected in row for row in serious(TABLE.format(**TRUE | fault)))
