"""Differences of the two numbers beside them, and means over what stands beside them."""

from __future__ import annotations

import pytest
from shownclaims import examined, held, told

BEDS = "养老床位编制{}张，实际开放{}张，超出{}张。"
EXPLAINED = "培训费31.27万元，较上年38.46万元减少7.19万元。\n"
VILLAGES = "甲村办结率96.40%，乙村办结率{}%，{}{}个百分点。"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (BEDS.format(500, 560, 60), "60张=difference(500张 560张)"),
        (BEDS.format(500, 563, 63), "63张=difference(500张 563张)"),
        (VILLAGES.format("93.76", "相差", "2.64"), "2.64个百分点=difference(96.40% 93.76%)"),
    ],
)
def test_a_difference_of_the_only_two_of_its_kind_is_held(text: str, claim: str) -> None:
    assert claim in held(text)
    assert told(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BEDS.format(500, 560, 80), "warning A25 80张 → 60张"),
        (BEDS.format(500, 560, 70), "warning A25 70张 → 60张"),
        (BEDS.format(500, 563, 36), "warning A25 36张 → 63张"),
        (
            VILLAGES.format("93.76", "相差", "2.46"),
            "warning A58 2.46个百分点 → 2.64个百分点 !",
        ),
    ],
)
def test_another_difference_is_told_as_a_warning(text: str, expected: str) -> None:
    assert told(text) == (expected,)


@pytest.mark.parametrize(
    "text",
    [
        # the base is a target, and none of the two is said to be one
        VILLAGES.format("93.76", "高于目标", "2.46"),
        VILLAGES.format("93.10", "高于目标", "2.64"),
        VILLAGES.format("93.76", "高于上年", "2.46"),
        # a third number of the kind, or one that is none
        "养老床位编制500张，实际开放560张，其中护理床位120张，超出70张。",
        "护理床位120张，编制床位500张，实际开放560张，超出70张。",
        "养老床位编制500张，实际开放约560张，超出70张。",
        "养老床位编制500张。实际开放560张，超出70张。",
    ],
)
def test_a_difference_of_something_else_is_let_be(text: str) -> None:
    assert told(EXPLAINED + text) == ()


HEADS = "发放困难补助{}，惠及群众240人，人均补助{}。"
POOLS = "维修塘坝42座，支出63.00万元，座均{}。"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (HEADS.format("31.26万元", "1,302.50元"), "1,302.50元=per(31.26万元 240人)"),
        (HEADS.format("31.26万元", "0.13万元"), "0.13万元=per(31.26万元 240人)"),
        ("发放补贴51,075元，惠及500人，人均102.15元。", "102.15元=per(51,075元 500人)"),
        (POOLS.format("1.50万元"), "1.50万元=per(63.00万元 42座)"),
        (
            "下拨公用经费46.80万元，另拨取暖费12.20万元，惠及学生520人，生均900元。",
            "900元=per(46.80万元 520人)",
        ),
    ],
)
def test_a_mean_is_held_against_what_it_is_the_mean_of(text: str, claim: str) -> None:
    assert claim in held(text)
    assert told(text) == ()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("发放补贴51,075元，惠及500人，人均102.15万元。", "102.15万元"),
        ("发放补贴61.29万元，惠及6,000人，人均102.15万元。", "102.15万元"),
        (HEADS.format("31.26万元", "1,302.50万元"), "1,302.50万元"),
        (HEADS.format("31.26万元", "0.13元"), "0.13元"),
        # of two amounts the one that fits, but for the unit
        (
            "下拨公用经费46.80万元，另拨取暖费12.20万元，惠及学生520人，生均900万元。",
            "900万元",
        ),
    ],
)
def test_a_mean_in_the_wrong_unit_is_told(text: str, number: str) -> None:
    (found,) = told(text)
    assert found.startswith(f"warning A40 {number} ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEADS.format("31.26万元", "1,320.50元"), "warning A40 1,320.50元 → 1,302.50元 !"),
        (POOLS.format("1.05万元"), "error A40 1.05万元 → 1.50万元 !"),
    ],
)
def test_a_mean_with_a_slip_is_told_with_what_is_due(text: str, expected: str) -> None:
    assert told(text) == (expected,)


@pytest.mark.parametrize(
    "text",
    [
        # of several amounts any may be the one: only a wrong unit tells
        "下拨公用经费46.80万元，另拨取暖费12.20万元，惠及学生520人，生均910元。",
        "下拨公用经费46.93万元，另拨取暖费12.20万元，惠及学生520人，生均920.50元。",
        HEADS.format("31.26万元", "30.00元"),
    ],
)
def test_a_mean_of_something_else_is_let_be(text: str) -> None:
    assert told(text) == ()


KNOWN = "群众满意度由{}%升至{}%，上升{}个百分点。"


def test_a_rise_between_two_rates_is_held() -> None:
    text = KNOWN.format("86.4", "91.2", "4.8")
    assert "4.8个百分点=difference(91.2% 86.4%)" in held(text)
    assert told(text) == ()


@pytest.mark.parametrize("rate", ["86.4", "91.2"])
def test_a_rise_from_a_rate_to_itself_is_told(rate: str) -> None:
    found = told(KNOWN.format(rate, rate, "4.8"))
    assert found == ("error A58 4.8个百分点 → 0.0个百分点",)


def test_no_rise_from_a_rate_to_itself_is_right() -> None:
    text = KNOWN.format("86.4", "86.4", "0")
    assert "0个百分点=difference(86.4% 86.4%)" in held(text)
    assert told(text) == ()


def test_a_claim_that_the_words_make_is_not_heard_again_by_its_neighbours() -> None:
    text = "公务接待费支出31.27万元，较上年38.46万元减少7.91万元。"
    assert [claim.given.mention.text for claim, _ in examined(text).judged.broken] == ["7.91万元"]
    assert told(text) == ("error A25 7.91万元 → 7.19万元 !",)
