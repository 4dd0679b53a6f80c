"""A Word file of ours as it is found: its texts paragraph by paragraph, bookmarks, manifest.

Opened with python-docx, so by relationships and content types as any reader would; the writer's own
modules have no part in it. One that was just written is read back here as it stands; what people
give is opened in the reading process alone (`readers.guard.door.open_bookmarked`).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.etree.ElementTree import Element

import docx
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from docx.opc.exceptions import OpcError

from qicao.errors import ImportRefused
from qicao.ziplimits import MAX_FILE, ZIP_FAULTS, is_bomb

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_Q = "{urn:qicao:manifest:1}"
_MANIFEST = b"urn:qicao:manifest:1"
_TEXTS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_MARGIN = re.compile(r"/word/(header|footer|footnotes|endnotes)\d*\.xml")
_TITLE = re.compile(r"heading|title|appendix|标题", re.IGNORECASE)
"""Names of the styles of headings, ours and Word's."""
_FIELDS = {f"{_W}{name}" for name in ("fldChar", "fldSimple", "instrText", "hyperlink", "object")}
_FIELDS |= {f"{_W}{name}" for name in ("drawing", "pict", "altChunk", "ins", "del")}
_BROKEN = (
    *(OpcError, DefusedXmlException, SyntaxError, ValueError, KeyError, AttributeError, TypeError),
    *ZIP_FAULTS,
)
"""What python-docx and the parsers raise for a damaged file; lxml's own errors are SyntaxErrors."""
_NO_MEMORY = 2
"""The code of libxml2 for a parser that got no more memory, which lxml calls a SyntaxError too."""


@dataclass(frozen=True, slots=True)
class Noted:
    """One bookmark as the manifest tells it."""

    bookmark: str
    slot: str
    figures: tuple[str, ...]
    text: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a paragraph is: a heading of the outline, a cell of a table (its table, row, column)."""

    heading: bool = False
    cell: tuple[int, int, int] | None = None


Line = list[tuple[str | None, str]]


@dataclass(slots=True)
class Bookmarked:
    """What was found. Each paragraph is a list of (bookmark or None, text), neighbours joined."""

    paragraphs: list[Line] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    """Of each paragraph, in their order."""
    margins: list[Line] = field(default_factory=list)
    """Paragraphs of headers, footers and notes, without what fields print."""
    manifest: dict[str, str] | None = None
    noted: tuple[Noted, ...] = ()
    foreign: list[str] = field(default_factory=list)
    """Fields, links, pictures and tracked changes in the body; relationships that lead outside."""

    @property
    def bookmarks(self) -> list[tuple[str, str]]:
        """Name and text of every bookmark of ours in the order of the document."""
        return [(name, text) for line in self.paragraphs for name, text in line if name]


def tells_of_bundle(data: bytes) -> bool:
    """Whether a Word file holds a manifest of ours; False for one that cannot be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [e for e in archive.infolist() if e.filename.startswith("customXml/")]
            sound = [e for e in parts if not is_bomb(e) and e.file_size <= MAX_FILE]
            return any(_MANIFEST in archive.read(entry) for entry in sound)
    except ZIP_FAULTS:
        return False


def open_docx(file: str | IO[bytes], name: str) -> Bookmarked:
    """What stands in a Word file, at a path or open, that is called so. ImportRefused if none.

    MemoryError where the process may not use as much as it takes.
    """
    try:
        document = docx.Document(file)
        titles = {style.style_id for style in document.styles if _TITLE.match(style.name or "")}
        opened = _read_body(document.element, titles)
        parts = list(document.part.package.iter_parts())
        for part in parts:
            opened.foreign += [r.target_ref for r in part.rels.values() if r.is_external]
            if str(part.partname).startswith("/customXml/"):
                _read_manifest(opened, fromstring(part.blob))
            elif _MARGIN.match(str(part.partname)):
                opened.margins += _read_margin(fromstring(part.blob))
    except _BROKEN as error:
        if getattr(error, "code", None) == _NO_MEMORY:
            raise MemoryError from error
        raise ImportRefused("docx-unreadable", name, "打不开，请重新导出") from error
    return opened


def _read_manifest(opened: Bookmarked, root: Element) -> None:
    if root.tag == f"{_Q}manifest":
        opened.manifest = dict(root.attrib)
        opened.noted = tuple(_noted(slot) for slot in root.iter(f"{_Q}slot"))


def _noted(slot: Element) -> Noted:
    figures = tuple(figure.get("id", "") for figure in slot.iter(f"{_Q}figure"))
    text = slot.findtext(f"{_Q}text") or ""
    bookmark, name, section = (slot.get(key, "") for key in ("bookmark", "slot", "section"))
    return Noted(bookmark, name, figures, text, section)


def _read_body(root: Element, titles: set[str]) -> Bookmarked:
    opened = Bookmarked()
    opened.foreign += [node.tag.rpartition("}")[2] for node in root.iter() if node.tag in _FIELDS]
    cells = _cells(root)
    for paragraph in root.iter(f"{_W}p"):
        if line := _paragraph(paragraph):
            style = paragraph.find(f"{_W}pPr/{_W}pStyle")
            heading = style is not None and style.get(f"{_W}val") in titles
            opened.paragraphs.append(line)
            opened.shapes.append(Shape(heading, cells.get(paragraph)))
    return opened


def _cells(root: Element) -> dict[Element, tuple[int, int, int]]:
    """Paragraph → table, row and column, each from 0; the innermost of nested tables."""
    return {
        paragraph: (table, row, column)
        for table, grid in enumerate(root.iter(f"{_W}tbl"))
        for row, line in enumerate(grid.findall(f"{_W}tr"))
        for column, cell in enumerate(line.findall(f"{_W}tc"))
        for paragraph in cell.iter(f"{_W}p")
    }


def _read_margin(root: Element) -> list[Line]:
    """The paragraphs of a header, footer or note; page numbers and other fields are left out."""
    for node in list(root.iter(f"{_W}fldSimple")):
        node.clear()
    depth = 0
    for node in root.iter():
        kind = node.get(f"{_W}fldCharType")
        depth += {"begin": 1, "end": -1}.get(kind or "", 0)
        if depth and node.tag == f"{_W}t":
            node.text = ""
    return [line for paragraph in root.iter(f"{_W}p") if (line := _paragraph(paragraph))]


def _paragraph(paragraph: Element) -> Line:
    """Its pieces; a bookmark of ours is a piece even if it is empty."""
    pieces: list[tuple[str | None, str]] = []
    current: str | None = None
    for name, text in _events(paragraph):
        if text is None:
            current = name
            if name:
                pieces.append((name, ""))
        elif pieces and pieces[-1][0] == current:
            pieces[-1] = (current, pieces[-1][1] + text)
        else:
            pieces.append((current, text))
    return [piece for piece in pieces if piece != (None, "")]


def _events(paragraph: Element) -> Iterator[tuple[str | None, str | None]]:
    """(name, None) where one of our bookmarks starts, (None, None) where it ends, (None, text)."""
    ours = ""
    for element in paragraph.iter():
        if element.tag == f"{_W}bookmarkStart":
            name = element.get(f"{_W}name", "")
            if name.startswith("q_"):
                ours = element.get(f"{_W}id", "")
                yield name, None
        elif element.tag == f"{_W}bookmarkEnd" and element.get(f"{_W}id") == ours:
            ours = ""
            yield None, None
        elif element.tag == f"{_W}t":
            yield None, element.text or ""
        elif element.tag in _TEXTS:
            yield None, _TEXTS[element.tag]
