"""What it was, by how much and how far it moved stand in a row, whatever was said before."""

from __future__ import annotations

import pytest
from shownclaims import told

LEFT = "年末结转结余{}万元，结转结余率{}%，较上年末的{}万元减少{}万元，降低{}%。"
TRUE = ("418.60", "1.87", "503.40", "84.80", "16.85")


@pytest.mark.parametrize(("place", "now"), [(4, "20.26"), (4, "18.65"), (4, "1.87")])
def test_a_change_over_another_base_is_told(place: int, now: str) -> None:
    assert told(LEFT.format(*TRUE)) == ()
    assert told(LEFT.format(*TRUE[:place], now, *TRUE[place + 1 :])) != ()


@pytest.mark.parametrize(
    "text",
    [
        "结转结余率1.87%，较上年末的503.40万元减少84.80万元，支出下降4.12%。",
        "结转结余率1.87%，较上年末的503.40万元减少84.80万元，剔除专户后下降9.30%。",
    ],
)
def test_a_change_of_something_else_is_let_be(text: str) -> None:
    assert told(text) == ()


ALMS = "慰问困难职工{}人，支出慰问金{}元，人均{}元。"
BOUGHT = (
    "采购预算980.00万元，实际采购{}万元：货物412.50万元，服务502.30万元。"
    "授予小微企业{}万元，占采购额的{}%，近七成。"
)


def test_all_of_it_is_not_what_each_got_nor_a_share() -> None:
    assert told(ALMS.format("126", "75,600", "600")) == ()
    assert len(told(ALMS.format("126", "75,600", "75,600"))) == 1
    assert told(ALMS.format("1", "600", "600")) == ()
    assert told(BOUGHT.format("914.80", "621.15", "67.90")) == ()
    assert len(told(BOUGHT.format("914.80", "914.80", "67.90"))) == 1
