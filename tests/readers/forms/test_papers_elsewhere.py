"""Appraisal forms and data sheets as other places write them; all names and amounts are invented."""

from __future__ import annotations

import pytest
from formsheets import Rows, Value, make_sheet, read

from qicao.profile import Profile
from qicao.readers.forms import find_targets


def padded(*rows: list[Value]) -> Rows:
    """Rows of one width, as those of a sheet."""
    width = max(map(len, rows))
    return [[*row, *[None] * (width - len(row))] for row in rows]


PROJECT = padded(
    ["项目自评表（2024年度）"],
    ["项目名称", None, "茶园改造", None, "自评得分", 98.5],
    ["项目资金（万元）", None, "资金构成", "年初预算数", "调整预算数（A）", "全年执行数（B）"],
    [None, None, "年度资金总额", 200, 200, 190],
    ["绩效指标", "一级指标", "二级指标", "三级指标", "参考分值", "年度指标值", "实际值", "得分"],
    [None, "项目管理", "预算执行", "预算执行率", 10, "100%", "95%", 9.5],
    [None, "产出指标", "数量指标", "改造面积", 50, "≥300亩", "310亩", 50],
    ["合计", None, None, None, 100, None, None, 98.5],
)
PROJECT_MERGED = ["A2:B2", "A3:B4", "A5:A7", "A8:D8"]


def test_the_score_of_a_project_may_stand_in_the_head_of_its_form(profile: Profile) -> None:
    seen = read(profile, make_sheet(PROJECT, PROJECT_MERGED))
    assert seen.forms == ["项目自评表"]
    assert seen.ids["F2"] == seen.ids["H8"] == "项目.茶园改造.自评总分"
    assert seen.ids["E6"] == "项目.茶园改造.执行率权重"
    assert seen.ids["E8"] == "项目.茶园改造.自评满分"


def test_a_score_beside_the_rate_of_execution_is_not_that_of_the_whole(profile: Profile) -> None:
    rows = [list(row) for row in PROJECT]
    rows[1][2:6] = ["茶园改造", None, None, None]
    rows.insert(4, ["预算执行率", "95%", "分值", 10, "自评得分", 9.5, None, None])
    seen = read(profile, make_sheet(rows, [*PROJECT_MERGED[:2], "A6:A8", "A9:D9"]))
    assert seen.ids["B5"] == "项目.茶园改造.执行率"
    assert "F5" not in seen.ids


@pytest.mark.parametrize("head", ["参考分值", "茶分"])
def test_a_name_under_heads_is_no_label_of_a_pair(head: str, profile: Profile) -> None:
    rows = [list(row) for row in PROJECT]
    rows[4][4] = head
    seen = read(profile, make_sheet(rows, PROJECT_MERGED))
    assert seen.ids.get("E6") == (None if head == "茶分" else "项目.茶园改造.执行率权重")
    assert ("E6" in seen.left) is (head == "茶分")


def test_a_word_beside_a_whole_block_is_none_of_its_rows(profile: Profile) -> None:
    rows = padded(
        ["2024年度项目自评表"],
        ["项目名称", None, "茶园改造"],
        ["预算执行情况\n（万元）", None, None, "预算数（A）", "执行数（B）", "得分（10分×执行率）"],
        [None, None, "年度资金总额", 200, 190, 9.5],
        ["年度绩效目标\n（90分）", "一级指标", "二级指标", "三级指标", "年初目标值", "实际完成值"],
        ["年度绩效目标\n（90分）", "产出指标", "数量指标", "改造面积", "≥300亩", "310亩"],
    )
    seen = read(profile, make_sheet(rows, ["A2:B2", "A3:B4"]))
    assert seen.ids["F4"] == "项目.茶园改造.执行率得分"
    assert seen.ids["F6"] == "项目指标.茶园改造改造面积.实际值"


INDICATORS = padded(
    ["2024年度部门整体支出绩效自评打分表"],
    ["一级指标", "二级指标", "指标名称", "标准分", "目标值", "完成值", "自评分"],
    ["预算执行", "预算执行", "部门预算执行率", 10, "100%", "98%", 9.8],
    ["预算执行", "预算执行", "预算调整率", 5, "≤5%", "3%", 5],
    ["茶分合计", None, None, 100, None, None, 98],
)


def test_a_class_names_no_row_that_has_a_name_of_its_own(profile: Profile) -> None:
    seen = read(profile, make_sheet(INDICATORS, ["A5:C5"]))
    assert seen.ids["D3"] == "自评.执行率权重"
    assert seen.ids["D4"] == "指标.预算调整率.权重"


def test_a_row_whose_name_is_over_the_classes_too_is_no_indicator(profile: Profile) -> None:
    seen = read(profile, make_sheet(INDICATORS, ["A5:C5"]))
    assert {"D5", "G5"} <= set(seen.left)
    assert {"D5", "G5"}.isdisjoint(seen.ids)


def test_a_blank_row_of_money_with_marks_for_nothing_is_no_row_of_heads(profile: Profile) -> None:
    rows = padded(
        ["部门预算项目支出绩效自评表（2024年度）"],
        ["项目名称", "茶园改造"],
        ["年度预算数（万元）", None, "年初预算", "调整后预算数", "预算执行数", "权重"],
        ["总额", None, None, None, None, 10],
        ["其中：当年财政资金", None, None, None, None, "/"],
        ["一级指标", "二级指标", "三级指标", "指标值", "完成值", "权重"],
    )
    merged = ["A3:B3", "A4:B4", "A5:B5"]
    (filled,) = find_targets(make_sheet(rows, merged), profile.forms, profile.catalogue)
    ids = {target.place: target.id for target in filled.targets}
    assert ids[4, 2] == "项目.*.财政拨款年初预算数"
    assert ids[4, 4] == "项目.*.财政拨款决算数"


