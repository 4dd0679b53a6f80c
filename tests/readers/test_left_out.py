"""What a reader leaves out it tells: totals, notes, cells outside the form, files without data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from reading_files import amounts, codes

from qicao.profile.model import Profile
from qicao.readers import read_file, write_template
from qicao.readers.sidenotes import is_sidenote
from qicao.values import Reading, Severity

Edit = Callable[[Worksheet], None]


@pytest.fixture
def filled(profile: Profile, tmp_path: Path) -> Callable[[str, Edit], Reading]:
    """Reads a template of which one sheet was edited."""

    def read(title: str, edit: Edit) -> Reading:
        path = tmp_path / "填报表.xlsx"
        write_template(profile, path)
        book = openpyxl.load_workbook(path)
        sheet = book[title]
        assert isinstance(sheet, Worksheet)
        edit(sheet)
        book.save(path)
        return read_file(path, profile, 2024)

    return read


def first_row(sheet: Worksheet, key: str) -> int:
    """The first row whose hidden column holds `key`."""
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == key)


@pytest.mark.parametrize(
    "name",
    ["合计", "合 计", "总计", "小计（万元）", "项目合计：", "注：单位为万元", "备注1:见附表"],
)
def test_a_total_or_a_note_is_no_member(name: str) -> None:
    assert is_sidenote(name)


@pytest.mark.parametrize(
    "name", ["会计核算专项", "合计经费核算系统", "统计调查", "说明书编印", "注册"]
)
def test_a_name_that_only_sounds_like_one_is_a_member(name: str) -> None:
    assert not is_sidenote(name)


def test_totals_and_notes_in_a_list_of_the_template_are_left_out_and_told(
    filled: Callable[[str, Edit], Reading],
) -> None:
    def edit(sheet: Worksheet) -> None:
        row = first_row(sheet, "项目.*")
        for offset, (name, value) in enumerate(
            (("禁毒", 5), ("合计", 5), ("注：含上年结转", None))
        ):
            sheet.cell(row + offset, 2).value = name
            sheet.cell(row + offset, 3).value = value

    reading = filled("项目支出", edit)
    assert [item.label for item in reading.items] == ["禁毒"]
    assert len(amounts(reading)) == 1
    assert codes(reading) == ["R08", "R08"]
    assert {finding.severity for finding in reading.findings} == {Severity.HINT}
    assert "合计" in reading.findings[0].message


def test_totals_in_a_plain_table_of_a_group_are_left_out_and_told(
    profile: Profile, write_csv: Callable[..., Path]
) -> None:
    text = "label,value,unit,group\n禁毒,5,万元,项目\n合计,5,万元,项目\n"
    reading = read_file(write_csv(text), profile, None)
    assert [item.label for item in reading.items] == ["禁毒"]
    assert [f.message for f in reading.findings] == [
        "数据.csv｜A3：“合计”这一行是合计或说明，不是名单中的一项"
    ]


def test_cells_outside_the_form_are_told_once_a_row(
    filled: Callable[[str, Edit], Reading],
) -> None:
    def edit(sheet: Worksheet) -> None:
        row = first_row(sheet, "单位.名称")
        sheet.cell(row, 3).value = "虚构县档案局"
        sheet.cell(row, 20).value = "在格子外"
        sheet.cell(sheet.max_row + 3, 2).value = "底下的话"

    reading = filled("基本信息", edit)
    assert [fact.text for fact in reading.facts] == ["虚构县档案局"]
    assert codes(reading) == ["R08", "R08"]
    assert "没有读入 T" in reading.findings[0].message
    assert "底下的话" in reading.findings[1].message


def test_a_merged_cell_over_several_rows_of_a_grid_is_told(
    filled: Callable[[str, Edit], Reading],
) -> None:
    def edit(sheet: Worksheet) -> None:
        row = first_row(sheet, "三公经费")
        sheet.cell(row, 3).value = 5
        sheet.merge_cells(start_row=row, end_row=row + 1, start_column=3, end_column=3)

    reading = filled("三公与公用经费", edit)
    assert len(amounts(reading)) == 1
    (finding,) = reading.findings
    assert (finding.code, "合并单元格 C" in finding.message) == ("R08", True)


def test_a_table_with_a_header_only_gave_nothing(
    profile: Profile, write_csv: Callable[..., Path]
) -> None:
    (finding,) = read_file(write_csv("label,value,unit\n"), profile, None).findings
    assert (finding.code, finding.message) == ("R08", "数据.csv：没有读到数据")


def test_a_blank_sheet_and_a_blank_csv_gave_nothing(
    profile: Profile, write_csv: Callable[..., Path], write_xlsx: Callable[..., Path]
) -> None:
    for path in (write_xlsx([]), write_csv("\n\n")):
        (finding,) = read_file(path, profile, None).findings
        assert finding.message == f"{path.name}：没有读到数据"


def test_a_sheet_with_a_header_only_is_told_beside_one_with_data(
    profile: Profile, write_xlsx: Callable[..., Path]
) -> None:
    path = write_xlsx([["label", "value", "unit"], ["公务接待费", 5, "万元"]])
    book = openpyxl.load_workbook(path)
    book.create_sheet("空表").append(["label", "value", "unit"])
    book.save(path)
    (finding,) = read_file(path, profile, None).findings
    assert finding.message == "数据.xlsx｜空表：没有读到数据"


def test_a_material_without_a_sentence_gave_nothing(write_csv: Callable[..., Path]) -> None:
    (finding,) = read_file(write_csv("\n", "总结.md"), None, None).findings
    assert finding.message == "总结.md：没有读到数据"


def test_a_table_in_a_material_is_skipped_and_told(write_csv: Callable[..., Path]) -> None:
    text = "起头。\n| 甲 | 乙 |\n|---|---|\n| 1个 | 2个 |\n收尾。\n"
    reading = read_file(write_csv(text, "总结.md"), None, None)
    assert [s.plain for s in reading.materials[0].sentences] == ["起头。", "收尾。"]
    assert reading.figures == ()
    (finding,) = reading.findings
    assert finding.message == "总结.md｜表1：没有读"


def test_only_a_mark_at_the_beginning_of_a_line_is_a_bullet(
    write_csv: Callable[..., Path],
) -> None:
    text = "> 引文\n- 条目\n<script>alert(1)\n甲 - 乙\n"
    reading = read_file(write_csv(text, "总结.md"), None, None)
    assert [s.plain for s in reading.materials[0].sentences] == [
        "引文",
        "条目",
        "<script>alert(1)",
        "甲 - 乙",
    ]
