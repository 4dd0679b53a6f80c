"""部门自评表, 项目自评表 and 基础数据表 by hand-written examples; all names and amounts are invented."""

from __future__ import annotations

import pytest
from formsheets import Rows, Value, make_sheet, read

from qicao.profile import Profile
from qicao.readers.forms import find_targets

INDICATOR_HEADS = [
    "绩效指标",
    "一级指标",
    "二级指标",
    "三级指标",
    "年度指标值",
    "实际完成值",
    "分值",
    "得分",
    "偏差原因分析及改进措施",
]
OVERALL = [
    ["部门整体支出绩效自评表", *[None] * 8],
    ["（2024年度）", *[None] * 8],
    ["省级预算部门名称", None, "青禾县茶叶局", *[None] * 6],
    [
        "年度预算申请（万元）",
        None,
        None,
        "年初预算数",
        "全年预算数",
        "全年执行数",
        "分值",
        "执行率",
        "得分",
    ],
    [None, None, "年度资金总额", 940, 950, 940.5, 10, "99%", 9.9],
    [None, None, "按收入性质分：", *[None] * 6],
    [None, None, "其中：一般公共预算", 900, 910, 900.5, None, None, None],
    [None, None, "政府性基金拨款", 40, 40, 40, None, None, None],
    [None, None, "纳入专户管理的非税收入拨款", 0, 0, 0, None, None, None],
    [None, None, "其他资金", 0, 0, 0, None, None, None],
    [None, None, "按支出性质分：", *[None] * 6],
    [None, None, "其中：基本支出", 600, 610, 600.5, None, None, None],
    [None, None, "项目支出", 340, 340, 340, None, None, None],
    ["年度总体目标", None, "预期目标", None, None, "实际完成情况", None, None, None],
    [None, None, "建好茶园，稳住面积", None, None, "茶园面积稳定", None, None, None],
    INDICATOR_HEADS,
    [None, "产出指标（50分）", "数量指标", "新建茶园面积", "≥1200亩", "1250亩", 30, 30, None],
    [None, None, "质量指标", "成活率", "不低于95%", "93%", 20, 19.5, "春旱，下年补种"],
    [None, "效益指标（30分）", "社会效益指标", "茶农增收", "有所提高", "有所提高", 30, 30, None],
    [
        None,
        "满意度指标（10分）",
        "服务对象满意度指标",
        "茶农满意度",
        "90%以上",
        "92%",
        10,
        10,
        None,
    ],
    ["总分", None, None, None, None, None, 100, 99.4, None],
]
OVERALL_MERGED = [
    "A3:B3",
    "A4:B13",
    "A14:B15",
    "A16:A20",
    "C3:I3",
    "C15:E15",
    "F15:I15",
    "C14:E14",
    "F14:I14",
    "B17:B18",
    "A21:F21",
]


def test_the_form_of_a_department_gives_money_goals_and_indicators(profile: Profile) -> None:
    seen = read(profile, make_sheet(OVERALL, OVERALL_MERGED))
    assert seen.forms == ["部门自评表"]
    assert seen.parts[0].year == 2024
    ids = seen.every
    assert ids["C3"] == ["单位.名称"]
    assert ids["D5"] == ["支出.年初预算数"]
    assert ids["G5"] == ["自评.执行率权重"]
    assert ids["H5"] == ["支出.预算执行率"]
    assert ids["I5"] == ["自评.执行率得分"]
    assert ids["F7"] == ["一般公共预算支出.决算数"]
    assert ids["E8"] == ["政府性基金支出.全年预算数"]
    assert ids["D9"] == ["财政专户管理资金支出.年初预算数"]
    assert ids["F10"] == ["单位资金支出.决算数"]
    assert ids["E12"] == ["基本支出.全年预算数"]
    assert ids["F13"] == ["项目支出.决算数"]
    assert ids["C15"] == ["目标.预期"]
    assert ids["F15"] == ["目标.完成"]
    assert ids["G21"] == ["自评.满分"]
    assert ids["H21"] == ["自评.总分"]
    assert seen.left == {}


