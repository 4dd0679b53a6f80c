"""Tables of which all rows but one hold, and totals that the shares beside them bear out."""

from __future__ import annotations

import pytest
from pickedtexts import right, serious, wrong

AIMS = """| 指标 | 目标值 | 完成值 | 完成率 |
|---|---:|---:|---:|
| 培训农技员（人） | 1200 | 1286 | 107.17% |
| 巡查河道（次） | 360 | 372 | 103.33% |
| 新建步道（公里） | 42 | 45.6 | 108.57% |
| 体质测定（人） | {26000|1286} | 27144 | 104.40% |
| 更新路灯（盏） | 850 | 862 | 101.41% |
"""
SHARED = """| 项目名称 | 支出金额（万元） | 占比 |
| --- | --- | --- |
| 道路清扫 | 4218.50 | 48.96% |
| 管网维护 | 1745.33 | 20.26% |
| 垃圾处理 | 1430.00 | 16.60% |
| 绿化养护 | 986.74 | 11.45% |
| 其他专项 | 234.84 | 2.73% |
| 合计 | {8615.41|8380.57} | 100.00% |
"""
ASKED = """| 题项 | 非常满意 | 比较满意 | 一般 | 不满意 |
|---|---:|---:|---:|---:|
| 办理便捷 | 168 | 104 | 25 | 7 |
| 到账及时 | 142 | 97 | 46 | 19 |
| 服务态度 | 187 | 95 | 18 | 4 |
| 合计 | 497 | {296|269} | 89 | 30 |
"""
SOME = """| 主要项目 | 支出金额（万元） | 占总支出 |
| --- | --- | --- |
| 道路清扫 | 4218.50 | 48.96% |
| 管网维护 | 1745.33 | 20.26% |
| 垃圾处理 | 1430.00 | 16.60% |
| 总支出 | 8615.41 | 100.00% |
"""


@pytest.mark.parametrize("case", [AIMS, SHARED, ASKED])
def test_the_row_that_is_not_as_the_others_are_is_told(case: str) -> None:
    assert serious(right(case)) == []
    assert len(serious(wrong(case))) >= 1


def test_rows_that_are_only_some_are_let_be() -> None:
    assert serious(SOME) == []


def test_two_rows_that_fail_are_read_wrong() -> None:
    assert serious(right(AIMS).replace("104.40%", "4.40%").replace("101.41%", "14.1%")) == []
