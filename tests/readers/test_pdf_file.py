"""PDF files: lines joined into paragraphs, spaces closed up, tables apart, the rest told."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfdocs import Sheet as Leaf
from pdfdocs import pdf
from reading_files import grid, messages, sheets, texts

from qicao.errors import ImportRefused
from qicao.readers.cells import Area, Passage, TextDocument
from qicao.readers.docx_file import read_docx
from qicao.readers.pdf.spaces import closed_up, joined
from qicao.readers.pdf_file import read_pdf

pytest.importorskip("pdfplumber")
LEFT, STEP, SIZE = 80, 28, 16


def leaf(*lines: str, top: float = 100, indent: str = "　　") -> Leaf:
    """A page of lines; `indent` at the start of a line moves it in."""
    page = Leaf()
    for number, line in enumerate(lines):
        inner = line.removeprefix(indent)
        x = LEFT + (2 * SIZE if inner != line else 0)
        page.write(x, top + number * STEP, inner)
    return page


def read(*pages: Leaf) -> TextDocument:
    return read_pdf(pdf(pages), "报告.pdf")


FULL = "全年围绕年度目标开展各项工作，投入经费用于设备更新和人员"
"""A line as wide as the text of a page."""


def test_lines_are_joined_and_an_indent_begins_a_paragraph() -> None:
    page = leaf("　　" + FULL[:-2], FULL, "培训。", "　　另外一段只有一行。")
    document = read(page)
    assert texts(document) == [FULL[:-2] + FULL + "培训。", "另外一段只有一行。"]
    assert [b.place for b in document.blocks if isinstance(b, Passage)] == [
        "第1页第1段",
        "第1页第2段",
    ]


def test_a_line_that_ends_early_ends_its_paragraph() -> None:
    page = leaf(FULL, "到此为止", FULL, "结束。")
    assert texts(read(page)) == [FULL + "到此为止", FULL + "结束。"]


def test_a_line_that_is_short_because_a_number_did_not_fit_goes_on() -> None:
    page = leaf(FULL, FULL[:-3], "1867.48万元，完成预算的95%。", FULL)
    assert texts(read(page))[0] == FULL + FULL[:-3] + "1867.48万元，完成预算的95%。"


def test_a_paragraph_goes_on_over_the_page() -> None:
    pages = leaf("　　" + FULL[:-2], FULL, FULL), leaf("接着说完。", FULL, FULL, FULL, FULL)
    assert texts(read(*pages))[0] == FULL[:-2] + FULL * 2 + "接着说完。"


def test_a_heading_stands_alone() -> None:
    page = leaf("　　一、主要成绩", "　　（一）预算执行", "　　" + FULL[:-2], FULL, "完。")
    assert texts(read(page))[:2] == ["一、主要成绩", "（一）预算执行"]


def test_a_large_title_of_two_lines_is_one() -> None:
    page = leaf(*[FULL] * 6, top=200)
    page.write(208, 80, "某市某局2024年度", 22)
    page.write(164, 115, "部门整体支出绩效自评报告", 22)
    assert texts(read(page))[0] == "某市某局2024年度部门整体支出绩效自评报告"


def test_stretched_lines_have_no_gaps_and_wide_gaps_stay() -> None:
    page = Leaf()
    page.write(80, 100, "支出2946.25万元", stretch=1.35)
    page.write(80, 130, "填表人：")
    page.write(250, 130, "电话：")
    assert texts(read(page)) == ["支出2946.25万元", "填表人：  电话："]


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("投入 2946.25 万 元，", "投入2946.25万元，"),
        ("完成 95. 10%", "完成95.10%"),
        ("完成 98.20 %", "完成98.20%"),
        ("2025 年 5 月 26 日", "2025年5月26日"),
        ("总计 12 345", "总计12 345"),
        ("Word 文件和 PDF files", "Word文件和PDF files"),
        ("甲  乙", "甲  乙"),
    ],
)
def test_spaces_beside_han_and_inside_a_number_are_closed(seen: str, meant: str) -> None:
    assert closed_up(seen) == meant


def test_a_number_over_a_break_is_one_and_two_numbers_stay_two() -> None:
    assert joined("完成95.", "10%。") == ("完成95.10%。", True)
    assert joined("共12 ", "345") == ("共12 345", False)
    cut = leaf(FULL + "9", "5.10%，比上年高。", FULL, FULL, FULL)
    document = read(cut)
    assert texts(document)[0].startswith(FULL + "95.10%")
    assert "可能被换行断开" in messages(document)


def test_page_numbers_and_running_heads_are_dropped_and_told() -> None:
    pages = [leaf(f"　　第{'一二三'[n]}页的第一段。", FULL, FULL, FULL, FULL) for n in range(3)]
    for number, page in enumerate(pages, 1):
        page.write(80, 30, "某局绩效自评材料", 10)
        page.write(280, 800, f"— {number} —", 14)
    document = read(*pages)
    assert not any("材料" in text or "—" in text for text in texts(document))
    assert "页眉、页脚没有读：“某局绩效自评材料”" in messages(document)


def test_a_number_in_the_text_is_no_page_number() -> None:
    assert "2024" in texts(read(leaf(FULL, "2024", FULL)))[0]


def test_a_ruled_table_is_a_sheet_and_no_text() -> None:
    page = leaf("　　表前的话。")
    page.rule([80, 200, 300, 400], [150, 180, 210])
    for n, text in enumerate(("项目", "预算", "决算", "甲项目", "12.50", "11.25")):
        page.write(85 + (n % 3) * 118, 155 + (n // 3) * 30, text, 12)
    page.write(112, 250, "表后的话。")
    document = read(page)
    assert texts(document) == ["表前的话。", "表后的话。"]
    (sheet,) = sheets(document)
    assert (sheet.name, grid(sheet)) == (
        "第1页表1",
        [["项目", "预算", "决算"], ["甲项目", "12.50", "11.25"]],
    )
    assert sheet.rows[1][2].place == "第2行第3列"


def test_merged_cells_wrapped_cells_and_cut_numbers() -> None:
    page = Leaf()
    page.rule([80, 160], [100, 130, 160, 200])
    page.rule([160, 200, 240], [130, 160, 200])
    page.line(160, 100, 240, 100)
    page.line(240, 100, 240, 130)
    page.write(90, 105, "项目", 10)
    page.write(165, 105, "合并的头", 10)
    page.write(85, 165, "农村环境整治和改", 8)
    page.write(85, 175, "厕", 8)
    page.write(162, 165, "1234.56", 8)
    page.write(162, 175, "7", 8)
    page.write(205, 165, "10", 8)
    page.write(205, 175, "20", 8)
    document = read(page)
    (sheet,) = sheets(document)
    assert grid(sheet)[0] == ["项目", "合并的头", ""]
    assert sheet.merged == (Area(0, 1, 0, 2),)
    assert grid(sheet)[2] == ["农村环境整治和改厕", "1234.567", "10\n20"]
    assert "在格子里换了行" in messages(document)


def test_a_table_over_two_pages_is_one_and_its_head_counts_once() -> None:
    first, second = Leaf(), Leaf()
    for page, rows in ((first, ("项目", "金额", "甲", "1")), (second, ("项目", "金额", "乙", "2"))):
        page.rule([80, 200, 300], [100, 130, 160])
        for n, text in enumerate(rows):
            page.write(85 + (n % 2) * 120, 105 + (n // 2) * 30, text, 12)
    document = read(first, second)
    (sheet,) = sheets(document)
    assert grid(sheet) == [["项目", "金额"], ["甲", "1"], ["乙", "2"]]
    assert "接到下一页" in messages(document)


def test_columns_are_told() -> None:
    page = Leaf()
    for number in range(10):
        page.write(80, 100 + 20 * number, "左边一栏的一行文字", 12)
        page.write(320, 100 + 20 * number, "右边一栏的一行文字", 12)
    assert "像分栏排版" in messages(read(page))


def test_a_raised_mark_joins_no_number() -> None:
    page = leaf(FULL, FULL)
    page.write(80, 160, "支出416.99")
    page.write(161, 157, "1", 8)
    page.write(166, 160, "万元。")
    assert texts(read(page))[-1].endswith("支出416.99¹万元。")


def test_white_and_slanted_text_is_told() -> None:
    page = leaf(FULL)
    page.marks.append("1 g BT /F1 16 Tf 1 0 0 1 80 600 Tm <5ffd7565> Tj ET 0 g")
    page.marks.append("BT /F1 16 Tf 0.7 0.7 -0.7 0.7 300 400 Tm <6c345370> Tj ET")
    told = messages(read(page))
    assert "白色的文字（“忽略”）" in told
    assert "斜排或竖排" in told


def scan() -> bytes:
    from PIL import Image

    stream = io.BytesIO()
    Image.new("L", (60, 80), 255).save(stream, "PDF")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (scan(), "scan", "OCR"),
        (pdf([leaf(FULL)], locked=True), "encrypted", "去掉密码"),
        (b"hello", "wrong_extension", "Word"),
        (b"%PDF-1.4\nrubbish", "damaged", "重新下载"),
        (pdf([leaf(FULL)])[:300], "damaged", "重新下载"),
        (pdf([Leaf()] * 501), "too_large", "500"),
        (pdf([]), "scan", "请"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(data: bytes, code: str, words: str) -> None:
    with pytest.raises(ImportRefused, match=words) as refused:
        read_pdf(data, "坏.pdf")
    assert refused.value.code == code


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=30), st.integers(0, 5000))
def test_a_damaged_file_gives_a_document_or_a_refusal(noise: bytes, where: int) -> None:
    data = pdf([leaf("　　" + FULL[:-2], FULL, "完。")])
    place = where % len(data)
    damaged = data[:place] + noise + data[place + len(noise) :]
    try:
        found = read_pdf(damaged, "甲.pdf").blocks
    except ImportRefused:
        return
    assert found


WORDS = (
    "2024年，本单位支出合计8601.30万元，其中基本支出3598.24万元、项目支出5003.06万元，"
    "支出合计较上年增加553.91万元，增长6.88%，原因是农村人居环境整治任务增加。"
)


def report(alignment: WD_ALIGN_PARAGRAPH, indent: float) -> docx.document.Document:
    """An invented report as an office writes it."""
    made = docx.Document()
    made.styles["Normal"].font.size = Pt(16)
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.header.paragraphs[0].text = "某县某局内部材料"
    number = OxmlElement("w:fldSimple")
    number.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}instr", "PAGE")
    section.footer.paragraphs[0]._p.append(number)
    texts = ["一、支出情况", WORDS, "（一）基本支出", WORDS[:60] + "。", WORDS * 3]
    for text in texts * 3:
        paragraph = made.add_paragraph(text)
        paragraph.alignment = alignment
        paragraph.paragraph_format.first_line_indent = Pt(indent)
    table = made.add_table(3, 3)
    table.style = "Table Grid"
    for number, cell in enumerate(table._cells):
        cell.text = f"第{number}格"
    made.add_paragraph("表后还有一段。")
    return made


@pytest.mark.parametrize("alignment", [WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT])
@pytest.mark.parametrize("indent", [32, 0])
def test_what_an_office_prints_reads_as_it_was_written(
    alignment: WD_ALIGN_PARAGRAPH, indent: float, tmp_path: Path, program: Callable[[str], str]
) -> None:
    office = program("soffice")
    report(alignment, indent).save(str(tmp_path / "报告.docx"))
    home = (tmp_path / "home").as_uri()
    subprocess.run(
        [
            *(office, f"-env:UserInstallation={home}", "--headless", "--convert-to", "pdf"),
            *("--outdir", str(tmp_path), str(tmp_path / "报告.docx")),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    printed = read_pdf((tmp_path / "报告.pdf").read_bytes(), "报告.pdf")
    written = read_docx((tmp_path / "报告.docx").read_bytes(), "报告.docx")
    body = [block.text for block in written.blocks if isinstance(block, Passage)]
    assert texts(printed) == [text for text in body if text != "某县某局内部材料"]
    assert [grid(sheet) for sheet in sheets(printed)] == [grid(s) for s in sheets(written)]
    assert "“某县某局内部材料”" in messages(printed)


def test_hanging_lines_and_opening_brackets_go_on() -> None:
    page = Leaf()
    page.write(80, 100, "1." + FULL[:-1])
    for number, line in enumerate((FULL[:-4], "〔2019〕4号文件印发以后", "完成。"), 1):
        page.write(112, 100 + number * STEP, line)
    (whole,) = texts(read(page, leaf(*[FULL] * 6)))[:1]
    assert whole.startswith("1." + FULL[:-1] + FULL[:-4] + "〔2019〕4号")


def test_a_wider_step_parts_paragraphs_that_have_no_indent() -> None:
    page = Leaf()
    for top, line in ((100, FULL), (124, FULL[:-1] + "。"), (160, FULL), (184, FULL)):
        page.write(80, top, line)
    assert texts(read(page)) == [FULL + FULL[:-1] + "。", FULL + FULL]
