"""The Word file by GB/T 9704-2012, asserted on its parts and not on a rendering."""

import io
import zipfile
from xml.etree.ElementTree import Element

import docx
import pytest
from defusedxml.ElementTree import fromstring

from qicao.export.docx import docx_bytes
from qicao.pagestyle import PageStyle
from qicao.values import Ledger, Report

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NS = {"w": W[1:-1]}


@pytest.fixture(scope="module")
def parts(report: Report, ledger: Ledger, page: PageStyle) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx_bytes(report, ledger, page))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def document(parts: dict[str, bytes]) -> Element:
    return fromstring(parts["word/document.xml"])


@pytest.fixture(scope="module")
def styles(parts: dict[str, bytes]) -> dict[str, Element]:
    root = fromstring(parts["word/styles.xml"])
    return {style.get(f"{W}styleId", ""): style for style in root.iterfind("w:style", NS)}


def attributes(parent: Element, path: str) -> dict[str, str]:
    found = parent.find(path, NS)
    assert found is not None, path
    return {name.removeprefix(W): value for name, value in found.attrib.items()}


FONTS = [
    ("Normal", "仿宋", "32"),
    ("BodyText", "仿宋", "32"),
    ("Title", "方正小标宋简体", "44"),
    ("Heading1", "黑体", "32"),
    ("Heading2", "楷体", "32"),
    ("Heading3", "仿宋", "32"),
    ("Heading4", "仿宋", "32"),
    ("AppendixLabel", "黑体", "32"),
    ("Footer", "宋体", "28"),
]


@pytest.mark.parametrize(("style", "font", "size"), FONTS)
def test_each_style_names_its_chinese_font_and_size(
    styles: dict[str, Element], style: str, font: str, size: str
) -> None:
    fonts = attributes(styles[style], "w:rPr/w:rFonts")
    assert fonts["eastAsia"] == font
    assert fonts["ascii"] == ("宋体" if style == "Footer" else "Times New Roman")
    assert attributes(styles[style], "w:rPr/w:sz")["val"] == size
    assert attributes(styles[style], "w:rPr/w:color")["val"] == "000000"
    assert attributes(styles[style], "w:rPr/w:b")["val"] == "0"


def test_the_defaults_name_a_chinese_font_and_no_theme(parts: dict[str, bytes]) -> None:
    root = fromstring(parts["word/styles.xml"])
    fonts = attributes(root, "w:docDefaults/w:rPrDefault/w:rPr/w:rFonts")
    assert fonts["eastAsia"] == "仿宋"
    assert b"Theme=" not in parts["word/styles.xml"]
    lang = attributes(root, "w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    assert lang["eastAsia"] == "zh-CN"


def test_a_line_is_28_95_points_exactly_and_indented_by_two_characters(
    styles: dict[str, Element],
) -> None:
    spacing = attributes(styles["Normal"], "w:pPr/w:spacing")
    assert (spacing["line"], spacing["lineRule"]) == ("579", "exact")
    assert attributes(styles["Normal"], "w:pPr/w:jc")["val"] == "both"
    indent = attributes(styles["BodyText"], "w:pPr/w:ind")
    assert indent == {"firstLineChars": "200", "firstLine": "640"}


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_headings_are_words_own_and_seen_in_its_outline(
    styles: dict[str, Element], level: int
) -> None:
    style = styles[f"Heading{level}"]
    assert attributes(style, "w:name")["val"] == f"heading {level}"
    assert attributes(style, "w:pPr/w:outlineLvl")["val"] == str(level - 1)
    spacing = attributes(style, "w:pPr/w:spacing")
    assert (spacing["before"], spacing["after"]) == ("0", "0")


def test_every_sheet_is_a4_with_the_margins_and_the_grid(document: Element) -> None:
    sheets = document.findall(".//w:sectPr", NS)
    upright = sheets[0]
    assert attributes(upright, "w:pgSz") == {"w": "11906", "h": "16838"}
    margins = attributes(upright, "w:pgMar")
    sides = [margins[side] for side in ("top", "left", "bottom", "right")]
    assert sides == ["2098", "1587", "1984", "1474"]
    grid = {"type": "linesAndChars", "linePitch": "579", "charSpace": "-848"}
    assert attributes(upright, "w:docGrid") == grid


def test_wide_tables_lie_on_their_side_and_the_text_after_them_stands(document: Element) -> None:
    turned = [
        attributes(sheet, "w:pgSz").get("orient", "portrait")
        for sheet in document.iterfind(".//w:sectPr", NS)
    ]
    assert turned == ["portrait", "landscape", "portrait", "landscape"]
    assert document.find(".//w:pgNumType", NS) is None


def test_the_heading_of_a_wide_appendix_is_on_its_page(document: Element) -> None:
    body = document.find("w:body", NS)
    assert body is not None
    children = list(body)
    last_break = max(i for i, c in enumerate(children) if c.find("w:pPr/w:sectPr", NS) is not None)
    following = "".join(children[last_break + 1].itertext())
    assert following == "附件2"


def test_page_numbers_are_fields_outside_on_odd_and_even_pages(parts: dict[str, bytes]) -> None:
    for part, side in (("word/footer1.xml", "right"), ("word/footer2.xml", "left")):
        root = fromstring(parts[part])
        assert attributes(root, "w:p/w:pPr/w:jc")["val"] == side
        assert attributes(root, "w:p/w:pPr/w:ind")[f"{side}Chars"] == "100"
        assert "".join(root.itertext()) == "—  PAGE 1 —"
        assert len(root.findall(".//w:fldChar", NS)) == 3
    assert b"<w:evenAndOddHeaders />" in parts["word/settings.xml"]


def test_a_table_repeats_its_head_and_keeps_rows_whole(document: Element) -> None:
    for table in document.iterfind(".//w:tbl", NS):
        rows = table.findall("w:tr", NS)
        heads = [row.find("w:trPr/w:tblHeader", NS) is not None for row in rows]
        assert heads == [True] + [False] * (len(rows) - 1)
        assert all(row.find("w:trPr/w:cantSplit", NS) is not None for row in rows)


def test_python_docx_sees_what_word_will(report: Report, ledger: Ledger, page: PageStyle) -> None:
    opened = docx.Document(io.BytesIO(docx_bytes(report, ledger, page)))
    styles = [p.style.name for p in opened.paragraphs if p.text == "一、部门基本情况"]
    assert styles == ["Heading 1"]
    assert opened.settings.odd_and_even_pages_header_footer
    assert opened.core_properties.title == report.title
    assert opened.core_properties.language == "zh-CN"
    assert opened.core_properties.author == ""


def test_a_profile_changes_the_page_without_python(report: Report, ledger: Ledger) -> None:
    page = PageStyle.model_validate(
        {"faces": {"body": {"fonts": ["宋体"], "size_pt": 14}}, "margins": {"left": 30}}
    )
    with zipfile.ZipFile(io.BytesIO(docx_bytes(report, ledger, page))) as archive:
        styles = archive.read("word/styles.xml").decode()
        document = archive.read("word/document.xml").decode()
    assert 'w:eastAsia="宋体"' in styles
    assert 'w:left="1701"' in document
