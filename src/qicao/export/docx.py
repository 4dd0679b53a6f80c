"""Word files by the page style, byte for byte the same for the same report.

The package is built from its parts, not from a template, so that nothing is in the file that was
not put there: no author, no picture of the first page, no foreign language, no theme fonts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

from qicao.export.archive import write_file, zip_parts
from qicao.export.flow import Grid, Line, Piece, Role, lay_out, plain_text
from qicao.export.manifest import manifest_part, manifest_properties
from qicao.export.markup import node, serialise, word_root
from qicao.export.package import content_types, core_properties, relations
from qicao.export.page import footer, section_properties, settings_part
from qicao.export.runs import Bookmarks
from qicao.export.styles import STYLES, font_table, styles_part
from qicao.export.tables import table
from qicao.export.titles import break_title
from qicao.pagestyle import PageStyle, point_twips
from qicao.values import Ledger, Report


def write_docx(
    report: Report, ledger: Ledger, page: PageStyle, path: Path, *, provenance: bool = False
) -> None:
    """Writes the report as a Word file, whole or not at all; `provenance` adds 数据来源表.

    TextError for a slot that names nothing; UsageError, in words, for a path it cannot write.
    """
    write_file(path, docx_bytes(report, ledger, page, provenance=provenance))


def docx_bytes(
    report: Report, ledger: Ledger, page: PageStyle, *, provenance: bool = False
) -> bytes:
    """The Word file as bytes. TextError for a slot that names nothing."""
    body = _Body(page)
    document = body.document(lay_out(report, ledger, provenance=provenance))
    roots = {
        "word/document.xml": document,
        "word/styles.xml": styles_part(page),
        "word/settings.xml": settings_part(page),
        "word/fontTable.xml": font_table(page),
        "word/footer1.xml": footer(page, "odd"),
        "word/footer2.xml": footer(page, "even"),
        "docProps/core.xml": core_properties(report.title, page.language),
        "customXml/item1.xml": manifest_part(report, body.bookmarks.marked, provenance=provenance),
        "customXml/itemProps1.xml": manifest_properties(),
    }
    roots = {"[Content_Types].xml": content_types()} | relations() | roots
    return zip_parts({name: serialise(root) for name, root in roots.items()})


@dataclass(slots=True)
class _Body:
    """Puts the pieces under one another and ends a section where the sheet turns."""

    page: PageStyle
    bookmarks: Bookmarks = field(default_factory=Bookmarks)
    children: list[Element] = field(default_factory=list)

    def document(self, pieces: Sequence[Piece]) -> Element:
        wide = pieces[0].wide
        for number, piece in enumerate(pieces):
            if piece.wide != wide:
                self._end_section(wide)
            turned, wide = piece.wide != wide, piece.wide
            following = pieces[number + 1] if number + 1 < len(pieces) else None
            self._add(piece, following, turned=turned)
        self.children.append(section_properties(self.page, wide=wide))
        return word_root("document", node("body", *self.children))

    def _add(self, piece: Piece, following: Piece | None, *, turned: bool) -> None:
        if isinstance(piece, Grid):
            self.children.append(table(piece, self.bookmarks, self.page))
            if not _starts_page(piece, following):
                self.children.append(_gap())
        else:
            self.children.append(self._paragraph(piece, following, turned=turned))

    def _paragraph(self, line: Line, following: Piece | None, *, turned: bool) -> Element:
        style = STYLES.get(line.role) or f"Heading{min(line.level, 4)}"
        layout = node("pPr", node("pStyle", val=style))
        layout.extend(self._extra(line, following, turned=turned))
        runs = line.runs
        if line.role is Role.TITLE:
            runs = break_title(plain_text(runs), self.page.title_chars)
        return node("p", layout, *self.bookmarks.elements(runs, line.section, line.block))

    def _extra(self, line: Line, following: Piece | None, *, turned: bool) -> Iterator[Element]:
        if line.role is Role.LABEL and not turned:
            yield node("pageBreakBefore")
        if line.role is Role.COVER and isinstance(following, Line) and following.role is Role.TITLE:
            pitch = point_twips(self.page.grid.line_pitch_pt)
            yield node("spacing", after=pitch)

    def _end_section(self, wide: bool) -> None:
        """Hangs the sheet onto the last paragraph; after a table that is the gap below it."""
        layout = self.children[-1].find("w:pPr")
        if layout is not None:
            layout.append(section_properties(self.page, wide=wide))


def _starts_page(table: Grid, piece: Piece | None) -> bool:
    """Whether what follows a table breaks the page by itself: a gap might fill one of its own."""
    label = isinstance(piece, Line) and piece.role is Role.LABEL
    return label and piece is not None and piece.wide == table.wide


def _gap() -> Element:
    """The paragraph that Word wants after a table, as low as it can be."""
    spacing = node("spacing", before=0, after=0, line=120, lineRule="exact")
    small = node("rPr", node("sz", val=2), node("szCs", val=2))
    return node("p", node("pPr", node("snapToGrid", val=0), spacing, small))
