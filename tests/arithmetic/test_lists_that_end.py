"""Where a list ends that 由 opened, and lists in which every second number is of another kind."""

from __future__ import annotations

import pytest
from shownclaims import held, told

MADE_OF = (
    "年初预算242.60万元，由基本支出208.60万元和项目支出{}万元构成；年中追加38.42万元，"
    "上年结转6.35万元全部是项目资金，当年到位287.37万元。"
)
PAIRS = (
    "县级到位4572万元，为应配套数的84.67%，缺口全部出在两个县：甲县应配套1020万元，到位504万元，"
    "欠516万元；乙县应配套680万元，到位368万元，欠312万元。"
)
TABLE = (
    "单位：元\n项目名称\t全年预算\t本年支出\n急救培训\t187,000.00\t186,420.00\n"
    "人道救助\t246,000.00\t243,800.00\n志愿服务\t66,000.00\t62,700.00\n"
    "小　计\t499,000.00\t492,920.00\n支出最多的是人道救助，最少的是志愿服务。"
)


def test_what_follows_behind_the_words_is_no_part() -> None:
    assert "242.60万元=sum(208.60万元 34.00万元)" in held(MADE_OF.format("34.00"))
    assert told(MADE_OF.format("34.00")) == ()
    assert len(told(MADE_OF.format("43.00"))) == 1


@pytest.mark.parametrize("text", [PAIRS, TABLE])
def test_what_is_of_two_kinds_or_a_total_is_no_part(text: str) -> None:
    assert told(text) == ()


ANNOUNCED = (
    "1、人员经费983,715.60元，上年921,304.70元，增长6.77%。包括：基本工资412,368.00元，"
    "津贴补贴{}元，奖金412,623.60元。其中津贴补贴、奖金两项571,347.60元。"
)


def test_parts_that_a_sentence_announces_with_a_colon_are_all_there() -> None:
    assert told(ANNOUNCED.format("158,724.00")) == ()
    assert told(ANNOUNCED.format("158,274.00")) == ("error A01 158,274.00元 !",)
