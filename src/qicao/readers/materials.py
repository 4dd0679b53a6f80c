"""A text that staff brought, as sentences of bound text with its quantities as figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from qicao.boundtext import Part, Slot, unparse
from qicao.mentions import Mention, find_mentions
from qicao.outline import find_headings, split_sentences
from qicao.readers.delimited import decode
from qicao.readers.invisible import visible
from qicao.readers.members import Members
from qicao.readers.safe_open import read_bytes, refuse_disguise, source_file
from qicao.readers.unread import nothing_read
from qicao.values import (
    Fact,
    Figure,
    Finding,
    Material,
    Origin,
    Reading,
    Sentence,
    Severity,
    Source,
)

PREFIX = "材料"
LABEL_LENGTH = 12
_MARKDOWN = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_BULLET = re.compile(r"^\s*(?:[-*+]\s+|>\s?)")
_EMPHASIS = re.compile(r"\*\*|__|`")
_BOUNDARY = re.compile(r"[，。；：、,;:！？\s“”（）()]")


def read_material(path: Path, name: str = "", members: Members | None = None) -> Reading:
    """The material in a .md or .txt file and the figures of its quantities; not its names."""
    name = name or path.name
    data = read_bytes(path, name)
    refuse_disguise(data, name)
    key = (members or Members()).key(PREFIX, path.stem) or "无名"
    reader = _Reader(f"{PREFIX}.{key}", name)
    material = reader.material(decode(data, name), path.stem)
    findings = reader.findings
    if not material.paragraphs and not findings:
        findings = [nothing_read(name)]
    return Reading(
        files=(source_file(data, name),),
        findings=tuple(findings),
        figures=tuple(reader.figures),
        facts=tuple(reader.facts),
        materials=(material,),
    )


class _Reader:
    def __init__(self, key: str, file: str) -> None:
        self.key, self.file, self.count = key, file, 0
        self.figures: list[Figure] = []
        self.facts: list[Fact] = []
        self.findings: list[Finding] = []

    def material(self, text: str, title: str) -> Material:
        paragraphs, headings, heading = [], [], ""
        for line in self.prose(text):
            if found := _heading(line):
                heading = found
            elif sentences := tuple(self.sentences(_bare(line))):
                paragraphs.append(sentences)
                headings.append(heading)
        return Material(
            id=self.key,
            title=title,
            file=self.file,
            paragraphs=tuple(paragraphs),
            headings=tuple(headings),
        )

    def prose(self, text: str) -> Iterator[str]:
        """The lines that are no table, as they are seen; a person is told what was left out."""
        table = False
        for number, line in enumerate(text.split("\n"), 1):
            shown = visible(line)
            if shown != line:
                todo = "已去掉；请核对这几个字"
                self.find("R13", number, line, "有看不见的字符", todo)
            if not (inside := shown.lstrip().startswith("|")):
                yield shown
            elif not table:
                todo = "表里的数请放进数据表，需要的话请改写成句子"
                self.find("R08", number, line, "从这一行起是表格，没有读", todo)
            table = inside

    def find(self, code: str, number: int, line: str, seen: str, todo: str) -> None:
        place = f"第{number}行"
        shown = visible(line)
        source = Source(origin=Origin.SENTENCE, file=self.file, cell=place, text=shown)
        self.findings.append(
            Finding(
                code=code,
                severity=Severity.WARNING,
                message=f"{self.file}｜{place}：{seen}",
                todo=todo,
                observed=shown[:100],
                sources=(source,),
            )
        )

    def sentences(self, line: str) -> Iterator[Sentence]:
        for _, _, plain in split_sentences(line):
            self.count += 1
            yield self.sentence(plain, f"{self.key}.s{self.count}")

    def sentence(self, plain: str, key: str) -> Sentence:
        source = Source(
            origin=Origin.SENTENCE, file=self.file, cell=f"第{self.count}句", text=plain
        )
        parts: list[Part] = []
        position = 0
        quantities = (mention for mention in find_mentions(plain) if mention.is_quantity)
        for number, mention in enumerate(quantities, 1):
            slot = self.slot(plain, mention, f"{key}_{number}", source)
            parts += [plain[position : mention.start], slot]
            position = mention.end
        parts.append(plain[position:])
        return Sentence(id=key, text=unparse(tuple(parts)), plain=plain, source=source)

    def slot(self, plain: str, mention: Mention, key: str, source: Source) -> Slot:
        """The slot of a quantity: a figure printed as it was put or, without a value, a fact."""
        label = _label(plain, mention)
        quantity = mention.quantity
        if quantity is None:
            self.facts.append(Fact(id=key, label=label, text=mention.text, source=source))
            return Slot(key)
        figure = Figure(id=key, label=label, quantity=quantity, unit=quantity.unit, source=source)
        self.figures.append(figure.model_copy(update={"spelling": mention.text}))
        return Slot(key, ("原样",))


def _heading(line: str) -> str:
    """The title of a heading line, '' for any other; a numbered line that ends in 。 is prose."""
    if match := _MARKDOWN.match(line):
        found = find_headings(match[2])
        return found[0].title if found else match[2]
    for heading in find_headings(line):
        if heading.end == len(line.rstrip()) and heading.start == len(line) - len(line.lstrip()):
            return heading.title
    return ""


def _bare(line: str) -> str:
    return _EMPHASIS.sub("", _BULLET.sub("", line, count=1))


def _label(plain: str, mention: Mention) -> str:
    """The words before a quantity, as far as they belong to it."""
    before = [part for part in _BOUNDARY.split(plain[: mention.start]) if part]
    return before[-1][-LABEL_LENGTH:] if before else mention.text
