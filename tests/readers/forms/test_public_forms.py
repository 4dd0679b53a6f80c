"""The nine public forms by hand-written examples: which cell is which figure, in which unit.

All units and amounts are invented.
"""

from __future__ import annotations

import pytest
from formsheets import make_sheet, read

from qicao.profile import Profile

TWO_SIDED = [
    ["收入支出决算总表", None, None, None, None, None],
    ["公开01表", None, None, None, None, None],
    ["编制单位：青禾县茶叶局", None, None, None, None, "金额单位：万元"],
    ["收入", None, None, "支出", None, None],
    ["项目", "行次", "决算数", "项目", "行次", "决算数"],
    ["栏次", None, 1, "栏次", None, 2],
    ["一、一般公共预算财政拨款收入", 1, 900.5, "一、一般公共服务支出", 20, 700],
    ["二、政府性基金预算财政拨款收入", 2, 40, "二、农林水支出", 21, 180.5],
    ["三、其他收入", 3, 9.5, "三、神秘支出", 22, 60],
    ["本年收入合计", 4, 950, "本年支出合计", 23, 940.5],
    ["年初结转和结余", 5, 20, "年末结转和结余", 24, 29.5],
    ["总计", 6, 970, "总计", 25, 970],
]
TWO_SIDED_IDS = {
    "C7": "一般公共预算收入.决算数",
    "C8": "政府性基金收入.决算数",
    "C9": "其他收入.决算数",
    "C10": "收入.决算数",
    "C11": "收入.年初结转和结余",
    "C12": "收入.总计",
    "F7": "支出功能.一般公共服务支出.决算数",
    "F8": "支出功能.农林水支出.决算数",
    "F10": "支出.决算数",
    "F11": "结转结余.本年数",
    "F12": "支出.总计",
}


def test_both_sides_of_01_are_read_and_a_row_unknown_is_left(profile: Profile) -> None:
    seen = read(profile, make_sheet(TWO_SIDED, ["A4:C4", "D4:F4"]))
    assert seen.forms == ["公开01"]
    assert seen.ids == TWO_SIDED_IDS
    assert list(seen.left) == ["F9"]
    assert "神秘支出" in seen.left["F9"]
    assert {row.unit for row in seen.rows if not row.value.blank} == {"万元"}


def test_01_is_the_same_with_heads_that_are_not_merged(profile: Profile) -> None:
    rows = [list(row) for row in TWO_SIDED]
    assert read(profile, make_sheet(rows)).ids == TWO_SIDED_IDS
    rows[3] = ["收入", "收入", "收入", "支出", "支出", "支出"]
    assert read(profile, make_sheet(rows)).ids == TWO_SIDED_IDS


def test_01_with_its_sides_changed_is_read_by_the_words_above(profile: Profile) -> None:
    rows = [[*row[3:], *row[:3]] if n > 2 else row for n, row in enumerate(TWO_SIDED)]
    seen = read(profile, make_sheet(rows, ["A4:C4", "D4:F4"]))
    swapped = {"C": "F", "F": "C"}
    assert seen.ids == {swapped[p[0]] + p[1:]: name for p, name in TWO_SIDED_IDS.items()}


def test_01_with_the_sides_below_each_other_is_read(profile: Profile) -> None:
    income = [row[:3] for row in TWO_SIDED[3:]]
    spending = [row[3:] for row in TWO_SIDED[3:]]
    rows = [["收入支出决算总表"], ["单位：元"], *income, *spending]
    seen = read(profile, make_sheet(rows))
    assert seen.ids["C6"] == "一般公共预算收入.决算数"
    assert seen.ids["C15"] == "支出功能.一般公共服务支出.决算数"
    assert seen.values["收入.总计"] == "970元"
    assert seen.values["支出.总计"] == "970元"


def test_totals_may_come_first(profile: Profile) -> None:
    rows = [*TWO_SIDED[:6], TWO_SIDED[11], TWO_SIDED[9], *TWO_SIDED[6:9], TWO_SIDED[10]]
    seen = read(profile, make_sheet(rows, ["A4:C4", "D4:F4"]))
    assert sorted(seen.ids.values()) == sorted(TWO_SIDED_IDS.values())
    assert seen.ids["C7"] == "收入.总计"


SUBJECTS_03 = [
    ["支出决算表", None, None, None, None, None, None, None],
    ["单位：元", None, None, None, None, None, None, None],
    [
        "科目编码",
        "科目名称",
        "本年支出合计",
        "基本支出",
        "项目支出",
        "上缴上级支出",
        "经营支出",
        "对附属单位补助支出",
    ],
    ["栏次", None, 1, 2, 3, 4, 5, 6],
    ["合计", None, 9405000, 6005000, 3400000, 0, 0, 0],
    ["201", "一般公共服务支出", 7000000, 5000000, 2000000, None, None, None],
    ["2010301", "行政运行", 5000000, 5000000, 0, None, None, None],
    ["213", "农林水支出", 2405000, 1005000, 1400000, None, None, None],
]


