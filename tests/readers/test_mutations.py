"""Whatever is done to a file: it gives values, or a refusal in words; never anything else."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, assume, given, settings
from mutations import spoiled_archive, spoiled_bytes
from officebooks import office_book
from oldoffice import xls
from pdfdocs import Sheet as Leaf
from pdfdocs import pdf
from reading_files import amounts

from qicao.errors import InputError
from qicao.readers import read_file
from qicao.readers.cells import Sheet, TextDocument
from qicao.readers.guard.door import Opened, open_file
from qicao.readers.guard.limits import Limits
from qicao.readers.workbook import Workbook

ROWS = [
    ["label", "value", "unit"],
    ["三公经费", 416.99, "万元"],
    ["办公经费", 31.2, "万元"],
    ["三公经费控制率", 0.6505, "%"],
    ["编制数", 1200, "人"],
]
CSV = '名称,数值,单位\n三公经费,416.99,万元\n“办公”经费,"1,234.5",元\n'.encode()
YAML = "figures:\n  三公经费:\n    决算数: 416.99万元\nfacts:\n  单位.名称: 甲局\n".encode()
JSON = '[{"label": "三公经费", "value": 416.99, "unit": "万元"}]'.encode()
TEXT = "# 一、概况\n\n三公经费支出416.99万元。\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n".encode()
SPOILING = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def workbook() -> bytes:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.worksheets[0].append(row)
    book.worksheets[0]["B4"].number_format = "0.00%"
    book.worksheets[0].merge_cells("A7:B8")
    with tempfile.TemporaryFile() as file:
        book.save(file)
        file.seek(0)
        return file.read()


def document() -> bytes:
    made = docx.Document()
    made.add_heading("一、概况", 1)
    made.add_paragraph("三公经费支出416.99万元，节约224.01万元。")
    made.add_table(2, 2).cell(1, 1).text = "5"
    with tempfile.TemporaryFile() as file:
        made.save(file)
        file.seek(0)
        return file.read()


def paper() -> bytes:
    """A PDF with a line and a ruled table."""
    page = Leaf()
    page.write(80, 100, "三公经费支出416.99万元。")
    page.rule([80, 200, 300], [150, 180, 210])
    page.write(90, 155, "5")
    return pdf([page])


XLSX, DOCX, OFFICE, PDF = workbook(), document(), office_book(), paper()
CELLS = {(r, c): value for r, line in enumerate(ROWS) for c, value in enumerate(line)}
XLS = xls({place: v if isinstance(v, str) else float(v) for place, v in CELLS.items()})


@contextmanager
def given_file(data: bytes, suffix: str) -> Iterator[Path]:
    """A file of that content and no other in its folder."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"数据{suffix}"
        path.write_bytes(data)
        yield path


def in_words(refused: InputError) -> None:
    """Asserts that a refusal names the file, is Chinese and says what to do."""
    message = str(refused)
    assert message.startswith("数据.")
    assert re.search("[\u4e00-\u9fff]{2}", message)
    assert re.search("请|要|应|可用|是不是|删", message), message


def says_something(opened: Opened) -> bool:
    """Whether anything was read or told."""
    content = opened.content
    if isinstance(content, Workbook):
        return bool(content.findings) or any(map(holds, content.sheets)) or not content.sheets
    if isinstance(content, TextDocument):
        return bool(content.findings or content.blocks)
    return holds(content) if isinstance(content, Sheet) else bool(content.strip())


def holds(sheet: Sheet) -> bool:
    return any(not cell.blank for row in sheet.rows for cell in row)


def opens_or_tells(data: bytes, suffix: str) -> None:
    assume(data)
    with given_file(data, suffix) as path:
        try:
            opened = open_file(path, path.name, Limits(wall=20))
        except InputError as refused:
            in_words(refused)
        else:
            assert opened.file.size == len(data)


@pytest.mark.parametrize(("suffix", "data"), [(".xlsx", XLSX), (".docx", DOCX), (".xls", XLS)])
def test_what_is_not_spoiled_is_read(suffix: str, data: bytes) -> None:
    with given_file(data, suffix) as path:
        assert says_something(open_file(path, path.name))


@SPOILING
@given(spoiled_bytes(XLSX) | spoiled_archive(XLSX))
def test_a_spoiled_xlsx_gives_values_or_a_refusal(data: bytes) -> None:
    opens_or_tells(data, ".xlsx")


@SPOILING
@given(spoiled_bytes(DOCX) | spoiled_archive(DOCX))
def test_a_spoiled_docx_gives_a_text_or_a_refusal(data: bytes) -> None:
    opens_or_tells(data, ".docx")


@SPOILING
@given(spoiled_bytes(XLS))
def test_a_spoiled_xls_gives_values_or_a_refusal(data: bytes) -> None:
    opens_or_tells(data, ".xls")


@settings(SPOILING, max_examples=25)
@given(spoiled_bytes(PDF))
def test_a_spoiled_pdf_gives_a_text_or_a_refusal(data: bytes) -> None:
    opens_or_tells(data, ".pdf")


@SPOILING
@given(spoiled_bytes(OFFICE))
def test_a_damaged_archive_never_changes_a_value_in_silence(data: bytes) -> None:
    assume(data)
    with given_file(data, ".xlsx") as path:
        try:
            reading = read_file(path, None, None)
        except InputError as refused:
            in_words(refused)
        else:
            assert amounts(reading) == {"三公经费": "416.99万元", "三公经费控制率": "65.05%"}


@SPOILING
@given(spoiled_bytes(CSV))
def test_a_spoiled_csv_gives_values_or_a_refusal(data: bytes) -> None:
    reads_or_tells(data, ".csv")


@SPOILING
@given(spoiled_bytes(YAML))
def test_a_spoiled_yaml_gives_values_or_a_refusal(data: bytes) -> None:
    reads_or_tells(data, ".yaml")


@SPOILING
@given(spoiled_bytes(JSON))
def test_a_spoiled_json_gives_values_or_a_refusal(data: bytes) -> None:
    reads_or_tells(data, ".json")


@SPOILING
@given(spoiled_bytes(TEXT))
def test_a_spoiled_text_gives_a_material_or_a_refusal(data: bytes) -> None:
    reads_or_tells(data, ".md")


@SPOILING
@given(spoiled_archive(XLSX) | spoiled_archive(OFFICE))
def test_no_spoiled_workbook_gives_nothing_in_silence(data: bytes) -> None:
    reads_or_tells(data, ".xlsx")


@SPOILING
@given(spoiled_archive(DOCX))
def test_no_spoiled_document_gives_nothing_in_silence(data: bytes) -> None:
    reads_or_tells(data, ".docx")


def reads_or_tells(data: bytes, suffix: str) -> None:
    assume(data)
    with given_file(data, suffix) as path:
        try:
            reading = read_file(path, None, None)
        except InputError as refused:
            in_words(refused)
        else:
            said = reading.findings or reading.unmapped or reading.materials
            assert reading.figures or reading.facts or said