def test_an_indicator_has_its_classes_target_result_and_reason(profile: Profile) -> None:
    values = read(profile, make_sheet(OVERALL, OVERALL_MERGED)).values
    of = {name.rpartition(".")[2]: value for name, value in values.items() if "成活率" in name}
    assert of == {
        "一级指标": "产出指标",
        "二级指标": "质量指标",
        "比较方式": "≥%",
        "目标值": "95%%",
        "实际值": "93%%",
        "权重": "20分",
        "得分": "19.5分",
        "偏差原因": "春旱，下年补种",
    }
    assert values["指标.茶农增收.目标说明"] == "有所提高"
    assert values["指标.茶农增收.比较方式"] == "定性"
    assert values["指标.茶农满意度.比较方式"] == "≥%"
    assert values["指标.新建茶园面积.目标值"].startswith("1200亩")


def test_rows_below_a_heading_of_one_column_are_of_that_column(profile: Profile) -> None:
    rows = [
        *OVERALL[:5],
        [
            None,
            None,
            "按收入性质分（全年执行数）：",
            None,
            None,
            "按支出性质分（全年执行数）：",
            None,
            None,
            None,
        ],
        [None, None, "一般公共预算", 900.5, None, "基本支出", None, 600.5, None],
        [None, None, "其他资金", 0, None, "项目支出", None, 340, None],
        *OVERALL[13:],
    ]
    merged = ["A4:B8", "D7:E7", "D8:E8", "F7:G7", "F8:G8", "H7:I7", "H8:I8"]
    seen = read(profile, make_sheet(rows, merged))
    assert seen.ids["D7"] == "一般公共预算支出.决算数"
    assert seen.ids["H7"] == "基本支出.决算数"
    assert seen.ids["D8"] == "单位资金支出.决算数"
    assert seen.ids["H8"] == "项目支出.决算数"
    assert seen.values["基本支出.决算数"] == "600.5万元"
    assert seen.left == {}


def test_amounts_behind_colons_are_read_in_their_cells(profile: Profile) -> None:
    rows = [
        *OVERALL[:5],
        [
            None,
            None,
            "按收入性质分（全年执行数）",
            None,
            None,
            "按支出性质分（全年执行数）",
            None,
            None,
            None,
        ],
        [
            None,
            None,
            "其中：一般公共预算：900.5",
            None,
            None,
            "其中：基本支出：600.5",
            None,
            None,
            None,
        ],
        [None, None, "其他资金：0.00", None, None, "项目支出：", None, None, None],
        *OVERALL[13:],
    ]
    merged = ["A4:B8", "C6:E6", "F6:I6", "C7:E7", "F7:I7", "C8:E8", "F8:I8"]
    seen = read(profile, make_sheet(rows, merged))
    assert seen.ids["C7"] == "一般公共预算支出.决算数"
    assert seen.ids["F7"] == "基本支出.决算数"
    assert seen.values["单位资金支出.决算数"] == "0.00万元"
    assert "F8" not in seen.ids


def test_an_amount_behind_an_unknown_label_is_left_not_dropped(profile: Profile) -> None:
    rows = [*OVERALL[:5], [None, None, "茶叶基金：12.5", *[None] * 6], *OVERALL[13:]]
    seen = read(profile, make_sheet(rows, ["A4:B6"]))
    assert "C6" in seen.left
    assert "茶叶基金" in seen.left["C6"]


@pytest.mark.parametrize(
    "line", ["联系电话：07318888888", "年度：2024", "填报日期：2025年3月1日", "页码：第1页"]
)
def test_a_year_a_date_or_a_telephone_number_is_no_amount(line: str, profile: Profile) -> None:
    rows = [*OVERALL, [line, *[None] * 8]]
    assert read(profile, make_sheet(rows, OVERALL_MERGED)).left == {}


