"""A paragraph's text as a reader sees it: runs, fields, symbols, with all changes accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from xml.etree.ElementTree import Element

from qicao.readers.word.accepted import DROPPED, KEPT, accepted, children, value
from qicao.readers.word.seen import Seen
from qicao.readers.word.styles import Styles, style_of

PAGES = ("PAGE", "NUMPAGES", "SECTIONPAGES")
UNKNOWN = "□"
LONGEST_CODE = 200
"""Characters of a field's instruction that may come before the end of its first word."""
MAX_FIELDS = 32
"""Fields inside one another; nobody writes five."""
_PLAIN = {"w.tab": "\t", "w.ptab": "\t", "w.br": "\n", "w.cr": "\n", "w.noBreakHyphen": "-"}
_AROUND = ("w.hyperlink", "w.fldSimple", "w.dir", "w.bdo", "w.ruby", "w.rubyBase", *KEPT)
_DRAWN = ("w.drawing", "w.pict", "w.object")
_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_LOWERED = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")
_SYMBOLS = {
    "symbol": {0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB0: "°", 0xB9: "≠"},
    "wingdings": {0x6F: "□", 0xA8: "□", 0xFE: "☑", 0xFD: "☒", 0x52: "☑", 0xFC: "✓", 0xFB: "✗"},
    "wingdings 2": {0x52: "☑", 0x54: "☒", 0xA3: "□", 0x50: "✓", 0x4F: "✗"},
}


@dataclass(slots=True)
class Line:
    """The text of a paragraph, and what hangs on it: boxes with text, notes by kind and id."""

    pieces: list[str] = field(default_factory=list)
    """What the text is made of, nothing empty among it: a text that grows would be copied each
    time, and a paragraph may have a hundred thousand runs."""
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    """What is in it and not shown."""
    contents: bool = False
    """Whether a field that makes a table of contents gave it."""

    @property
    def text(self) -> str:
        """All that it reads."""
        return "".join(self.pieces)

    def follow_on(self, line: Line) -> None:
        """Adds another line's text, and what hangs on it."""
        self.pieces += line.pieces
        self.boxes += line.boxes
        self.notes += line.notes


@dataclass(slots=True)
class _Field:
    code: str = ""
    shows: bool = False

    def write(self, text: str) -> None:
        """Adds to the instruction, of which the first word is looked at."""
        if len(self.code) < LONGEST_CODE:
            self.code += text[:LONGEST_CODE]


