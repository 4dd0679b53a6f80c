"""Anybody's report as the text that is checked: one string, its lines and tables with their places.

A plain text is itself, character by character. A Word or PDF file is what its reader sees: a
paragraph a line, a row of a table a line with its cells parted by tabs. What a Word file hides
stands at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from qicao.checking.blocks import Grid, Line, Text, is_heading
from qicao.checking.columns import unit_in as unit_in
from qicao.checking.plain import text_of
from qicao.checking.revised import hidden_told, reading_told, revisions_told
from qicao.checking.tables import make_grid
from qicao.readers.cells import Passage, Sheet, TextDocument
from qicao.readers.report_text import open_text
from qicao.statements import TableCell
from qicao.values import Place

_PAGE = re.compile(r"第(\d+)页")
_BREAKS = str.maketrans("\n\t", "  ")


def read_text(path: Path) -> Text:
    """The report in a .docx, .pdf, .doc, .wps, .txt or .md file.

    ImportRefused, in words, for one that is guarded, damaged, empty or has no text.
    """
    opened = open_text(path)
    if isinstance(opened, str):
        return text_of(path.name, opened)
    return document_text(path.name, opened)


def document_text(name: str, document: TextDocument) -> Text:
    """A text document as one string, with what its tracked changes alter told at its place."""
    builder = _Builder()
    for block in document.blocks:
        if isinstance(block, Passage):
            builder.passage(block)
        else:
            builder.sheet(block)
    for passage in document.hidden:
        builder.passage(passage)
    text = Text(name, "".join(builder.parts), tuple(builder.blocks))
    changes = tuple(revisions_told(text, document))
    reading = reading_told(text, document, changed=bool(changes))
    return replace(text, findings=(*reading, *changes, *hidden_told(text, document.hidden)))


@dataclass
class _Builder:
    """Puts the blocks of a document into one string."""

    parts: list[str] = field(default_factory=list)
    blocks: list[Line | Grid] = field(default_factory=list)
    length: int = 0
    paragraphs: int = 0
    tables: int = 0
    above: str = ""

    def put(self, text: str) -> int:
        start = self.length
        self.parts.append(text + "\n")
        self.length += len(text) + 1
        return start

    def passage(self, passage: Passage) -> None:
        self.paragraphs += 1
        page = _PAGE.search(passage.place)
        place = Place(paragraph=self.paragraphs, page=int(page[1]) if page else None)
        for line in passage.text.split("\n"):
            start = self.put(line)
            if line.strip():
                self.above = line
                heading = bool(passage.level) or is_heading(line)
                self.blocks.append(Line(start, line, place, heading, passage.paragraphs))

    def sheet(self, sheet: Sheet) -> None:
        self.tables += 1
        rows = [tuple(self.row([cell.text for cell in cells])) for cells in sheet.rows]
        if rows:
            page = _PAGE.search(sheet.name or "")
            pages = sheet.pages or [int(page[1]) if page else None] * len(rows)
            places = [
                Place(table=self.tables, row=number, page=page)
                for number, page in enumerate(pages, 1)
            ]
            self.blocks += make_grid(rows, places, self.above, sheet.merged, sheet.paragraphs)
            self.above = ""

    def row(self, texts: list[str]) -> Iterator[TableCell]:
        """The cells of a row, put down with tabs between them."""
        shown = [text.translate(_BREAKS) for text in texts]
        start = self.put("\t".join(shown))
        for text in shown:
            yield TableCell(text, start)
            start += len(text) + 1


__all__ = ["Grid", "Line", "Text", "document_text", "read_text", "text_of", "unit_in"]
