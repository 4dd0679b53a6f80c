"""The 数据来源表 as a reader sees it: short, each file named once, in small letters."""

from __future__ import annotations

import io

import docx
import pytest

from qicao.export.cellspans import spans
from qicao.export.docx import docx_bytes
from qicao.export.provenance import provenance_section
from qicao.pagestyle import PageStyle
from qicao.values import Ledger, Origin, Paragraph, Report, Section, Source, Table


def cell(where: str, sheet: str | None = "支出", file: str = "甲.xlsx") -> Source:
    return Source(origin=Origin.CELL, file=file, sheet=sheet, cell=where)


def listed(report: Report, ledger: Ledger) -> Table:
    table = provenance_section(report, ledger).blocks[0]
    assert isinstance(table, Table)
    return table


def test_a_file_is_named_once_above_what_stands_in_it(report: Report, ledger: Ledger) -> None:
    rows = listed(report, ledger).rows
    across = [row[0] for row in rows if len(row) == 1]
    assert across[:2] == ["〔1〕青禾县数据.xlsx", "〔2〕总结.docx"]
    assert across[2].startswith("计算：")
    assert sum("青禾县数据.xlsx" in text for row in rows for text in row) == 1
    sources = {row[2]: row[3] for row in rows if len(row) > 1}
    assert sources["支出决算数"] == "支出 C4"
    assert sources["宣讲场次"] == "“全年开展宣讲36场。”"


def test_a_formula_is_told_with_the_cells_that_it_goes_back_to(
    report: Report, ledger: Ledger
) -> None:
    sources = {row[2]: row[3] for row in listed(report, ledger).rows if len(row) > 1}
    assert sources["会务费完成率"] == "会务费决算数÷会务费预算数　〔1〕支出 D5"


def test_a_file_that_is_only_computed_from_has_a_number_too(report: Report, ledger: Ledger) -> None:
    source = cell("B2", file="乙.xlsx")
    far = ledger.figures["会务费.决算数"].model_copy(update={"source": source})
    moved = ledger.model_copy(update={"figures": ledger.figures | {far.id: far}})
    text = "节约率[[会务费.完成率]]。"
    section = Section(id="s", heading="概况", blocks=(Paragraph(id="p", text=text),))
    short = report.model_copy(update={"cover": (), "sections": (section,), "appendices": ()})
    rows = listed(short, moved).rows
    assert rows[0] == ("〔1〕乙.xlsx（只用于推算）",)
    assert rows[2][3].endswith("　〔1〕支出 B2")


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (("F7", "F13"), "〔1〕支出 F7、F13"),
        (("F7", "F8", "F9", "E7"), "〔1〕支出 F7～F9、E7"),
        (("C4", "C4"), "〔1〕支出 C4"),
        (("第3行", "C4"), "〔1〕支出 C4、第3行"),
    ],
)
def test_neighbouring_cells_are_one_span(cells: tuple[str, ...], said: str) -> None:
    assert spans(map(cell, cells), {"甲.xlsx": 1}) == (said,)


def test_each_sheet_is_named_once_and_what_is_in_no_file_says_itself() -> None:
    typed = Source(origin=Origin.OVERRIDE, who="财务股", why="按批复", old="3")
    sources = (cell("C4"), cell("B2", "资产"), cell("C5"), typed, cell("A1", None))
    said = spans(sources, {"甲.xlsx": 2})
    assert said == ("〔2〕支出 C4～C5", "〔2〕资产 B2", "改写：财务股，按批复，原值3", "〔2〕A1")


def test_places_are_told_by_the_numbers_of_their_headings(report: Report, ledger: Ledger) -> None:
    places = {row[2]: row[4] for row in listed(report, ledger).rows if len(row) > 1}
    assert places["在职人数"] == "一（一）"
    assert places["河道整治决算数"] == "二、附件1"
    assert places["宣讲场次"] == "二、三、附件2"


def test_a_number_with_and_without_its_unit_is_printed_once(report: Report, ledger: Ledger) -> None:
    numbers = {row[2]: row[1] for row in listed(report, ledger).rows if len(row) > 1}
    assert numbers["河道整治决算数"] == "1250.00"
    both = "[[支出.决算数|数值]]、[[支出.决算数]]、[[支出.决算数|元]]"
    section = Section(id="s", heading="概况", blocks=(Paragraph(id="p", text=both),))
    short = report.model_copy(update={"cover": (), "sections": (section,), "appendices": ()})
    assert listed(short, ledger).rows[1][1] == "8068.56万元、80685600.00元"


def test_its_letters_are_small_and_a_file_stands_across_the_columns(
    report: Report, ledger: Ledger
) -> None:
    page = PageStyle.model_validate({"table": {"sources_pt": 8}})
    opened = docx.Document(io.BytesIO(docx_bytes(report, ledger, page, provenance=True)))
    table = opened.tables[-1]
    assert len(table.rows[1]._tr.tc_lst) == 1
    assert table.rows[1]._tr.tc_lst[0].grid_span == len(table.columns)
    fonts = [row.cells[0].paragraphs[0].style.font.size.pt for row in table.rows]  # type: ignore[union-attr]
    assert set(fonts) == {8}
    usual = opened.tables[0].rows[1].cells[0].paragraphs[0].style
    assert usual is not None
    assert usual.font.size == docx.shared.Pt(12)
