"""How far two rows of a table are apart: true texts, and wrong ones."""

from __future__ import annotations

import pytest
from pickedtexts import right, serious, wrong

AREAS = """单位：万元

| 县区 | 到位 | 支出 | 执行率 | 人均（元） |
|---|---:|---:|---:|---:|
| 青桥区 | 2480.00 | 2391.26 | 96.42% | 318.64 |
| 石埠县 | 1865.00 | 1652.84 | 88.62% | 287.15 |
| 白汀县 | 1620.00 | 1508.37 | 93.11% | 301.27 |
| 全市 | 5965.00 | 5552.47 | 93.08% | 303.92 |

"""
RIGHT_AND_WRONG = [
    AREAS + "执行率最高的是青桥区，最低的是石埠县，两者相差{7.80|7.08}个百分点。",
    AREAS + "人均最高的是青桥区，最低的是石埠县，相差{31.49|34.19}元。",
    AREAS + "支出最多的是青桥区，最少的是{石埠县|白汀县}，执行率相差7.80个百分点。",
    AREAS + "执行率最低的石埠县与全市平均水平相差{4.46|4.64}个百分点。",
    AREAS + "白汀县执行率居中，比石埠县高{4.49|4.94}个百分点。",
]
RIGHT = [
    AREAS + "青桥区满意度最高，石埠县最低，两者相差2.35个百分点。",
    AREAS + "石埠县执行率比上年低3.16个百分点。",
    AREAS + "青桥区比石埠县多办12件。",
]


@pytest.mark.parametrize("case", RIGHT_AND_WRONG)
def test_two_rows_are_as_far_apart_as_their_cells(case: str) -> None:
    assert serious(right(case)) == []
    assert serious(wrong(case))


@pytest.mark.parametrize("text", RIGHT)
def test_what_the_table_does_not_measure_is_let_be(text: str) -> None:
    assert serious(text) == []
