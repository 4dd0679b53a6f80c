"""Points lost by several items, by the row of a table, by piece, and as a share of all."""

from __future__ import annotations

import re

import pytest
from shownclaims import examined, told

from qicao.statements import Role

PICK = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")
ROWS = """| 指标 | 分值 | 得分 |
|---|---:|---:|
| 巡查里程 | 50 | 49.38 |
| 新建步道 | 30 | 29.58 |
| 旧桥改造 | 20 | 19.54 |

巡查里程扣{0.62|0.26}分，新建步道、旧桥改造两项各扣{0.42|0.24}分、0.46分，原因是连日降雨。
"""
SAID = """
业务工作50分得48.59分，内部管理50分得47.73分，两部分各扣{1.41分和2.27分|2.27分和1.41分}，共扣3.68分。
业务工作50分得48.59分，内部管理50分得47.73分，分别扣1.41分、{2.27|2.72}分。
巡查6处中有{2|3}个迟报，每个扣0.50分，共扣1.00分。
共扣1.40分，其中册次未达标扣0.60分、班次未达标扣{0.80|0.90}分。
四类合计扣10.84分，过程类扣6.76分，占扣分的{62.36|63.26}%。
产出类30分得{29.06|29.60}分，得分率96.87%；效益类30分得29.86分，得分率99.53%。
"""
LET_BE = """
有3个迟报，每个扣0.50分，扣完为止，共扣1.00分。
共扣1.40分，其中册次未达标扣0.60分、班次未达标扣0.70分。
公物一项满分2分得1.96分，扣0.04分；盘点账实不符扣0.50分。
评价等级为“良”〔80分（含）至90分〕，比主管部门自评的97.40分低8.24分。
产出类30分得29.06分，得分率96.87%；效益类30分得29.86分。
"""


def picked(text: str, side: int) -> str:
    """A text with the right or the wrong of each pair."""
    return PICK.sub(lambda match: match[side], text)


@pytest.mark.parametrize("text", SAID.strip().splitlines())
def test_points_lost_follow_from_what_was_got(text: str) -> None:
    assert told(picked(text, 1)) == ()
    assert any("A" in row for row in told(picked(text, 2)))


@pytest.mark.parametrize("text", LET_BE.strip().splitlines())
def test_what_is_not_all_is_let_be(text: str) -> None:
    assert told(text) == ()


@pytest.mark.parametrize("place", [0, 1])
def test_what_an_item_lost_is_held_against_its_row(place: int) -> None:
    assert told(picked(ROWS, 1)) == ()
    found = [*PICK.finditer(ROWS)]
    wrong = picked(ROWS.replace(found[place][0], found[place][2]), 1)
    (row,) = told(wrong)
    assert row.startswith(f"warning A35 {found[place][2]}分 → {found[place][1]}分")


def test_names_before_each_are_those_of_what_follows() -> None:
    said = examined("产出、成本和效益分别失分0.43分、1.00分和0.14分。").statements
    lost = [(s.item, s.place) for s in said if s.role is Role.DEDUCTION]
    assert lost == [("产出", 1), ("成本", 2), ("效益", 3)]


def test_an_item_may_be_named_by_the_clause_before_and_lose_no_more_than_its_row() -> None:
    text = ROWS.split("巡查里程扣")[0] + "扣分最多的是巡查里程，扣{}分，其次是新建步道，扣0.42分。"
    assert told(text.format("0.62")) == ()
    assert told(text.format("0.26")) == ("warning A35 0.26分 → 0.62分 !",)
    assert told(text.format("0.95")) == ("error A35 0.95分 → 0.62分",)
    assert told(text.format("0.51")) == ()


def test_what_several_lost_each_is_held_against_the_row_of_each() -> None:
    rows = "指标\t分值\t得分\n资金管理\t20\t18.50\n产出时效\t10\t8.50\n产出质量\t70\t69.20\n"
    said = rows + "其中资金管理、产出时效两项各扣{}分，原因是进度滞后。"
    assert told(said.format("1.50")) == ()
    assert told(said.format("1.80"))
