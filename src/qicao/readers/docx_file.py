"""A Word file as a text document: paragraphs, tables, notes, all tracked changes accepted.

What is not read, or read otherwise than a person may expect, is told; what the changes alter is
handed on as it was before them. Nothing external is opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from xml.etree.ElementTree import Element

from qicao.errors import ImportRefused
from qicao.readers.cells import Passage, Sheet, TextDocument
from qicao.readers.invisible import visible
from qicao.readers.passages import MARGINS, Shown
from qicao.readers.word.accepted import DROPPED, KEPT, children, is_changed
from qicao.readers.word.grid import read_grid
from qicao.readers.word.inline import Inline, Line, deleted_mark, fields_close
from qicao.readers.word.numbering import Numbering
from qicao.readers.word.package import Package, open_package
from qicao.readers.word.revised import find_revisions
from qicao.readers.word.seen import Seen
from qicao.readers.word.styles import Styles

MAX_CHARACTERS = 2_000_000
MAX_CELLS = 200_000
"""Cells of all tables together; a span of 999 columns is written in a few characters."""
_NOTES = {"footnote": "脚注", "endnote": "尾注"}
_NO_WORDS = re.compile(r"[\s\d\-—–－·.／/|第页共]*")
"""What a margin holds besides page numbers, if it holds nothing else."""


def read_docx(data: bytes, file: str) -> TextDocument:
    """The text document in a .docx file. ImportRefused, with what to do, for one that is none."""
    package = open_package(data, file)
    reader = _whole(package)
    reader.comments()
    findings = (*reader.seen.findings(), *reader.shown.findings)
    revisions = find_revisions(reader.blocks, _before(package)) if reader.changed else ()
    return TextDocument(tuple(reader.blocks), findings, tuple(revisions), tuple(reader.hidden))


def _whole(package: Package) -> _Reader:
    """A reader that has gone through all of a Word file that is text."""
    root = package.tree(package.main)
    body = root.find("w.body") if root is not None else None
    if body is None:
        hint = "文档里没有正文，或已损坏：请用 WPS 或 Word 打开后另存一次"
        raise ImportRefused("damaged", package.file, hint)
    reader = _Reader(package, body)
    reader.read(body)
    reader.margins()
    return reader


def _before(package: Package) -> list[Passage | Sheet]:
    """What the file says with all tracked changes refused."""
    return _whole(replace(package, refused=True)).blocks


@dataclass(slots=True)
class _Paragraph:
    """A paragraph as it is once the deleted ends of those before it are gone."""

    line: Line = field(default_factory=Line)
    label: str = ""
    level: int = 0
    contents: bool = False
    origin: list[int] = field(default_factory=list)
    """What `Passage.paragraphs` says."""

    @property
    def text(self) -> str:
        gap = " " if self.label and (self.label + self.line.text[:1])[-2:].isalnum() else ""
        dotted = self.label.endswith((".", "．")) and self.line.text[:1].isdigit()
        return f"{self.label}{' ' if dotted else gap}{self.line.text}"


class _Reader:
    """Goes through the body; tables wait until the paragraph or table they hang on is done."""

    def __init__(self, package: Package, body: Element) -> None:
        self.package, self.seen = package, Seen(package.file)
        self.shown = Shown(package.file)
        self.styles = Styles(next(package.related("styles"), None))
        self.numbering = Numbering(next(package.related("numbering"), None))
        self.inline = Inline(body, self.styles, self.seen)
        self.ordinals = {node: (n,) for n, node in enumerate(body.iter("w.p"))}
        self.changed = is_changed(body)
        self.blocks: list[Passage | Sheet] = []
        self.hidden: list[Passage] = []
        self.count = self.tables = self.cells = self.characters = 0
        self.notes = {kind: self.noted(f"{kind}s", f"w.{kind}") for kind in _NOTES}

    def noted(self, kind: str, tag: str) -> dict[str, tuple[Element, bool]]:
        """The notes of a kind by id, each with whether the fields of its part close."""
        parts = [(part, fields_close(part)) for part in self.package.related(kind)]
        self.changed = self.changed or any(is_changed(part) for part, _ in parts)
        return {n.get("w.id", ""): (n, whole) for part, whole in parts for n in part.iterfind(tag)}

    def read(self, container: Element, hangs: str = "") -> None:
        """The paragraphs and tables of the body, or of a text box that `hangs` on a paragraph."""
        self.here(hangs)
        for found in self.flow(container, self.inline):
            if isinstance(found, Element):
                self.table(found)
            else:
                self.paragraph(found, hangs)
            self.here(hangs)

    def here(self, hangs: str) -> None:
        """Says where the reader is, for what it meets in the next paragraph."""
        self.seen.place = hangs or f"第{self.count + 1}段"

    def flow(self, container: Element, inline: Inline) -> Iterator[_Paragraph | Element]:
        """Paragraphs and tables in order, wrappers opened, what was deleted left out."""
        kept = _Paragraph()
        for node in self.nodes(container):
            if node.tag != "w.p":
                yield node
                continue
            kept = self.joined(kept, node, inline)
            if change := deleted_mark(node):
                self.seen.add(change)
                continue
            yield kept
            kept = _Paragraph()
        if kept.line.pieces or kept.line.boxes or kept.line.notes:
            yield kept

    def nodes(self, container: Element) -> Iterator[Element]:
        for node in children(container):
            if node.tag in DROPPED:
                self.seen.add(DROPPED[node.tag])
            elif node.tag in KEPT:
                self.seen.add(KEPT[node.tag])
                yield from self.nodes(node)
            elif node.tag in ("w.p", "w.tbl"):
                yield node
            elif node.tag in ("w.altChunk", "w.subDoc"):
                self.seen.add("嵌入")

    def joined(self, before: _Paragraph, node: Element, inline: Inline) -> _Paragraph:
        """The paragraph with what stands before it on the same line, if its end was deleted."""
        line = inline.read(node)
        goes_on, gone = bool(before.line.pieces), not line.pieces and bool(deleted_mark(node))
        label = "" if goes_on or gone else self.numbering.label(*self.styles.numbering(node))
        before.line.follow_on(line)
        origin = self.ordinals.get(node, ())
        if hidden := "".join(line.hidden).strip():
            self.hidden.append(Passage(visible(hidden), self.seen.place, 0, origin))
        before.origin += () if gone else origin
        if goes_on:
            return before
        contents = line.contents or self.styles.is_contents(node)
        level = self.styles.level(node)
        return _Paragraph(before.line, label, level, contents, before.origin)

    def paragraph(self, found: _Paragraph, hangs: str) -> None:
        """Puts a paragraph down, then what hangs on it."""
        text = found.text if found.line.text.strip() else ""
        if found.contents:
            self.seen.add("目录")
        elif text.strip():
            self.count += not hangs
            self.passage(text, hangs or f"第{self.count}段", found.level, tuple(found.origin))
        self.hanging(found.line, hangs or f"第{max(self.count, 1)}段")

    def passage(self, text: str, place: str, level: int = 0, origin: tuple[int, ...] = ()) -> None:
        shown = self.shown.text(text, place)
        self.characters += len(shown)
        if self.characters > MAX_CHARACTERS:
            hint = f"正文超过 {MAX_CHARACTERS} 字，不读：请拆成几个文件"
            raise ImportRefused("too_large", self.package.file, hint)
        if shown.strip():
            self.blocks.append(Passage(shown, place, level, origin))

    def hanging(self, line: Line, place: str) -> None:
        """The notes and text boxes of a paragraph, after it."""
        for kind, key in line.notes:
            if key in self.notes[kind]:
                self.seen.add("脚注")
                where = f"{place}的{_NOTES[kind]}"
                note, whole = self.notes[kind].pop(key)
                inline = Inline(note, self.styles, self.seen, whole=whole)
                self.seen.place = where
                found = self.flow(note, inline)
                texts = [p.text for p in found if isinstance(p, _Paragraph) and p.text.strip()]
                self.passage("\n".join(texts).strip(), where)
        for box in line.boxes:
            self.seen.add("文本框")
            self.read(box, f"{place}的文本框")

    def table(self, node: Element) -> None:
        """A table, then the tables inside it, then what hangs on its paragraphs."""
        self.tables += 1
        name = f"表{self.tables}"
        held: list[_Paragraph] = []
        inner: list[Element] = []
        read = partial(self.cell, held, inner)
        grid = read_grid(node, name, self.seen, read, MAX_CELLS - self.cells)
        self.cells += len(grid.rows) * len(grid.rows[0]) if grid.rows else 0
        self.blocks.append(grid)
        for table in inner:
            self.seen.add("嵌套")
            self.table(table)
        for found in held:
            self.hanging(found.line, name)

    def cell(
        self, held: list[_Paragraph], inner: list[Element], node: Element
    ) -> tuple[str, tuple[int, ...]]:
        """The text of a cell, a line a paragraph, and its origin; what hangs on it is put aside."""
        texts = []
        origin: list[int] = []
        place = self.seen.place
        for found in self.flow(node, self.inline):
            if isinstance(found, Element):
                inner.append(found)
            else:
                texts.append(found.text)
                origin += found.origin
                held.append(found)
        text = self.shown.text("\n".join(texts).strip("\n"), place)
        self.characters += len(text)
        return text, tuple(origin)

    def margins(self) -> None:
        """Headers and footers that say more than a page number, each text once, at the end."""
        told: set[str] = set()
        for kind, place in zip(("header", "footer"), MARGINS, strict=True):
            for part in self.package.related(kind):
                self.seen.place = place
                self.changed = self.changed or is_changed(part)
                inline = Inline(part, self.styles, self.seen, pages=False)
                for node in part.iter("w.p"):
                    text = inline.read(node).text.strip()
                    if not _NO_WORDS.fullmatch(text) and text not in told:
                        told.add(text)
                        self.seen.add("页眉")
                        self.passage(text, place)

    def comments(self) -> None:
        """Says how many comments were not read."""
        self.seen.place = ""
        for part in self.package.related("comments"):
            for _ in part.iterfind("w.comment"):
                self.seen.add("批注")
