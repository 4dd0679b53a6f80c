"""Problems and the measures that answer them (A59): as many as were promised, each answered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qicao.checking.prose.announced import counts_of_points
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.checking.prose.titles import Section
from qicao.checking.prose.words import names_any
from qicao.quantity import parse_numeral
from qicao.values import Severity

_PROMISED = re.compile(
    r"(?:在|从|包括|存在|有|以下|如下)[^。；\n]{0,40}?"
    r"(?P<count>[二两三四五六七八九]|[2-9])个?方面(?:的?(?:问题|不足|短板))"
)
_LISTED = re.compile(r"在(?P<names>(?:[一-鿿]{2,12}、)+[一-鿿]{2,12}?)等?方面")
_FIRSTLY = re.compile("(?<![一-鿿])([一二三四五六七八九])是")
_NUMBERED = re.compile(
    "(?<=[。；])(?:[（(](?:[二三四五六七八九十]{1,2}|[2-9]|1[0-9])[）)]|(?:[2-9]|1[0-9])[.．、](?![0-9]))"
)
_ALIKE, _SPOKEN = 1, 2
"""Pairs of characters that a problem has in common with the measure that answers it, in its first
words and in all that it says."""
_COMMON = re.compile(
    "[的和与及对是在有不了为]|问题|措施|存在|不够|不足|进一步|加强|提高|有待|还|较"
)


@dataclass(frozen=True, slots=True)
class Point:
    """One problem or measure: where it begins, its first words, all that it says."""

    start: int
    end: int
    words: str
    text: str


def _look(subject: Subject) -> Iterator[Spot | None]:
    problems = _section(subject, "problems", "measures")
    measures = _section(subject, "measures", "problems")
    if problems is None:
        return
    named = _points(subject, problems)
    yield from _promised(subject, problems, named)
    if measures is None:
        yield (
            None
            if names_any(subject.text[problems.title.start :], "measures")
            else _unanswered(problems)
        )
    elif named and (answers := _points(subject, measures)):
        yield from _answered(named, answers)


def _section(subject: Subject, kind: str, other: str) -> Section | None:
    """The section whose title is of a kind and not of the other one as well, the highest first."""
    found = [
        s
        for s in subject.sections
        if names_any(s.title.words, kind) and not names_any(s.title.words, other) and s.lines
    ]
    return min(found, key=lambda s: (s.title.depth, -s.title.start), default=None)


def _points(subject: Subject, section: Section) -> list[Point]:
    """The entries of a section: its numbered lines, else its 一是, 二是."""
    if section.below:
        starts = [title.start for title in section.below]
        starts += _inline(section) if len(starts) == 1 else []
    else:
        starts = [
            line.start + match.start()
            for line in section.lines
            for match in _FIRSTLY.finditer(line.text)
        ]
    last = section.lines[-1]
    ends = [*starts[1:], last.start + len(last.text)]
    pairs = zip(starts, ends, strict=bool(starts))
    return [_point(subject, start, end) for start, end in pairs] if starts else []


def _inline(section: Section) -> list[int]:
    """Where the further entries begin that stand in one line with the first: （一）…。（二）…。"""
    found = ((line.start, _NUMBERED.finditer(line.text)) for line in section.lines)
    return [start + match.start() for start, matches in found for match in matches]


def _point(subject: Subject, start: int, end: int) -> Point:
    text = subject.text[start:end]
    words = re.split("[。：:；\n]", text, maxsplit=1)[0]
    return Point(start, start + len(words), words, text)


def _promised(subject: Subject, section: Section, points: Sequence[Point]) -> Iterator[Spot | None]:
    """So many aspects are announced before the first entry, and so many follow."""
    first, told = (points[0].start if points else 0), counts_of_points(subject)
    for line in section.lines:
        if not points or line.start >= first:
            return
        count, match = _announced(line.text)
        if match is None:
            continue
        if match.re is _PROMISED and line.start + match.start("count") in told:
            continue  # its list stands right behind it: told by that check
        start, end = line.start + match.start(), line.start + match.end()
        message = f"说的是{count}个方面，下面写了{len(points)}个"
        yield (
            None
            if count == len(points)
            else Spot(
                Severity.WARNING,
                f"“{match[0]}”：{message}",
                start,
                end,
                todo="请把说到的方面逐一写出，或改正前面的说法",
            )
        )


def _announced(text: str) -> tuple[int, re.Match[str] | None]:
    if match := _PROMISED.search(text):
        return int(parse_numeral(match["count"].replace("两", "二")) or match["count"]), match
    if match := _LISTED.search(text):
        return match["names"].count("、") + 1, match
    return 0, None


def _unanswered(problems: Section) -> Spot:
    return Spot(
        Severity.WARNING,
        f"写了“{problems.title.words}”，没有写改进措施",
        problems.title.start,
        problems.title.end,
        todo="请逐条补写改进措施：谁、做什么、到什么程度、何时完成",
    )


def _answered(problems: Sequence[Point], measures: Sequence[Point]) -> Iterator[Spot | None]:
    """With fewer measures than problems, those whose words no measure has are not answered."""
    answers = frozenset[str]().union(*(_pairs(one.text) for one in measures))
    for problem in problems:
        met = len(_pairs(problem.words) & answers) >= _ALIKE
        met |= len(_pairs(problem.text) & answers) >= _SPOKEN
        yield (
            None
            if met or len(measures) >= len(problems)
            else Spot(
                Severity.WARNING,
                f"问题“{problem.words}”没有对应的改进措施",
                problem.start,
                problem.end,
                todo="请补写一条措施：谁、做什么、到什么程度、何时完成",
            )
        )
    if len(measures) * 2 < len(problems):
        yield Spot(
            Severity.WARNING,
            f"问题有{len(problems)}条，措施只有{len(measures)}条",
            measures[0].start,
            measures[0].end,
            todo="请逐条对应问题补写措施",
        )


def _pairs(text: str) -> frozenset[str]:
    parts = _COMMON.sub(" ", text).split()
    return frozenset(part[n : n + 2] for part in parts for n in range(len(part) - 1))


REMEDIES = TextCheck("A59", "问题与措施对应", _look, aim="单独写问题的部分")
