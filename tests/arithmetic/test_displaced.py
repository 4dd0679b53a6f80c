"""Numbers that are figures, and stand where others should: each other's, or last year's."""

from __future__ import annotations

import pytest
from againstfigures import told

FIGURES = """
水利工程项目 决算 412.35万元
防汛物资项目 决算 286.71万元
差旅费 决算 19.86万元
差旅费 上年 41.75万元
培训人次 决算 1286人次
培训人次 上年 2146人次
"""


def test_two_numbers_that_were_swapped_are_both_told() -> None:
    text = "{}项目支出286.71万元，{}项目支出412.35万元。"
    first, second = "A48 286.71万元 → 412.35万元", "A48 412.35万元 → 286.71万元"
    assert told(text.format("水利工程", "防汛物资"), FIGURES) == [first, second]
    assert told(text.format("防汛物资", "水利工程"), FIGURES) == []
    apart = text.replace("，", "。").format("水利工程", "防汛物资")
    assert told(apart, FIGURES) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("差旅费支出41.75万元。", "A48 41.75万元 → 19.86万元"),
        ("全年压减经费，差旅费支出41.75万元。", "A48 41.75万元 → 19.86万元"),
        ("全年累计培训人次达到2146人次。", "A48 2146人次 → 1286人次"),
    ],
)
def test_last_years_number_said_as_this_years_is_told(text: str, expected: str) -> None:
    assert told(text, FIGURES) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "水利工程项目支出412.35万元，防汛物资项目支出286.71万元。",
        "防汛物资项目和水利工程项目支出分别为286.71万元和412.35万元。",
        "水利工程项目约286.71万元，防汛物资项目约412.35万元。",
        "上年差旅费支出41.75万元。",
        "去年共两项，差旅费支出41.75万元。",
        "与上年同期相比，差旅费支出41.75万元有所下降。",
        "2023年决算显示，差旅费支出41.75万元。",
        "差旅费支出约41.75万元。",
        "差旅费由41.75万元降至19.86万元。",
    ],
)
def test_what_stands_in_its_place_or_is_said_of_last_year_is_let_be(text: str) -> None:
    assert told(text, FIGURES) == []


def test_a_swap_that_adds_up_is_told_all_the_same() -> None:
    text = "两个项目支出699.06万元，其中水利工程项目{}万元、防汛物资项目{}万元。"
    assert told(text.format("412.35", "286.71"), FIGURES) == []
    assert len(told(text.format("286.71", "412.35"), FIGURES)) == 2


def test_a_number_whose_figure_its_neighbour_has_taken_is_told() -> None:
    text = "渠道衬砌{}公里、铺设管道{}公里。"
    figures = "渠道衬砌 决算 52.16公里"
    assert told(text.format("52.16", "16.26"), figures) == []
    assert told(text.format("16.26", "52.16"), figures) == ["A48 16.26公里 → 52.16公里"]


def test_short_numbers_that_no_words_bind_are_told_by_both_names() -> None:
    figures = "行政在职 人数 46人\n事业在职 人数 103人\n"
    text = "年末在职149人，其中行政{}人、事业{}人。"
    assert told(text.format(46, 103), figures) == []
    assert len(told(text.format(103, 46), figures)) == 2


SOURCES = """
上级交通补助资金 决算 6120.00万元
县级交通资金 决算 3845.00万元
青石桥养护长度 决算 42.6公里
柳河口养护长度 决算 57.3公里
年中追加：职工增资 决算 186.40万元
年中追加：窗口聘用人员增加 决算 52.00万元
"""


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("拨款9965.00万元，其中上级资金{}万元、县级资金{}万元。", "6120.00", "3845.00"),
        ("养护公路99.9公里，为任务的102.00%：青石桥{}公里、柳河口{}公里。", "42.6", "57.3"),
        (
            "年中追加238.40万元（职工增资{}万元、窗口聘用人员增加{}万元）。",
            "186.40",
            "52.00",
        ),
    ],
)
def test_two_of_a_list_that_were_swapped_are_told_by_short_names(
    text: str, first: str, second: str
) -> None:
    assert told(text.format(first, second), SOURCES) == []
    assert len(told(text.format(second, first), SOURCES)) == 2


EACH = """
河道断面年均浓度 决算 27微克/立方米
河道断面年均浓度 上年 33微克/立方米
人均绿地面积 决算 14.62平方米
人均绿地面积 上年 13.85平方米
文化馆讲座 决算 46场
文化馆讲座 上年 38场
文化馆在编人员 决算 46人
"""


@pytest.mark.parametrize(
    ("text", "now", "before"),
    [
        ("河道断面年均浓度{}微克/立方米，达到考核要求。", "27", "33"),
        ("城区人均绿地面积{}平方米，逐年增加。", "14.62", "13.85"),
        ("文化馆在编人员46人，全年举办讲座{}场。", "46", "38"),
    ],
)
def test_last_years_number_each_is_told_as_well(text: str, now: str, before: str) -> None:
    assert told(text.format(now), EACH) == []
    assert [row for row in told(text.format(before), EACH) if row.startswith("A48")] != []


def test_last_years_number_each_that_is_said_so_is_let_be() -> None:
    assert told("河道断面年均浓度27微克/立方米，上年为33微克/立方米。", EACH) == []
    assert told("城区人均绿地面积由上年的13.85平方米提高到14.62平方米。", EACH) == []
