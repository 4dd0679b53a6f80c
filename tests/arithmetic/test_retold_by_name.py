"""Numbers said again by all of a long name, rates of the only budgets, and growth by the year."""

from __future__ import annotations

import pytest
from shownclaims import told

AGAIN = "培训农技推广人员452人。\n二、履职效果\n全年培训农技推广人员{}人，按期完成。"
MONEY = "发放春耕补贴资金586.21万元。\n二、履职效果\n发放春耕补贴资金{}万元。"
LET_BE = (
    "全年培训农技推广人员450人。\n二、履职效果\n培训农技推广人员471人，超过目标。",
    "培训农技推广人员452人。其中培训农技推广人员骨干31人。",
    "培训452人。\n二、履职效果\n培训431人。",
)
BUDGETS = (
    "年初预算1,890.00万元，全年预算2,126.83万元，执行率96.20%。\n二、存在问题\n"
    "预算编制不够细，全年预算较年初调整{}%。"
)
YEARLY = "站点由2020年的52个增加到2024年的97个，年均增长{}%。"
SHORT = "截污管网完成108公里，较目标120公里少12公里。\n二、改进措施\n截污管网剩余{}公里于六月完工。"
OPEN = "站点由2020年的52个增加到97个，年均增长{}%。"


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [(AGAIN, "452", "431"), (MONEY, "586.21", "612.40")],
)
def test_another_value_of_one_long_name_is_told(text: str, right: str, wrong: str) -> None:
    assert told(text.format(right)) == ()
    assert [row.split()[1] for row in told(text.format(wrong))] == ["A49"]


@pytest.mark.parametrize("text", LET_BE)
def test_what_may_be_an_aim_or_a_part_is_let_be(text: str) -> None:
    assert told(text) == ()


def test_a_rate_of_both_budgets_is_held_against_them() -> None:
    assert told(BUDGETS.format("12.53")) == ()
    assert told(BUDGETS.format("15.23")) == ("error A26 15.23% → 12.53%",)


def test_growth_by_the_year_is_the_root_of_that_of_all_years() -> None:
    assert told(YEARLY.format("16.9")) == ()
    assert told(YEARLY.format("21.6")) == ("error A26 21.6% → 16.9%",)
    assert told(OPEN.format("16.9")) == told(OPEN.format("21.6")) == ()


def test_what_remains_is_what_fell_short() -> None:
    assert told(SHORT.format("12")) == ()
    assert len(told(SHORT.format("22"))) == 1
