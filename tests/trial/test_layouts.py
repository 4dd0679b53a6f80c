"""What a layout may do with a form: codes, parts of an amount, heads, pages, hidden columns."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path

import docx
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from shown import cells_shown

from qicao.trial.accountbooks import final_accounts
from qicao.trial.chance import Chance
from qicao.trial.departments import Department, invent
from qicao.trial.generate import Order, generate, invented
from qicao.trial.layouts import House, find_layout, house_form, load_tables
from qicao.trial.plain import stated
from qicao.trial.printing import Seen

WORDS = {"name": "砚溪县水利局", "year": "2023", "last": "2022"}


@cache
def department() -> Department:
    return invent(4, "water", grain=1)


def printed(house: House, tmp_path: Path, sheet: str) -> tuple[Worksheet, list[Seen]]:
    """A sheet of the accounts in that house, and the cells with amounts on it."""
    (file,) = final_accounts(stated(department()), house, WORDS, Chance("layouts"))
    (tmp_path / file.name).write_bytes(file.content)
    book = openpyxl.load_workbook(tmp_path / file.name)
    return book[sheet], [cell for cell in file.seen if cell.sheet == sheet]


def made(**settings: object) -> House:
    """A house that differs from the plain one in these."""
    return House.model_validate({"about": "测试用", "sheet_name": "{number}", **settings})


def texts(sheet: Worksheet) -> list[list[str]]:
    return [[str(cell.value or "") for cell in row] for row in sheet.iter_rows()]


def test_codes_in_the_ministrys_way_stand_beside_the_order_and_the_total(tmp_path: Path) -> None:
    sheet, _ = printed(made(code_columns="official", order_row="栏次"), tmp_path, "03")
    rows = texts(sheet)
    order = next(row for row in rows if "栏次" in row)
    total = rows[rows.index(order) + 1]
    assert order[:5] == ["类", "款", "项", "栏次", "1"]
    assert total[:4] == ["", "", "", "合计"]
    assert [row[:3].count("科目编码") for row in rows].count(1) == 1
    areas = {str(area) for area in sheet.merged_cells.ranges}
    line = rows.index(order) + 1
    assert f"A{line}:A{line + 1}" in areas


def test_a_part_has_no_id_but_where_the_row_gives_one(tmp_path: Path) -> None:
    columns = ["name", "total", {"key": "half", "is": "part", "of": "total", "share": 0.5}]
    columns[2]["head"] = ["其中：一半"]  # type: ignore[index]
    _, seen = printed(made(columns={"03": columns}), tmp_path, "03")
    whole = [cell for cell in seen if cell.cell.startswith("B")]
    parts = [cell for cell in seen if cell.cell.startswith("C")]
    assert [cell.id for cell in parts] == [""] * len(whole)
    for cell, half in zip(whole, parts, strict=True):
        assert abs(Decimal(cell.value) / 2 - Decimal(half.value)) <= Decimal("0.01")


def test_a_part_may_be_like_other_figures_or_the_difference_of_columns(tmp_path: Path) -> None:
    columns: list[object] = ["name", "total", "basic"]
    ratio = "人员经费.决算数/基本支出.决算数"
    columns += [{"key": "staff", "is": "part", "of": "basic", "like": ratio, "head": ["人员"]}]
    columns += [{"key": "rest", "is": "part", "of": "total-basic", "head": ["其余"]}]
    _, seen = printed(made(columns={"03": columns}), tmp_path, "03")
    top = {cell.cell[0]: Decimal(cell.value) for cell in seen if cell_row(cell.cell) == 3}
    figures = department().figures
    assert top["D"] == figures["人员经费.决算数"].value * 10_000
    assert top["E"] == top["B"] - top["C"]


def test_a_sum_of_figures_may_stand_where_no_id_is(tmp_path: Path) -> None:
    rows = [
        {"text": "合计", "ids": {"v": "~基本支出.决算数+项目支出.决算数"}},
        {"text": "三公", "ids": {"v": "三公经费.决算数"}},
    ]
    columns = [
        {"key": "label", "is": "label", "head": ["项目"]},
        {"key": "v", "is": "value", "head": ["金额"]},
    ]
    form = {"title": "三公", "sides": [{"key": "rows", "columns": columns, "rows": rows}]}
    _, seen = printed(made(forms={"07": form}), tmp_path, "07")
    figures = department().figures
    both = figures["基本支出.决算数"].value + figures["项目支出.决算数"].value
    assert [cell.id for cell in seen] == ["", "三公经费.决算数"]
    assert Decimal(seen[0].value) == both * 10_000


def test_classes_are_numbered_as_the_house_does(tmp_path: Path) -> None:
    sheet, _ = printed(made(numeral="{no}．"), tmp_path, "01")
    words = [row[3] for row in texts(sheet)]
    first = next(place for place, text in enumerate(words) if text.startswith("1．"))
    assert words[first + 1].startswith("2．")


def test_one_form_alone_may_leave_out_the_rows_that_have_nothing(tmp_path: Path) -> None:
    house = made(classes="all", own={"01": {"drop_zero_rows": True}})
    _, seen = printed(house, tmp_path, "01")
    assert not any(cell.id == "支出功能.外交支出.决算数" for cell in seen)
    _, others = printed(house, tmp_path, "04")
    assert any(cell.id == "拨款功能.外交支出.决算数" for cell in others)
    assert any(cell.id == "收入.总计" for cell in seen)


def test_a_layout_may_have_forms_of_its_own() -> None:
    house = find_layout("province_twelve")
    assert house_form(house, "procurement").code == "公开12表"
    assert {form for plan in house.sheets for form in plan.forms} > set(load_tables().forms)


def test_loose_heads_stand_once_and_join_nothing(tmp_path: Path) -> None:
    sheet, _ = printed(made(heads="loose"), tmp_path, "07")
    words = [text for row in texts(sheet)[:3] for text in row]
    assert words.count("预算数") == words.count("决算数") == 1
    heads = [area for area in sheet.merged_cells.ranges if area.min_row <= 3]
    assert heads == []


def test_heads_stand_again_on_the_next_page(tmp_path: Path) -> None:
    sheet, seen = printed(made(page=4), tmp_path, "05")
    rows = texts(sheet)
    again = [number for number, row in enumerate(rows) if "科目编码" in row]
    assert len(again) > 2
    assert {b - a for a, b in pairwise(again)} == {4 + 2}
    for cell in seen:
        assert Decimal(str(sheet[cell.cell].value)) == Decimal(cell.value)


def test_short_words_are_spread_and_long_heads_broken(tmp_path: Path) -> None:
    sheet, _ = printed(made(spread=3, head_break=4), tmp_path, "05")
    words = {text for row in texts(sheet) for text in row}
    assert {"合 计", "小 计", "基本支出", "项 目"} <= words
    broken, _ = printed(made(head_break=3), tmp_path, "05")
    assert "基本支\n出" in {text for row in texts(broken) for text in row}


def test_a_hidden_column_is_there_and_hidden(tmp_path: Path) -> None:
    before = {"key": "v", "is": "part", "of": "total", "head": ["上年数"], "hidden": True}
    sheet, _ = printed(made(columns={"05": ["code", "name", "total", before]}), tmp_path, "05")
    assert sheet.column_dimensions["D"].hidden
    assert not sheet.column_dimensions["C"].hidden


def test_a_heading_of_three_texts_keeps_them_all(tmp_path: Path) -> None:
    heading = [{"left": "单位：{name}", "center": "{year}年度", "right": "金额单位：元"}]
    sheet, _ = printed(made(heading=heading), tmp_path, "05")
    assert [t for t in texts(sheet)[0] if t] == ["单位：砚溪县水利局", "2023年度", "金额单位：元"]


def test_a_head_may_name_the_year(tmp_path: Path) -> None:
    columns = ["label", {"key": "v", "is": "value", "head": ["{last}年决算数"]}]
    sheet, _ = printed(made(columns={"01/income": columns}), tmp_path, "01")
    assert "2022年决算数" in {text for row in texts(sheet) for text in row}


def test_a_layout_of_one_year_makes_departments_of_that_year() -> None:
    found = invented(Order(3, layout="software_2018"))
    assert found.identity.year == 2018
    assert found.facts["报告.年度"] == "2018"


@pytest.mark.parametrize("layout", ["software_2018", "yearbook"])
def test_a_subject_has_the_id_of_the_name_that_is_printed(layout: str, tmp_path: Path) -> None:
    generate(Order(11, kind="police", layout=layout), tmp_path, str)
    known = json.loads((tmp_path / "truth.json").read_text(encoding="utf-8"))
    called = set(find_layout(layout).words)
    sheets = openpyxl.load_workbook(tmp_path / "决算.xlsx")
    subjects = 0
    for cell in known["files"][0]["cells"]:
        group, _, rest = cell["id"].partition(".")
        name = rest.rpartition(".")[0].lstrip("0123456789")
        if group not in ("经济科目", "拨款科目", "支出功能"):
            continue
        subjects += 1
        row = {str(c.value or "") for c in sheets[cell["sheet"]][cell_row(cell["cell"])]}
        printed_names = {"".join(c for c in text if c.isalnum()) for text in row}
        assert any(text.endswith(name) for text in printed_names), cell
        assert name not in called
    assert subjects


def cell_row(where: str) -> int:
    return int("".join(c for c in where if c.isdigit()))


def test_one_form_may_be_otherwise_than_the_rest(tmp_path: Path) -> None:
    heading = [{"right": "单位：{unit}"}]
    house = made(unit="元", heading=heading, own={"07": {"unit": "万元", "decimals": 4}})
    sheet, seen = printed(house, tmp_path, "07")
    assert "单位：万元" in {text for row in texts(sheet) for text in row}
    assert {cell.unit for cell in seen} == {"万元"}
    rest, other = printed(house, tmp_path, "05")
    assert "单位：元" in {text for row in texts(rest) for text in row}
    assert {cell.unit for cell in other} == {"元"}


def test_a_column_over_several_stands_in_the_first_and_is_joined(tmp_path: Path) -> None:
    columns = [
        "code",
        "name",
        {"key": "total", "is": "value", "head": ["合计"], "span": 3},
        "basic",
    ]
    sheet, seen = printed(made(columns={"05": columns}), tmp_path, "05")
    (row,) = {cell_row(cell.cell) for cell in seen if cell.id == "一般公共预算支出.决算数"}
    areas = {str(area) for area in sheet.merged_cells.ranges}
    assert f"C{row}:E{row}" in areas
    assert sheet[f"F{row}"].value is not None
    assert {cell.cell[0] for cell in seen} == {"C", "F"}


def test_a_code_may_be_cut_into_columns(tmp_path: Path) -> None:
    sides = ("personnel", "goods", "rest")
    cut = [
        {"key": key, "is": "code", "whole": True, "cut": places, "head": [key]}
        for key, places in (("类", [0, 3]), ("款", [3, 5]))
    ]
    house = made(columns={f"06/{side}": [*cut, "name", "v"] for side in sides})
    sheet, _ = printed(house, tmp_path, "06")
    rows = texts(sheet)
    assert ["301", "", "工资福利支出"] in [row[:3] for row in rows]
    assert ["301", "01", "基本工资"] in [row[:3] for row in rows]


def test_a_rate_has_its_decimals_and_is_left_out_where_there_is_none(tmp_path: Path) -> None:
    rows = [
        {"text": text, "ids": {"v": f"{item}.决算数", "c": f"{item}.控制率"}}
        for text, item in (("合计", "三公经费"), ("出国", "因公出国境费"))
    ]
    columns = [
        {"key": "label", "is": "label", "head": ["项目"]},
        {"key": "v", "is": "value", "head": ["决算数"]},
        {"key": "c", "is": "rate", "head": ["完成率"]},
    ]
    form = {"title": "三公", "sides": [{"key": "rows", "columns": columns, "rows": rows}]}
    sheet, seen = printed(made(forms={"07": form}), tmp_path, "07")
    figures = department().figures
    rates = {cell.id: cell for cell in seen if cell.unit == "%"}
    assert set(rates) == {row["ids"]["c"] for row in rows} & set(figures)
    for name, cell in rates.items():
        assert Decimal(cell.value) == figures[name].value
        assert Decimal(str(sheet[cell.cell].value)) == figures[name].value


def test_a_table_has_its_least_rows_order_words_and_foot(tmp_path: Path) -> None:
    total = {"key": "total", "is": "value", "head": ["合计"], "order": "1=2+3"}
    house = made(
        columns={"05": ["code", "name", total, "basic", "projects"]},
        order_row="栏次",
        least_rows=60,
        foot=[{"left": "制表人：", "right": "负责人："}],
        notes=False,
    )
    sheet, _ = printed(house, tmp_path, "05")
    rows = texts(sheet)
    order = next(number for number, row in enumerate(rows) if "栏次" in row)
    assert rows[order][2:] == ["1=2+3", "2", "3"]
    assert rows[-1] == ["制表人：", "", "", "", "负责人："]
    assert len(rows) == order + 1 + 60 + 1


def test_zeros_texts_codes_and_notes_are_written_as_the_house_writes_them(tmp_path: Path) -> None:
    unit = {"key": "unit", "is": "note", "head": ["单位"], "text": "{name}"}
    coded = {"key": "coded", "is": "coded", "head": ["科目"]}
    house = made(
        columns={"03": [unit, coded, "total", "up"]},
        coded="{code}-{name}",
        text_numbers=True,
        thousands=False,
        zero="dash",
        dash="-",
    )
    sheet, seen = printed(house, tmp_path, "03")
    rows = texts(sheet)
    assert any(row[0] == WORDS["name"] and row[1].startswith("213-") for row in rows)
    assert "-" in {row[3] for row in rows}
    assert all(str(sheet[cell.cell].value) == cell.value for cell in seen)


@pytest.mark.parametrize("pasted", [True, False])
def test_a_document_has_a_table_for_each_form(pasted: bool, tmp_path: Path) -> None:
    heading = [
        {},
        {"center": "{title}", "title": True},
        {"left": "部门：{name}", "right": "单位：元"},
    ]
    house = made(medium="docx", file="决算.docx", pasted=pasted, heading=heading, stacked=["01"])
    (file,) = final_accounts(stated(department()), house, WORDS, Chance("layouts"))
    (tmp_path / file.name).write_bytes(file.content)
    document = docx.Document(str(tmp_path / file.name))
    assert len(document.tables) == 9
    above = [p.text for p in document.paragraphs]
    assert ("收入支出决算总表" in above) is not pasted
    assert any("部门：" in text and "单位：元" in text for text in above) is not pasted
    shown = cells_shown(tmp_path / file.name)
    assert len({cell.sheet for cell in file.seen}) == 9
    for cell in file.seen:
        assert Decimal(str(shown[cell.sheet, cell.cell])) == Decimal(cell.value)
