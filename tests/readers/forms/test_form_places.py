"""Where forms stand, what tells them, and what is left alone: invented sheets only."""

from __future__ import annotations

import pytest
from formsheets import Rows, make_sheet, read
from test_public_forms import TWO_SIDED

from qicao.profile import Profile

HEADS_03 = ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"]
BODY_03 = [["合计", None, 500, 300, 200], ["201", "一般公共服务支出", 500, 300, 200]]
IDS_03 = {
    "支出.决算数",
    "基本支出.决算数",
    "项目支出.决算数",
    "支出科目.201一般公共服务支出.决算数",
    "支出科目.201一般公共服务支出.基本支出",
    "支出科目.201一般公共服务支出.项目支出",
}
FORM_03 = [["支出决算表"], ["单位：万元"], HEADS_03, *BODY_03]
FORM_07 = [
    ["财政拨款“三公”经费支出决算表"],
    ["单位：万元"],
    ["项目", "预算数", "决算数"],
    ["合计", 30, 25.5],
    ["公务接待费", 8, 5.5],
]


def beside(left: Rows, right: Rows, gap: int) -> list[list[object]]:
    """Two tables beside each other with empty columns between."""
    width = max(map(len, left)) + gap
    height = max(len(left), len(right))
    padded = [[*(left[n] if n < len(left) else [])] for n in range(height)]
    return [
        [*row, *[None] * (width - len(row)), *(right[n] if n < len(right) else [])]
        for n, row in enumerate(padded)
    ]


def test_forms_below_each_other_are_told_by_their_titles(profile: Profile) -> None:
    seen = read(profile, make_sheet([*FORM_03, [], [], *FORM_07]))
    assert seen.forms == ["公开03", "公开07"]
    assert set(seen.ids.values()) >= IDS_03
    assert seen.values["三公经费.决算数"] == "25.5万元"
    assert seen.left == {}


@pytest.mark.parametrize("gap", [0, 1, 3])
def test_forms_beside_each_other_are_told_by_their_titles(gap: int, profile: Profile) -> None:
    seen = read(profile, make_sheet(beside(FORM_03, FORM_07, gap)))
    assert seen.forms == ["公开03", "公开07"]
    assert set(seen.ids.values()) >= IDS_03
    assert seen.values["公务接待费.预算数"] == "8万元"


def test_forms_beside_each_other_may_have_units_of_their_own(profile: Profile) -> None:
    other = [FORM_07[0], ["单位：元"], *FORM_07[2:]]
    seen = read(profile, make_sheet(beside(FORM_03, other, 1)))
    assert seen.values["支出.决算数"] == "500万元"
    assert seen.values["三公经费.预算数"] == "30元"


def test_a_form_without_a_title_is_told_by_its_heads(profile: Profile) -> None:
    rows = [["单位：万元"], [*HEADS_03, "上缴上级支出"], *BODY_03]
    seen = read(profile, make_sheet(rows, name="Sheet2"))
    assert seen.forms == ["公开03"]
    assert set(seen.ids.values()) == IDS_03


def test_a_form_without_a_title_is_told_by_its_mark(profile: Profile) -> None:
    rows = [["公开03表"], ["单位：万元"], HEADS_03, *BODY_03]
    assert read(profile, make_sheet(rows, name="Sheet2")).forms == ["公开03"]


def test_a_form_without_a_title_is_told_by_the_name_of_its_sheet(profile: Profile) -> None:
    sheet = make_sheet([["单位：万元"], HEADS_03, *BODY_03], name="支出决算表")
    assert read(profile, sheet).forms == ["公开03"]


@pytest.mark.parametrize("name", ["Z03 支出决算表(财决公开03表)", "Sheet7", "3", "支出决算"])
def test_the_name_of_a_sheet_with_a_title_means_nothing(name: str, profile: Profile) -> None:
    assert set(read(profile, make_sheet(FORM_03, name=name)).ids.values()) == IDS_03


def test_a_title_may_bear_the_department_the_year_and_spaces(profile: Profile) -> None:
    rows = [["青禾县茶叶局2024年度 支 出 决 算 表"], *FORM_03[1:]]
    seen = read(profile, make_sheet(rows))
    assert seen.parts[0].year == 2024
    assert set(seen.ids.values()) == IDS_03


@pytest.mark.parametrize(
    "title", ["2024年部门支出预算表", "部门支出预算总表", "支出预算批复表", "2025年支出总体情况"]
)
def test_a_budget_of_the_same_shape_is_not_taken_for_a_final_account(
    title: str, profile: Profile
) -> None:
    rows = [
        [title],
        ["单位：万元"],
        ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
        *BODY_03,
    ]
    seen = read(profile, make_sheet(rows, name="预算3"), "2024年部门预算.xlsx")
    assert seen.ids == {}


