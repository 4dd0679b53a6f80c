"""Forms that are easily taken for one another: untitled blocks, spoilt titles. All is invented."""

from __future__ import annotations

import pytest
from formsheets import Rows, make_sheet, read
from test_appraisal_forms import OVERALL, OVERALL_MERGED, PROJECT, PROJECT_MERGED
from test_form_places import beside

from qicao.profile import Profile

SPOILT = ["", "支出绩效自评表", "目支出绩效自评表", "项目支出绩效�评", "体绩效自评表", "附件3"]
"""Titles of which a part or all is lost."""
HEADS = [
    "科目名称",
    "代码",
    "年初结转和结余",
    "本年收入",
    "项目支出",
    "基本支出",
    "支出小计（万元）",
]
FUNDS: Rows = [HEADS, ["城乡社区支出", "212", 6, 30, 27, 0, 27], ["合计", None, 6, 30, 27, 0, 27]]
CAPITAL: Rows = [
    ["科目名称", "代码", "项目支出", "基本支出", "支出小计（万元）"],
    ["国有资本经营预算支出", "223", 5, 0, 5],
    ["合计", None, 5, 0, 5],
]


def spoilt(rows: Rows, title: str) -> Rows:
    return [[title, *rows[0][1:]], *rows[1:]]


@pytest.mark.parametrize("name", ["Sheet1", "部门整体支出绩效自评", "整体自评"])
@pytest.mark.parametrize("title", SPOILT)
def test_a_form_of_a_project_without_its_title_gives_the_department_nothing(
    title: str, name: str, profile: Profile
) -> None:
    seen = read(profile, make_sheet(spoilt(PROJECT, title), PROJECT_MERGED, name), "自评.xlsx")
    ids = {each for names in seen.every.values() for each in names}
    assert ids
    assert all(each.startswith(("项目.茶园改造", "项目指标.茶园改造")) for each in ids)


@pytest.mark.parametrize("title", SPOILT)
def test_a_form_of_a_department_without_its_title_gives_what_is_its_own_or_nothing(
    title: str, profile: Profile
) -> None:
    whole = read(profile, make_sheet(OVERALL, OVERALL_MERGED), "自评.xlsx")
    seen = read(profile, make_sheet(spoilt(OVERALL, title), OVERALL_MERGED), "自评.xlsx")
    assert seen.ids.items() <= whole.ids.items()
    assert {"D5", "H18"} <= set(seen.left)


def test_a_form_of_a_project_that_names_none_is_left_and_told(profile: Profile) -> None:
    rows = [*PROJECT[:2], *PROJECT[3:]]
    seen = read(profile, make_sheet(rows))
    assert seen.ids == {}
    assert {"D5", "F5", "F12", "H12"} <= set(seen.left)
    (finding,) = seen.parts[0].findings
    assert finding.code == "R08"
    assert "没有找到项目名称" in finding.message


def test_a_blank_form_of_a_project_is_no_trouble(profile: Profile) -> None:
    rows = [*PROJECT[:5], ["", None, "年度资金总额", *[None] * 6]]
    rows[2] = ["项目名称", *[None] * 8]
    (part,) = read(profile, make_sheet(rows, PROJECT_MERGED[:2])).parts
    assert part.findings == ()
    assert part.left == ()


def test_the_name_of_a_sheet_tells_which_of_like_forms_a_block_is(profile: Profile) -> None:
    sheet = make_sheet(beside(FUNDS, CAPITAL, 1), name="基金及国资")
    seen = read(profile, sheet)
    assert seen.forms == ["公开08", "公开09"]
    assert seen.values["国有资本经营支出.决算数"] == "5万元"
    assert seen.values["政府性基金支出.决算数"] == "27万元"
    assert seen.left == {}


@pytest.mark.parametrize("name", ["Sheet3", "一般公共预算、基金、国资支出"])
def test_a_block_like_several_forms_is_none_where_its_sheet_does_not_tell(
    name: str, profile: Profile
) -> None:
    seen = read(profile, make_sheet(CAPITAL, name=name))
    assert seen.ids == {}


def test_two_blocks_that_are_the_same_table_are_neither(profile: Profile) -> None:
    sheet = make_sheet(beside(FUNDS, FUNDS, 1), name="基金及国资")
    assert read(profile, sheet).ids == {}


def test_a_sheet_that_says_what_it_is_about_is_nothing_else(profile: Profile) -> None:
    seen = read(profile, make_sheet(FUNDS, name="国资"))
    assert not any("基金" in name for name in seen.ids.values())


def test_both_sides_of_a_form_may_be_blocks_of_their_own(profile: Profile) -> None:
    income = [["收入项目", "决算数（万元）"], ["事业收入", 20], ["本年收入合计", 20], ["总计", 20]]
    spending = [
        ["支出项目", "决算数（万元）"],
        ["教育支出", 20],
        ["本年支出合计", 20],
        ["总计", 20],
    ]
    seen = read(profile, make_sheet(beside(income, spending, 1), name="收支"))
    assert seen.values["收入.决算数"] == seen.values["支出.决算数"] == "20万元"
