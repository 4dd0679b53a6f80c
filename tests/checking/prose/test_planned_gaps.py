"""By how much a plan is above what there is, held to what the text or the figures say of it."""

from __future__ import annotations

import pytest
from againstfigures import against
from pickedtexts import PICK

from qicao.checking.prose import look_over

CASES = [
    "全年预算执行率94.72%。采购提前启动，力争2025年执行率达到97%，提高{2.28|0.44}个百分点。",
    "创建示范支部38个。2025年示范支部拟创建45个，比2024年实际多{7|5}个。",
    "实施司法救助18人。2025年司法救助不少于25人，比2024年多{7|6}人。",
    "服务对象满意度93.18%。明年满意度力争达到95%，提高{1.82|1.28}个百分点。",
    "年末投诉量126件。2025年投诉量争取控制到90件，减少{36|63}件。",
]
FIGURES = "便民服务点 本年 36个\n差旅费 决算 19.86万元"
LET_BE = [
    "全年预算执行率94.72%。力争2025年执行率达到97%，提高2个百分点以上。",
    "新建步道18公里。2025年计划改造水管25公里，比2024年多3公里。",
    "全年预算执行率94.72%，比上年提高1.20个百分点。",
    "奖补生态安葬139.20万元。2024年安排奖补144.00万元，比2023年减少4.00万元。",
    "创建示范支部38个。2025年预算安排600.00万元，比2024年年初预算增加80.00万元。",
]


def _told(text: str, figures: str = FIGURES) -> list[str]:
    found = look_over(against(text, figures))[0]
    return [f.message for f in found if "倒推" in f.message]


@pytest.mark.parametrize("case", CASES)
def test_a_plan_less_its_gap_is_what_was_said(case: str) -> None:
    assert _told(PICK.sub(r"\1", case)) == []
    assert len(_told(PICK.sub(r"\2", case))) == 1


def test_what_there_is_may_stand_in_the_figures() -> None:
    text = "2025年便民服务点计划增至48个，比2024年多{}个。"
    assert _told(text.format(12)) == []
    assert len(_told(text.format(21))) == 1


@pytest.mark.parametrize("text", LET_BE)
def test_a_plan_of_something_else_is_let_be(text: str) -> None:
    assert _told(text) == []
