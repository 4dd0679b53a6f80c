"""Lists whose parts are counted, or stand behind a change, and balances of a budget."""

from __future__ import annotations

import pytest
from shownclaims import held, told

FOUR = (
    "项目支出{}万元。\n项目支出{}：巡查经费658.64万元，信息化建设621.53万元，"
    "办案业务费384.27万元，设施维护197.83万元。"
)
SIX = (
    "项目支出{}万元，{}类项目依次为巡查经费58.64万元、信息化建设21.53万元、办案业务费84.27万元、"
    "设施维护97.83万元、宣传费6.20万元、培训费7.40万元。"
)
AREAS = "建设高标准农田分{}个片区：甲片9200亩，乙片10300亩，丙片5000亩，共建成{}亩。"
CALLS = "全年接警{}起，比上年增长7.66%：刑事986起、治安4231起、交通1284起、其他205起。"
SPENT = (
    "项目支出{}万元，比上年增长7.66%：巡查经费658.64万元，信息化建设621.53万元，"
    "办案业务费384.27万元。"
)
CUT = "年初预算1,200.00万元，追加180.00万元，调减36.00万元，全年预算{}万元。"
MORE = "年初预算1,200.00万元，年中增加466.28万元，全年预算{}万元。"
CARRIED = "年初预算1,200.00万元，上年结转150.00万元，年中追加180.00万元，全年预算{}万元。"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            FOUR.format("1,862.27", "共四项"),
            "1,862.27万元=sum(658.64万元 621.53万元 384.27万元 197.83万元)",
        ),
        (
            SIX.format("275.87", "六"),
            "275.87万元=sum(58.64万元 21.53万元 84.27万元 97.83万元 6.20万元 7.40万元)",
        ),
        (AREAS.format("三", "24500"), "24500亩=sum(9200亩 10300亩 5000亩)"),
        (CALLS.format("6706"), "6706起=sum(986起 4231起 1284起 205起)"),
        (SPENT.format("1664.44"), "1664.44万元=sum(658.64万元 621.53万元 384.27万元)"),
        (CUT.format("1,344.00"), "1,344.00万元=sum(1,200.00万元 180.00万元 36.00万元)"),
        (MORE.format("1,666.28"), "1,666.28万元=sum(1,200.00万元 466.28万元)"),
        (CARRIED.format("1,530.00"), "1,530.00万元=sum(1,200.00万元 150.00万元 180.00万元)"),
    ],
)
def test_a_whole_is_held_against_its_parts(text: str, claim: str) -> None:
    assert claim in held(text)
    assert told(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FOUR.format("1,826.27", "共四项"), "error A01 1,826.27万元 → 1,862.27万元"),
        (FOUR.format("1,900.00", "共四项"), "error A01 1,900.00万元 → 1,862.27万元"),
        (SIX.format("278.57", "六"), "error A01 278.57万元 → 275.87万元 !"),
        (SIX.format("300.00", "六"), "error A01 300.00万元 → 275.87万元"),
        (AREAS.format("三", "25400"), "error A54 25400亩 → 24500亩"),
        (AREAS.format("三", "24000"), "error A54 24000亩 → 24500亩 !"),
        (CALLS.format("6760"), "error A54 6760起 → 6706起 !"),
        (SPENT.format("1646.44"), "error A01 1646.44万元 → 1664.44万元 !"),
        (SPENT.format("1700.00"), "error A01 1700.00万元 → 1664.44万元"),
        (CUT.format("1,434.00"), "error A17 1,434.00万元 → 1,344.00万元"),
        (CUT.format("1,380.00"), "error A17 36.00万元 !"),
        (MORE.format("1,700.00"), "error A01 1,700.00万元 → 1,666.28万元"),
        (CARRIED.format("1,350.00"), "error A01 1,350.00万元 → 1,530.00万元"),
    ],
)
def test_a_whole_that_its_parts_do_not_make_is_told(text: str, expected: str) -> None:
    assert told(text) == (expected,)


@pytest.mark.parametrize(
    "text",
    [
        FOUR.format("1,900.00", "有三项"),  # more amounts than are counted
        FOUR.format("1,900.00", "的重点内容"),
        SIX.format("300.00", "八").replace("，八类", "。八类"),
        CUT.format("约1,400"),
        MORE.replace("年中增加", "三年累计增加").replace("全年", "“十四五”").format("1,900.00"),
    ],
)
def test_what_is_not_all_of_it_is_let_be(text: str) -> None:
    assert [row for row in told(text) if "A43" not in row] == []


def test_amounts_that_are_more_or_fewer_than_is_said_are_told() -> None:
    assert told(FOUR.format("1,900.00", "有三项")) == ("error A43 三项 → 4",)


def test_a_part_of_a_counted_list_is_not_its_whole() -> None:
    text = (
        "列入专项预算的项目有4个，分别是禁毒专项55.00万元，生活补助25.27万元，"
        "矫治费3.12万元，装备购置15.60万元。"
    )
    assert told(text) == ()
