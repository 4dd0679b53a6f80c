"""Totals that count how many numbers they add up, and call themselves so."""

from __future__ import annotations

import pytest
from shownclaims import told

SUMMED = "其中住宅{}万元，商铺{}万元，车位{}万元，三项之和为{}万元。"
HOUSES = ("11,420.30", "3,218.40", "962.15", "15,600.85")
BOTH = "示范社46家，其中省级示范社{}家、市级示范社{}家，两者共{}家。"
STAFF = "专职网格员{}人，占社区人员的61.20%，另聘兼职网格员{}人，两类网格员共{}人。"


def _put(text: str, numbers: tuple[str, ...], place: int, now: str) -> str:
    return text.format(*numbers[:place], now, *numbers[place + 1 :])


@pytest.mark.parametrize(
    ("text", "numbers", "place", "now"),
    [
        (SUMMED, HOUSES, 3, "14,638.70"),
        (SUMMED, HOUSES, 1, "962.15"),
        (BOTH, ("4", "9", "13"), 2, "9"),
        (BOTH, ("4", "9", "13"), 1, "13"),
        (STAFF, ("312", "85", "397"), 2, "85"),
        (STAFF, ("312", "85", "397"), 1, "850"),
    ],
)
def test_a_total_of_so_many_is_told(
    text: str, numbers: tuple[str, ...], place: int, now: str
) -> None:
    assert told(text.format(*numbers)) == ()
    assert len(told(_put(text, numbers, place, now))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "省级示范社4家、市级示范社9家、县级示范社20家，两者共13家入选名录。",
        "专职网格员312人，兼职85人，其他工作人员40人，两类人员共125人。",
    ],
)
def test_two_of_more_may_be_any(text: str) -> None:
    assert told(text) == ()


LEFT_BY = "年末基金累计结余8,640.50万元。\n全年结算12,480人次，次均基金支付1,863.20元。"
SOME = "示范社68家，其中省级示范社6家、市级示范社8家，两者共14家。"
IN_WORDS = "合同价人民币叁佰贰拾伍万元整（￥3,250,000.00），结算核减4.15万元，核减率1.28%。"


@pytest.mark.parametrize("text", [LEFT_BY, IN_WORDS, SOME])
def test_what_is_left_or_said_twice_or_some_is_no_other(text: str) -> None:
    assert told(text) == ()
