"""The sheet of a Word file: sections, margins, grid, the two footers, the settings."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal
from xml.etree.ElementTree import Element

from qicao.export.markup import node, word_root
from qicao.export.runs import text_run
from qicao.pagestyle import Margins, PageStyle, point_twips, twips

ODD, EVEN = "rId4", "rId5"
"""Relationship ids of the two footers."""


def section_properties(page: PageStyle, *, wide: bool) -> Element:
    """The sheet of one section, upright or on its side. Page numbers run on."""
    margins = page.landscape if wide else page.margins
    return node(
        "sectPr",
        _footer_reference("default", ODD),
        _footer_reference("even", EVEN),
        node("type", val="nextPage"),
        _sheet(page, wide=wide),
        _margins(page, margins),
        _grid(page, wide=wide),
    )


def _footer_reference(kind: str, relation: str) -> Element:
    reference = node("footerReference", type=kind)
    reference.set("r:id", relation)
    return reference


def _sheet(page: PageStyle, *, wide: bool) -> Element:
    width, height = twips(page.width_mm), twips(page.height_mm)
    if wide:
        return node("pgSz", w=height, h=width, orient="landscape")
    return node("pgSz", w=width, h=height)


def _margins(page: PageStyle, margins: Margins) -> Element:
    half_letter = page.faces.page_number.size_pt / 2 * Decimal("25.4") / 72
    footer = max(Decimal(5), margins.bottom - page.page_number.gap_mm - half_letter)
    return node(
        "pgMar",
        top=twips(margins.top),
        right=twips(margins.right),
        bottom=twips(margins.bottom),
        left=twips(margins.left),
        header=twips(Decimal(15)),
        footer=twips(footer),
        gutter=0,
    )


def _grid(page: PageStyle, *, wide: bool) -> Element:
    pitch = point_twips(page.grid.line_pitch_pt)
    if wide:
        return node("docGrid", type="lines", linePitch=pitch)
    return node("docGrid", type="linesAndChars", linePitch=pitch, charSpace=page.char_space)


def text_width(page: PageStyle, *, wide: bool) -> int:
    """Width of the text in twips."""
    if wide:
        return twips(page.height_mm - page.landscape.left - page.landscape.right)
    return twips(page.text_width_mm)


def footer(page: PageStyle, parity: Literal["odd", "even"]) -> Element:
    """The footer of odd or even pages: the page number as a field."""
    side = page.page_number.odd if parity == "odd" else page.page_number.even
    before, _, after = page.page_number.format.partition("{page}")
    layout = node("pPr", node("pStyle", val="Footer"), _inset(page, side), node("jc", val=side))
    paragraph = node("p", layout, text_run(before), *_page_field(), text_run(after))
    return word_root("ftr", paragraph)


def _inset(page: PageStyle, side: str) -> Element | None:
    chars = page.page_number.indent_chars
    if side == "center" or not chars:
        return None
    room = point_twips(page.faces.body.size_pt * chars)
    return node("ind", **{f"{side}Chars": chars * 100, side: room})


def _page_field() -> tuple[Element, ...]:
    instruction = node("instrText", text=" PAGE ")
    instruction.set("xml:space", "preserve")
    return (
        node("r", node("fldChar", fldCharType="begin")),
        node("r", instruction),
        node("r", node("fldChar", fldCharType="separate")),
        text_run("1"),
        node("r", node("fldChar", fldCharType="end")),
    )


def settings_part(page: PageStyle) -> Element:
    """The settings: odd and even footers, Chinese typesetting, today's layout rules of Word."""
    rules = "spaceForUL balanceSingleByteDoubleByteWidth doNotLeaveBackslashAlone ulTrailSpace"
    rules += " doNotExpandShiftReturn adjustLineHeightInTable useFELayout"
    mode = node(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=15,
    )
    return word_root(
        "settings",
        node("zoom", percent=100),
        node("defaultTabStop", val=420),
        node("evenAndOddHeaders"),
        node("characterSpacingControl", val="compressPunctuation"),
        node("compat", *(node(rule) for rule in rules.split()), mode),
        node("themeFontLang", val="en-US", eastAsia=page.language),
        node("decimalSymbol", val="."),
        node("listSeparator", val=","),
    )