class Inline:
    """Reads the paragraphs of one part in order; a field may run over several of them."""

    def __init__(
        self,
        part: Element,
        styles: Styles,
        seen: Seen,
        *,
        pages: bool = True,
        whole: bool | None = None,
    ) -> None:
        self.styles, self.seen, self.pages = styles, seen, pages
        self.fields: list[_Field] = []
        self.whole = fields_close(part) if whole is None else whole
        self.line, self.style = Line(), ""

    def read(self, paragraph: Element) -> Line:
        """What a paragraph reads."""
        self.line, self.style = Line(), style_of(paragraph)
        self.walk(paragraph)
        return self.line

    def walk(self, node: Element) -> None:
        """The text below a node that is no run."""
        for part in children(node):
            if part.tag == "w.r":
                self.run(part)
            elif part.tag in DROPPED:
                self.seen.add(DROPPED[part.tag])
            elif part.tag in _AROUND:
                self.around(part)
            elif part.tag.startswith("m."):
                self.formula(part)

    def around(self, node: Element) -> None:
        """What is wrapped: an insertion, a link, a field of one element."""
        if (change := KEPT.get(node.tag)) and node.find(".//w.r") is not None:
            self.seen.add(change)
        if node.tag == "w.fldSimple" and self.is_page(node.get("w.instr", "")):
            return
        self.walk(node)

    def formula(self, node: Element) -> None:
        """A formula on one line; a fraction keeps its stroke."""
        if node.tag == "m.t":
            self.put(node.text or "")
        elif node.tag == "m.f":
            for place, name in enumerate(("m.num", "m.den")):
                self.put("/" if place else "")
                for part in node.iterfind(name):
                    self.walk(part)
        else:
            self.walk(node)

    def run(self, run: Element) -> None:
        properties = run.find("w.rPr")
        if self.styles.hides(properties, self.style):
            self.hide(run)
            return
        before = len(self.line.pieces)
        for part in children(run):
            self.piece(part)
        text = "".join(self.line.pieces[before:])
        raised = value(properties, "w.vertAlign")
        if text and (table := {"superscript": _RAISED, "subscript": _LOWERED}.get(raised)):
            self.line.pieces[before:] = [text.translate(table)]
        if text.strip() and value(properties, "w.color").upper() == "FFFFFF":
            self.seen.add("白色")

    def hide(self, run: Element) -> None:
        """A run that is not shown: its text is kept aside."""
        if any(part.tag in ("w.t", "w.sym") for part in run):
            self.seen.add("隐藏")
            self.line.hidden += [part.text or "" for part in run if part.tag == "w.t"]

    def piece(self, part: Element) -> None:
        """One element of a run."""
        tag = part.tag
        if tag == "w.t":
            self.put(part.text or "")
        elif tag in _PLAIN:
            self.put(_PLAIN[tag])
        elif tag == "w.sym":
            self.put(self.symbol(part))
        elif tag == "w.fldChar":
            self.mark(part.get("w.fldCharType", ""))
        elif tag == "w.instrText" and self.fields:
            self.fields[-1].write(part.text or "")
        elif tag in ("w.footnoteReference", "w.endnoteReference"):
            kind = tag.removeprefix("w.").removesuffix("Reference")
            self.line.notes.append((kind, part.get("w.id", "")))
        elif tag in _DRAWN:
            self.drawing(part)
        elif tag == "w.ruby":
            self.walk(part)

    def put(self, text: str) -> None:
        """Text, unless it stands where a field keeps its instruction."""
        if text and (not self.whole or all(held.shows for held in self.fields)):
            self.line.pieces.append(text)
        if self.whole and text and any(_name(held.code) == "TOC" for held in self.fields):
            self.line.contents = True

    def mark(self, kind: str) -> None:
        """A field begins, shows its result, or ends."""
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].shows = not self.is_page(self.fields[-1].code)
        elif kind == "end" and self.fields:
            self.fields.pop()

    def is_page(self, code: str) -> bool:
        """Whether a field prints a page number that is to be left out."""
        return not self.pages and _name(code) in PAGES

    def symbol(self, part: Element) -> str:
        """A character given by its place in a font of signs."""
        code = part.get("w.char", "")
        place = int(code, 16) if _is_hex(code) else 0
        known = _SYMBOLS.get(part.get("w.font", "").lower(), {}).get(place & 0xFF)
        if known:
            return known
        if 0x20 < place < 0xD800 or 0xF900 <= place < 0xFFFE:
            return chr(place)
        self.seen.add("符号")
        return UNKNOWN

    def drawing(self, part: Element) -> None:
        """A drawing: its text boxes, or that there is a picture."""
        boxes = list(_boxes(part))
        self.line.boxes += boxes
        if not boxes:
            self.seen.add("图片")


def _boxes(node: Element) -> Iterator[Element]:
    """The text boxes of a drawing, without those inside them."""
    for part in children(node):
        if part.tag == "w.txbxContent":
            yield part
        else:
            yield from _boxes(part)


def fields_close(part: Element) -> bool:
    """Whether every field that begins in a part ends, none inside too many others.

    If not, all text is taken as text.
    """
    marks = [n.get("w.fldCharType") for n in accepted(part) if n.tag == "w.fldChar"]
    begun, ended, parted = (marks.count(mark) for mark in ("begin", "end", "separate"))
    return begun == ended == parted + _without(marks) and _flat(marks)


def _flat(marks: list[str | None]) -> bool:
    """Whether no more fields are inside one another than there may be."""
    steps = ({"begin": 1, "end": -1}.get(mark or "", 0) for mark in marks)
    return max(accumulate(steps), default=0) <= MAX_FIELDS


def _without(marks: list[str | None]) -> int:
    """How many fields have no result: those that end without having been separated."""
    depth: list[bool] = []
    count = 0
    for mark in marks:
        if mark == "begin":
            depth.append(False)
        elif mark == "separate" and depth:
            depth[-1] = True
        elif mark == "end" and depth:
            count += not depth.pop()
    return count


def _name(code: str) -> str:
    return next(iter(code.split()), "").upper()


def _is_hex(text: str) -> bool:
    return 0 < len(text) <= 4 and all(char in "0123456789abcdefABCDEF" for char in text)


def deleted_mark(paragraph: Element) -> str:
    """What was done to the end of a paragraph, so that the next one follows on; '' if nothing."""
    mark = paragraph.find("w.pPr/w.rPr")
    tags = () if mark is None else (part.tag for part in mark)
    return next((DROPPED[tag] for tag in tags if tag in DROPPED), "")
