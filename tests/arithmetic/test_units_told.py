"""A unit in place of another that only its own claim shows, whatever its digits."""

from __future__ import annotations

import pytest
from pickedtexts import right, serious, wrong

RIGHT_AND_WRONG = [
    "服务时长3.24万小时，上年为2.96万小时，增加{2800小时|2800万小时}，增长9.46%。",
    "推出特展12个，支出1,152.38万元，平均每个特展支出{96.03万元|96.03元}。",
    "按建成面积推算新增产能657.87万公斤，约合{6579吨|6579公斤}。",
]


@pytest.mark.parametrize("case", RIGHT_AND_WRONG)
def test_a_wrong_unit_is_told(case: str) -> None:
    assert serious(right(case)) == []
    assert serious(wrong(case))
