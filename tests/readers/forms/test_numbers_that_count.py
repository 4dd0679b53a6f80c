"""Numbers that are no amounts are not listed as any: row and column numbers, codes, years."""

from __future__ import annotations

import pytest
from formsheets import Rows, make_sheet, read

from qicao.profile import Profile
from qicao.readers.forms import unread_cells

OUT_OF_A_PDF: Rows = [
    ["收入支出决算总表", *[None] * 7],
    ["单位：万元", *[None] * 7],
    ["收入", None, None, None, "支出", None, None, None],
    ["项目", "行 次", None, "决算数", "项目", "行 次", "决算数", None],
    ["栏次", None, None, 1, "栏次", None, None, 2],
    ["一、事业收入", None, 1, "20.00", "一、教育支出", 13, None, "18.00"],
    ["二、其他收入", None, 2, "1.00", "", 14, None, None],
    ["本年收入合计", None, 3, "21.00", "本年支出合计", 15, None, "18.00"],
]


def test_numbers_of_rows_beside_their_head_are_none(profile: Profile) -> None:
    seen = read(profile, make_sheet(OUT_OF_A_PDF, ["A1:H1"]))
    assert seen.ids["H8"] == "支出.决算数"
    assert seen.left == {}


def test_numbers_below_a_head_of_row_numbers_that_do_not_count_are_left(profile: Profile) -> None:
    rows = [list(row) for row in OUT_OF_A_PDF]
    rows[6][2] = 44
    assert {"C6", "C7", "C8"} <= set(read(profile, make_sheet(rows, ["A1:H1"])).left)


def test_an_amount_in_a_row_of_column_numbers_is_left(profile: Profile) -> None:
    rows = [list(row) for row in OUT_OF_A_PDF]
    rows[4][7] = "2650.00"
    assert "H5" in read(profile, make_sheet(rows, ["A1:H1"])).left


def test_row_numbers_of_a_side_that_nothing_knows_are_none(profile: Profile) -> None:
    rows = [
        ["机构运行信息表", *[None] * 6],
        ["公开07表", "单位：万元", *[None] * 5],
        ["项目", "行次", "预算数", "决算数", "项目", "行次", "件数"],
        ["栏次", None, 1, 2, "栏次", None, 3],
        ["（一）支出合计", 1, 30, 25.5, "1．团组数（个）", 4, 2],
        ["1．公务接待费", 2, 8, 5.5, "2．批次（个）", 5, 40],
        ["（1）国内接待费", 3, 8, 5.5, "3．人次（人）", 6, 300],
    ]
    seen = read(profile, make_sheet(rows))
    assert seen.values["三公经费.决算数"] == "25.5万元"
    assert set(seen.left) == {"G5", "G6", "G7"}


@pytest.mark.parametrize("name", ["30103奖金", "30103-奖金", "　30103　奖金", "30103 奖金"])
def test_a_code_before_a_short_name_makes_no_amount_of_it(name: str, profile: Profile) -> None:
    rows = [
        ["一般公共预算财政拨款基本支出决算表"],
        ["单位：万元"],
        ["科目编码及名称", "决算数"],
        ["301工资福利支出", 500],
        [name, 40],
    ]
    seen = read(profile, make_sheet(rows))
    assert seen.values["经济科目.30103奖金.决算数"] == "40万元"
    assert seen.left == {}


@pytest.mark.parametrize(
    "text", ["01表", "1.免费开放", "2023年决算数", f"2023年度{'　' * 16}金额单位：元"]
)
def test_a_number_before_words_is_no_amount(text: str, profile: Profile) -> None:
    rows = [["支出决算表"], ["单位：万元"], [text], ["科目编码", "科目名称", "合计", "基本支出"]]
    rows.append([None, "合计", 5, 5])
    assert read(profile, make_sheet(rows)).left == {}


@pytest.mark.parametrize("text", ["12项", "≥95%", "300亩", "0.5公里", "61.5"])
def test_a_number_with_its_unit_is_left(text: str, profile: Profile) -> None:
    rows = [["支出决算表"], ["单位：万元"], ["科目编码", "科目名称", "合计", "基本支出"]]
    rows += [[None, "合计", 5, 5], [None, None, None, None, text]]
    assert list(read(profile, make_sheet(rows)).left) == ["E5"]


def test_a_dash_is_no_head_of_an_amount(profile: Profile) -> None:
    rows = [
        ["支出决算表", *[None] * 3],
        ["单位：万元", *[None] * 3],
        ["科目编码", "科目名称", "合计", "基本支出", "机动"],
        [None, "合计", 5, 5, "—"],
        ["201", "一般公共服务支出", 5, 5, 2],
    ]
    assert read(profile, make_sheet(rows)).left == {"E5": "一般公共服务支出｜机动"}


def test_codes_of_a_sheet_that_is_no_form_are_not_listed(profile: Profile) -> None:
    rows = [
        ["专户资金明细"],
        ["科目编码", "科目名称", "金额"],
        ["合计", None, 900],
        ["208", "社会保障和就业支出", 900],
        ["2080501", None, 800],
    ]
    left = unread_cells(make_sheet(rows), profile.forms)
    assert [one.cell.place for one in left] == ["C3", "C4", "A5", "C5"]
