"""Parts that are told as a count and as an amount each make up the whole in both."""

from __future__ import annotations

import pytest
from shownclaims import told

RELIEF = "临时救助{}件次、{}万元，其中急难型{}件次、{}万元，支出型{}件次、{}万元。"
TRUE = ("3,480", "412.60", "1,265", "158.35", "2,215", "254.25")
GRANTS = (
    "稳岗补贴分三批发放，第一批{}人、{}万元，第二批{}人、{}万元，第三批{}人、{}万元，"
    "合计{}人次、{}万元，每人每批均为1,200元。"
)
PAID = ("2,150", "258.00", "1,830", "219.60", "45", "5.40", "4,025", "483.00")


def _put(text: str, numbers: tuple[str, ...], place: int, now: str) -> str:
    return text.format(*numbers[:place], now, *numbers[place + 1 :])


def test_parts_that_make_up_both_are_let_be() -> None:
    assert told(RELIEF.format(*TRUE)) == ()
    assert told(GRANTS.format(*PAID)) == ()


@pytest.mark.parametrize(
    ("place", "now"),
    [(0, "2,215"), (1, "254.25"), (3, "185.53"), (3, "1558.35"), (4, "3,480"), (5, "264.25")],
)
def test_one_measure_that_does_not_add_up_is_told(place: int, now: str) -> None:
    assert len(told(_put(RELIEF, TRUE, place, now))) == 1


@pytest.mark.parametrize(("place", "now"), [(1, "285.00"), (3, "216.90"), (5, "45.40")])
def test_what_each_got_is_said_of_every_batch(place: int, now: str) -> None:
    assert told(_put(GRANTS, PAID, place, now)) != ()


@pytest.mark.parametrize(
    "text",
    [
        RELIEF.format("3,480", "412.60", "1,200", "150.00", "2,000", "230.00"),  # some of them
        "救助困难群众500人、90.00万元，其中低保300人、60.00万元，残疾285人、30.00万元。",
        "第一批2,150人、268.00万元，第二批1,830人、209.60万元，每人平均为1,200元。",
    ],
)
def test_what_need_not_add_up_is_let_be(text: str) -> None:
    assert told(text) == ()
