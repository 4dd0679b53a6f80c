"""Totals of parts that are named short, run together, or only counted by their kind."""

from __future__ import annotations

import pytest
from pickedtexts import right, serious, wrong

PLACES = """
| 地区 | 户数 | 支出（万元） |
|---|---:|---:|
| 青塘镇 | 1328 | 362.40 |
| 石岭镇 | 1127 | 298.15 |
| 云溪乡 | 716 | 184.60 |
| 沙坡乡 | 583 | 141.27 |
| 合计 | 3754 | 986.42 |

"""
SOURCES = "中央补助640.00万元、省级补助286.50万元、市级补助112.80万元、县级配套158.30万元。"
ROADS = "优等桥38.6公里、良等桥42.7公里、中等桥25.1公里、次等桥11.4公里、差等桥6.2公里。"
RIGHT_AND_WRONG = [
    PLACES + "青塘、石岭两镇合计支出{660.55万元|606.55万元}。",
    PLACES + "两个乡合计支出{325.87万元|352.87万元}。",
    PLACES + "支出最多的是青塘镇，其次是石岭镇，两地共{660.55万元|666.05万元}。",
    SOURCES + "中央、省、市三级合计{1039.30万元|1093.30万元}，年内到位。",
    ROADS + "优良中等桥合计{106.4公里|104.6公里}，次差等桥合计17.6公里。",
]
RIGHT = [
    PLACES + "青塘、石岭等三镇合计支出720.00万元。",
    PLACES + "青塘、石岭两镇合计结余42.60万元。",
    PLACES + "三个镇合计验收36处。",
    SOURCES + "除中央资金外，省、市两级合计到位372.00万元。",
    ROADS + "优良中等桥合计15座。",
]


@pytest.mark.parametrize("case", RIGHT_AND_WRONG)
def test_a_total_of_what_is_named_is_held_against_it(case: str) -> None:
    assert serious(right(case)) == []
    assert serious(wrong(case))


@pytest.mark.parametrize("text", RIGHT)
def test_other_totals_are_let_be(text: str) -> None:
    assert serious(text) == []
