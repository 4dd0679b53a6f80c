"""So many, so much each, and what that makes."""

from __future__ import annotations

import pytest
from shownclaims import held, told

DEVICES = "采购质谱仪3台，每台286.50万元，计{}万元。"
SPARE = "采购质谱仪3台（含备用1台），每台286.50万元，计{}万元。"
GUARDS = "护林员900人每人每天30元、366天，计{}万元。"
MONTHS = "护林员900人，每人每月300元，12个月，计{}万元。"
ROADS = "养护道路24.8公里，每公里168,500元，计{}万元。"
GRANTS = "发放助学金{}万元：3158人×4600元、6472人×5000元。"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (DEVICES.format("859.50"), "859.50万元=product(286.50万元 3台)"),
        (SPARE.format("859.50"), "859.50万元=product(286.50万元 3台)"),
        (GUARDS.format("988.20"), "988.20万元=product(30元 900人 366天)"),
        (MONTHS.format("324.00"), "324.00万元=product(300元 900人 12个月)"),
        (ROADS.format("417.88"), "417.88万元=product(168,500元 24.8公里)"),
        (GRANTS.format("4688.68"), "4688.68万元=product(3158人 4600元 6472人 5000元)"),
    ],
)
def test_a_product_is_held(text: str, claim: str) -> None:
    assert claim in held(text)
    assert told(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DEVICES.format("895.50"), "error A40 895.50万元 → 859.50万元 !"),
        (DEVICES.format("850.00"), "error A40 850.00万元 → 859.50万元"),
        (SPARE.format("895.50"), "error A40 895.50万元 → 859.50万元 !"),
        (GUARDS.format("1088.20"), "error A40 1088.20万元 → 988.20万元"),
        (MONTHS.format("342.00"), "error A40 342.00万元 → 324.00万元"),
        (ROADS.format("471.88"), "error A40 471.88万元 → 417.88万元 !"),
        (GRANTS.format("4668.68"), "error A40 4668.68万元 → 4688.68万元"),
    ],
)
def test_an_amount_that_is_no_such_product_is_told(text: str, expected: str) -> None:
    assert told(text) == (expected,)


@pytest.mark.parametrize(
    "text",
    [
        "采购质谱仪3台，每台约286万元，计871.20万元。",
        "采购质谱仪3台，每台286.50万元，另付运费12.40万元。",
        "采购质谱仪3台，每台286.50万元。全年设备购置支出1,204.60万元。",
        "护林员900人，每人每月300元，全年考核4次，兑现奖励27.00万元。",
    ],
)
def test_an_amount_of_something_else_is_let_be(text: str) -> None:
    assert told(text) == ()