def test_a_form_that_two_descriptions_fit_is_none(profile: Profile) -> None:
    rows = [["单位：万元"], ["科目编码", "科目名称", "合计", "基本支出", "项目支出"], *BODY_03]
    assert read(profile, make_sheet(rows, name="Sheet2"), "决算.xlsx").ids == {}


def test_two_columns_of_one_head_are_neither(profile: Profile) -> None:
    rows = [
        ["支出决算表"],
        ["单位：万元"],
        ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出", "项目支出"],
        ["合计", None, 500, 300, 200, 150],
    ]
    seen = read(profile, make_sheet(rows))
    assert "项目支出.决算数" not in seen.ids.values()
    assert {"E4", "F4"} <= set(seen.left)


def test_a_column_unknown_is_left_and_does_not_move_the_others(profile: Profile) -> None:
    rows = [
        ["支出决算表"],
        ["单位：万元"],
        ["科目编码", "科目名称", "占比", "本年支出合计", "占比", "基本支出", "项目支出"],
        ["合计", None, 480, 500, "100%", 300, 200],
    ]
    seen = read(profile, make_sheet(rows))
    assert seen.ids == {"D4": "支出.决算数", "F4": "基本支出.决算数", "G4": "项目支出.决算数"}
    assert set(seen.left) == {"C4", "E4"}


def test_rows_for_columns_are_turned(profile: Profile) -> None:
    turned = [list(column) for column in zip(*[HEADS_03, *BODY_03], strict=True)]
    seen = read(profile, make_sheet([["支出决算表"], ["单位：万元"], *turned]))
    assert set(seen.ids.values()) == IDS_03
    assert seen.ids["B5"] == "支出.决算数"
    assert seen.ids["C7"] == "支出科目.201一般公共服务支出.项目支出"


@pytest.mark.parametrize(
    ("line", "heads", "unit"),
    [
        ("单位：元", HEADS_03, "元"),
        ("金额单位:人民币万元", HEADS_03, "万元"),
        ("编制单位：青禾县茶叶局    单位：千元", HEADS_03, "千元"),
        ("", [*HEADS_03[:2], *(f"{head}（元）" for head in HEADS_03[2:])], "元"),
        ("", [*HEADS_03[:2], "本年支出合计（万元）", *HEADS_03[3:]], "万元"),
    ],
)
def test_the_unit_stands_in_a_line_or_in_the_heads(
    line: str, heads: list[str], unit: str, profile: Profile
) -> None:
    seen = read(profile, make_sheet([["支出决算表"], [line], heads, *BODY_03]))
    assert {row.unit for row in seen.rows if row.value.number is not None} == {unit}


def test_without_a_unit_no_amount_is_read_and_all_are_listed(profile: Profile) -> None:
    seen = read(profile, make_sheet([["支出决算表"], [""], HEADS_03, *BODY_03]))
    assert seen.codes == ["R01"]
    assert seen.values == {}
    assert set(seen.left) == {"C4", "D4", "E4", "C5", "D5", "E5"}


def test_numbers_outside_every_form_are_left(profile: Profile) -> None:
    rows = beside(FORM_03, [["备忘"], [None], [None], ["往来款", 77]], 2)
    seen = read(profile, make_sheet(rows))
    assert set(seen.ids.values()) == IDS_03
    assert list(seen.left) == ["I4"]
    assert "往来款" in seen.left["I4"]


def test_a_sheet_of_something_else_is_no_form(profile: Profile) -> None:
    rows = [["职工花名册"], ["姓名", "岗位", "工龄"], ["甲", "会计", 5]]
    assert read(profile, make_sheet(rows)).parts == ()


def test_a_side_whose_head_is_missing_does_not_give_its_rows_to_the_other(
    profile: Profile,
) -> None:
    rows = [list(row) for row in TWO_SIDED]
    rows[4][2] = None
    seen = read(profile, make_sheet(rows, ["A4:C4", "D4:F4"]))
    assert seen.ids.get("F12", "支出.总计") == "支出.总计"
    assert "收入.总计" not in seen.ids.values()


def test_a_year_and_the_numbers_of_rows_are_no_amounts_left_over(profile: Profile) -> None:
    heads = ["序号", "项目", "预算数", "决算数"]
    rows = [
        ["财政拨款“三公”经费支出决算表", None, None, "2023年度"],
        ["单位：万元"],
        heads,
        [1, "合计", 30, 25.5],
        ["1.1", "公务接待费", 8, 5.5],
        [2, "不在目录里的费用", 7, 3],
    ]
    seen = read(profile, make_sheet(rows))
    assert seen.values["公务接待费.决算数"] == "5.5万元"
    assert set(seen.left) == {"C6", "D6"}
