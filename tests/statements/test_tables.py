"""Tables, invented: a cell says of its row what the heads of its column say it is."""

from __future__ import annotations

import pytest
from spoken import YEAR, row

from qicao.mentions import MentionKind
from qicao.statements import Role, Statement, TableCell, TableReader


def cells(table: str, unit: str | None = "万元") -> list[Statement]:
    """The statements of a table written with bars between its cells."""
    grid: list[tuple[TableCell, ...]] = []
    start = 0
    for line in table.strip().split("\n"):
        texts = [text.strip() for text in line.split("|")]
        grid.append(tuple(TableCell(text, start + n * 50) for n, text in enumerate(texts)))
        start += 1000
    return [*TableReader(YEAR).read(grid, unit, 1, 0)]


def shown(table: str, unit: str | None = "万元") -> list[str]:
    return [row(statement) for statement in cells(table, unit)]


MONEY = """
项目 | 上年决算数 | 年初预算数 | 全年预算数 | 本年决算数
会议费 | 5.10 | 6.00 | 5.50 | 4.20
"""
INDICATORS = """
一级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
产出指标 | 培训人次 | 500人次 | 520人次 | 20 | 20.00
| 培训合格率 | ≥95% | 96.2% | 30 | 30.00
满意度指标 | 学员满意度 | ≥90% | 88.4% | 10 | 9.82
总分 | | | | 60 | 59.82
"""
CODED = """
科目编码 | 科目名称 | 决算数
201 | 一般公共服务支出 | 640.00
20101 | 行政运行 | 400.00
2010101 | 机关服务 | 240.00
20102 | 专项业务 | 240.00
"""


def test_the_heads_of_the_columns_say_which_base_a_number_is() -> None:
    assert shown(MONEY) == [
        "5.10 prior 会议费",
        "6.00 budget 会议费",
        "5.50 full 会议费",
        "4.20 level 会议费",
    ]


def test_heads_in_two_rows_are_read_from_the_top_down() -> None:
    table = """
    项目 | 本年 | 本年 | 上年
    | 预算数 | 决算数 | 决算数
    印刷费 | 7.00 | 6.50 | 6.80
    """
    assert [row(s).split()[1] for s in cells(table)] == ["budget", "level", "prior"]


def test_differences_and_rates_of_a_row_keep_their_base() -> None:
    table = """
    项目 | 本年 | 比上年增加 | 比上年增长率 | 占比
    印刷费 | 6.50 | 0.30 | 4.84 | 12.10
    """
    _, more, rate, share = cells(table)
    assert (more.role, more.base, more.sign) == (Role.DIFFERENCE, Role.PRIOR, 1)
    assert (rate.role, rate.base, rate.mention.unit) == (Role.CHANGE, Role.PRIOR, "%")
    assert (share.role, share.mention.unit) == (Role.SHARE, "%")


def test_targets_actuals_weights_and_scores_of_indicators_are_told_apart() -> None:
    found = [s for s in cells(INDICATORS) if s.item == "学员满意度"]
    assert [s.role for s in found] == [Role.TARGET, Role.LEVEL, Role.WEIGHT, Role.SCORE]
    assert [s.mention.unit for s in found] == ["%", "%", "分", "分"]


def test_a_row_belongs_to_the_group_that_stands_before_or_above_it() -> None:
    groups = {s.item: s.group for s in cells(INDICATORS) if s.role is Role.SCORE}
    assert groups["培训人次"] == groups["培训合格率"] == "产出指标"
    assert groups["学员满意度"] == "满意度指标"


def test_a_row_that_is_called_a_total_is_one() -> None:
    table = "项目 | 决算数\n会议费 | 4.20\n印刷费 | 6.50\n{} | 10.70"
    for name in ("合计", "总计", "小计", "支出合计"):
        assert [s.total for s in cells(table.format(name))] == [False, False, True]


def test_a_column_of_codes_gives_no_amounts_and_each_row_its_code() -> None:
    found = cells(CODED)
    assert [s.code for s in found] == ["201", "20101", "2010101", "20102"]
    assert {s.column for s in found} == {2}
    assert found[1].item == "行政运行"


def test_one_number_of_three_digits_does_not_make_a_column_of_codes() -> None:
    table = "名称 | 数量\n甲 | 208\n乙 | 17\n丙 | 5"
    assert [s.mention.text for s in cells(table, None)] == ["208", "17", "5"]


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("金额（元）", "元"),
        ("金额(亿元)", "亿元"),
        ("完成率（%）", "%"),
        ("执行率", "%"),
        ("占比", "%"),
        ("得分", "分"),
        ("权重", "分"),
        ("人数（人）", "人"),
        ("决算数", "万元"),
    ],
)
def test_the_unit_of_a_column_is_its_heads_own_before_the_tables(head: str, unit: str) -> None:
    (said,) = cells(f"项目 | {head}\n差旅费 | 12")
    assert said.mention.unit == unit


def test_without_any_unit_numbers_can_be_added_and_no_more() -> None:
    (said,) = cells("名称 | 数\n甲类 | 12", None)
    assert (said.mention.kind, said.mention.unit) == (MentionKind.COUNT, "个")


def test_a_cell_keeps_the_unit_that_it_prints_itself() -> None:
    assert [s.mention.unit for s in cells(INDICATORS)[:2]] == ["人次", "人次"]


@pytest.mark.parametrize("text", ["—", "", "／", "见附件2", "2024年5月", "一", "正在办理"])
def test_a_cell_that_is_no_number_states_nothing(text: str) -> None:
    found = cells(f"项目 | 上年 | 本年\n差旅费 | {text} | 12.40")
    assert [s.mention.text for s in found if s.column == 2] == ["12.40"]
    assert not [s for s in found if s.column == 1]


def test_a_row_is_a_sentence_and_a_line_of_its_own() -> None:
    found = cells(CODED)
    assert len({s.line for s in found}) == len({s.sentence for s in found}) == 4
    assert all(s.table == 1 and s.under == -1 for s in found)


def test_a_number_begins_where_it_stands_in_the_whole_text() -> None:
    grid = [
        (TableCell("项目", 100), TableCell("决算数", 103)),
        (TableCell("差旅费", 107), TableCell(" 12.40 ", 111)),
    ]
    (said,) = TableReader(YEAR).read(grid, "万元", 1, 0)
    assert (said.start, said.end) == (112, 117)


def test_two_sides_of_a_row_have_items_of_their_own() -> None:
    table = """
    收入 | 决算数 | 支出 | 决算数
    财政拨款收入 | 900.00 | 基本支出 | 600.00
    其他收入 | 100.00 | 项目支出 | 400.00
    """
    assert [s.item for s in cells(table)] == ["财政拨款收入", "基本支出", "其他收入", "项目支出"]


def test_a_word_in_the_column_of_codes_is_the_name_of_its_row() -> None:
    (total,) = [s for s in cells(CODED + "合计 | | 640.00") if s.item == "合计"]
    assert (total.total, total.code) == (True, "")


@pytest.mark.parametrize("name", ["总分", "自评总分", "得分合计", "总得分"])
def test_the_score_of_all_rows_is_a_total(name: str) -> None:
    assert cells(f"指标 | 得分\n培训人次 | 20.00\n{name} | 59.82")[-1].total
