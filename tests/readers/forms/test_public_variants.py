"""公开表 as some houses write them otherwise: invented sheets only."""

from __future__ import annotations

import pytest
from formsheets import Rows, make_sheet, read

from qicao.profile import Profile

BUDGETS = ["年初预算数", "全年预算数"]


def sheet_07(heads: list[str], first: list[object], last: list[object]) -> Rows:
    title = [["财政拨款“三公”经费支出决算表"], ["单位：万元"]]
    return [*title, ["项目", *heads], ["合计", *first], ["公务接待费", *last]]


def test_of_two_budgets_of_07_that_of_the_beginning_counts(profile: Profile) -> None:
    rows = sheet_07([*BUDGETS, "决算数"], [30, 28, 25.5], [8, 7, 5.5])
    seen = read(profile, make_sheet(rows))
    assert seen.values["三公经费.预算数"] == "30万元"
    assert seen.values["公务接待费.决算数"] == "5.5万元"
    assert set(seen.left) == {"C4", "C5"}


@pytest.mark.parametrize("head", ["预算数", *BUDGETS])
def test_the_only_budget_of_07_counts_however_it_is_called(head: str, profile: Profile) -> None:
    seen = read(profile, make_sheet(sheet_07([head, "决算数"], [30, 25.5], [8, 5.5])))
    assert seen.values["三公经费.预算数"] == "30万元"
    assert seen.left == {}


def test_of_two_budgets_of_07_on_its_side_that_of_the_beginning_counts(profile: Profile) -> None:
    rows = [
        ["财政拨款“三公”经费支出决算表"],
        ["单位：万元"],
        ["项目", "合计", "公务用车运行维护费", "公务接待费"],
        ["全年预算数", 28, 21, 7],
        ["年初预算数", 30, 22, 8],
        ["决算数", 25.5, 20, 5.5],
    ]
    seen = read(profile, make_sheet(rows))
    assert seen.ids["B5"] == "三公经费.预算数"
    assert seen.ids["D6"] == "公务接待费.决算数"
    assert set(seen.left) == {"B4", "C4", "D4"}


def test_of_two_budgets_over_the_items_of_07_that_of_the_beginning_counts(
    profile: Profile,
) -> None:
    rows = [
        ["财政拨款“三公”经费支出决算表", *[None] * 5],
        ["单位：万元", *[None] * 5],
        ["年初预算数", None, "全年预算数", None, "决算数", None],
        ["合计", "公务接待费"] * 3,
        [30, 8, 28, 7, 25.5, 5.5],
    ]
    seen = read(profile, make_sheet(rows, ["A3:B3", "C3:D3", "E3:F3"]))
    assert seen.ids == {
        "A5": "三公经费.预算数",
        "B5": "公务接待费.预算数",
        "E5": "三公经费.决算数",
        "F5": "公务接待费.决算数",
    }
    assert set(seen.left) == {"C5", "D5"}


def test_items_of_07_may_stand_above_budget_and_account(profile: Profile) -> None:
    rows = [
        ["财政拨款“三公”经费及机关运行经费支出决算表", *[None] * 8],
        ["单位：万元", *[None] * 8],
        ["“三公”经费", *[None] * 7, "机关运行经费决算数"],
        ["合计", None, "公务用车购置及运行维护费", None, None, None, "公务接待费", None, None],
        [None, None, "小计", None, "运行维护费", None, None, None, None],
        [*["预算数", "决算数"] * 4, None],
        [30, 25.5, 22, 20, 22, 20, 8, 5.5, 77],
    ]
    merged = ["A3:H3", "I3:I6", "A4:B5", "C4:F4", "C5:D5", "E5:F5", "G4:H5"]
    seen = read(profile, make_sheet(rows, merged))
    assert seen.ids == {
        "A7": "三公经费.预算数",
        "B7": "三公经费.决算数",
        "C7": "公务用车购置及运行费.预算数",
        "D7": "公务用车购置及运行费.决算数",
        "E7": "公务用车运行维护费.预算数",
        "F7": "公务用车运行维护费.决算数",
        "G7": "公务接待费.预算数",
        "H7": "公务接待费.决算数",
    }
    assert set(seen.left) == {"I7"}


