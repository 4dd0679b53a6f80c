"""Names in prose: those whose beginning and end are certain, and no others."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.mentions import find_mentions
from qicao.readers.names import find_names


def names(text: str) -> list[tuple[str, str]]:
    return [(name.kind, name.text) for name in find_names(text, find_mentions(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "依据《某县方案》（某发〔2019〕4号）和某财[2010]3号文件",
            [("文件名", "《某县方案》"), ("文号", "某发〔2019〕4号"), ("文号", "某财[2010]3号")],
        ),
        ("根据国务院令第764号执行", [("文号", "国务院令第764号")]),
        ("由县财政局会同县审计局核查", [("机构", "县财政局"), ("机构", "县审计局")]),
        ("县林业局局长带队", [("机构", "县林业局")]),
        ("市发展和改革委员会参加", [("机构", "市发展和改革委员会")]),
        ("2025年5月26日报送，2024年12月验收", [("日期", "2025年5月26日"), ("日期", "2024年12月")]),
        ("“十四五”时期和2021—2023年", [("期间", "“十四五”时期"), ("期间", "2021—2023年")]),
        ("召开2024年全县第三次农村工作会议", [("会议", "2024年全县第三次农村工作会议")]),
    ],
)
def test_certain_names_are_found_with_their_kind(text: str, found: list[tuple[str, str]]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "区域发展格局不断优化，全市经济格局向好",
        "各乡镇农技站和本市财政局",
        "市场监管部门推进县域就业中心建设",
        "以经济建设为中心",
        "2024年开展工作，4月完成",
        "召开党组会议12次",
        "〔2010〕3号",
        "县域医疗中心、市区道路中心",
    ],
)
def test_what_is_not_certain_is_left_alone(text: str) -> None:
    assert names(text) == []


def test_a_name_never_covers_a_quantity() -> None:
    assert names("县财政局3个科室") == [("机构", "县财政局")]


@given(st.text(st.sampled_from("县市财政局由和《》第三次会议2024年〔〕4号、，个"), max_size=40))
def test_names_lie_apart_and_read_as_they_stand(text: str) -> None:
    mentions = find_mentions(text)
    found = find_names(text, mentions)
    spans = sorted(
        [(n.start, n.end) for n in found] + [(m.start, m.end) for m in mentions if m.is_quantity]
    )
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(text[name.start : name.end] == name.text for name in found)
