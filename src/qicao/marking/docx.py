"""The same Word file with a comment at every finding and a summary as the first of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache
from itertools import chain
from xml.etree.ElementTree import Element

from qicao.errors import ImportRefused
from qicao.marking.places import Places
from qicao.marking.scope import scope
from qicao.marking.stretches import Report, Stretch, Stretches, passages
from qicao.marking.word.aligned import align
from qicao.marking.word.comment import Comment
from qicao.marking.word.letters import Cut, Letter, letters
from qicao.marking.word.package import WordFile, open_word, with_comments
from qicao.marking.word.splice import Mark, put_marks
from qicao.marking.words import LEVELS, advice, counted, figure_lines, labels_of
from qicao.values import Finding

_SPACE = re.compile(r"\s+")
Range = tuple[Cut, Cut]


def commented(report: Report, data: bytes, file: str) -> bytes:
    """The Word file `data` that the report is about, with comments.

    What a comment cannot be set at (headers, footers, notes, nothing in the text) stands in the
    summary. ImportRefused for a file that is not read.
    """
    word = open_word(data, file)
    marker = _Marker(word, report)
    ranges = [marker.range(finding) for finding in report.findings]
    placed = [(f, r) for f, r in zip(report.findings, ranges, strict=True) if r]
    placed.sort(key=lambda pair: pair[1][0].offset)
    loose = [f for f, r in zip(report.findings, ranges, strict=True) if not r]
    first = word.first_number
    marks = [Mark(first, *marker.beginning())]
    comments = [Comment(first, tuple(_summary(report, loose, marker.places)))]
    labels = labels_of(report)
    for number, (finding, (begin, end)) in enumerate(placed, first + 1):
        marks.append(Mark(number, begin, end))
        comments.append(Comment(number, tuple(_lines(finding, report, labels))))
    return with_comments(word, put_marks(word.main, marks, word.spaces), comments)


def _lines(finding: Finding, report: Report, labels: dict[str, str]) -> Iterator[str]:
    yield f"【{LEVELS[finding.severity]}】{finding.code} {labels.get(finding.code, '')}".rstrip()
    yield finding.message
    if finding.expected and finding.expected not in finding.message:
        yield f"应为：{finding.expected}"
    for line in figure_lines(report, finding):
        if line not in finding.message:
            yield f"数据：{line}"
    if words := advice(finding):
        yield f"怎么办：{words}"


def _summary(report: Report, loose: Sequence[Finding], places: Places) -> Iterator[str]:
    yield f"【核对小结】{counted(report.findings)}"
    if report.findings:
        yield "每处问题在原文相应位置各有一条批注，正文没有改动；改完后可删除全部批注。"
        yield "同一数据在其他各处出现的，请一并改。"
    for finding in loose:
        place = places.place(finding)
        where = f"（{place}）" if place else ""
        words = f" 怎么办：{advice(finding)}" if advice(finding) else ""
        yield f"{LEVELS[finding.severity]} {finding.code}{where} {finding.message}{words}"
    yield from scope(report.coverage)
    yield "没有批注不等于没有问题：没有核对的各项请自行核对。"


@dataclass(frozen=True, slots=True)
class _Passage:
    """A stretch with the characters of its paragraphs."""

    stretch: Stretch
    letters: tuple[Letter, ...]
    places: tuple[int | None, ...]
    """For each character of the stretch the letter that it is."""


class _Marker:
    """Finds the bytes of what findings are about."""

    def __init__(self, word: WordFile, report: Report) -> None:
        self.main, self.file, self.places = word.main, word.file, Places(report)
        body = word.main.root.find("w.body")
        self.body = word.main.root if body is None else body
        self.paragraphs = list(self.body.iter("w.p"))
        self.stretches = Stretches(tuple(passages(self._known())))
        self.passage = cache(self._passage)

    def _known(self) -> Stretches:
        """The stretches with their paragraphs, looked for by their words where nobody knows."""
        found = self.places.stretches
        if any(stretch.paragraphs for stretch in found.all):
            return found
        return _found(found, [self._text(paragraph) for paragraph in self.paragraphs])

    def _text(self, paragraph: Element) -> str:
        return "".join(letter.text for letter in letters(self.main, paragraph))

    def _passage(self, index: int) -> _Passage:
        stretch = self.stretches.all[index]
        nodes = [self.paragraphs[n] for n in stretch.paragraphs if n < len(self.paragraphs)]
        found = tuple(letter for node in nodes for letter in letters(self.main, node))
        source = "".join(letter.text for letter in found)
        return _Passage(stretch, found, tuple(align(stretch.text, source)))

    def range(self, finding: Finding) -> Range | None:
        """Where a comment on a finding begins and ends; None if it cannot be set."""
        if finding.start is None or finding.end is None:
            return None
        first = self._letters(finding.start, finding.end)
        if not first:
            return None
        last = self._letters(max(finding.end - 1, finding.start), finding.end) or first
        return first[0].before, last[-1].after

    def _letters(self, start: int, end: int) -> list[Letter]:
        """The letters of a span that stand in the stretch of its start; its nearest if none do."""
        index = self.stretches.index(start)
        if index is None or not self.stretches.all[index].paragraphs:
            return []
        passage = self.passage(index)
        begin = start - passage.stretch.start
        span = passage.places[begin : max(end - passage.stretch.start, begin + 1)]
        found = [passage.letters[n] for n in span if n is not None]
        if found or not passage.letters:
            return found
        before = [n for n in passage.places[:begin] if n is not None]
        return [passage.letters[before[-1] if before else 0]]

    def beginning(self) -> Range:
        """The first paragraph of the body with words in it, all of it."""
        boxes = {p for box in self.body.iter("w.txbxContent") for p in box.iter("w.p")}
        own = [p for p in self.paragraphs if p not in boxes and not self._is_empty(p)]
        worded = (p for p in own if self._text(p).strip())
        paragraph = next(chain(worded, own), None)
        if paragraph is None:
            raise ImportRefused("empty", self.file, "正文里没有一段文字，不能加批注：请核对文件")
        span = self.main.spans[paragraph]
        properties = paragraph.find("w.pPr")
        begin = span.inner if properties is None else self.main.spans[properties].end
        return Cut(begin), Cut(span.outer)

    def _is_empty(self, paragraph: Element) -> bool:
        """Whether it is one tag, in which nothing can be put."""
        span = self.main.spans[paragraph]
        return span.outer == span.end


def _found(stretches: Stretches, texts: Sequence[str]) -> Stretches:
    """The stretches with the paragraphs that have the same words, in the same order."""
    wanted = [_SPACE.sub("", stretch.text) for stretch in stretches.all]
    squeezed = [_SPACE.sub("", text) for text in texts]
    known: dict[int, int] = {}
    matcher = SequenceMatcher(None, wanted, squeezed, autojunk=False)
    for block in matcher.get_matching_blocks():
        known |= {block.a + n: block.b + n for n in range(block.size) if wanted[block.a + n]}
    return Stretches(
        tuple(
            replace(stretch, paragraphs=(known[n],)) if n in known else stretch
            for n, stretch in enumerate(stretches.all)
        )
    )
