"""Two readers of one workbook: no false alarm on honest files, no silence on a difference."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_files import edited

from qicao.errors import ImportRefused
from qicao.profile.model import Profile
from qicao.readers import read_file, write_template
from qicao.readers.cells import Cell
from qicao.readers.parts import unpack
from qicao.readers.sharedstrings import _by_parser as strings_by_parser
from qicao.readers.sharedstrings import read_strings
from qicao.readers.sheetscan import _by_parser, _by_pattern, scan_sheet
from qicao.readers.workbook import Workbook, read_workbook

SHEET = "xl/worksheets/sheet1.xml"
HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def with_cells(path: Path, cells: str) -> Path:
    """The workbook with these cells in its one row instead of its own."""

    def plant(name: str, content: bytes) -> bytes:
        if name != SHEET:
            return content
        head, _, rest = content.decode().partition("<sheetData>")
        tail = rest.partition("</sheetData>")[2]
        return f'{head}<sheetData><row r="1">{cells}</row></sheetData>{tail}'.encode()

    return edited(path, plant)


def read(path: Path) -> Workbook:
    return read_workbook(path.read_bytes(), "数据.xlsx")


def row(book: Workbook) -> tuple[Cell, ...]:
    return book.sheets[0].rows[0]


VALUES = [
    *(416.99, 5, -0.5, 0, 1e-7, 123456789012.35, 0.1 + 0.2, 1e20),
    *(
        "三公经费",
        " 两边有空格 ",
        "换\n行",
        "a&b<c>\"d'e",
        "_x000D_",
        "＝1+1",
        "5",
    ),
    *(True, False, "#DIV/0!", None, "=1+1"),
    datetime.date(2025, 5, 26),
    datetime.datetime(2025, 5, 26, 10, 30, 15),  # noqa: DTZ001 - as a cell holds it
    datetime.time(12, 30),
    datetime.timedelta(hours=30, minutes=5),
]


@pytest.mark.parametrize("epoch", [1900, 1904])
def test_on_what_openpyxl_writes_the_readers_agree(tmp_path: Path, epoch: int) -> None:
    book = openpyxl.Workbook()
    if epoch == 1904:
        book.epoch = datetime.datetime(1904, 1, 1)  # noqa: DTZ001 - as openpyxl wants it
    for value in VALUES:
        book.worksheets[0].append([value])
    for number, code in enumerate(["0.00%", "#,##0.00", "0!.0,", "[Red]0.0", "yyyy年m月d日", "@"]):
        book.worksheets[0].cell(number + 1, 2, 45803.0).number_format = code
    book.save(tmp_path / "数据.xlsx")
    found = read(tmp_path / "数据.xlsx")
    assert found.findings == ()
    texts = [line[0].text for line in found.sheets[0].rows]
    assert texts[:4] == ["416.99", "5", "-0.5", "0"]
    assert texts[-4:] == ["2025-05-26", "2025-05-26 10:30:15", "12:30:00", "1 day, 6:05:00"]


def test_on_the_template_of_ours_the_readers_agree(profile: Profile, tmp_path: Path) -> None:
    write_template(profile, tmp_path / "数据.xlsx")
    assert read(tmp_path / "数据.xlsx").findings == ()


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c r="A1" t="n"><v>5.10</v></c>', "5.1"),
        ('<c r="A1" t="str"><f>B1</f><v>文</v></c>', "文"),
        ('<c r="A1" t="str"><f>B1</f><v></v></c>', ""),
        ('<c r="A1" t="d"><v>2025-05-26</v></c>', "2025-05-26"),
        ('<c r="A1" t="b"><v>true</v></c>', "TRUE"),
        ('<c r="A1" t="e"><v>#N/A</v></c>', "#N/A"),
        ('<c r="A1" t="inlineStr"><is><r><t>两</t></r><r><t>段</t></r></is></c>', "两段"),
        ('<c r="A1" t="inlineStr"><is><t>&#19977;公&amp;</t></is></c>', "三公&"),
        ('<c r="A1"><f t="shared" si="0"/><v>7</v></c>', "7"),
        ("<c><v>8</v></c>", "8"),
        ('<c r="A1"><v>1E3</v></c>', "1000"),
    ],
)
def test_every_kind_of_cell_is_the_same_to_both(
    write_xlsx: Callable[..., Path], cell: str, text: str
) -> None:
    found = read(with_cells(write_xlsx([["a"]]), cell))
    assert found.findings == ()
    cells = found.sheets[0].rows[0] if found.sheets[0].rows else (Cell("", "A1"),)
    assert cells[0].text == text


@pytest.mark.parametrize(
    ("cell", "one", "other"),
    [
        ('<c r="A1"><v>&#53;0</v></c>', "", "50"),
        ('<c r="A1"><v>5<!-- x -->6</v></c>', "5", "56"),
        ('<c r="A1"><v><![CDATA[5]]></v></c>', "", "5"),
        ('<c r="A1"><v>1</v><v>2</v></c>', "2", "12"),
        ('<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>', "2", "写了两次的格子"),
        ('<c r="A1"><v>1_000</v></c>', "1_000", "1_000"),
        ('<c r="A1"><v>5,0</v></c>', "5,0", "5,0"),
        ('<c r="A1"><v>５</v></c>', "５", "５"),
        ('<c r="A1" t="inlineStr"><is><t>x</t></is><v>3</v></c>', "", "x3"),
    ],
)
def test_a_difference_is_told_with_both_readings_and_gives_no_value(
    write_xlsx: Callable[..., Path], cell: str, one: str, other: str
) -> None:
    found = read(with_cells(write_xlsx([["a"]]), cell))
    finding = found.findings[0]
    assert finding.code == "R06"
    assert "数据.xlsx｜数据｜A1" in finding.message
    assert f"“{one}”" in finding.message
    assert f"“{other}”" in finding.message
    assert "重新输入" in finding.todo
    assert (row(found)[0].text, row(found)[0].number, row(found)[0].trouble) == ("", None, "unlike")


def test_many_differences_are_told_in_few_sentences(write_xlsx: Callable[..., Path]) -> None:
    cells = "".join(f'<c r="A{n}"><v>&#53;</v></c></row><row>' for n in range(1, 200))
    found = read(with_cells(write_xlsx([["a"]]), cells))
    assert len(found.findings) == 21
    assert "还有 179 格" in found.findings[-1].message


def test_a_value_that_is_used_is_told_once(
    profile: Profile, write_xlsx: Callable[..., Path]
) -> None:
    path = write_xlsx([["label", "value", "unit"], ["三公经费", 5, "万元"]])
    path = edited(path, lambda _, content: content.replace(b"<v>5</v>", b"<v>&#53;</v>"))
    reading = read_file(path, profile, None)
    assert [finding.code for finding in reading.findings] == ["R06"]
    assert reading.figures == ()


def test_a_text_longer_than_a_cell_may_be_is_refused_with_its_cell(
    write_xlsx: Callable[..., Path],
) -> None:
    text = f'<c r="B1" t="inlineStr"><is><t>{"长" * 32_768}</t></is></c>'
    with pytest.raises(ImportRefused) as refused:
        read(with_cells(write_xlsx([["a"]]), text))
    assert (refused.value.code, refused.value.cell) == ("long_cell", "B1")


ATTRIBUTES = st.sampled_from(
    ["", ' s="1"', ' t="str"', ' s="2" t="s"', ' t="b"', ' t="e"', ' x="1"']
)
CONTENTS = st.sampled_from(
    [
        *("", "<v>5</v>", "<v/>", "<f>A1&amp;B1</f>", "<f>1</f><v>0.5</v>", "x"),
        *('<f t="shared" si="0"/>', "<is><t>文&#19977;&lt;</t></is>", "<v>&#53;</v>"),
        *("<v>1</v><f>2</f>", "<v><!-- --></v>"),
    ]
)
CELLS = st.tuples(st.integers(0, 5), ATTRIBUTES, CONTENTS)
ROWS = st.lists(st.tuples(st.sampled_from(["", ' hidden="1"', ' spans="1:3"']), st.lists(CELLS)))


@given(ROWS, st.sampled_from(["", "\n  ", "<cols/>"]))
def test_the_pattern_and_the_parser_see_the_same_cells(
    rows: list[tuple[str, list[tuple[int, str, str]]]], between: str
) -> None:
    body = between.join(
        f'<row r="{number}"{more}>'
        + "".join(f'<c r="{"ABCDEF"[c]}{number}"{how}>{what}</c>' for c, how, what in cells)
        + "</row>"
        for number, (more, cells) in enumerate(rows, 1)
    )
    tail = '<mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>'
    content = f"{HEAD}<sheetData>{body}</sheetData>{tail}"
    found = _by_pattern(content.encode(), "数据.xlsx", "数据")
    assert found is None or found == _by_parser(content.encode(), "数据.xlsx", "数据")


def test_the_pattern_serves_for_what_programs_write(write_xlsx: Callable[..., Path]) -> None:
    path = write_xlsx([[value] for value in VALUES], formats={"A1": "0.00"})
    parts = unpack(path.read_bytes(), "数据.xlsx").parts
    assert _by_pattern(parts[SHEET], "数据.xlsx", "数据") is not None


@given(st.lists(st.text("三公a &<>'\"\t\n_x0041"), max_size=5), st.booleans())
def test_shared_texts_are_read_alike_both_ways(texts: list[str], phonetic: bool) -> None:
    escape = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "三": "&#19977;"})
    more = '<phoneticPr fontId="1" type="noConversion"/>' if phonetic else ""
    entries = "".join(
        f'<si><t xml:space="preserve">{text.translate(escape)}</t>{more}</si>' for text in texts
    )
    content = f"{HEAD.replace('worksheet', 'sst')}{entries}</sst>".encode()
    assert read_strings(content, "数据.xlsx") == texts
    assert strings_by_parser(content, "数据.xlsx") == texts


ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'


@pytest.mark.parametrize(
    "body", [ROW.replace('"', "'"), ROW.replace('<row r="1">', "").replace("</row>", "")]
)
def test_what_is_written_oddly_is_left_to_the_parser(body: str) -> None:
    data = f"{HEAD}<sheetData>{body}</sheetData></worksheet>".encode()
    assert _by_pattern(data, "数据.xlsx", "数据") is None
    assert [cell[:2] for cell in scan_sheet(data, "数据.xlsx", "数据").cells] == [(0, 0)]


@pytest.mark.parametrize(
    "body", [ROW[:-6], ROW.replace("</c>", ""), ROW.replace("1<", "&x;<"), ROW.replace("1<", "\1<")]
)
def test_what_is_no_xml_is_refused(body: str) -> None:
    data = f"{HEAD}<sheetData>{body}</sheetData></worksheet>".encode()
    with pytest.raises(ImportRefused) as refused:
        scan_sheet(data, "数据.xlsx", "数据")
    assert refused.value.code == "damaged"