def test_03_gives_totals_and_a_member_for_each_code(profile: Profile) -> None:
    seen = read(profile, make_sheet(SUBJECTS_03, ["A5:B5"]))
    assert seen.forms == ["公开03"]
    assert seen.ids["C5"] == "支出.决算数"
    assert seen.ids["D5"] == "基本支出.决算数"
    assert seen.ids["H5"] == "对附属单位补助支出.决算数"
    assert seen.ids["E7"] == "支出科目.2010301行政运行.项目支出"
    assert seen.values["支出科目.213农林水支出.决算数"] == "2405000元"
    assert seen.left == {}


@pytest.mark.parametrize(
    ("heads", "code", "name"),
    [
        (["类", "款", "项", "科目名称"], ["201", "03", "01"], "行政运行"),
        (["科目名称", "科目编码"], None, None),
        (["项目"], None, "2010301 行政运行"),
    ],
)
def test_codes_may_stand_in_columns_of_their_own_or_before_the_name(
    heads: list[str], code: list[str] | None, name: str | None, profile: Profile
) -> None:
    named = [*(code or []), name] if name else ["行政运行", "2010301"]
    rows = [
        ["支出决算表"],
        ["单位：万元"],
        [*heads, "本年支出合计", "基本支出", "项目支出"],
        ["合计", *[None] * (len(heads) - 1), 500, 500, 0],
        [*named, 500, 500, 0],
    ]
    seen = read(profile, make_sheet(rows))
    assert "支出科目.2010301行政运行.决算数" in seen.ids.values()
    assert seen.values["支出.决算数"] == "500万元"


def test_a_row_without_a_code_is_left_where_the_others_have_codes(profile: Profile) -> None:
    rows = [*SUBJECTS_03, [None, "其中：某某专项", 12, 0, 12, None, None, None]]
    seen = read(profile, make_sheet(rows, ["A5:B5"]))
    assert {"C9", "E9"} <= set(seen.left)
    assert not {"C9", "E9"} & set(seen.ids)


def test_02_reads_income_by_source(profile: Profile) -> None:
    rows = [
        ["收入决算表"],
        ["公开02表", None, None, None, None, "单位：万元"],
        ["科目编码", "科目名称", "本年收入合计", "财政拨款收入", "事业收入", "其他收入"],
        ["合计", None, 950, 940.5, 0, 9.5],
        ["201", "一般公共服务支出", 950, 940.5, 0, 9.5],
    ]
    seen = read(profile, make_sheet(rows))
    assert seen.forms == ["公开02"]
    assert seen.ids["C4"] == "收入.决算数"
    assert seen.ids["D4"] == "财政拨款收入.决算数"
    assert seen.ids["F5"] == "收入科目.201一般公共服务支出.其他收入"


SUPPORT_04 = [
    ["财政拨款收入支出决算总表", None, None, None, None, None, None],
    ["单位：万元", None, None, None, None, None, None],
    ["收入", None, "支出", None, None, None, None],
    [
        "项目",
        "金额",
        "项目",
        "合计",
        "一般公共预算财政拨款",
        "政府性基金预算财政拨款",
        "国有资本经营预算财政拨款",
    ],
    ["一、一般公共预算财政拨款", 900, "一、农林水支出", 180, 140, 40, 0],
    ["二、政府性基金预算财政拨款", 40, "二、教育支出", 760, 760, 0, 0],
    ["本年收入合计", 940, "本年支出合计", 940, 900, 40, 0],
    ["年初财政拨款结转和结余", 10, "年末财政拨款结转和结余", 10, 10, 0, 0],
    ["一般公共预算财政拨款", 7, None, None, None, None, None],
    ["政府性基金预算财政拨款", 3, None, None, None, None, None],
    ["总计", 950, "总计", 950, 910, 40, 0],
]


def test_a_label_that_stands_twice_in_04_is_told_by_what_is_above_it(profile: Profile) -> None:
    seen = read(profile, make_sheet(SUPPORT_04, ["A3:B3", "C3:G3"]))
    assert seen.ids["B5"] == "一般公共预算收入.决算数"
    assert seen.ids["B6"] == "政府性基金收入.决算数"
    assert seen.ids["B8"] == "财政拨款.年初结转和结余"
    assert seen.ids["B9"] == "一般公共预算拨款.年初结转和结余"
    assert seen.ids["B10"] == "政府性基金拨款.年初结转和结余"
    assert seen.ids["B11"] == "财政拨款.收入总计"
    assert seen.ids["E7"] == "一般公共预算支出.决算数"
    assert seen.ids["F8"] == "政府性基金拨款.年末结转和结余"
    assert seen.ids["G5"] == "拨款功能.农林水支出.国有资本经营"
    assert seen.left == {}


