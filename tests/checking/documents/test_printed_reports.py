"""Reports as an office prints them: what is found in the pdf and the docx is in the text."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import docx
import pytest
from asread import grids, quantities, read
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from pdfdocs import Sheet as Leaf
from pdfdocs import pdf
from reports import load_reports
from test_word_reports import EVERYWHERE, whole_report

from qicao.checking.text import read_text, text_of
from qicao.errors import ImportRefused
from qicao.soffice import convert

ENOUGH = 0.99
RULED, OPEN = "Table Grid", "Normal Table"


def written(text: str, path: Path, style: str) -> None:
    """The text as an office writes it: justified, with a running head and page numbers."""
    made = docx.Document()
    made.styles["Normal"].font.size = Pt(16)
    page = made.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.header.paragraphs[0].text = "某某省部门整体支出绩效自评材料"
    number = OxmlElement("w:fldSimple")
    number.set(qn("w:instr"), "PAGE")
    page.footer.paragraphs[0]._p.append(number)
    rows: list[list[str]] = []
    for line in [*text.split("\n"), ""]:
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        tabled(made, rows, style)
        rows = []
        if line.strip():
            paragraph = made.add_paragraph(line)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
            paragraph.paragraph_format.first_line_indent = Pt(32)
    made.save(str(path))


def tabled(made: docx.document.Document, rows: list[list[str]], style: str) -> None:
    if rows:
        table = made.add_table(len(rows), max(map(len, rows)))
        table.style = made.styles[style]
        for texts, row in zip(rows, table.rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=False):
                cell.paragraphs[0].add_run(text).font.size = Pt(10)


@pytest.fixture(scope="module")
def prints(
    tmp_path_factory: pytest.TempPathFactory, program: Callable[[str], str]
) -> dict[str, list[tuple[str, Path]]]:
    """Each labelled report that is not kept aside, by the style of its tables: its text, and its
    Word file beside its pdf. The office starts once for all."""
    office, folder = program("soffice"), tmp_path_factory.mktemp("printed")
    reports = [report for report in load_reports() if not report.aside]
    made: dict[str, list[tuple[str, Path]]] = {RULED: [], OPEN: []}
    for style, pairs in made.items():
        for report in reports:
            pairs.append((report.text, folder / f"{report.name}，{style}.docx"))
            written(*pairs[-1], style)
    profile = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    paths = [str(path) for pairs in made.values() for _, path in pairs]
    subprocess.run([*command, *paths], check=True, capture_output=True, timeout=480)
    return made


@cache
def plain_quantities(text: str) -> Counter[str]:
    """What a report states as a plain text."""
    return Counter(quantities(text_of("报告.txt", text)))


@pytest.mark.parametrize("style", [RULED, OPEN])
def test_printed_reports_hold_the_quantities_of_their_texts(
    style: str, prints: dict[str, list[tuple[str, Path]]]
) -> None:
    printed = prints[style]
    wanted = found = 0
    for text, path in printed:
        plain = plain_quantities(text)
        word = Counter(quantities(read_text(path)))
        assert word == plain, path.name
        paper = Counter(quantities(read_text(path.with_suffix(".pdf"))))
        wanted += plain.total()
        found += (plain & paper).total()
    share = found / wanted
    assert share >= (ENOUGH if grids_are_ruled(printed) else 0.97), share


def grids_are_ruled(printed: list[tuple[str, Path]]) -> bool:
    return docx.Document(str(printed[0][1])).tables[0].style.name == RULED


def test_what_a_word_file_holds_everywhere_is_in_its_pdf(
    tmp_path: Path, program: Callable[[str], str]
) -> None:
    program("soffice")
    made = docx.Document()
    made.save(str(tmp_path / "空.docx"))
    path = tmp_path / "报告.docx"
    path.write_bytes(in_package(tmp_path / "空.docx", whole_report()))
    paper = convert(path, "pdf", tmp_path, 120)
    assert paper is not None
    wanted = {re.sub(r"\|.*", "", text) for text in EVERYWHERE} - {"5份"}  # the running head
    found = {re.sub(r"\|.*", "", text) for text in quantities(read_text(paper))}
    assert wanted - found == set()


def in_package(whole: Path, data: bytes) -> bytes:
    """The parts put into a package that has its content types, which LibreOffice wants."""
    import io
    import zipfile

    stream = io.BytesIO()
    kinds = ("header", "footer", "footnotes", "endnotes", "comments", "numbering", "document")
    with (
        zipfile.ZipFile(whole) as source,
        zipfile.ZipFile(io.BytesIO(data)) as parts,
        zipfile.ZipFile(stream, "w") as target,
    ):
        types = source.read("[Content_Types].xml").decode()
        main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
        for kind in kinds:
            if f"/word/{kind}.xml" not in types:
                part = f'<Override PartName="/word/{kind}.xml" ContentType="{main}.{kind}+xml"/>'
                types = types.replace("</Types>", part + "</Types>")
        target.writestr("[Content_Types].xml", types)
        for name in parts.namelist():
            if name != "[Content_Types].xml":
                target.writestr(name, parts.read(name))
    return stream.getvalue()


def rows(page: Leaf, top: float, texts: list[list[str]]) -> None:
    """Lines of words at the places of columns, the numbers with their ends aligned."""
    for number, row in enumerate(texts):
        for column, text in enumerate(row):
            width = sum(12 * (0.5 if char.isascii() else 1) for char in text)
            place = 80.0 if column == 0 else 180 + 110 * column - width
            page.write(place, top + 22 * number, text, 12)


ACCOUNT = [
    ["项目", "预算数", "决算数"],
    ["公务接待费", "12.50", "9.25"],
    ["会议费", "3.00", "2.75"],
    ["合计", "15.50", "12.00"],
]


def test_numbers_one_below_the_other_are_a_table_without_rules(tmp_path: Path) -> None:
    page = Leaf()
    page.write(80, 100, "“三公”经费情况如下：")
    page.write(400, 130, "单位：万元", 12)
    rows(page, 160, ACCOUNT)
    page.write(80, 300, "会议费较预算节约0.25万元。")
    text = read(tmp_path, pdf([page]), "报告.pdf")
    (grid,) = grids(text)
    assert [[cell.text for cell in row] for row in grid.rows] == ACCOUNT
    assert grid.unit == "万元"


def test_a_table_without_rules_goes_on_over_the_page(tmp_path: Path) -> None:
    first, second = Leaf(), Leaf()
    first.write(80, 100, "情况如下：")
    rows(first, 740, ACCOUNT[:3])
    rows(second, 60, ACCOUNT[3:])
    second.write(80, 300, "以上。")
    text = read(tmp_path, pdf([first, second]), "报告.pdf")
    (grid,) = grids(text)
    assert [[cell.text for cell in row] for row in grid.rows] == ACCOUNT
    pages = [text.place(row[0].start).page for row in grid.rows]  # type: ignore[union-attr]
    assert pages == [1, 1, 1, 2]


@pytest.mark.parametrize(
    "lines",
    [
        [["第一部分概况", "3"], ["第二部分支出", "5"], ["第三部分绩效", "12"]],
        [["单位名称", "某某局"], ["负责人", "某人"], ["日期", "某日"]],
    ],
)
def test_contents_and_covers_are_no_tables(tmp_path: Path, lines: list[list[str]]) -> None:
    page = Leaf()
    rows(page, 160, lines)
    assert grids(read(tmp_path, pdf([page]), "报告.pdf")) == []


def test_a_page_without_text_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="扫描件") as refused:
        read(tmp_path, pdf([Leaf()]), "报告.pdf")
    assert "OCR" in refused.value.hint
