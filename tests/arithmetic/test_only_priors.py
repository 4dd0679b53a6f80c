"""Changes under a shorter name of the only number that a sentence says with last year's."""

from __future__ import annotations

import pytest
from pickedtexts import right, serious, wrong

CASES = [
    "受理投诉842件，上年918件，受理量比上年下降{8.28|9.03}%。",
    "全年接待游客128.40万人次，上年为112.60万人次，接待量同比增长{14.03|12.31}%。",
    "登记经营主体3,186户，2023年为2,874户，登记户数较上年增长{10.86|9.79}%。",
]
LET_BE = [
    "公务接待费2.21万元，上年2.48万元，接待批次比上年下降8.30%。",
    "受理投诉842件，上年918件，受理率比上年下降2.10%。",
    "受理投诉842件，上年918件，办结投诉830件，投诉办结量同比增长1.20%。",
    "6项任务中有4项完成，其中图书采购完成率95%。",
]


@pytest.mark.parametrize("case", CASES)
def test_a_change_by_a_part_of_the_name_is_held_to_the_pair(case: str) -> None:
    assert serious(right(case)) == []
    assert len(serious(wrong(case))) == 1


@pytest.mark.parametrize("text", LET_BE)
def test_a_change_of_another_measure_is_let_be(text: str) -> None:
    assert serious(text) == []