def test_05_reads_small_totals_by_kind(profile: Profile) -> None:
    rows = [
        ["一般公共预算财政拨款支出决算表"],
        ["单位：元"],
        ["科目编码", "科目名称", "本年支出", None, None],
        [None, None, "小计", "基本支出", "项目支出"],
        ["合计", None, 900, 600, 300],
        ["213", "农林水支出", 140, 100, 40],
    ]
    seen = read(profile, make_sheet(rows, ["A3:A4", "B3:B4", "C3:E3", "A5:B5"]))
    assert seen.forms == ["公开05"]
    assert seen.ids == {
        "C5": "一般公共预算支出.决算数",
        "D5": "拨款基本支出.决算数",
        "E5": "拨款项目支出.决算数",
        "C6": "拨款科目.213农林水支出.决算数",
        "D6": "拨款科目.213农林水支出.基本支出",
        "E6": "拨款科目.213农林水支出.项目支出",
    }


def test_three_sides_of_06_are_one_table_told_by_codes(profile: Profile) -> None:
    rows = [
        ["一般公共预算财政拨款基本支出决算明细表", *[None] * 8],
        ["单位：万元", *[None] * 8],
        ["人员经费", None, None, "公用经费", *[None] * 5],
        [*["科目编码", "科目名称", "金额"] * 3],
        ["301", "工资福利支出", 400, "302", "商品和服务支出", 90, "310", "资本性支出", 10],
        ["30101", "基本工资", 250, "30201", "办公费", 30, "31002", "办公设备购置", 10],
        [
            "303",
            "对个人和家庭的补助",
            100,
            "30231",
            "公务用车运行维护费",
            60,
            "399",
            "其他支出",
            None,
        ],
        ["人员经费合计", None, 500, "公用经费合计", None, None, None, None, 100],
    ]
    seen = read(profile, make_sheet(rows, ["A3:C3", "D3:I3"]))
    assert seen.forms == ["公开06"]
    assert seen.ids["C5"] == "拨款工资福利支出.决算数"
    assert seen.ids["F6"] == "经济科目.30201办公费.决算数"
    assert seen.ids["I6"] == "经济科目.31002办公设备购置.决算数"
    assert seen.ids["C8"] == "拨款人员经费.决算数"
    assert seen.values["经济科目.30231公务用车运行维护费.决算数"] == "60万元"


def test_a_code_decides_where_a_name_means_two_things(profile: Profile) -> None:
    rows = [
        ["一般公共预算财政拨款基本支出决算表"],
        ["单位：万元"],
        ["科目编码", "科目名称", "决算数"],
        ["399", "其他支出", 5],
        ["39906", "其他支出", 5],
    ]
    seen = read(profile, make_sheet(rows))
    assert seen.ids == {"C4": "拨款其他支出.决算数", "C5": "经济科目.39906其他支出.决算数"}


OFFICIAL_07 = [
    ["财政拨款“三公”经费支出决算表", *[None] * 11],
    ["单位：万元", *[None] * 11],
    ["预算数", *[None] * 5, "决算数", *[None] * 5],
    ["合计", "因公出国（境）费", "公务用车购置及运行维护费", None, None, "公务接待费"] * 2,
    [None, None, "小计", "公务用车购置费", "公务用车运行维护费", None] * 2,
    ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"],
    [30, 0, 22, 0, 22, 8, 25.5, 0, 20, 0, 20, 5.5],
]
OFFICIAL_07_MERGED = [
    "A3:F3",
    "G3:L3",
    "A4:A5",
    "B4:B5",
    "C4:E4",
    "F4:F5",
    "G4:G5",
    "H4:H5",
    "I4:K4",
    "L4:L5",
]
OFFICIAL_07_IDS = {
    "A7": "三公经费.预算数",
    "B7": "因公出国境费.预算数",
    "C7": "公务用车购置及运行费.预算数",
    "D7": "公务用车购置费.预算数",
    "E7": "公务用车运行维护费.预算数",
    "F7": "公务接待费.预算数",
    "G7": "三公经费.决算数",
    "H7": "因公出国境费.决算数",
    "I7": "公务用车购置及运行费.决算数",
    "J7": "公务用车购置费.决算数",
    "K7": "公务用车运行维护费.决算数",
    "L7": "公务接待费.决算数",
}


def test_07_is_told_by_three_levels_of_heads(profile: Profile) -> None:
    seen = read(profile, make_sheet(OFFICIAL_07, OFFICIAL_07_MERGED))
    assert seen.forms == ["公开07"]
    assert seen.ids == OFFICIAL_07_IDS
    assert seen.left == {}


