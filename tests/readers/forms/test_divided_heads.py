"""Heads that are divided again: into a whole and its parts, into two years, into kinds.

All units and amounts are invented.
"""

from __future__ import annotations

import pytest
from formsheets import make_sheet, read

from qicao.profile import Profile

PARTS = ["合计", "其中：局本级", "其中：所属单位"]
OWN_AND_SUBORDINATE = [
    ["支出决算总表", *[None] * 8],
    ["汇总单位：青禾县茶叶局", *[None] * 7, "单位：元"],
    ["科目编码", "科目名称", "支出合计", "基本支出", None, None, "项目支出", None, None],
    [None, None, None, *PARTS, *PARTS],
    ["213", "农林水支出", 140, 100, 80, 20, 40, 30, 10],
    ["合计", None, 140, 100, 80, 20, 40, 30, 10],
]
OWN_AREAS = ["A3:A4", "B3:B4", "C3:C4", "D3:F3", "G3:I3", "A6:B6"]


@pytest.mark.parametrize("whole", ["合计", "小计"])
def test_the_whole_is_read_and_its_parts_are_left(profile: Profile, whole: str) -> None:
    rows = [[whole if text == "合计" else text for text in row] for row in OWN_AND_SUBORDINATE[:5]]
    seen = read(profile, make_sheet([*rows, OWN_AND_SUBORDINATE[5]], OWN_AREAS))
    assert seen.forms == ["公开03"]
    assert seen.ids == {
        "C5": "支出科目.213农林水支出.决算数",
        "D5": "支出科目.213农林水支出.基本支出",
        "G5": "支出科目.213农林水支出.项目支出",
        "C6": "支出.决算数",
        "D6": "基本支出.决算数",
        "G6": "项目支出.决算数",
    }
    assert sorted(seen.left) == ["E5", "E6", "F5", "F6", "H5", "H6", "I5", "I6"]


def test_both_sides_of_01_may_be_divided(profile: Profile) -> None:
    rows = [
        ["收入支出决算总表", *[None] * 7],
        ["单位：万元", *[None] * 7],
        ["收入", None, None, None, "支出", None, None, None],
        ["项目", "决算数", None, None, "项目", "决算数", None, None],
        [None, *PARTS, None, *PARTS],
        ["一、其他收入", 950, 900, 50, "一、农林水支出", 940, 900, 40],
        ["本年收入合计", 950, 900, 50, "本年支出合计", 940, 900, 40],
    ]
    areas = ["A3:D3", "E3:H3", "A4:A5", "B4:D4", "E4:E5", "F4:H4"]
    assert read(profile, make_sheet(rows, areas)).ids == {
        "B6": "其他收入.决算数",
        "B7": "收入.决算数",
        "F6": "支出功能.农林水支出.决算数",
        "F7": "支出.决算数",
    }


def test_a_whole_beside_known_parts_is_no_second_total(profile: Profile) -> None:
    rows = [
        ["支出决算表", *[None] * 6],
        ["单位：元", *[None] * 6],
        ["科目编码", "科目名称", "本年支出", None, None, None, None],
        [None, None, "合计", "基本支出", None, None, "项目支出"],
        [None, None, None, "小计", "人员经费", "日常公用经费", None],
        ["合计", None, 140, 100, 80, 20, 40],
    ]
    areas = ["A3:A5", "B3:B5", "C3:G3", "C4:C5", "D4:F4", "G4:G5", "A6:B6"]
    seen = read(profile, make_sheet(rows, areas))
    assert seen.ids == {
        "C6": "支出.决算数",
        "D6": "基本支出.决算数",
        "E6": "人员经费.决算数",
        "G6": "项目支出.决算数",
    }
    assert list(seen.left) == ["F6"]


def test_two_years_beside_each_other_are_told_apart(profile: Profile) -> None:
    rows = [
        ["青禾县茶叶局支出决算两年对比表", *[None] * 7],
        ["2024年度", *[None] * 6, "单位：元"],
        ["科目编码", "科目名称", "2023年决算数", None, None, "2024年决算数", None, None],
        [None, None, *["合计", "基本支出", "项目支出"] * 2],
        ["合计", None, 130, 100, 30, 140, 100, 40],
        ["213", "农林水支出", 130, 100, 30, 140, 100, 40],
    ]
    areas = ["A3:A4", "B3:B4", "C3:E3", "F3:H3", "A5:B5"]
    seen = read(profile, make_sheet(rows, areas))
    assert seen.ids == {
        "C5": "支出.上年决算数",
        "D5": "基本支出.上年决算数",
        "E5": "项目支出.上年决算数",
        "F5": "支出.决算数",
        "G5": "基本支出.决算数",
        "H5": "项目支出.决算数",
        "F6": "支出科目.213农林水支出.决算数",
        "G6": "支出科目.213农林水支出.基本支出",
        "H6": "支出科目.213农林水支出.项目支出",
    }
    assert sorted(seen.left) == ["C6", "D6", "E6"]


