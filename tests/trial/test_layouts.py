"""What a layout may do with a form: codes, parts of an amount, heads, pages, hidden columns."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from qicao.trial.accountbooks import final_accounts
from qicao.trial.chance import Chance
from qicao.trial.departments import Department, invent
from qicao.trial.generate import Order, generate, invented
from qicao.trial.layouts import House, find_layout
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