def test_07_without_merged_heads_is_read_the_same(profile: Profile) -> None:
    assert read(profile, make_sheet(OFFICIAL_07)).ids == OFFICIAL_07_IDS


def test_07_with_one_row_for_each_item_is_read(profile: Profile) -> None:
    rows = [
        ["一般公共预算财政拨款“三公”经费支出决算表"],
        ["单位：元"],
        ["项 目", "全年预算数", "决 算 数", "上年决算数"],
        ["合 计", 300000, 255000, 270000],
        ["1.因公出国（境）费", 0, 0, 0],
        ["2.公务接待费", 80000, 55000, 60000],
        ["3.公务用车购置及运行维护费", 220000, 200000, 210000],
        ["其中：公务用车购置费", 0, 0, 0],
        ["公务用车运行维护费", 220000, 200000, 210000],
    ]
    seen = read(profile, make_sheet(rows))
    assert seen.values["三公经费.决算数"] == "255000元"
    assert seen.values["公务接待费.上年决算数"] == "60000元"
    assert seen.ids["B9"] == "公务用车运行维护费.预算数"
    assert len(seen.ids) == 18


def test_07_on_its_side_is_read(profile: Profile) -> None:
    rows = [
        ["财政拨款“三公”经费支出决算表"],
        ["单位：万元"],
        ["项目", "合计", "因公出国（境）费", "公务用车购置费", "公务用车运行维护费", "公务接待费"],
        ["预算数", 30, 0, 0, 22, 8],
        ["决算数", 25.5, 0, 0, 20, 5.5],
    ]
    seen = read(profile, make_sheet(rows))
    assert seen.ids["B5"] == "三公经费.决算数"
    assert seen.ids["F4"] == "公务接待费.预算数"


FUND_08 = [
    ["政府性基金预算财政拨款收入支出决算表", *[None] * 7],
    ["单位：万元", *[None] * 7],
    [
        "科目编码",
        "科目名称",
        "年初结转和结余",
        "本年收入",
        "本年支出",
        None,
        None,
        "年末结转和结余",
    ],
    [None, None, None, None, "小计", "基本支出", "项目支出", None],
    ["合计", None, 3, 40, 40, 0, 40, 3],
    ["21208", "国有土地使用权出让收入安排的支出", 3, 40, 40, 0, 40, 3],
]
FUND_08_MERGED = ["A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:G3", "H3:H4", "A5:B5"]


def test_08_reads_income_spending_and_what_is_carried_over(profile: Profile) -> None:
    seen = read(profile, make_sheet(FUND_08, FUND_08_MERGED))
    assert seen.ids["C5"] == "政府性基金拨款.年初结转和结余"
    assert seen.ids["D5"] == "政府性基金收入.决算数"
    assert seen.ids["E5"] == "政府性基金支出.决算数"
    assert seen.ids["G5"] == "基金项目支出.决算数"
    assert seen.ids["H6"] == "基金科目.21208国有土地使用权出让收入安排的支出.年末结转和结余"
    assert seen.left == {}


@pytest.mark.parametrize(
    "sentence",
    ["本表无数据。", "注：本部门本年度没有使用政府性基金预算财政拨款安排的支出，本表为空表。"],
)
def test_an_empty_08_says_0_by_its_sentence(sentence: str, profile: Profile) -> None:
    rows = [*FUND_08[:4], ["合计", *[None] * 7], [sentence, *[None] * 7]]
    seen = read(profile, make_sheet(rows, FUND_08_MERGED))
    assert seen.values == {"政府性基金支出.决算数": "0万元"}


def test_an_empty_form_without_a_sentence_gives_nothing(profile: Profile) -> None:
    rows = [*FUND_08[:4], ["合计", *[None] * 7]]
    assert read(profile, make_sheet(rows, FUND_08_MERGED)).values == {}


def test_a_sentence_does_not_make_0_of_a_form_with_amounts(profile: Profile) -> None:
    rows = [*FUND_08, ["注：上年没有使用政府性基金的单位不填。", *[None] * 7]]
    seen = read(profile, make_sheet(rows, FUND_08_MERGED))
    assert seen.values["政府性基金支出.决算数"] == "40万元"


def test_09_reads_state_capital(profile: Profile) -> None:
    rows = [
        ["国有资本经营预算财政拨款支出决算表"],
        ["单位：万元"],
        ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
        ["合计", None, 6, 0, 6],
        ["22301", "解决历史遗留问题及改革成本支出", 6, 0, 6],
    ]
    seen = read(profile, make_sheet(rows))
    assert seen.ids["C4"] == "国有资本经营支出.决算数"
    assert seen.ids["E5"] == "国资科目.22301解决历史遗留问题及改革成本支出.项目支出"