def test_the_difference_of_two_years_is_no_outturn(profile: Profile) -> None:
    rows = [
        ["收入支出决算对比表", *[None] * 7],
        ["2024年度", *[None] * 6, "单位：元"],
        ["收入", *[None] * 3, "支出", *[None] * 3],
        [*["项目", "2023年决算数", "2024年决算数", "增减额"] * 2],
        ["其他收入", 90, 95, 5, "农林水支出", 80, 88, 8],
        ["本年收入合计", 90, 95, 5, "本年支出合计", 80, 88, 8],
    ]
    seen = read(profile, make_sheet(rows, ["A3:D3", "E3:H3"]))
    assert seen.ids["G6"] == "支出.决算数"
    assert seen.ids["F6"] == "支出.上年决算数"
    assert seen.ids["H6"] == "支出.较上年增减额"
    assert seen.ids["C5"] == "其他收入.决算数"
    assert {"D5", "D6", "H5"} <= set(seen.left)


def test_a_name_that_stands_again_below_a_head_unknown_is_left(profile: Profile) -> None:
    rows = [
        ["财政拨款收入支出决算总表", *[None] * 3],
        ["单位：元", *[None] * 3],
        ["收入", None, "支出", None],
        ["项目", "决算数", "项目", "合计"],
        ["一、一般公共预算财政拨款", 90, "一、农林水支出", 95],
        ["本年收入合计", 90, "本年支出合计", 95],
        ["前两年留下的钱", 5, None, None],
        ["一般公共预算财政拨款", 5, None, None],
    ]
    seen = read(profile, make_sheet(rows, ["A3:B3", "C3:D3"]))
    assert seen.ids["B5"] == "一般公共预算收入.决算数"
    assert {"B7", "B8"} <= set(seen.left)
    rows[6][0] = "上年财政拨款结转"
    seen = read(profile, make_sheet(rows, ["A3:B3", "C3:D3"]))
    assert seen.ids["B7"] == "财政拨款.年初结转和结余"
    assert seen.ids["B8"] == "一般公共预算拨款.年初结转和结余"


def test_spending_by_kind_gives_its_total_alone(profile: Profile) -> None:
    rows = [
        ["一般公共预算财政拨款支出决算明细表", *[None] * 4],
        ["单位：元", *[None] * 4],
        ["科目编码", "科目名称", "合计", "工资福利支出", "商品和服务支出"],
        ["合计", None, 140, 100, 40],
        ["213", "农林水支出", 140, 100, 40],
    ]
    seen = read(profile, make_sheet(rows, ["A4:B4"]))
    assert seen.ids == {
        "C4": "一般公共预算支出.决算数",
        "C5": "拨款科目.213农林水支出.决算数",
    }
    assert sorted(seen.left) == ["D4", "D5", "E4", "E5"]


def test_project_spending_alone_is_no_spending_of_all(profile: Profile) -> None:
    rows = [
        ["一般公共预算财政拨款项目支出决算表", None, None],
        ["单位：元", None, None],
        ["科目编码", "科目名称", "合计"],
        ["合计", None, 40],
        ["213", "农林水支出", 40],
    ]
    assert read(profile, make_sheet(rows, ["A4:B4"])).ids == {
        "C4": "拨款项目支出.决算数",
        "C5": "拨款科目.213农林水支出.项目支出",
    }


@pytest.mark.parametrize(("name", "found"), [("政府经济分类科目", True), ("功能科目", False)])
def test_grants_by_the_classes_of_the_government_give_their_total(
    profile: Profile, name: str, found: bool
) -> None:
    rows = [
        [f"财政拨款支出决算明细表（{name}）", None, None],
        ["单位：元", None, None],
        ["科目编码", "科目名称", "财政拨款支出合计"],
        ["合计", None, 40],
        ["501", "机关工资福利支出", 40],
    ]
    seen = read(profile, make_sheet(rows, ["A4:B4"]))
    assert seen.ids == ({"C4": "财政拨款.本年支出"} if found else {})


def test_funds_that_only_spend_have_their_total_below_the_outturn(profile: Profile) -> None:
    rows = [
        ["政府性基金预算财政拨款支出决算表", *[None] * 4],
        ["单位：元", *[None] * 4],
        ["科目编码", "科目名称", "决算数", None, None],
        [None, None, "合计", "基本支出", "项目支出"],
        ["合计", None, 40, 10, 30],
        ["212", "城乡社区支出", 40, 10, 30],
    ]
    seen = read(profile, make_sheet(rows, ["A3:A4", "B3:B4", "C3:E3", "A5:B5"]))
    assert seen.ids["C5"] == "政府性基金支出.决算数"
    assert seen.ids["C6"] == "基金科目.212城乡社区支出.决算数"
    assert seen.left == {}
