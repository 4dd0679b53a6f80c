"""A grid of members that is typed or pasted into: what it shows, what it takes, what it refuses."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from uivisits import of_sample

from qicao.choices import Override
from qicao.desk import (
    CellChange,
    Edits,
    MemberGrid,
    TypedGrid,
    added_workbook,
    carry_over,
    gather,
    keep_files,
    left_out_rows,
    list_samples,
    member_grids,
    merge_choices,
    typed_grid,
)
from qicao.desk.membergrid import NAME
from qicao.workflow import Prepared, prepare, settle

PROJECT, INDICATOR = "项目", "指标"
GRAIN = "粮食生产发展"
AREA = "新建高标准农田面积"


@pytest.fixture(scope="module")
def prepared() -> Prepared:
    return of_sample("county_full")


def grid_of(prepared: Prepared, group: str) -> MemberGrid:
    return next(grid for grid in member_grids(prepared) if grid.group == group)


def pasted(grid: MemberGrid, text: str, at: int | None = None) -> Edits:
    """What the widget tells of a table pasted from the left, over rows or below the last one."""
    fields = [column.field for column in grid.columns]
    rows = [dict(zip(fields, line.split("\t"), strict=False)) for line in text.splitlines()]
    start, last = len(grid.rows) if at is None else at, len(grid.shown)
    over = {start + n: row for n, row in enumerate(rows) if start + n < last}
    return Edits.model_validate({"edited_rows": over, "added_rows": rows[len(over) :]})


def read(prepared: Prepared, group: str, text: str, at: int | None = None) -> TypedGrid:
    grid = grid_of(prepared, group)
    return typed_grid(prepared, grid, pasted(grid, text, at))


def refusal(prepared: Prepared, group: str, text: str) -> str:
    (sentence,) = read(prepared, group, text).refused
    return sentence


def test_each_group_that_staff_are_asked_for_has_a_grid_with_a_row_a_member(
    prepared: Prepared,
) -> None:
    projects, indicators = member_grids(prepared)
    assert (projects.label, len(projects.rows)) == ("项目", 12)
    assert (indicators.label, len(indicators.rows)) == ("绩效指标", 20)
    assert [column.label for column in projects.columns][:3] == [
        "项目名称",
        "年初预算数（万元）",
        "全年预算数（万元）",
    ]


def test_a_grid_has_room_for_a_table_that_is_pasted(prepared: Prepared) -> None:
    grid = grid_of(prepared, PROJECT)
    assert len(grid.shown) == len(grid.rows) + 3
    assert len(grid.model_copy(update={"rows": ()}).shown) == 10
    assert len(grid.model_copy(update={"rows": grid.rows[:8]}).shown) == 11


def test_the_columns_of_indicators_are_those_of_the_paper(prepared: Prepared) -> None:
    grid = grid_of(prepared, INDICATOR)
    first = [grid.rows[0][column.field] for column in grid.columns]
    assert first[:7] == ["产出指标", "数量指标", AREA, "≥12800亩", "12800亩", "4", "4"]
    words = next(row for row in grid.rows if row[NAME] == "基层农技推广服务机制")
    assert words["目标值"] == "机制健全"


@pytest.mark.parametrize("sample", ["county_full", "city_library", "preschool_fund", "road_safety"])
def test_a_grid_that_nobody_touched_says_nothing(sample: str) -> None:
    prepared = of_sample(sample)
    for grid in member_grids(prepared):
        assert typed_grid(prepared, grid, Edits()) == TypedGrid()


@pytest.mark.parametrize("text", ["1280", "1,280.00", "１，２８０．００", "1280万元", "0.128亿元"])
def test_the_same_amount_written_otherwise_is_no_change(prepared: Prepared, text: str) -> None:
    assert read(prepared, PROJECT, f"高标准农田建设\t1180\t{text}", 0).empty


@pytest.mark.parametrize(
    ("text", "after"),
    [("1,270.50", "1270.50万元"), ("１２７０．５", "1270.5万元"), ("12705000元", "12705000元")],
)
def test_another_amount_is_a_change_of_one_figure(
    prepared: Prepared, text: str, after: str
) -> None:
    (change,) = read(prepared, PROJECT, f"高标准农田建设\t\t\t{text}", 0).changes
    assert change == CellChange(
        id="项目.高标准农田建设.决算数",
        label="高标准农田建设全年执行数",
        before="1280.00万元",
        after=after,
    )


def test_rows_in_another_order_go_by_their_names(prepared: Prepared) -> None:
    text = "粮食生产发展\t468\t492\t480\n高标准农田建设\t1180\t1280\t1270"
    typed = read(prepared, PROJECT, text, 0)
    assert [(c.label, c.after) for c in typed.changes] == [
        ("粮食生产发展全年执行数", "480万元"),
        ("高标准农田建设全年执行数", "1270万元"),
    ]
    assert (typed.added, typed.refused, typed.absent) == ((), (), 1)


def test_cells_of_the_row_that_stood_there_are_not_those_of_the_new_name(
    prepared: Prepared,
) -> None:
    (row,) = read(prepared, PROJECT, "智慧茶园\t50\t60\t30", 0).added
    assert row == {
        NAME: "智慧茶园",
        "年初预算数": "50万元",
        "全年预算数": "60万元",
        "决算数": "30万元",
    }


def test_a_pasted_heading_is_passed_over(prepared: Prepared) -> None:
    typed = read(prepared, PROJECT, "项目名称\t年初预算数\t全年预算数\n智慧茶园\t50\t60")
    assert typed.names_added == ("智慧茶园",)


def test_an_empty_cell_says_nothing(prepared: Prepared) -> None:
    typed = read(prepared, PROJECT, "高标准农田建设\t\t\t", 0)
    assert (typed.empty, typed.emptied) == (True, 3)


def test_a_dash_is_an_empty_cell(prepared: Prepared) -> None:
    typed = read(prepared, PROJECT, "高标准农田建设\t-\t—\t／", 0)
    assert (typed.refused, typed.empty, typed.emptied) == ((), True, 3)
    typed = read(prepared, PROJECT, "智慧茶园\t12\t-")
    assert (typed.refused, typed.names_added) == ((), ("智慧茶园",))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("约12", "带有比较或约略的字样"),
        ("80%", "所写单位与这一栏的单位不是同一种量"),
        ("十来万", "请"),
        ("1,23.4", "千分位逗号的位置不对"),
        ("12 13", "数字中间有空白"),
        ("待定", "没有找到数字"),
    ],
)
def test_what_is_no_amount_is_refused_with_the_row_and_what_to_write(
    prepared: Prepared, text: str, why: str
) -> None:
    said = refusal(prepared, PROJECT, f"智慧茶园\t{text}")
    assert said.startswith(f"第 13 行“智慧茶园”的“年初预算数（万元）”写的是“{text}”：")
    assert why in said


def test_a_row_without_a_name_and_a_name_twice_are_refused(prepared: Prepared) -> None:
    assert "没有名称" in refusal(prepared, PROJECT, "\t12")
    twice = read(prepared, PROJECT, "智慧茶园\t12\n智慧 茶园\t13").refused
    assert len(twice) == 2
    assert all("写了 2 行" in sentence for sentence in twice)


def test_a_grid_that_was_saved_says_nothing_more_until_somebody_goes_on(prepared: Prepared) -> None:
    given = grid_of(prepared, INDICATOR)
    edits = pasted(given, f"产出指标\t数量指标\t{AREA}\t不少于12,900亩\t13000", 0)
    told = typed_grid(prepared, given, edits).choices("甲", "按验收数")
    later = settle(prepared.reading, prepared.profile, merge_choices(prepared.choices, told))
    grid = grid_of(later, INDICATOR)
    assert typed_grid(later, grid, edits, given) == TypedGrid()
    back = edits.model_copy(update={"edited_rows": {}})
    changes = typed_grid(later, grid, back, given).changes
    told = [(c.before, c.after) for c in changes]
    assert told == [("12900亩", "12800亩"), ("13000亩", "12800亩")]


def test_a_target_is_read_with_its_comparator(prepared: Prepared) -> None:
    text = f"产出指标\t数量指标\t{AREA}\t不少于12,900亩\t13000"
    typed = read(prepared, INDICATOR, text, 0)
    assert [(c.id, c.after) for c in typed.changes] == [
        (f"指标.{AREA}.目标值", "12900亩"),
        (f"指标.{AREA}.实际值", "13000亩"),
    ]
    (change,) = read(prepared, INDICATOR, f"\t\t{AREA}\t≤12800亩", 0).changes
    assert (change.id, change.before, change.after) == (f"指标.{AREA}.比较方式", "≥", "≤")


@pytest.mark.parametrize(
    ("text", "why"),
    [("约80%", "约略"), ("若干", "没有找到数字"), ("50%", "这一栏是亩")],
)
def test_words_are_no_target_where_a_number_stood(prepared: Prepared, text: str, why: str) -> None:
    (sentence,) = read(prepared, INDICATOR, f"\t\t{AREA}\t{text}", 0).refused
    assert why in sentence


def test_new_indicators_take_the_classes_of_merged_cells_and_the_unit_of_their_target(
    prepared: Prepared,
) -> None:
    text = (
        "产出指标\t数量指标\t茶园面积\t≥1,200亩\t1300\t5\t5\n"
        "\t\t培训场次\t不少于10场\t９场\t5\t４.５\n"
        "\t质量指标\t合格率\t80%-90%\t85%\t2\t2\n"
        "\t\t管护机制\t建立健全\t已建立\t2\t2"
    )
    typed = read(prepared, INDICATOR, text)
    assert typed.refused == ()
    area, courses, rate, words = typed.added
    assert (area["比较方式"], area["目标值"], area["实际值"]) == ("≥", "1200亩", "1300亩")
    assert (courses["一级指标"], courses["二级指标"]) == ("产出指标", "数量指标")
    assert (courses["目标值"], courses["得分"]) == ("10场", "4.5分")
    assert (rate["比较方式"], rate["目标值"], rate["目标上限"]) == ("范围", "80%", "90%")
    assert (rate["一级指标"], rate["二级指标"]) == ("产出指标", "质量指标")
    assert (words["比较方式"], words["目标说明"]) == ("定性", "建立健全")
    assert words["完成说明"] == "已建立"


def with_book(folder: Path, prepared: Prepared, book: tuple[str, bytes]) -> Prepared:
    """The sample read together with the workbook."""
    sample = next(sample.folder for sample in list_samples() if sample.name == "county_full")
    return prepare(keep_files([*gather([sample]), book], folder), prepared.profile, year=2024)


def test_new_rows_become_a_workbook_that_is_read_as_any_file_is(
    prepared: Prepared, tmp_path: Path
) -> None:
    project = read(prepared, PROJECT, "智慧茶园\t50\t60\t30\t\t=1+1")
    book = added_workbook(prepared, PROJECT, project.added)
    assert book[0] == "页面填写.xlsx"
    first = with_book(tmp_path, prepared, book)
    spent = first.ledger.figures["项目.智慧茶园.决算数"]
    assert str(spent.quantity) == "30万元"
    assert str(spent.source).startswith("页面填写.xlsx｜")
    assert first.ledger.facts["项目.智慧茶园.偏差原因"].text == "=1+1"
    assert first.reconciled.findings == prepared.reconciled.findings

    text = "产出指标\t数量指标\t茶园面积\t≥1,200亩\t1300\t5\t5\n\t\t机制\t建立健全\t已建立\t1\t1"
    indicators = read(first, INDICATOR, text)
    second = with_book(tmp_path, first, added_workbook(first, INDICATOR, indicators.added))
    assert str(second.ledger.figures["项目.智慧茶园.决算数"].quantity) == "30万元"
    words = next(each for each in second.ledger.indicators if each.label == "机制")
    assert (words.level1, words.comparator, words.target_text) == ("产出指标", "定性", "建立健全")
    area = next(each for each in second.ledger.indicators if each.label == "茶园面积")
    assert str(second.ledger.figures[area.actual].quantity) == "1300亩"


def test_a_row_that_was_added_here_goes_and_one_of_a_file_is_left_out(
    prepared: Prepared, tmp_path: Path
) -> None:
    more = read(prepared, PROJECT, "智慧茶园\t50\t60\t30\n茶叶节\t5\t5\t5")
    book = added_workbook(prepared, PROJECT, more.added)
    later = with_book(tmp_path, prepared, book)
    grid = grid_of(later, PROJECT)
    names = [row[NAME] for row in grid.rows]
    gone = (names.index("智慧茶园"), names.index(GRAIN))
    typed = typed_grid(later, grid, Edits(deleted_rows=gone))
    assert (typed.removed, typed.left_out) == (("智慧茶园",), {f"项目.{GRAIN}": GRAIN})
    assert (typed.absent, typed.changes, typed.count) == (0, (), 2)
    last = with_book(tmp_path, later, added_workbook(later, PROJECT, (), typed.removed))
    left = {item.label for item in last.ledger.group(PROJECT)}
    assert left == set(names) - {"智慧茶园"}


def without(prepared: Prepared, *names: str) -> Prepared:
    """The data with rows of the projects deleted in the grid."""
    grid = grid_of(prepared, PROJECT)
    places = tuple(n for n, row in enumerate(grid.rows) if row[NAME] in names)
    told = typed_grid(prepared, grid, Edits(deleted_rows=places)).choices("甲", "并入别的项目")
    return settle(prepared.reading, prepared.profile, merge_choices(prepared.choices, told))


def test_a_row_that_is_left_out_is_nowhere_and_comes_back(prepared: Prepared) -> None:
    told = prepared.choices.overrides | {
        f"项目.{GRAIN}.决算数": Override(value="481万元", who="甲", why="按批复")
    }
    choices = prepared.choices.model_copy(update={"overrides": told})
    before = settle(prepared.reading, prepared.profile, choices)
    later = without(before, GRAIN)
    assert not [name for name in later.ledger.model_dump_json().split('"') if GRAIN in name]
    assert len(later.ledger.group(PROJECT)) == 11
    more = {f.message for f in later.findings} - {f.message for f in before.findings}
    assert any("项目个数" in message for message in more), "the count that was given stands"
    (row,) = left_out_rows(later, PROJECT)
    assert (row.label, row.who, row.why) == (GRAIN, "甲", "并入别的项目")
    assert row.source.startswith("projects.csv")
    back = later.choices.model_copy(update={"left_out": {}})
    assert settle(prepared.reading, prepared.profile, back).ledger == before.ledger


def test_a_name_that_was_left_out_is_not_added_beside(prepared: Prepared) -> None:
    later = without(prepared, GRAIN)
    (sentence,) = read(later, PROJECT, f"{GRAIN}\t1\t2\t3").refused
    assert "没有列入报告：请先在下面放回" in sentence


def test_later_files_keep_a_row_left_out_as_long_as_it_is_in_them(prepared: Prepared) -> None:
    later = without(prepared, GRAIN)
    assert carry_over(later, prepared).left_out == later.choices.left_out
    items = tuple(item for item in prepared.reading.items if item.label != GRAIN)
    reading = prepared.reading.model_copy(update={"items": items})
    assert not carry_over(later, replace(prepared, reading=reading)).left_out


def test_changed_cells_are_overrides_that_keep_the_old_value(prepared: Prepared) -> None:
    text = f"\t\t{AREA}\t\t13,000亩\t\t\t多建了一片"
    typed = read(prepared, INDICATOR, text, 0)
    told = merge_choices(prepared.choices, typed.choices("甲", "按验收数"))
    later = settle(prepared.reading, prepared.profile, told)
    actual = later.ledger.figures[f"指标.{AREA}.实际值"]
    assert str(actual.quantity) == "13000亩"
    assert actual.source
    assert (actual.source.who, actual.source.why) == ("甲", "按验收数")
    assert actual.source.old
    assert actual.source.old.startswith("12800亩（indicators.yaml｜")
    reason = later.ledger.facts[f"指标.{AREA}.偏差原因"]
    assert (reason.text, reason.label) == ("多建了一片", f"{AREA}偏差原因分析及改进措施")
    assert grid_of(later, INDICATOR).rows[0]["实际值"] == "13000亩"