def test_the_statistics_of_07_give_procurement_and_nothing_else(profile: Profile) -> None:
    rows = [
        ["机构运行信息表", *[None] * 4],
        ["单位：万元", *[None] * 4],
        ["项目", "预算数", "决算数", "项目", "统计数"],
        ["（一）支出合计", 30, 25.5, "（一）车辆数合计（辆）", 3],
        ["1．公务接待费", 8, 5.5, "（一）政府采购支出合计", 60],
        [None, None, None, "1．政府采购货物支出", 40],
        [None, None, None, "（二）政府采购授予中小企业合同金额", 50],
    ]
    seen = read(profile, make_sheet(rows))
    assert seen.ids["E5"] == "政府采购.决算数"
    assert seen.ids["E6"] == "政府采购.货物"
    assert set(seen.left) == {"E4", "E7"}


def test_procurement_may_have_a_form_of_its_own(profile: Profile) -> None:
    rows = [
        ["政府采购支出决算表"],
        ["单位：万元"],
        ["项目", "采购预算", "采购金额"],
        ["合计", 70, 60],
        ["一、货物", 50, 40],
        ["二、服务", 20, 20],
    ]
    seen = read(profile, make_sheet(rows))
    assert seen.values["政府采购.预算数"] == "70万元"
    assert seen.values["政府采购.服务"] == "20万元"
    assert set(seen.left) == {"B5", "B6"}


def test_04_on_one_side_reads_what_came_in_and_what_was_carried_over(profile: Profile) -> None:
    rows = [
        ["财政拨款收支情况表"],
        ["单位：万元"],
        ["项目", "财政拨款合计", "一般公共预算", "政府性基金", "国有资本经营"],
        ["一、年初结转结余", 13, 10, 3, 0],
        ["二、当年拨款", 110, 90, 20, 0],
        ["三、当年支出", 100, 85, 15, 0],
        ["一、教育支出", 100, 85, 15, 0],
        ["四、年末结转结余", 23, 15, 8, 0],
    ]
    seen = read(profile, make_sheet(rows), "部门决算.xlsx")
    assert seen.ids["C4"] == "一般公共预算拨款.年初结转和结余"
    assert seen.ids["D5"] == "政府性基金收入.决算数"
    assert seen.ids["E6"] == "国有资本经营支出.决算数"
    assert seen.ids["B8"] == "财政拨款.年末结转和结余"
    assert seen.left == {}


def test_01_reads_staff_and_running_costs_below_basic_spending(profile: Profile) -> None:
    rows = [
        ["收入支出决算总表", *[None] * 3],
        ["单位：万元", *[None] * 3],
        ["收入", None, "支出", None],
        ["项目", "决算数", "项目", "决算数"],
        ["事业收入", 20, "一、教育支出", 18],
        ["其他收入", 1, "基本支出", 12],
        [None, None, "其中：人员经费", 9],
        [None, None, "日常公用经费", 3],
        ["本年收入合计", 21, "本年支出合计", 18],
    ]
    seen = read(profile, make_sheet(rows, ["A3:B3", "C3:D3"]))
    assert seen.ids["D7"] == "人员经费.决算数"
    assert seen.ids["D8"] == "公用经费.决算数"
    assert seen.left == {}


def test_names_with_codes_make_a_side_of_06_under_any_head(profile: Profile) -> None:
    rows = [
        ["基本支出决算明细表", *[None] * 5],
        [
            *["公用经费", "金额（元）"],
            *["人员经费", "金额（元）"],
            *["公用经费（续）", "金额（元）"],
        ],
        ["302 商品和服务支出", 90, "301 工资福利支出", 400, "310 资本性支出", 10],
        ["30201 办公费", 30, "30101 基本工资", 250, "31002 办公设备购置", 10],
        ["30231 公务用车运行维护费", 60, "30103 奖金", 150, "399 其他支出", "-"],
        [None, None, "人员经费合计", 400, "公用经费合计", 100],
    ]
    seen = read(profile, make_sheet(rows), "决算.xlsx")
    assert seen.ids["B3"] == "拨款商品和服务支出.决算数"
    assert seen.ids["B4"] == "经济科目.30201办公费.决算数"
    assert seen.ids["F6"] == "拨款公用经费.决算数"
    assert seen.left == {}
