"""What a list or a rate is of, where another number stands nearer or would suit as well."""

from __future__ import annotations

import pytest
from messages import told

BOUGHT = (
    "政府采购支出862.40万元，完成采购预算905.00万元的95.29%，"
    "其中货物类{}万元、工程类415.20万元、服务类138.70万元。"
)
DONE = (
    "完成投资4,215.60万元，占计划投资4,500.00万元的93.68%，"
    "其中中央资金{}万元、自筹资金1,215.60万元。"
)
GROWN = "2024年总收入1,846.35万元，与上年总收入1,502.18万元相比，增长{}%。"
FALLEN = "印刷费18.60万元，比上年27.45万元下降{}%。"
ADJUSTED = "年初预算安排2,150.00万元，年中调整增加96.80万元，调整后总预算2,246.80万元，调整率{}%。"
DEALT = "全年支出935.20万元，其中基本支出{}万元、项目支出{}万元，分别占34.91%和65.09%。"
EACH = "全年支出935.20万元，其中基本支出{}万元、项目支出{}万元，各占34.91%和65.09%。"
WORKS = "承担课题23项，已结题14项、在研{}项。"
SHEETS = "发放问卷840份，收回798份，回收率95.0%；表示满意的771人，满意度{}%。"


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (BOUGHT, "308.50", "138.70"),
        (DONE, "3,000.00", "2,700.00"),
        (GROWN, "22.91", "18.64"),
        (FALLEN, "32.24", "47.58"),
        (ADJUSTED, "4.50", "4.31"),
        (WORKS, "9", "8"),
        (SHEETS, "96.6", "91.8"),
    ],
)
def test_a_number_is_held_against_the_one_that_is_meant(text: str, right: str, wrong: str) -> None:
    assert told(text.format(right)) == ()
    assert told(text.format(wrong))


@pytest.mark.parametrize("text", [DEALT, EACH])
def test_two_parts_are_told_that_have_the_shares_of_each_other(text: str) -> None:
    assert told(text.format("326.50", "608.70")) == ()
    assert told(text.format("608.70", "326.50"))


@pytest.mark.parametrize(
    "text",
    [
        "采购支出218.40万元，完成预算236.00万元的92.54%，其中预算内未执行的17.60万元已收回。",
        "两类支出分别占83.5%和16.5%，人员支出412.30万元。",
        "全年调解案件1,260件、群众各占一半以上，调解成功1,208件。",
        "发放问卷600份，收回582份，满意度96.9%，其中满意564人。",
        "上年支出1,846.35万元，本年1,502.18万元，下降18.64%。",
    ],
)
def test_what_is_of_something_else_is_let_be(text: str) -> None:
    assert told(text) == ()