def test_a_filled_line_over_two_heads_is_no_row_of_heads(profile: Profile) -> None:
    rows = padded(
        ["部门整体支出绩效自评表"], ["完成情况", None, "茶园面积稳定"], *map(list, INDICATORS[1:])
    )
    seen = read(profile, make_sheet(rows, ["A2:B2", "C2:G2"]))
    assert seen.ids["C2"] == "目标.完成"
    assert seen.ids["D5"] == "指标.预算调整率.权重"


CONTROLS = padded(
    ["部门整体支出基础数据表"],
    ["填报单位：青禾县茶叶局", None, "2024年度", None, "单位：万元"],
    ["序号", "项目", "2024年度", None, "2023年度决算数", "决算数比上年增减"],
    [None, None, "预算数", "决算数"],
    ["一", "公用经费（商品和服务支出）", 100, 95, 90, 5],
    ["二", "项目支出", 340, 340, 300, 40],
    ["1", "茶园改造", 200, 190, 150, None],
    ["三", "茶叶采购", 60, 58, None, None],
    ["1", "货物", None, 20, None, None],
)
CONTROLS_MERGED = ["A3:A4", "B3:B4", "C3:D3", "E3:E4", "F3:F4"]


def test_the_next_chapter_ends_the_members(profile: Profile) -> None:
    seen = read(profile, make_sheet(CONTROLS, CONTROLS_MERGED))
    assert seen.ids["F5"] == "公用经费.较上年增减额"
    assert seen.ids["D7"] == "项目.茶园改造.决算数"
    assert {"C8", "D8", "D9"} <= set(seen.left)
    assert {name for name in seen.values if name.startswith("项目.")} == {
        "项目.茶园改造.年初预算数",
        "项目.茶园改造.决算数",
        "项目.茶园改造.上年决算数",
    }


def account(row: str = "部门汇总") -> Rows:
    """One line for the department below heads that are the items, block by block."""
    return padded(
        ["2024年度部门（单位）基本情况和收支情况表"],
        ["部门（单位）名称：青禾县茶叶局　　单位：万元"],
        ["一、基本情况", "人员编制（人）", 40, "实有在职人数（人）", 38],
        ["机构名称", "收入总计", "年初结转和结余", "一般公共预算拨款", "事业收入"],
        [row, 1000, 20, 950, 30],
        ["机构名称", "支出合计", "基本支出", None, None, "项目支出"],
        [None, None, "小计", "其中：人员支出", "其中：公用支出", None],
        [row, 980, 640, 540, 100, 340],
        ["机构名称", "三公经费合计", "公务接待费", "公务用车运维费", "2023年三公经费合计"],
        [row, 25.5, 5.5, 20, 27],
        ["2024年预算数", 30, 8, 22],
        ["项目名称", "年初预算数", "决算数"],
        ["1.茶园改造", 200, 190],
    )


ACCOUNT_MERGED = ["A6:A7", "B6:B7", "C6:E6", "F6:F7"]


@pytest.mark.parametrize("row", ["部门汇总", "青禾县茶叶局"])
def test_items_may_be_heads_over_one_line_of_the_department(row: str, profile: Profile) -> None:
    seen = read(profile, make_sheet(account(row), ACCOUNT_MERGED))
    assert seen.ids["C3"] == "人员.编制数"
    assert seen.ids["E3"] == "人员.在职人数"
    assert seen.ids["B5"] == "收入.总计"
    assert seen.ids["D5"] == "一般公共预算收入.决算数"
    assert seen.ids["C8"] == "基本支出.决算数"
    assert seen.ids["D8"] == "人员经费.决算数"
    assert seen.ids["B11"] == "三公经费.预算数"
    assert seen.ids["C13"] == "项目.茶园改造.决算数"


def test_spending_of_last_year_stands_beside_that_of_this_year(profile: Profile) -> None:
    seen = read(profile, make_sheet(account(), ACCOUNT_MERGED))
    assert seen.ids["B10"] == "三公经费.决算数"
    assert seen.ids["D10"] == "公务用车运行维护费.决算数"
    assert seen.ids["E10"] == "三公经费.上年决算数"


def test_what_has_no_figure_of_its_own_is_left(profile: Profile) -> None:
    assert list(read(profile, make_sheet(account(), ACCOUNT_MERGED)).left) == ["E8"]


def test_items_over_one_line_are_read_below_a_title_alone(profile: Profile) -> None:
    assert read(profile, make_sheet(account()[3:], name="汇总"), "部门预算.xlsx").ids == {}


@pytest.mark.parametrize(("head", "known"), [("项目名称", True), ("茶款", False)])
def test_any_row_is_a_project_only_below_a_head_of_projects(
    head: str, known: bool, profile: Profile
) -> None:
    rows = [*account()[:-2], [head, "年初预算数", "决算数", *[None] * 3], account()[-1]]
    seen = read(profile, make_sheet(rows, ACCOUNT_MERGED))
    assert ("项目.茶园改造.决算数" in seen.values) is known
