"""The grand total of one side of a table, told by that of the other, which has rows of its rows."""

from __future__ import annotations

import pytest
from pickedtexts import serious

TABLE = """
单位：元

| 项目 | 收入决算数 | 项目 | 支出决算数 |
|---|---:|---|---:|
| 一、财政拨款收入 | 36,415,208.50 | 一、基本支出 | 12,304,518.20 |
| 二、事业收入 | 2,180,360.00 | 其中：人员经费 | 10,118,402.75 |
| 三、其他收入 | 214,905.00 | 公用经费 | 2,186,115.45 |
|  |  | 二、项目支出 | 26,102,740.10 |
| 本年收入合计 | 38,810,473.50 | 本年支出合计 | 38,407,258.30 |
| 年初结转和结余 | 513,264.80 | 年末结转和结余 | 916,480.00 |
| 总计 | {} | 总计 | {} |
"""
ALL = "39,323,738.30"


def test_the_totals_of_both_sides_are_let_be() -> None:
    assert serious(TABLE.format(ALL, ALL)) == []


@pytest.mark.parametrize("wrong", ["39,332,738.30", "39,323,783.30"])
def test_a_total_with_a_subtotal_above_it_is_told_on_either_side(wrong: str) -> None:
    assert any(
        ALL.replace(",", "") in row or ALL in row for row in serious(TABLE.format(wrong, ALL))
    )
    assert serious(TABLE.format(ALL, wrong)) != []