PROJECT = [
    ["项目支出绩效自评表", *[None] * 8],
    ["（2024年度）", *[None] * 8],
    ["项目名称", None, "茶园改造", *[None] * 6],
    ["主管部门", None, "青禾县茶叶局", None, "实施单位", None, "种植股", None, None],
    [
        "项目资金（万元）",
        None,
        None,
        "年初预算数",
        "全年预算数（A）",
        "全年执行数（B）",
        "分值",
        "执行率（B/A）",
        "得分",
    ],
    [None, None, "年度资金总额", 200, 200, 190, 10, 0.95, 9.5],
    [None, None, "其中：本年财政拨款", 180, 180, 175, "-", None, "-"],
    [None, None, "上年结转资金", 20, 20, 15, "-", None, "-"],
    [None, None, "其他资金", None, None, None, "-", None, "-"],
    ["年度总体目标", None, "预期目标", None, None, "实际完成情况", None, None, None],
    [None, None, "改造老茶园", None, None, "改造完成", None, None, None],
    INDICATOR_HEADS,
    [None, "产出指标", "数量指标", "改造面积", "≥300亩", "310亩", 50, 50, None],
    [None, "效益指标", "经济效益指标", "亩均增收", "800元以上", "820元", 40, 40, None],
    ["总分", None, None, None, None, None, 100, 99.5, None],
]
PROJECT_MERGED = ["A3:B3", "C3:I3", "A4:B4", "C4:D4", "E4:F4", "G4:I4", "A5:B9", "A12:A14"]


def test_a_form_of_one_project_belongs_to_its_member(profile: Profile) -> None:
    seen = read(profile, make_sheet(PROJECT, PROJECT_MERGED))
    assert seen.forms == ["项目自评表"]
    assert seen.ids["C4"] == "项目.茶园改造.主管部门"
    assert seen.ids["G4"] == "项目.茶园改造.责任科室"
    assert seen.ids["D6"] == "项目.茶园改造.年初预算数"
    assert seen.ids["H6"] == "项目.茶园改造.执行率"
    assert seen.ids["F7"] == "项目.茶园改造.财政拨款决算数"
    assert seen.ids["E8"] == "项目.茶园改造.上年结转全年预算数"
    assert seen.ids["C11"] == "项目.茶园改造.年度目标"
    assert seen.ids["H15"] == "项目.茶园改造.自评总分"
    assert seen.values["项目指标.茶园改造改造面积.权重"] == "50分"
    assert seen.left == {}


def test_forms_of_several_projects_below_each_other_are_told_apart(profile: Profile) -> None:
    second = [list(row) for row in PROJECT[2:]]
    second[0][2] = "茶旅融合"
    second[3][5] = 77
    seen = read(profile, make_sheet([*PROJECT, *second], [*PROJECT_MERGED, "A16:B16"]))
    assert seen.values["项目.茶园改造.决算数"] == "190万元"
    assert seen.values["项目.茶旅融合.决算数"] == "77万元"
    assert "项目指标.茶旅融合改造面积.得分" in seen.values


def test_placeholders_are_no_members(profile: Profile) -> None:
    rows = [
        *OVERALL[:16],
        [None, "产出指标", "数量指标", "指标1：", None, None, None, None, None],
        [None, None, None, "指标2：", None, None, None, None, None],
        [None, None, None, "……", None, None, None, None, None],
        OVERALL[20],
    ]
    seen = read(profile, make_sheet(rows))
    assert not [name for name in seen.values if name.startswith("指标.")]


