"""Workbooks that lie, swell or are put together otherwise: values, or a sentence with the cell."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from officebooks import CELLS, SHEET, TEXTS, office_book, renamed, with_amount
from oldoffice import record, xls
from reading_files import Read, amounts, codes, edited

from qicao.errors import ImportRefused
from qicao.profile.model import Profile
from qicao.readers.sheetscan import MAX_CELLS, MAX_COLUMN, MAX_MERGED, MAX_ROW, scan_sheet

GIVEN = {"三公经费.决算数": "416.99万元", "三公经费.控制率": "65.05%"}
MERGE = '<mergeCells><mergeCell ref="{}"/></mergeCells>'


@pytest.fixture
def read(tmp_path: Path, profile: Profile) -> Read:
    return Read(tmp_path, profile, "数据.xlsx")


def test_a_workbook_as_excel_writes_it_is_read(read: Read) -> None:
    reading = read(office_book())
    assert (amounts(reading), codes(reading)) == (GIVEN, [])


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="B2"><f t="shared" ref="B2:B3" si="0">400+16.99</f><v>416.99</v></c>', "416.99万元"),
        ('<c r="B2"><f t="array" ref="B2:B3">400+16.99</f><v>416.99</v></c>', "416.99万元"),
        ('<c r="B2" t="inlineStr"><is><t>416.99</t></is></c>', "416.99万元"),
        (
            '<c r="B2" t="inlineStr"><is><r><t>416</t></r><r><rPr><b/></rPr><t>.99</t></r>'
            '<rPh sb="0" eb="1"><t>9</t></rPh></is></c>',
            "416.99万元",
        ),
        ('<c r="B2" cm="1" vm="1"><v>416.99</v></c>', "416.99万元"),
        ('<c r="B2" t="s"><v>7</v></c>', "416.99万元"),
        ('<c r="B2" t="s"><v>8</v></c>', "31.2万元"),
    ],
)
def test_every_way_to_keep_an_amount_gives_it(read: Read, cell: str, value: str) -> None:
    rich = (
        "<si><t>416.99</t></si><si><r><t>31</t></r><r><rPr><b/></rPr><t>.2</t></r>"
        '<rPh sb="0" eb="1"><t>サン</t></rPh><phoneticPr fontId="1"/></si>'
    )
    reading = read(office_book(with_amount(cell), entries=rich))
    assert amounts(reading)["三公经费.决算数"] == value
    assert codes(reading) == []


@pytest.mark.parametrize(
    ("cell", "code", "words"),
    [
        ('<c r="B2"><f t="array" ref="B2:B3">1</f></c>', "R03", "公式没有算出的值"),
        ('<c r="B2"><f t="shared" si="0"/></c>', "R03", "公式没有算出的值"),
        ('<c r="B2" t="e"><v>#REF!</v></c>', "R01", "#REF!"),
        ('<c r="B2" t="e"><f>#REF!+1</f><v>#REF!</v></c>', "R01", "#REF!"),
        ('<c r="B2" t="b"><v>1</v></c>', "R01", "TRUE"),
        ('<c r="B2" s="1"><v>5</v></c>', "R01", "500.00%"),
        ('<c r="B2" s="2"><v>45000</v></c>', "R01", "2023-03-15"),
        ('<c r="B2" s="2"><v>-5</v></c>', "R06", "-5"),
        ('<c r="B2" t="s"><v>-1</v></c>', "R06", "-1"),
        ('<c r="B2" t="s"><v>03</v></c>', "R06", "03"),
        (f'<c r="B2"><v>{"9" * 400}</v></c>', "R01", "inf"),
    ],
)
def test_what_is_no_amount_is_told_with_its_cell(
    read: Read, cell: str, code: str, words: str
) -> None:
    reading = read(office_book(with_amount(cell)))
    assert amounts(reading) == {"三公经费.控制率": "65.05%"}
    (finding,) = reading.findings
    assert finding.code == code
    assert finding.message.startswith("数据.xlsx｜数据｜B2")
    assert words in finding.message


def test_days_are_counted_from_where_the_book_says(read: Read) -> None:
    cells = with_amount('<c r="B2" s="2"><v>45000</v></c>')
    (finding,) = read(office_book(cells, book='<workbookPr date1904="1"/>')).findings
    assert "2027-03-16" in finding.message


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B2" t="z"><v>5</v></c>',
        '<c r="B2" t="s"><v>99</v></c>',
        '<c r="B2" t="b"><v>2</v></c>',
    ],
)
def test_a_cell_that_breaks_a_reader_is_named(read: Read, cell: str) -> None:
    refused = read.refusal(office_book(with_amount(cell)))
    assert (refused.code, refused.sheet, refused.cell) == ("damaged", "数据", "B2")


@pytest.mark.parametrize("area", ["C9:A1", "A9:C1", "C1:A9", "A1:XFD1048576", "Z9"])
def test_no_merged_area_hides_or_harms_anything_beside_it(read: Read, area: str) -> None:
    cells = CELLS.replace('"A', '"E').replace('"B', '"F').replace('"C', '"G')
    assert amounts(read(office_book(cells, tail=MERGE.format(area)))) == GIVEN


def test_an_old_book_may_write_an_area_from_its_last_corner(read: Read) -> None:
    values = {(0, 0): "label", (0, 1): "value", (0, 2): "unit"}
    cells = {**values, (1, 0): "三公经费", (1, 1): 5.0, (1, 2): "万元"}
    turned = record(0xE5, b"\1\0" + b"\x0b\0\x09\0" + b"\3\0\1\0")
    reading = read(xls(cells, extra=turned), "数据.xls")
    assert amounts(reading) == {"三公经费.决算数": "5万元"}


def test_more_merged_areas_than_any_form_has_are_refused(read: Read) -> None:
    areas = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, MAX_MERGED + 2))
    refused = read.refusal(office_book(tail=f"<mergeCells>{areas}</mergeCells>"))
    assert (refused.code, refused.sheet) == ("too_large", "数据")
    many = record(0xE5, b"\x02\4" + b"\5\0\5\0\0\0\1\0" * 1026) * (MAX_MERGED // 1026 + 1)
    assert read.refusal(xls({(0, 0): 1.0}, extra=many), "数据.xls").code == "too_large"


@pytest.mark.parametrize(
    ("dimension", "given"),
    [("A1:XFD1048576", GIVEN), ("A1:A1", GIVEN), ("C3:A1", GIVEN), ("D9", GIVEN)],
)
def test_a_dimension_is_never_believed(read: Read, dimension: str, given: dict[str, str]) -> None:
    assert amounts(read(office_book(head=f'<dimension ref="{dimension}"/>'))) == given


@pytest.mark.parametrize("dimension", ["", "ZZ", "A0:A0", "A-1:B9"])
def test_a_dimension_that_is_none_is_refused_with_its_sheet(read: Read, dimension: str) -> None:
    refused = read.refusal(office_book(head=f'<dimension ref="{dimension}"/>'))
    assert (refused.code, refused.sheet) == ("damaged", "数据")


def test_a_million_shared_texts_are_read(read: Read) -> None:
    entries = "".join(f"<si><t>{number}</t></si>" for number in range(1_000_000))
    assert amounts(read(office_book(entries=entries))) == GIVEN


def test_one_long_text_in_many_cells_is_refused_before_it_is_copied(read: Read) -> None:
    long = "".join(map(chr, range(0x4E00, 0x4E00 + 20_000)))
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>7</v></c></row>' for n in range(4, 9_000))
    refused = read.refusal(office_book(CELLS + rows, texts=(*TEXTS, long)))
    assert (refused.code, "万字" in refused.hint) == ("too_large", True)


def test_a_shared_text_over_the_limit_is_refused_where_it_is_used(read: Read) -> None:
    texts = tuple("长" * 32_768 if text == "三公经费" else text for text in TEXTS)
    refused = read.refusal(office_book(texts=texts))
    assert (refused.code, refused.sheet, refused.cell) == ("long_cell", "数据", "A2")
    assert amounts(read(office_book(texts=(*TEXTS, "长" * 32_768)))) == GIVEN


def cell(place: str) -> str:
    """One row with one number."""
    return f'<row><c r="{place}"><v>1</v></c></row>'


@pytest.mark.parametrize("place", [f"A{MAX_ROW}", "ALL2", f"ALL{MAX_CELLS // MAX_COLUMN}"])
def test_the_last_cell_that_may_be_is_read(place: str) -> None:
    found = scan_sheet(
        f"<worksheet><sheetData>{cell(place)}</sheetData></worksheet>".encode(), "a", "b"
    )
    assert len(found.cells) == 1


@pytest.mark.parametrize(
    "place", [f"A{MAX_ROW + 1}", "ALM2", f"ALL{MAX_CELLS // MAX_COLUMN + 1}", "XFD1048576"]
)
def test_the_first_cell_beyond_is_refused_with_its_place(read: Read, place: str) -> None:
    refused = read.refusal(office_book(CELLS + cell(place)))
    assert (refused.code, refused.sheet, refused.cell) == ("too_large", "数据", place)


def test_more_cells_than_two_million_are_refused_though_none_holds_anything() -> None:
    cells = '<c r="A1"/>' * (MAX_CELLS + 1)
    data = f"<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>".encode()
    with pytest.raises(ImportRefused, match="万格"):
        scan_sheet(data, "数据.xlsx", "数据")


def test_an_old_book_with_a_cell_beyond_the_last_column_is_refused(read: Read) -> None:
    far = record(0x203, b"\3\0" + b"\x60\xea" + bytes(10))
    refused = read.refusal(xls({(0, 0): 1.0}, extra=far), "数据.xls")
    assert (refused.code, refused.cell) == ("too_large", "CJSS4")


def test_sheets_that_are_large_only_together_are_refused(read: Read) -> None:
    names = [f"表{number}" for number in range(20)]
    refused = read.refusal(office_book(CELLS + cell("ALL150"), sheets=names))
    assert (refused.code, refused.sheet) == ("too_large", "表13")


def test_more_sheets_than_anybody_fills_in_are_refused(read: Read) -> None:
    refused = read.refusal(office_book(sheets=[f"表{number}" for number in range(501)]))
    assert (refused.code, "500" in refused.hint) == ("too_large", True)


def test_two_sheets_of_one_name_are_refused(read: Read) -> None:
    refused = read.refusal(office_book(sheets=["数据", "数据"]))
    assert (refused.code, refused.sheet) == ("sheet_names", "数据")


@pytest.mark.parametrize(
    "data",
    [
        office_book(main="xl/book.xml"),
        office_book(main="workbook.xml"),
        renamed(office_book(), "styles.xml", "formats.xml"),
        renamed(office_book(), "sharedStrings.xml", "texts.xml"),
        renamed(office_book(), "sharedStrings.xml", "SharedStrings.xml", told=False),
        renamed(office_book(), "sheet1.xml", "Sheet1.xml", told=False),
        renamed(office_book(), "sheet1.xml", "elsewhere.xml", told=False),
    ],
)
def test_a_book_whose_parts_stand_elsewhere_is_told_to_save_once(read: Read, data: bytes) -> None:
    refused = read.refusal(data)
    assert refused.code == "book_parts"
    assert "打开后另存一次" in refused.hint
    assert "扩展名" not in refused.hint


def test_a_sheet_under_any_name_is_read_where_the_directory_says(read: Read) -> None:
    assert amounts(read(renamed(office_book(), "sheet1.xml", "abc.xml"))) == GIVEN


def test_parts_written_with_the_strokes_of_windows_are_read(read: Read) -> None:
    data = renamed(office_book(), "xl/worksheets/", "xl\\worksheets\\", told=False)
    assert amounts(read(data)) == GIVEN


def test_parts_that_differ_in_case_alone_are_refused(read: Read, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(office_book())
    with zipfile.ZipFile(tmp_path / "a.xlsx", "a") as archive:
        archive.writestr("xl/worksheets/SHEET1.xml", "<a/>")
    assert read.refusal((tmp_path / "a.xlsx").read_bytes()).code == "archive_names"


def test_cells_that_all_differ_are_told_and_not_called_a_table_without_a_head(read: Read) -> None:
    reading = read(office_book(f"{CELLS}</sheetData><sheetData>{CELLS}"))
    assert reading.figures == ()
    assert codes(reading).count("R06") == 9
    assert "数据.xlsx｜数据｜A1" in reading.findings[0].message


def test_what_stands_in_a_column_without_a_head_is_told(read: Read) -> None:
    beside = '<c r="F2"><v>99</v></c></row><row r="3">'
    reading = read(office_book(CELLS.replace('</row><row r="3">', beside)))
    assert amounts(reading) == GIVEN
    (finding,) = reading.findings
    assert (finding.code, "F2“99”" in finding.message) == ("R08", True)


@pytest.mark.parametrize("part", ["xl/styles.xml", "xl/sharedStrings.xml", "xl/workbook.xml"])
def test_a_sheet_that_is_another_part_is_refused_and_not_taken_for_empty(
    read: Read, tmp_path: Path, part: str
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(office_book())
    with zipfile.ZipFile(path) as archive:
        other = archive.read(part)
    edited(path, lambda name, content: other if name == SHEET else content)
    refused = read.refusal(path.read_bytes())
    assert (refused.code, refused.sheet) == ("damaged", "数据")
