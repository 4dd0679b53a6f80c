"""Shares: over the number right before, by the name of the part, and beside other shares."""

from __future__ import annotations

import pytest
from shownclaims import told

SOURCES = (
    "总投资4,865.00万元。\n中央资金2,130.00万元，占43.78%；省级资金985.00万元，占20.25%；"
    "县级资金{}万元，占13.36%；债券1,100.00万元，占22.61%。"
)
POINTS = (
    "五类监测点766个：呼吸道86个、肠道64个、病媒118个、饮用水342个、食品156个。饮用水监测点占{}。"
)
LATER = "基本支出1,240.50万元，占{}。\n本年支出合计2,105.70万元。"
HOSTED = "公务接待费8.60万元，占{}。\n“三公”经费30.00万元。"
AGAIN = "监测点共766个。饮用水监测点342个，已全部联网。\n饮用水监测点占{}。"
SPECIAL = "项目支出865.20万元，办案专项412.35万元。\n办案专项占比{}。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公务接待费32.41万元，占“三公”经费86.15万元的36.72%。", "error A30 36.72% → 37.62% !"),
        ("受益12,918人，占全县人口14,863人的86.19%。", "error A30 86.19% → 86.91% !"),
        (SOURCES.format("985.00"), "error A30 13.36% → 20.25%"),
        (POINTS.format("46.45%"), "warning A30 46.45% → 44.65% !"),
        (LATER.format("59.81%"), "warning A30 59.81% → 58.91% !"),
        (HOSTED.format("26.87%"), "warning A30 26.87% → 28.67%"),
        (AGAIN.format("46.45%"), "warning A30 46.45% → 44.65% !"),
        (SPECIAL.format("46.76%"), "warning A30 46.76% → 47.66% !"),
    ],
)
def test_a_wrong_share_is_told(text: str, expected: str) -> None:
    assert [row for row in told(text) if "A30" in row] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "公务接待费32.41万元，占“三公”经费86.15万元的37.62%。",
        SOURCES.format("650.00"),
        POINTS.format("44.65%"),
        LATER.format("58.91%"),
        LATER.replace("基本支出", "其他支出").format("59.81%"),  # no law says that it is a part
        HOSTED.format("28.67%"),
        AGAIN.format("44.65%"),
        SPECIAL.format("47.66%"),
        "公务接待费32.41万元，占全部支出的三成以上（37.62%）。",
    ],
)
def test_a_true_share_is_let_be(text: str) -> None:
    assert told(text) == ()