DATA_SHEET = [
    ["部门整体支出绩效评价基础数据表", None, None, None],
    ["填报单位：青禾县茶叶局", None, None, "单位：万元"],
    ["财政供养人员情况", "编制数", "2024年实际在职人数", "控制率"],
    [None, 40, 38, "95%"],
    ["经费控制情况", "2023年决算数", "2024年预算数", "2024年决算数"],
    ["三公经费", 27, 30, 25.5],
    ["1、公务用车购置和维护经费", 21, 22, 20],
    ["其中：公车购置", 0, 0, 0],
    ["公车运行维护", 21, 22, 20],
    ["2、出国经费", 0, 0, 0],
    ["3、公务接待", 6, 8, 5.5],
    ["项目支出：", 300, 340, 340],
    ["1、业务工作专项", None, None, None],
    ["茶园改造", 150, 200, 190],
    ["2、运行维护专项", None, None, None],
    ["茶叶市场运维", 150, 140, 150],
    ["公用经费", 90, 100, 95],
    ["其中：办公经费", 30, 32, 31],
    ["水费、电费、差旅费", 20, 21, 22],
    ["会议费、培训费", 5, 6, 5],
    ["政府采购金额", "——", 60, 58],
    ["茶叶品牌推广", 1, 2, 3],
    ["楼堂馆所控制情况（2024年完工项目）", "批复规模（㎡）", "实际规模（㎡）", "规模控制率"],
    [None, 1000, 990, "99%"],
    ["厉行节约保障措施", "统一派车", None, None],
]


def test_the_data_sheet_is_read_block_by_block(profile: Profile) -> None:
    seen = read(profile, make_sheet(DATA_SHEET))
    assert seen.forms == ["基础数据表"]
    assert seen.ids["B4"] == "人员.编制数"
    assert seen.ids["C4"] == "人员.在职人数"
    assert seen.ids["D4"] == "人员.在职人员控制率"
    assert seen.ids["B6"] == "三公经费.上年决算数"
    assert seen.ids["C6"] == "三公经费.预算数"
    assert seen.ids["D6"] == "三公经费.决算数"
    assert seen.ids["D7"] == "公务用车购置及运行费.决算数"
    assert seen.ids["C9"] == "公务用车运行维护费.预算数"
    assert seen.ids["D12"] == "项目支出.决算数"
    assert seen.ids["D14"] == "项目.茶园改造.决算数"
    assert seen.ids["D16"] == "项目.茶叶市场运维.决算数"
    assert seen.ids["D17"] == "公用经费.决算数"
    assert seen.ids["C19"] == "水电差旅费.预算数"
    assert seen.ids["D21"] == "政府采购.决算数"
    assert seen.ids["B24"] == "楼堂馆所.批复面积"
    assert seen.ids["B25"] == "措施.厉行节约"
    assert seen.values["人员.编制数"] == "40人"
    assert seen.values["三公经费.决算数"] == "25.5万元"


def test_members_end_at_the_next_row_that_the_form_names(profile: Profile) -> None:
    seen = read(profile, make_sheet(DATA_SHEET))
    projects = {name.split(".")[1] for name in seen.values if name.startswith("项目.")}
    assert projects == {"茶园改造", "茶叶市场运维"}
    assert {"B22", "C22", "D22"} <= set(seen.left)


@pytest.mark.parametrize(
    ("cell", "ids"),
    [
        ("8.2小时", {"目标值"}),
        ("≥95%", {"目标值", "比较方式"}),
        ("80%-90%", {"目标值", "目标上限", "比较方式"}),
        ("2024年12月底前", {"目标说明", "比较方式"}),
        ("按期完成", {"目标说明", "比较方式"}),
    ],
)
def test_a_target_is_a_number_a_range_or_a_text(cell: str, ids: set[str], profile: Profile) -> None:
    rows = [*OVERALL[:16], [None, "产出指标", "数量指标", "检查", cell, None, 10, 10, None]]
    seen = read(profile, make_sheet(rows))
    assert {name.rpartition(".")[2] for name in seen.every["E17"]} == ids


