"""Lists of projects that people make by themselves, under many titles. All is invented."""

from __future__ import annotations

import pytest
from formsheets import Rows, make_sheet, read
from test_appraisal_forms import PROJECT, PROJECT_MERGED

from qicao.profile import Profile

TOP: Rows = [["填报单位：云岭县茶叶局", None, None, None, None, None, None, None, "单位：万元"]]
UPPER = ["序号", "项目名称", "预算安排", None, None, "支出执行", None, "上年执行数", "责任股室"]
LOWER = [None, None, "年初预算", "调整数", "全年预算", "全年执行数", "执行率", None, None]
FLAT = [*UPPER[:2], *LOWER[2:7], *UPPER[7:]]
MERGED = ["A3:A4", "B3:B4", "C3:E3", "F3:G3", "H3:H4", "I3:I4"]
BODY: Rows = [
    [1, "茶园改造", 420, 60, "480.00 ", 478.62, "99.71%", 395.2, "种植股"],
    [None] * 9,
    [2, "茶叶检测（上级专项）", 150, -15.6, 134.4, 120, "89.29%", "-", "质量股"],
]
SUM = ["合计", None, 570, 44.4, 614.4, 598.62, "97.43%", 395.2, None]
NOTE = ["注：调整数含上年结转8.40万元。", *[None] * 8]
TITLES = [
    "",
    "2024年项目支出执行情况一览表",
    "项目支出情况表",
    "2024年度项目预算执行情况表",
    "专项支出表",
    "项目支出绩效自评表汇总",
    "附件3",
]


def listed(title: str, heads: Rows) -> Rows:
    return [[title, *[None] * 8], *TOP, *heads, *BODY, SUM, NOTE]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(
    ("heads", "merged"),
    [([UPPER, LOWER], MERGED), ([UPPER, LOWER], []), ([FLAT], []), ([[None] * 9, FLAT], [])],
    ids=["merged", "bare", "one row", "one row after a blank one"],
)
def test_a_list_of_projects_is_read_whatever_its_title_and_heads(
    title: str, heads: Rows, merged: list[str], profile: Profile
) -> None:
    seen = read(profile, make_sheet(listed(title, heads), merged), "资料.xlsx")
    assert (seen.forms, seen.left, seen.codes) == (["项目清单"], {}, [])
    values = seen.values
    assert values["项目.茶园改造.年初预算数"] == "420万元"
    assert values["项目.茶园改造.决算数"] == "478.62万元"
    assert values["项目.茶叶检测（上级专项）.预算调整额"] == "-15.6万元"
    assert values["项目.茶叶检测（上级专项）.责任科室"] == "质量股"
    assert values["项目支出.所列项目合计"] == "598.62万元"
    assert values["项目支出.所列项目上年合计"] == "395.2万元"
    assert not [name for name in values if name.startswith("支出.")]


def test_the_total_of_a_list_may_be_merged_over_the_numbers_and_the_names(
    profile: Profile,
) -> None:
    sheet = make_sheet(listed("项目支出情况表", [UPPER, LOWER]), [*MERGED, "A8:B8"])
    assert read(profile, sheet).values["项目支出.所列项目合计"] == "598.62万元"


def test_subtotals_and_headings_of_kinds_are_no_projects(profile: Profile) -> None:
    rows = [
        ["项目支出情况表（单位：万元）", None, None],
        ["项目名称", "全年预算数", "全年执行数"],
        ["业务工作专项", 30, 30],
        ["茶园改造", 30, 30],
        ["小计", 30, 30],
    ]
    values = read(profile, make_sheet(rows)).values
    assert values == {"项目.茶园改造.全年预算数": "30万元", "项目.茶园改造.决算数": "30万元"}


def test_a_form_of_one_project_stays_one(profile: Profile) -> None:
    assert read(profile, make_sheet(PROJECT, PROJECT_MERGED)).forms == ["项目自评表"]


def test_the_title_of_a_list_over_other_heads_tells_nothing(profile: Profile) -> None:
    rows = [
        ["2024年项目支出情况表（单位：万元）", None, None],
        ["科目名称", "本年支出", "上年执行数"],
        ["合计", 100, 90],
    ]
    assert read(profile, make_sheet(rows)).values == {}


def test_who_answers_for_a_project_and_by_when_is_read(profile: Profile) -> None:
    rows = [
        ["项目支出情况表", *[None] * 5],
        ["项目名称", "全年预算数（万元）", "全年执行数（万元）", "责任科室", "责任人", "整改时限"],
        ["茶园改造", 480, 318.5, "种植股", "周某", "2025年6月底"],
        ["茶叶检测", 134.4, 120, "质量股", None, None],
    ]
    seen = read(profile, make_sheet(rows, []), "资料.xlsx")
    assert (seen.left, seen.codes) == ({}, [])
    assert seen.values["项目.茶园改造.责任人"] == "周某"
    assert seen.values["项目.茶园改造.整改时限"] == "2025年6月底"
    assert "项目.茶叶检测.责任人" not in seen.values
