"""`qicao figures` and `qicao fill` on forms, as people and scripts meet them."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from formsheets import write_book
from teabureau import DATA, OVERALL, OVERALL_MERGED, blank, write_data
from typer.testing import CliRunner, Result

from qicao.cli.app import app
from qicao.errors import DraftRefused, UsageError

SPENDING = [
    ["2024年支出决算表"],
    ["单位：万元"],
    ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出", "今年花的"],
    ["合计", None, 940.5, 600.5, 340, 8],
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "资料"
    folder.mkdir()
    return write_data(folder)


@pytest.fixture
def book(data: Path) -> Path:
    return write_book(data / "决算.xlsx", {"3": SPENDING}, {})


def qicao(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_figures_tells_form_by_form_what_was_read_and_what_was_not(data: Path, book: Path) -> None:
    done = qicao("figures", data)
    assert done.exit_code == 0, done.output
    assert "3｜支出决算表（2024年）：对应 3 格，1 格没有对应" in done.output
    assert "列：本年支出合计、基本支出、项目支出" in done.output
    assert "没有对应的数据（1 格）" in done.output
    assert "F4 8" in done.output
    assert "还缺的数据" in done.output
    assert "公用经费" in done.output


def test_the_json_of_figures_keeps_its_contract(data: Path, book: Path) -> None:
    document = json.loads(qicao("figures", data, "--json").stdout)
    assert document["schema"] == "qicao.figures/1"
    rows = [row for row in document["figures"] if row["id"] == "支出.决算数"]
    assert set(rows[0]) == {
        *("id", "label", "value", "unit", "decimals", "period"),
        *("file", "sheet", "cell", "form"),
    }
    spent = next(row for row in document["figures"] if row["form"])
    assert (spent["file"], spent["sheet"], spent["form"]) == ("决算.xlsx", "3", "支出决算表")
    assert [row["file"] for row in rows] == ["figures.csv", "决算.xlsx"]
    (left,) = document["unmapped"]
    assert set(left) == {"file", "sheet", "cell", "text", "guess"}
    assert left["cell"] == "F4"
    assert all(set(row) == {"id", "label"} for row in document["missing"])
    assert document["missing"]
    (form,) = document["forms"]
    assert (form["form"], form["mapped"], form["left"], form["year"]) == ("公开03", 3, 1, 2024)


def test_the_list_of_what_is_missing_is_written_once(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "缺.xlsx"
    done = qicao("figures", data, "-o", out)
    assert done.exit_code == 0, done.output
    assert out.exists()
    again = qicao("figures", data, "-o", out)
    assert isinstance(again.exception, UsageError)
    assert "已经存在" in str(again.exception)
    wrong = qicao("figures", data, "-o", tmp_path / "缺.csv")
    assert isinstance(wrong.exception, UsageError)


def test_fill_writes_the_form_and_says_what_it_did(data: Path, tmp_path: Path) -> None:
    form = blank(tmp_path / "自评表.xlsx", OVERALL, OVERALL_MERGED, percent=["H5"])
    before = form.read_bytes()
    out = tmp_path / "填好.xlsx"
    done = qicao("fill", form, data, "-o", out)
    assert done.exit_code == 0, done.output
    assert form.read_bytes() == before
    assert openpyxl.load_workbook(out).worksheets[0]["F5"].value == 940.5
    for words in (
        "填表",
        "公式 2 格未动",
        "没有数据、留空的格",
        "扣分",
        "成活率：扣0.42分",
        "已写出",
    ):
        assert words in done.output


def test_fill_tells_what_it_could_not_place(data: Path, tmp_path: Path) -> None:
    cells = {place: value for place, value in DATA.items() if place not in ("A10", "D2")}
    form = blank(tmp_path / "基础.xlsx", {**cells, "A10": "公用经费"})
    done = qicao("fill", form, data, "-o", tmp_path / "b.xlsx")
    assert done.exit_code == 0
    assert "F02" in done.output
    assert "F03" in done.output


def test_fill_never_writes_the_blank_itself(data: Path, tmp_path: Path) -> None:
    form = blank(tmp_path / "自评表.xlsx", OVERALL)
    before = form.read_bytes()
    linked = tmp_path / "same.xlsx"
    linked.symlink_to(form)
    for out in (form, linked, tmp_path / "资料" / ".." / "自评表.xlsx"):
        done = qicao("fill", form, data, "-o", out)
        assert isinstance(done.exception, UsageError)
        assert "空白表" in str(done.exception)
    assert form.read_bytes() == before


def test_fill_writes_workbooks_alone(data: Path, tmp_path: Path) -> None:
    done = qicao("fill", blank(tmp_path / "a.xlsx", OVERALL), data, "-o", tmp_path / "b.docx")
    assert isinstance(done.exception, UsageError)


def test_data_in_conflict_fill_nothing(data: Path, tmp_path: Path) -> None:
    write_book(data / "另.xlsx", {"3": [*SPENDING[:3], ["合计", None, 941.5, 601.5, 340, 8]]}, {})
    out = tmp_path / "b.xlsx"
    done = qicao("fill", blank(tmp_path / "a.xlsx", OVERALL), data, "-o", out)
    assert isinstance(done.exception, DraftRefused)
    assert not out.exists()
