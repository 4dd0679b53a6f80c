"""The list of what is missing goes out as a workbook, comes back filled in, and closes the gap."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from teabureau import write_data

from qicao.missing import Missing, optional_data
from qicao.profile import Profile
from qicao.steps import LISTED, on_page
from qicao.wanted import HEADS, wanted_bytes
from qicao.workflow import Prepared, prepare

VALUE = HEADS.index("数值") + 1


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_data(tmp_path_factory.mktemp("bureau"))


@pytest.fixture(scope="module")
def prepared(data: Path, profile: Profile) -> Prepared:
    return prepare([data], profile)


def answered(path: Path, profile: Profile, rows: tuple[Missing, ...]) -> Path:
    """The list with something in every cell that is to be filled in."""
    book = openpyxl.load_workbook(io.BytesIO(wanted_bytes(profile.title, rows)))
    sheet = book.worksheets[0]
    for number, row in enumerate(rows, 4):
        fact = profile.catalogue.fact_entry(row.id)
        text = {"names": "《青禾县茶叶局办法》", "date": "2025年3月25日"}.get(
            fact.form if fact else "", "茶园管护"
        )
        sheet.cell(number, VALUE).value = text if fact else 7
    book.save(path)
    return path


def test_the_list_filled_in_closes_the_gap(
    data: Path, prepared: Prepared, profile: Profile, tmp_path: Path
) -> None:
    assert prepared.missing
    rows = prepared.missing
    path = answered(tmp_path / "缺数清单.xlsx", profile, rows)
    again = prepare([data, path], profile)
    assert again.missing == ()
    assert again.reconciled.unmapped == ()
    for row in rows:
        assert again.ledger.figures[row.id].given_source.file == "缺数清单.xlsx"


def test_every_optional_row_reads_back_as_what_it_asks_for(
    data: Path, prepared: Prepared, profile: Profile, tmp_path: Path
) -> None:
    rows = tuple(r for r in optional_data(profile, prepared.ledger) if not r.id.endswith(".*"))
    again = prepare([data, answered(tmp_path / "选填.xlsx", profile, rows)], profile)
    gone = [
        row.id
        for row in rows
        if not again.ledger.present(row.id) and row.id not in again.ledger.facts
    ]
    assert gone == []
    assert not [finding for finding in again.reconciled.findings if "选填" in finding.message]


def test_the_list_as_it_goes_out_gives_nothing(
    data: Path, prepared: Prepared, profile: Profile, tmp_path: Path
) -> None:
    (tmp_path / "清单.xlsx").write_bytes(wanted_bytes(profile.title, prepared.missing))
    again = prepare([data, tmp_path / "清单.xlsx"], profile)
    assert again.missing == prepared.missing
    assert not [
        f for f in again.ledger.figures.values() if f.given and "清单" in str(f.given_source)
    ]


def test_only_the_values_are_coloured_and_a_list_says_where_to_go(profile: Profile) -> None:
    rows = (
        Missing(id="支出.决算数", label="支出合计", unit="万元", sections=("一", "二")),
        Missing(id="指标.*", label="绩效指标（每项一行）"),
        Missing(id="单位.类型", label="=单位类型", required=False),
    )
    sheet = openpyxl.load_workbook(io.BytesIO(wanted_bytes("报告", rows))).worksheets[0]
    assert tuple(cell.value for cell in sheet[3]) == HEADS
    assert sheet["G4"].value == "必填，用于“一”“二”"
    assert "qicao template" in sheet["G5"].value
    page = wanted_bytes("报告", rows, on_page)
    listed = openpyxl.load_workbook(io.BytesIO(page)).worksheets[0]["G5"].value
    assert listed == f"每项一行；{LISTED.page}"
    assert sheet["G6"].value == "可选"
    assert sheet["B6"].value == "=单位类型"
    assert sheet["B6"].data_type == "s"
    filled = {
        c.coordinate for row in sheet["A4:G6"] for c in row if c.fill.fgColor.rgb == "00FFFBE6"
    }
    assert filled == {"C4", "C5", "C6"}
