"""Whole files with forms: which year they are of, what was seen in them, what is told."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from formsheets import Rows, write_book, write_document
from test_appraisal_forms import DATA_SHEET
from test_public_forms import OFFICIAL_07, OFFICIAL_07_MERGED, TWO_SIDED

from qicao.profile import Profile
from qicao.readers import read_inputs
from qicao.values import Reading

HEADS = ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"]


def spending(title: str, total: float = 500, unit: str = "万元") -> Rows:
    """An invented 03 of one row."""
    return [[title], [f"单位：{unit}"], HEADS, ["合计", None, total, 300, total - 300]]


def book(folder: Path, name: str, sheets: dict[str, Rows]) -> Path:
    return write_book(folder / name, sheets, {})


def amounts(reading: Reading) -> dict[str, str]:
    return {figure.id: str(figure.quantity) for figure in reading.figures}


def codes(reading: Reading) -> list[str]:
    return [finding.code for finding in reading.findings]


def test_a_workbook_of_several_forms_is_read_whatever_its_sheets_are_called(
    tmp_path: Path, profile: Profile
) -> None:
    sheets = {"Sheet1": TWO_SIDED, "乙": spending("2024年支出决算表", 940.5), "丙": OFFICIAL_07}
    path = write_book(tmp_path / "决算.xlsx", sheets, {"丙": OFFICIAL_07_MERGED})
    reading = read_inputs([path], profile)
    assert [form.form for form in reading.forms] == ["公开01", "公开03", "公开07"]
    assert amounts(reading)["三公经费.决算数"] == "25.5万元"
    figure = next(f for f in reading.figures if f.id == "基本支出.决算数")
    assert (figure.source.sheet, figure.source.cell) == ("乙", "D4")
    assert figure.source.form == "支出决算表"
    assert figure.source.column == "基本支出"


def test_seen_forms_count_what_was_mapped_and_what_was_left(
    tmp_path: Path, profile: Profile
) -> None:
    rows = [list(row) for row in TWO_SIDED]
    rows[10][3] = "年末结转和节余"
    reading = read_inputs([book(tmp_path, "决算.xlsx", {"Z01": rows})], profile)
    (form,) = reading.forms
    assert (form.mapped, form.left) == (10, 2)
    odd, near = reading.unmapped
    assert "神秘支出" in odd.label
    assert near.guess_id == "结转结余.本年数"


def test_the_year_of_a_form_is_the_reports_where_nothing_else_states_it(
    tmp_path: Path, profile: Profile
) -> None:
    reading = read_inputs([book(tmp_path, "a.xlsx", {"3": spending("2024年支出决算表")})], profile)
    assert {fact.id: fact.text for fact in reading.facts} == {"报告.年度": "2024"}


def test_a_form_of_last_year_gives_the_figures_of_last_year(
    tmp_path: Path, profile: Profile
) -> None:
    sheets = {"今": spending("2024年支出决算表", 500), "去": spending("2023年支出决算表", 470)}
    found = amounts(read_inputs([book(tmp_path, "a.xlsx", sheets)], profile))
    assert found["支出.决算数"] == "500万元"
    assert found["支出.上年决算数"] == "470万元"
    assert found["项目支出.上年决算数"] == "170万元"


def test_an_older_form_is_not_read_and_a_person_is_told(tmp_path: Path, profile: Profile) -> None:
    sheets = {"今": spending("2024年支出决算表", 500), "旧": spending("2021年支出决算表", 410)}
    reading = read_inputs([book(tmp_path, "a.xlsx", sheets)], profile)
    assert "410万元" not in amounts(reading).values()
    (finding,) = [f for f in reading.findings if f.code == "R08"]
    assert "2021" in finding.message
    assert {"C4", "D4", "E4"} <= {row.source.cell for row in reading.unmapped}


@pytest.mark.parametrize("title", ["2024年部门支出预算表", "部门预算支出总表"])
def test_a_budget_of_the_same_shape_maps_nothing(
    title: str, tmp_path: Path, profile: Profile
) -> None:
    own = book(tmp_path, "决算.xlsx", {"3": spending("2024年支出决算表")})
    other = book(tmp_path, "预算.xlsx", {"预算03": spending(title, 777)})
    reading = read_inputs([own, other], profile)
    assert {figure.source.file for figure in reading.figures} == {"决算.xlsx"}
    assert "R08" in codes(reading)


def test_yuan_and_wan_of_one_amount_are_the_same(tmp_path: Path, profile: Profile) -> None:
    one = book(tmp_path, "a.xlsx", {"3": spending("2024年支出决算表", 500)})
    rows = [["2024年支出决算表"], ["单位：元"], HEADS, ["合计", None, 5000000, 3000000, 2000000]]
    two = book(tmp_path, "b.xlsx", {"3": rows})
    reading = read_inputs([one, two], profile)
    assert {f.quantity.to("万元") for f in reading.figures if f.id == "支出.决算数"} == {500}


def test_forms_stand_in_documents_too(tmp_path: Path, profile: Profile) -> None:
    table = [["部门整体支出绩效评价基础数据表", None, None, None], *DATA_SHEET[1:]]
    path = write_document(tmp_path / "基础数据.docx", [table])
    reading = read_inputs([path], profile)
    found = amounts(reading)
    assert found["三公经费.决算数"] == "25.5万元"
    assert found["人员.在职人数"] == "38人"
    assert found["项目.茶园改造.决算数"] == "190万元"
    assert [form.form for form in reading.forms] == ["基础数据表"]


def test_a_form_that_nobody_filled_in_is_told_as_itself(tmp_path: Path, profile: Profile) -> None:
    rows = [["2024年支出决算表"], ["单位：万元"], HEADS, ["合计", None, None, None, None]]
    own = book(tmp_path, "a.xlsx", {"3": spending("2024年收入决算表")})
    reading = read_inputs([own, book(tmp_path, "b.xlsx", {"3": rows})], profile)
    (empty,) = [form for form in reading.forms if form.file == "b.xlsx"]
    assert (empty.form, empty.mapped, empty.left) == ("公开03", 0, 0)
    assert not [f for f in reading.findings if "核对标题" in f.todo and "b.xlsx" in f.message]


def test_hidden_rows_are_read_and_told(tmp_path: Path, profile: Profile) -> None:
    path = book(tmp_path, "a.xlsx", {"3": spending("2024年支出决算表")})
    workbook = openpyxl.load_workbook(path)
    workbook.worksheets[0].row_dimensions[4].hidden = True
    workbook.save(path)
    reading = read_inputs([path], profile)
    assert amounts(reading)["支出.决算数"] == "500万元"
    (finding,) = [f for f in reading.findings if f.code == "R04"]
    assert "第4行" in finding.message


def test_a_file_that_is_no_form_is_told_with_the_nearest_title(
    tmp_path: Path, profile: Profile
) -> None:
    own = book(tmp_path, "a.xlsx", {"3": spending("2024年支出决算表")})
    rows = [["支出决算简表"], ["内容", "数额多少"], ["吃饭", 12], ["修路", 30]]
    reading = read_inputs([own, book(tmp_path, "b.xlsx", {"页": rows})], profile)
    (finding,) = [f for f in reading.findings if f.code == "R08"]
    assert "最像“" in finding.todo
    assert {"B3", "B4"} == {r.source.cell for r in reading.unmapped if r.source.file == "b.xlsx"}


def titled_project(name: str) -> Rows:
    """An invented form whose title alone says which project it is of."""
    heads = ["资金来源", "年初预算数", "全年预算数", "全年执行数", "分值", "得分"]
    return [[f"{name}绩效自评"], ["单位：万元"], heads, ["资金总额", 60, 60, 57, 10, 9.5]]


@pytest.mark.parametrize("name", ["彩票公益金项目", "彩票公益金"])
def test_a_title_is_cut_so_that_it_names_a_member_known_from_elsewhere(
    name: str, tmp_path: Path, profile: Profile
) -> None:
    title = name if name.endswith("项目") else f"{name}项目"
    own = book(tmp_path, "a.xlsx", {"自评": titled_project(title)})
    rows = [["分组", "名称", "数值", "单位"], [f"项目.{name}", "全年执行数", 57, "万元"]]
    listed = book(tmp_path, "b.xlsx", {"明细": rows})
    reading = read_inputs([own, listed], profile)
    assert [item.label for item in reading.items if item.group == "项目"] == [name]
    assert {f.id for f in reading.figures if f.id.endswith("全年预算数")} == {
        f"项目.{name}.全年预算数"
    }


def test_a_title_that_nothing_else_decides_is_cut_at_its_longest(
    tmp_path: Path, profile: Profile
) -> None:
    reading = read_inputs([book(tmp_path, "a.xlsx", {"自评": titled_project("茶园项目")})], profile)
    assert [item.label for item in reading.items if item.group == "项目"] == ["茶园"]
