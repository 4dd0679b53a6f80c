"""Rates that stand in the order of the parts before them are the shares of these."""

from __future__ import annotations

import pytest
from shownclaims import told

FUND = (
    "公共卫生服务补助标准为每人每年{}元，比上年的89元增加5元，增长5.62%。"
    "其中中央{}元、省级{}元、县级{}元，三级分担比例为{}%、{}%和{}%。"
)
TRUE = ("94", "56.4", "28.2", "9.4", "60", "30", "10")
PAID = "专项由中央{}万元、省级{}万元、市级{}万元组成，占比为{}%、{}%和{}%。"
SHARES = ("480.00", "180.00", "140.00", "60.00", "22.50", "17.50")


def _put(text: str, numbers: tuple[str, ...], place: int, now: str) -> str:
    return text.format(*numbers[:place], now, *numbers[place + 1 :])


def test_rates_in_the_order_of_their_parts_are_let_be() -> None:
    assert told(FUND.format(*TRUE)) == ()
    assert told(PAID.format(*SHARES)) == ()


@pytest.mark.parametrize(
    ("place", "now"),
    [(1, "65.4"), (1, "5.64"), (2, "282"), (3, "4.9"), (4, "6"), (5, "3"), (6, "1"), (6, "30")],
)
def test_a_part_or_rate_of_what_is_laid_down_is_told(place: int, now: str) -> None:
    assert told(_put(FUND, TRUE, place, now)) != ()


@pytest.mark.parametrize(("place", "now"), [(3, "66.00"), (4, "25.20"), (5, "15.70")])
def test_a_rate_of_parts_without_a_whole_is_told(place: int, now: str) -> None:
    assert told(_put(PAID, SHARES, place, now)) != ()


@pytest.mark.parametrize(
    "text",
    [
        "到位中央480.00万元、省级180.00万元、市级90.00万元，分担比例为60%、30%和10%。",
        "中央480.00万元、省级180.00万元、市级140.00万元、自筹90.00万元，占比为60%、22.5%和17.5%。",
    ],
)
def test_what_was_paid_need_not_have_the_rates_laid_down(text: str) -> None:
    assert told(text) == ()
