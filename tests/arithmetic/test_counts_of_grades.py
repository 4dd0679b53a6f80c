"""How many got each grade, of all that were graded; and indicators of each kind."""

from __future__ import annotations

import pytest
from pickedtexts import right, serious, wrong

CASES = [
    "9个苗圃全部自评，优{6|9}个、良2个、中1个。",
    "{9|2}个苗圃全部自评，优6个、良3个。",
    "全年评定林场9个，评为优的6个、良{3|2}个。",
    "（二）绩效目标\n随文下达目标表一张，设绩效指标{12|15}个，其中产出指标7个，效益指标4个，满意度指标1个。",
    "（二）绩效目标\n随文下达目标表一张，设绩效指标12个，其中产出指标{7|12}个，效益指标4个，满意度指标1个。",
]
RIGHT = [
    "9个苗圃参评，评为优的6个、良2个，另有1个暂缓评定。",
    "12个林场中，质量优3个、良4个，面积超千亩的5个。",
]


@pytest.mark.parametrize("case", CASES)
def test_counts_that_make_all_are_told(case: str) -> None:
    assert serious(right(case)) == []
    assert serious(wrong(case))


@pytest.mark.parametrize("text", RIGHT)
def test_counts_that_leave_some_out_are_let_be(text: str) -> None:
    assert serious(text) == []
