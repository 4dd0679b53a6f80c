"""Two parts of a list in each other's place, which their total does not tell."""

from __future__ import annotations

import pytest
from shownclaims import told

CASES = {
    "a control rate": (
        "基本支出1376.32万元，其中人员经费{}、公用经费{}，公用经费控制在预算246.00万元以内，控制率95.26%。",
        ("1141.98万元", "234.34万元"),
    ),
    "a share by name": (
        "全年出动4862起，其中抢险救援{}、社会救助{}、其他1570起。抢险救援占比39.57%，居首位。",
        ("1924起", "1368起"),
    ),
    "dealt shares": (
        "总投资9620万元，其中中央资金{}、省级资金{}、市级资金2100万元，分别占总投资的54.9%、23.3%、21.8%。",
        ("5280万元", "2240万元"),
    ),
}


@pytest.mark.parametrize(("text", "pair"), CASES.values(), ids=CASES)
def test_the_rate_that_is_right_for_the_other_is_told(text: str, pair: tuple[str, str]) -> None:
    assert told(text.format(*pair)) == ()
    assert len(told(text.format(*pair[::-1]))) >= 1


@pytest.mark.parametrize(
    "text",
    [
        "预算12.60万元，实支9.38万元，结省3.22万元，为预算的74.44%。",
        "应发放2137笔，按时发放1986笔，超期151笔，按时率92.93%。",
        "支出由人员经费1141.98万元、公用经费234.34万元组成，控制率95.26%。",
    ],
)
def test_a_rate_that_names_neither_is_let_be(text: str) -> None:
    assert told(text) == ()
