"""The numbered titles of anybody's report, each with those beside it and the lines below it.

Which mark stands for which depth is the text's own affair: （一） may stand below 1、 as well as
below 一、. A level is the way its marks are written, and it ends where one above it goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from qicao.checking.text import Line
from qicao.outline import Heading, find_headings

_HASHES = re.compile(r"\s*+#{1,6}\s++")
"""Before a heading of Markdown."""
_NUMBERED = re.compile(r"\s*[（(]?[一二三四五六七八九十0-9０-９]{1,3}[、.．）)]")
_OTHER_NUMERALS = {"一、": "1、", "1、": "一、", "（一）": "（1）", "（1）": "（一）"}
PART = re.compile(r"\s*(?:第[一二三四五六七八九十]{1,2}(?:部分|章|篇)|附件|附表|附录|目录|目 ?录)")
"""Begins a line after which numbers may begin anew; what goes on behind it is a table's name."""


@dataclass(frozen=True, slots=True)
class Title:
    """A numbered line: its number, how it is written, its words, its depth from 0."""

    line: int
    """Which line of the text it is."""
    start: int
    end: int
    """Of its mark."""
    number: int
    mark: str
    style: str
    words: str
    depth: int
    alone: bool
    """Whether its line is a heading and no more."""


@dataclass(eq=False)
class Siblings:
    """Titles of one level in one place; `styles` are the ways their marks are written."""

    styles: list[str]
    titles: list[Title] = field(default_factory=list)
    continued: int = 0
    """The last number of the level of this style before, if it goes on; 0 if not."""


def find_siblings(lines: Sequence[Line]) -> tuple[Siblings, ...]:
    """The titles of a text, those beside one another together, in the order of their first."""
    found: list[Siblings] = []
    stack: list[Siblings] = []
    last: dict[str, int] = {}
    parted = False
    for number, line in enumerate(lines):
        parted |= PART.match(line.text) is not None
        heading = _heading(line)
        if heading is None:
            continue
        if parted and heading.number == 1:
            stack, last = [], {}
        parted = False
        style = style_of(heading)
        level = _level(stack, style, heading.number)
        if level is None:
            level = Siblings([style], continued=last.get(style, 0))
            stack.append(level)
            found.append(level)
        del stack[stack.index(level) + 1 :]
        if style not in level.styles:
            level.styles.append(style)
        last[style] = heading.number
        level.titles.append(_title(number, line, heading, style, len(stack) - 1))
    return tuple(found)


def _heading(line: Line) -> Heading | None:
    marked = _HASHES.match(line.text)
    text = " " * marked.end() + line.text[marked.end() :] if marked else line.text
    if not _NUMBERED.match(text):
        return None
    headings = find_headings(text)
    return headings[0] if headings else None


def style_of(heading: Heading) -> str:
    """How a mark is written, its number and the width of its brackets aside: 1、 and 1. differ."""
    kind = "一" if heading.level <= 2 else "1"
    if heading.level in (2, 4):
        return f"（{kind}）"
    return kind + ("、" if "、" in heading.mark else ".")


def _level(stack: Sequence[Siblings], style: str, number: int) -> Siblings | None:
    """The open level that a title goes on with: of its style, else one with other numerals."""
    for level in reversed(stack):
        if style in level.styles:
            return level
    for level in reversed(stack):
        if _OTHER_NUMERALS.get(style) in level.styles and level.titles[-1].number + 1 == number:
            return level
    return None


def _title(number: int, line: Line, heading: Heading, style: str, depth: int) -> Title:
    start = line.start + heading.start
    return Title(
        line=number,
        start=start,
        end=start + len(heading.mark),
        number=heading.number,
        mark=heading.mark,
        style=style,
        words=heading.title,
        depth=depth,
        alone=line.heading,
    )


@dataclass(frozen=True, slots=True)
class Section:
    """A title with the lines below it, up to the next title as high as it."""

    title: Title
    lines: tuple[Line, ...]
    below: tuple[Title, ...]
    """The titles of the next level in it."""

    @property
    def text(self) -> str:
        """All that stands below the title."""
        return "\n".join(line.text for line in self.lines)


def sections(lines: Sequence[Line], siblings: Sequence[Siblings]) -> Iterator[Section]:
    """Every title whose line is a heading, with what stands below it, in the order of the text."""
    titles = sorted((t for group in siblings for t in group.titles), key=lambda t: t.line)
    for place, (title, last) in enumerate(zip(titles, _lasts(titles), strict=True)):
        if title.alone:
            inner = titles[place + 1 : last]
            end = titles[last].line if last < len(titles) else len(lines)
            depth = min((t.depth for t in inner), default=0)
            below = tuple(t for t in inner if t.depth == depth)
            yield Section(title, tuple(lines[title.line + 1 : end]), below)


def _lasts(titles: Sequence[Title]) -> list[int]:
    """For each title the place of the next one that is as high as it."""
    found = [len(titles)] * len(titles)
    open_: list[int] = []
    for place, title in enumerate(titles):
        while open_ and titles[open_[-1]].depth >= title.depth:
            found[open_.pop()] = place
        open_.append(place)
    return found
