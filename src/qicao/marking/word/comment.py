"""A comment of a Word file as XML, in letters of its own size whatever the file's styles are."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape

from qicao.export.flow import clean

AUTHOR, INITIALS = "qicao 核对", "核"
_LAYOUT = (
    '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:left="0" w:right="0" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/>'
    "</w:pPr>"
)
_FONTS = '<w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体" w:hint="eastAsia"/>'
_SIZE = '<w:sz w:val="18"/><w:szCs w:val="18"/>'


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: its number and its paragraphs, the first of them in bold."""

    number: int
    lines: tuple[str, ...]


def comment_xml(comment: Comment, spaces: str) -> str:
    """A comment as XML. It has no date: the same check makes the same file."""
    head = f'w:id="{comment.number}" w:author="{AUTHOR}" w:initials="{INITIALS}"'
    paragraphs = "".join(map(_paragraph, range(len(comment.lines)), comment.lines))
    return f"<w:comment{spaces} {head}>{paragraphs}</w:comment>"


def _paragraph(place: int, line: str) -> str:
    weight = "" if place else "<w:b/>"
    mark = "" if place else "<w:r><w:annotationRef/></w:r>"
    words = f'<w:t xml:space="preserve">{escape(clean(line))}</w:t>'
    return f"<w:p>{_LAYOUT}{mark}<w:r><w:rPr>{_FONTS}{weight}{_SIZE}</w:rPr>{words}</w:r></w:p>"
