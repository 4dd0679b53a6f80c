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
