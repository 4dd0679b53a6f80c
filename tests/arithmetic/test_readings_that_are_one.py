"""Readings that come to the same thing, and words that say what a number is held against."""

from __future__ import annotations

import pytest
from pickedtexts import right, serious, wrong

RIGHT_AND_WRONG = [
    "本年支出4,120.37万元（决算批复4120.365218万元），上年3,862.15万元，增加258.22万元，"
    "增长{6.69%|9.69%}。",
    "单位：万元\n项目\t年初预算\t全年预算\t执行数\t执行率\n"
    "堤防加固\t640.00\t820.00\t793.15\t96.73%\n泵站改造\t410.00\t410.00\t402.60\t98.20%\n"
    "合计\t1,050.00\t1,230.00\t1,195.75\t97.22%\n堤防加固预算调增{180万元|180元}，增加近三成。",
    "全年发放补助{1,862,500元|1,682,500元}，惠及412人，一至四季度发放数分别为"
    "44.10万元、46.35万元、47.20万元、48.60万元。",
    "一季度供气31.2万立方米、二季度18.6万立方米，三季度12.9万立方米，四季度{42.7|24.7}万立方米，"
    "全年105.4万立方米。",
    "财政资金应到位1,910万元，实际到位1,880万元。水厂建设资金来源：中央1,240万元、省级355万元、"
    "市级125万元、县级190万元、社会捐赠八十万元，占比依次为62.31%、17.84%、6.28%、9.55%、"
    "{4.02%|4.19%}，捐赠不进决算。",
    "植树、封育、种草分别为26.4、18.7和9.9公顷，合计{55.0|50.5}公顷。",
    "全年支出2,618.40万元，比上年2391.75万增加{226.65万元|262.65万元}，增长9.48%。",
    "信访件22件，比上年31件下降{近|超过}三成。",
    "受理投诉41件，比上年29件增加{超过|不足}四成。",
]


RIGHT = [
    "全县有效灌溉面积4.20万亩。\n1.管道输水。两类面积合计2.30万亩，完成年度任务。\n"
    "2.灌区供水。一季度供水80万立方米，全年1,302万立方米。亩均用水310立方米，比上年略降。\n"
    "指标\t分值\t目标值\t完成值\t得分\n灌区用水总量\t10\t≤1,350万立方米\t1,302万立方米\t10.00\n"
    "业务培训\t5\t≥200人次\t206人次\t5.00\n",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_of_other_numbers_is_let_be(text: str) -> None:
    assert serious(text) == []


@pytest.mark.parametrize("case", RIGHT_AND_WRONG)
def test_what_is_right_is_let_be_and_what_is_wrong_is_told(case: str) -> None:
    assert serious(right(case)) == []
    assert len(serious(wrong(case))) == 1
