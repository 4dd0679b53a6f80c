"""A text that staff brought, as sentences of bound text: quantities are figures, names facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from qicao.boundtext import Part, Slot, unparse
from qicao.mentions import Mention, MentionKind, find_mentions
from qicao.outline import find_headings, split_sentences
from qicao.readers.cells import Cell, Passage, Sheet, TextDocument
from qicao.readers.members import Members
from qicao.readers.names import Name, find_names
from qicao.readers.passages import MARGINS, quoted
from qicao.values import (
    Fact,
    Figure,
    Material,
    Origin,
    Reading,
    Sentence,
    Source,
)

PREFIX = "材料"
LABEL_LENGTH = 12
NEAR = 200
"""Characters before a quantity in which its label is looked for."""
CAPTION = 3
"""Passages before a table that may be its title and its unit line."""
_STOPS = "，。；：、！？"
_CHINESE = rf"一-鿿{_STOPS}“”《》（）〔〕"
_BLANKS = re.compile(
    rf"(?<=[{_STOPS}])[^\S\n]+|(?<=\d)[^\S\n]+(?=[{_CHINESE}])"
    rf"|(?<=[{_CHINESE}])[^\S\n]+(?=\d+(?![\d.．、)）]))"
)
_BEFORE_NUMBER = re.compile(rf"(?<=[{_CHINESE}])[^\S\n]+$")
_BEHIND_NUMBER = re.compile(rf"^[^\S\n]+(?=[{_STOPS}”》）〕])")
_BOUNDARY = re.compile(r"[，。；：、,;:！？\s“”（）()]")


def material(document: TextDocument, file: str, members: Members) -> Reading:
    """What the passages of a document give: a material, its figures and facts. Tables are not read.

    The ids begin with 材料 and the file's name; `members` keeps two files of one name apart.
    """
    stem = Path(file).stem
    key = members.own_key(PREFIX, stem, file) or "无名"
    reader = Reader(f"{PREFIX}.{key}", file)
    found = reader.material(document, stem)
    return Reading(
        findings=document.findings,
        figures=tuple(reader.figures),
        facts=tuple(reader.facts),
        materials=(found,),
    )


def tables(document: TextDocument) -> tuple[Sheet, ...]:
    """Each table with up to three rows before its own: the passages that stand right above it.

    Such a row is one cell with the place of its passage; the rows of the table keep their places,
    its merged areas are moved down.
    """
    found: list[Sheet] = []
    above: list[Passage] = []
    for block in document.blocks:
        if isinstance(block, Passage):
            above.append(block)
        else:
            found.append(_captioned(block, above[-CAPTION:]))
            above = []
    return tuple(found)


def _captioned(sheet: Sheet, above: list[Passage]) -> Sheet:
    head = tuple((Cell(passage.text, passage.place, sheet.name),) for passage in above)
    areas = tuple(area.moved_down(len(head)) for area in sheet.merged)
    return Sheet(sheet.name, (*head, *sheet.rows), areas)


class Reader:
    """Turns passages into sentences, and keeps the figures and facts that it meets."""

    def __init__(self, key: str, file: str) -> None:
        self.key, self.file, self.count = key, file, 0
        self.figures: list[Figure] = []
        self.facts: list[Fact] = []
        self.known: set[tuple[str, str]] = set()

    def material(self, document: TextDocument, title: str) -> Material:
        """The material, each paragraph under its heading."""
        paragraphs, headings, heading = [], [], ""
        for line, place, level in lines(document):
            if place.startswith(MARGINS):
                heading = ""
            if found := heading_of(line, level):
                heading = found
            elif sentences := tuple(self.sentences(line, place)):
                paragraphs.append(sentences)
                headings.append(heading)
        return Material(
            id=self.key,
            title=title,
            file=self.file,
            paragraphs=tuple(paragraphs),
            headings=tuple(headings),
        )

    def sentences(self, line: str, place: str) -> Iterator[Sentence]:
        """The sentences of a line, each with its own id."""
        for number, (_, _, plain) in enumerate(split_sentences(line), 1):
            self.count += 1
            source = Source(
                origin=Origin.SENTENCE, file=self.file, cell=f"{place}第{number}句", text=plain
            )
            yield self.sentence(plain, f"{self.key}.s{self.count}", source)

    def sentence(self, plain: str, key: str, source: Source) -> Sentence:
        """A sentence whose quantities are slots; blanks in and at its numbers are not printed."""
        parts: list[Part] = []
        position = 0
        mentions = find_mentions(plain)
        quantities = [mention for mention in mentions if mention.is_quantity]
        for number, mention in enumerate(quantities, 1):
            slot = self.slot(plain, mention, f"{key}_{number}", source)
            parts += [_without_blanks(plain[position : mention.start], mention), slot]
            position = mention.end
        parts.append(_without_blanks(plain[position:]))
        self.names(find_names(plain, mentions), key, len(quantities), source)
        return Sentence(id=key, text=unparse(tuple(parts)), plain=plain, source=source)

    def names(self, names: Iterable[Name], key: str, after: int, source: Source) -> None:
        """The names of a sentence as facts, numbered after its quantities, each name once."""
        found: dict[tuple[str, str], Name] = {}
        for name in names:
            found.setdefault((name.kind, name.text), name)
        new = [name for known, name in found.items() if known not in self.known]
        self.known |= found.keys()
        for number, name in enumerate(new, after + 1):
            where = _at(source, name)
            fact = Fact(id=f"{key}_{number}", label=name.kind, text=name.text, source=where)
            self.facts.append(fact)

    def slot(self, plain: str, mention: Mention, key: str, source: Source) -> Slot:
        """The slot of a quantity: a figure printed as it was put or, without a value, a fact."""
        label, where = _label(plain, mention), _at(source, mention)
        quantity, spelling = mention.quantity, "".join(mention.text.split())
        if quantity is None:
            self.facts.append(Fact(id=key, label=label, text=spelling, source=where))
            return Slot(key)
        figure = Figure(id=key, label=label, quantity=quantity, unit=quantity.unit, source=where)
        self.figures.append(figure.model_copy(update={"spelling": spelling}))
        return Slot(key, ("原样",))


def lines(document: TextDocument) -> Iterator[tuple[str, str, int]]:
    """Each line of the passages with its place and the level of its heading style."""
    for block in document.blocks:
        if isinstance(block, Passage):
            for line in block.text.split("\n"):
                yield line, block.place, block.level


def heading_of(line: str, level: int) -> str:
    """The title of a heading line, '' for any other; a numbered line that ends in 。 is prose."""
    found = find_headings(line)
    if level:
        return found[0].title if found else line.strip()
    for heading in found:
        if heading.end == len(line.rstrip()) and heading.start == len(line) - len(line.lstrip()):
            return heading.title
    return ""


def _without_blanks(text: str, after: Mention | None = None) -> str:
    """What stands between two numbers without blanks at them; `after` is the next one.

    A PDF gives them, and typists put them there: 共 1 234 万元，于 2024 年. One before 2. stays: it
    parts the items of a list.
    """
    text = _BEHIND_NUMBER.sub("", _BLANKS.sub("", text))
    joined = after is not None and after.kind is not MentionKind.BARE
    return _BEFORE_NUMBER.sub("", text) if joined else text


def _at(source: Source, found: Mention | Name) -> Source:
    """The source of what was found in a sentence: the sentence, or as much of it as is quoted."""
    text = quoted(source.text or "", found.start, found.end)
    return source if text == source.text else source.model_copy(update={"text": text})


def _label(plain: str, mention: Mention) -> str:
    """The words before a quantity, as far as they belong to it."""
    near = plain[max(mention.start - NEAR, 0) : mention.start]
    before = [part for part in _BOUNDARY.split(near) if part]
    return before[-1][-LABEL_LENGTH:] if before else mention.text
