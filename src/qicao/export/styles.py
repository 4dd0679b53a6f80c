"""The styles part and the font table of a Word file, from a page style.

The grid is declared in every section, but the styles step out of it and carry its pitch themselves
(exact lines, characters set closer): LibreOffice gives each character two cells of a grid that is
narrower than the font, Word and WPS print both the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from qicao.export.flow import Role
from qicao.export.markup import node, word_root
from qicao.pagestyle import Face, PageStyle, point_twips, twips

STYLES = {
    Role.COVER: "Cover",
    Role.TITLE: "Title",
    Role.BODY: "BodyText",
    Role.ITEM: "BodyText",
    Role.LABEL: "AppendixLabel",
    Role.APPENDIX: "AppendixTitle",
    Role.CAPTION: "Caption",
    Role.UNIT: "UnitLine",
}
"""The paragraph style of each role; headings are Heading1 to Heading4."""
TABLE_HEAD, TABLE_TEXT = "TableHead", "TableText"
SOURCE_HEAD, SOURCE_TEXT = "SourceHead", "SourceText"


def styles_part(page: PageStyle) -> Element:
    """The whole styles part: defaults, paragraph styles, the table style."""
    return word_root("styles", _defaults(page), *_basic(page), *_paragraphs(page), _table(page))


def _defaults(page: PageStyle) -> Element:
    letters = node("rPr", *letter_properties(page.faces.body, 0))
    letters.append(node("lang", val="en-US", eastAsia=page.language, bidi="ar-SA"))
    return node("docDefaults", node("rPrDefault", letters), node("pPrDefault", node("pPr")))


def letter_properties(face: Face, spacing: int) -> Iterator[Element]:
    """Fonts for every script, weight, colour, size, and twips added to each character."""
    latin = face.latin[0]
    yield node("rFonts", ascii=latin, hAnsi=latin, eastAsia=face.fonts[0], cs=latin)
    yield node("b", val=int(face.bold))
    yield node("i", val=0)
    yield node("color", val="000000")
    yield node("spacing", val=spacing)
    yield node("sz", val=face.half_points)
    yield node("szCs", val=face.half_points)


def _style(
    style: str, name: str, face: Face, *layout: Element, spacing: int = 0, outline: str = ""
) -> Element:
    """A paragraph style; `outline` is the style that follows a heading."""
    return node(
        "style",
        node("name", val=name),
        node("basedOn", val="Normal") if style != "Normal" else None,
        node("next", val=outline) if outline else None,
        node("qFormat"),
        node("pPr", *layout),
        node("rPr", *letter_properties(face, spacing)),
        type="paragraph",
        styleId=style,
    )


def _basic(page: PageStyle) -> Iterator[Element]:
    closer = page.letter_spacing
    normal = _style("Normal", "Normal", page.faces.body, *_normal_layout(page), spacing=closer)
    normal.set("w:default", "1")
    yield normal
    letters = node("style", node("name", val="Default Paragraph Font"), type="character", default=1)
    letters.set("w:styleId", "DefaultParagraphFont")
    yield letters


def _normal_layout(page: PageStyle) -> Iterator[Element]:
    yield node("widowControl", val=0)
    yield node("snapToGrid", val=0)
    yield _spacing(page)
    yield node("jc", val="both" if page.justified else "left")


def _spacing(page: PageStyle, *, before: int = 0, after: int = 0) -> Element:
    line = point_twips(page.grid.line_pitch_pt)
    return node("spacing", before=before, after=after, line=line, lineRule="exact")


def _indent(page: PageStyle) -> Element:
    chars = page.first_line_chars
    first = point_twips(page.faces.body.size_pt * chars)
    return node("ind", firstLineChars=chars * 100, firstLine=first)


def _paragraphs(page: PageStyle) -> Iterator[Element]:
    faces, body = page.faces, STYLES[Role.BODY]
    closer = page.letter_spacing
    yield _style(body, "Body Text", faces.body, _indent(page), spacing=closer)
    line = point_twips(page.grid.line_pitch_pt)
    yield _style("Cover", "Cover", faces.body, node("jc", val="left"), spacing=closer)
    yield _style(
        "Title", "Title", faces.title, _spacing(page, after=line), node("jc", val="center")
    )
    yield from (_heading(page, level) for level in range(1, 5))
    yield from _appendix(page, line)
    yield from _around_tables(page)
    yield _style("Footer", "footer", faces.page_number, node("jc", val="center"))


def _heading(page: PageStyle, level: int) -> Element:
    layout = (node("keepNext"), _spacing(page), _indent(page), node("outlineLvl", val=level - 1))
    face = page.faces.heading(level)
    name, spacing = f"heading {level}", page.letter_spacing
    body = STYLES[Role.BODY]
    return _style(f"Heading{level}", name, face, *layout, spacing=spacing, outline=body)


def _appendix(page: PageStyle, line: int) -> Iterator[Element]:
    label = (node("keepNext"), _spacing(page, after=line), node("jc", val="left"))
    yield _style("AppendixLabel", "Appendix Label", page.faces.appendix, *label)
    title = (node("keepNext"), _spacing(page, after=line), node("jc", val="center"))
    outline = node("outlineLvl", val=0)
    yield _style("AppendixTitle", "Appendix Title", page.faces.title, *title, outline)


def _around_tables(page: PageStyle) -> Iterator[Element]:
    faces = page.faces
    centred = node("jc", val="center")
    yield _style("Caption", "caption", faces.caption, node("keepNext"), centred)
    right = node("jc", val="right")
    yield _style("UnitLine", "Unit Line", faces.unit_line, node("keepNext"), right)
    line = node("spacing", line=240, lineRule="auto")
    yield _style(TABLE_TEXT, "Table Text", faces.table, line)
    yield _style(TABLE_HEAD, "Table Head", faces.table_head, line, centred)
    small = {"size_pt": page.table.sources_pt}
    yield _style(SOURCE_TEXT, "Source Text", faces.table.model_copy(update=small), line)
    head = faces.table_head.model_copy(update=small)
    yield _style(SOURCE_HEAD, "Source Head", head, line, centred)


def _table(page: PageStyle) -> Element:
    line = int(page.table.border_pt * 8)
    names = ("top", "left", "bottom", "right", "insideH", "insideV")
    layout = node(
        "tblPr",
        node(
            "tblBorders",
            *(node(name, val="single", sz=line, space=0, color="000000") for name in names),
        ),
        cell_room(page),
    )
    return node("style", node("name", val="Table Grid"), layout, type="table", styleId="TableGrid")


def cell_room(page: PageStyle) -> Element:
    """The room around the words of a cell; LibreOffice wants it in each table too."""
    room = twips(page.table.padding_mm)
    rooms = {"top": room // 2, "left": room, "bottom": room // 2, "right": room}
    return node("tblCellMar", *(node(name, w=w, type="dxa") for name, w in rooms.items()))


def font_table(page: PageStyle) -> Element:
    """The fonts that the styles name, each with its other names for where it is missing."""
    chains: dict[str, tuple[str, ...]] = {}
    for face in dict(page.faces).values():
        for chain in (face.fonts, face.latin):
            chains.setdefault(chain[0], chain[1:])
    return word_root("fonts", *(_font(name, others) for name, others in chains.items()))


def _font(name: str, others: tuple[str, ...]) -> Element:
    chinese = not name.isascii()
    return node(
        "font",
        node("altName", val=",".join(others)) if others else None,
        node("charset", val="86" if chinese else "00"),
        node("family", val="auto" if chinese else "roman"),
        node("pitch", val="variable"),
        name=name,
    )
