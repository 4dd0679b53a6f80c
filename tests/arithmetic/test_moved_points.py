"""Averages whose point was moved, far from what they are of."""

from __future__ import annotations

import pytest
from pickedtexts import right, serious, wrong

CASES = [
    "年末在职57人，其中行政26人、事业31人，专业技术人员17人。\n"
    "公用经费支出92.39万元，比上年压减5.32万元，按年末在职人数计算，人均公用经费{1.62|16.20}万元。",
    "园舍修缮支出638,214.50元，修缮面积860平方米、外墙412平方米，"
    "修缮平均每平方米{742.11|74.211}元。",
    "车辆运行费29.15万元，保有车辆11辆，另租用车辆4辆，车均运行费{2.65|0.265}万元。",
]


@pytest.mark.parametrize("case", CASES)
def test_a_point_that_was_moved_is_told(case: str) -> None:
    assert serious(right(case)) == []
    assert len(serious(wrong(case))) >= 1


def test_an_average_of_something_else_is_let_be() -> None:
    text = "年末在职57人，专业技术人员17人。\n公用经费支出92.39万元，人均培训费16.80元。"
    assert serious(text) == []
