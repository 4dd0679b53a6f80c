"""Shares of one quarter in the four that the line says."""

from __future__ import annotations

import pytest
from pickedtexts import right, serious, wrong

CASES = [
    "四个季度分别支出412.35万元、986.20万元、1104.75万元和1823.90万元。"
    "四季度一个季度就占{42.15|39.51}%，前松后紧。",
    "分季度看，一至四季度分别检测1,240、1,865、2,310、1,585批次，三季度任务最重，占{33.00|31.00}%。",
    "各季度分别收储18.2万吨、24.6万吨、31.5万吨、12.7万吨，其中一季度占全年的{20.92|29.20}%。",
    "四个季度分别接待6,049、6,135、6,683和5,939人次，二季度占全年总量的{24.73|24.72}%。",
]
LET_BE = [
    "四个季度分别支出100万元、200万元、300万元、400万元，四季度占年初预算的50%。",
    "四个季度分别支出100万元、200万元、300万元、400万元，前三季度占60%，比上年四季度占比高。",
    "四个季度满意度分别为91.2%、92.4%、93.1%、94.0%，四季度占比最高。",
]


@pytest.mark.parametrize("case", CASES)
def test_a_quarter_has_its_share_of_the_four(case: str) -> None:
    assert serious(right(case)) == []
    assert len(serious(wrong(case))) >= 1


@pytest.mark.parametrize("text", LET_BE)
def test_another_share_is_let_be(text: str) -> None:
    assert serious(text) == []
