"""The letter as a Word file on the page of GB/T 9704; the same letter gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from qicao.export.archive import zip_parts
from qicao.export.flow import clean, plain_text
from qicao.export.markup import node, serialise, word_root
from qicao.export.package import content_types, core_properties, relations
from qicao.export.page import footer, section_properties, settings_part
from qicao.export.runs import text_run
from qicao.export.styles import font_table, styles_part
from qicao.export.titles import break_title
from qicao.marking.letter import Letter, Look, paragraphs
from qicao.pagestyle import PageStyle, point_twips


def letter_bytes(letter: Letter, page: PageStyle | None = None) -> bytes:
    """The letter as a Word file."""
    style = page or PageStyle()
    body = node("body", *_lines(letter, style), section_properties(style, wide=False))
    roots = {
        "[Content_Types].xml": content_types(manifest=False),
        **relations(manifest=False),
        "word/document.xml": word_root("document", body),
        "word/styles.xml": styles_part(style),
        "word/settings.xml": settings_part(style),
        "word/fontTable.xml": font_table(style),
        "word/footer1.xml": footer(style, "odd"),
        "word/footer2.xml": footer(style, "even"),
        "docProps/core.xml": core_properties(letter.title, style.language),
    }
    return zip_parts({name: serialise(root) for name, root in roots.items()})


def _lines(letter: Letter, page: PageStyle) -> Iterator[Element]:
    title = plain_text(break_title(clean(letter.title), page.title_chars))
    yield _paragraph("Title", text_run(title))
    yield _paragraph("Cover", text_run(f"{clean(letter.addressee)}："))
    body = list(paragraphs(letter))
    for paragraph in body:
        style = "Heading1" if paragraph.heading else "BodyText"
        runs = (_run(words, look) for words, look in paragraph.words)
        point = len(paragraph.words) > 1
        yield _paragraph(style, *runs, point=point, keep=paragraph.leads or paragraph is body[-1])
    yield _paragraph("BodyText", keep=True)
    yield _signed(letter.sender, 2, page)
    yield _signed(letter.day, 4, page)


def _paragraph(style: str, *runs: Element, point: bool = False, keep: bool = False) -> Element:
    """A paragraph; those of a point are not spread over the line, long formulas would gape."""
    layout = node("pPr", node("pStyle", val=style), node("keepNext") if keep else None)
    if point:
        layout.append(node("jc", val="left"))
    return node("p", layout, *runs)


def _run(words: str, look: Look) -> Element:
    run = text_run(clean(words))
    if look is Look.PLAIN:
        return run
    properties = run.find("w:rPr")
    if properties is None:
        properties = node("rPr")
        run.insert(0, properties)
    properties.append(node("b") if look is Look.BOLD else node("u", val="single"))
    return run


def _signed(words: str, chars: int, page: PageStyle) -> Element:
    """A line at the right, so many characters from the margin."""
    room = point_twips(page.faces.body.size_pt * chars)
    place = node("ind", rightChars=chars * 100, right=room, firstLineChars=0, firstLine=0)
    keep = node("keepNext")  # never the day alone on a page
    layout = node("pPr", node("pStyle", val="BodyText"), keep, place, node("jc", val="right"))
    return node("p", layout, text_run(words))