def with_goals(*rows: list[Value]) -> Rows:
    """The form of one project with other lines for its goals."""
    at = next(i for i, row in enumerate(PROJECT) if row[0] == "年度总体目标")
    return [*PROJECT[:at], *rows, *PROJECT[at + 2 :]]


def test_goals_may_stand_beside_short_labels(profile: Profile) -> None:
    row = ["目标", "改造老茶园", None, None, "完成", "改造完成", None, None, None]
    seen = read(profile, make_sheet(with_goals(row), PROJECT_MERGED[:-1]))
    assert seen.ids["B10"] == "项目.茶园改造.年度目标"
    assert seen.ids["F10"] == "项目.茶园改造.目标完成"


def test_a_line_over_the_whole_form_is_no_value_of_the_label_above(profile: Profile) -> None:
    rows = with_goals(["总体目标", "改造老茶园", *[None] * 7], ["项目支出绩效指标表", *[None] * 8])
    merged = [*PROJECT_MERGED[:-1], "A11:I11"]
    seen = read(profile, make_sheet(rows, merged))
    assert seen.ids["B10"] == "项目.茶园改造.年度目标"
    assert "A11" not in seen.ids


def test_a_value_may_stand_behind_an_empty_column(profile: Profile) -> None:
    rows = [["项目支出绩效自评表"], ["项目名称", None, "茶园改造"], ["主管部门", None, "县茶叶局"]]
    rows += [["单位：万元"]]
    rows += [[None, None, None, *row[2:]] for row in PROJECT[4:7]]
    seen = read(profile, make_sheet(rows))
    assert seen.ids["C3"] == "项目.茶园改造.主管部门"
    assert seen.ids["E6"] == "项目.茶园改造.年初预算数"


def test_the_grade_below_the_indicators_is_no_indicator(profile: Profile) -> None:
    rows = [*OVERALL, ["自评等级", None, "优", *[None] * 6]]
    number = len(rows)
    seen = read(profile, make_sheet(rows, [*OVERALL_MERGED, f"A{number}:B{number}"]))
    assert seen.ids[f"C{number}"] == "自评.等级"


def test_a_number_beside_the_form_does_not_hide_its_heads(profile: Profile) -> None:
    rows = [[*row, None, None] for row in PROJECT]
    rows[4][-1] = 2024.5
    seen = read(profile, make_sheet(rows, PROJECT_MERGED))
    assert seen.ids["D6"] == "项目.茶园改造.年初预算数"
    assert list(seen.left) == ["K5"]


def test_a_value_beside_its_label_is_not_looked_for_below(profile: Profile) -> None:
    rows = with_goals(
        ["总体目标", "改造老茶园", *[None] * 7],
        ["目标完成情况", "改造完成", *[None] * 7],
        ["验收情况", "已验收", *[None] * 7],
    )
    seen = read(profile, make_sheet(rows, PROJECT_MERGED[:-1]))
    assert seen.ids["B11"] == "项目.茶园改造.目标完成"
    assert "A12" not in seen.ids


STAFF = [
    ["部门整体支出绩效评价基础数据表（2024年度）", None, None],
    ["人员情况", "编制数", "2024年实际在职人数"],
    ["行政编制", None, None],
    ["事业编制", None, None],
]


def test_a_row_with_a_name_of_its_own_is_no_total_where_nothing_is_filled_in(
    profile: Profile,
) -> None:
    (filled,) = find_targets(make_sheet(STAFF), profile.forms, profile.catalogue)
    assert {t.place: t.id for t in filled.targets} == {
        (2, 1): "人员.行政编制",
        (3, 1): "人员.事业编制",
    }


def test_two_numbers_in_a_row_are_posts_and_people_and_not_column_numbers(profile: Profile) -> None:
    rows = [*STAFF[:2], [None, 9, 10]]
    seen = read(profile, make_sheet(rows))
    assert seen.ids == {"B3": "人员.编制数", "C3": "人员.在职人数"}
