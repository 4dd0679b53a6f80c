"""Grades beside a score: 得分94.82分，等级为“优”, held against half-open bands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal

from qicao.statements import Role, Statement

USUAL: Mapping[str, Decimal] = {
    "优": Decimal(90),
    "良": Decimal(80),
    "中": Decimal(60),
    "差": Decimal(0),
}
"""Grade → its least score; the profile's own count where there is one (domain: 90, 80, 60)."""
_SAME = {"合格": "中", "不合格": "差", "优秀": "优", "良好": "良", "中等": "中", "较差": "差"}
_GRADE = re.compile(
    "(?:，其中[^。；;\n]{0,60}?，)?[^。；;\n0-9]{0,16}?(?:等级|评级|等次|评价结果|评定|评为|结果)[^。；;\n0-9]{0,6}?"
    "[“\"'‘]?(?P<grade>优秀|良好|中等|较差|不合格|合格|[优良中差])[”\"'’]?"
)

_TAKEN_OFF = re.compile("，(?:共?扣|失|丢)(?:掉|去)?[^，。；\n]{1,10}分(?=，)")
"""What was lost, between a score and its grade."""
_BY_BANDS = re.compile(
    '[”"’]?(?:的?(?:标准|档次|等级|等次|办法|规定|要求|区间|划分)[一-鿿]{0,3})?[，,]?'
    "(?:应|被|自)?(?:评定|评为|评|定|等[级次]|属于?)(?:等[级次])?[为是]?"
    "[“\"'‘]?(?P<grade>优秀|良好|中等|较差|不合格|合格|[优良中差])[”\"'’]?(?=[。，；（(、\n]|$)"
)
"""A grade behind the bands by which it is given: 按“90分以上为优”评定为优."""
_OVERALL = re.compile(
    "(?:总得?分|总评分|综合(?:得|评)?分|自评得?分|得分合计|两者合计|合计得?)(?:为|是|：)?$"
)
_ALONE = re.compile(
    "(?:(?:自评|评价|评定|项目|综合)(?:等级|评级|等次|结果)|(?:(?<=[，。；、故])|^)(?:等级|评级|等次))"
    "(?:被?评定)?(?:为|是|属|：)?"
    "[“\"'‘]?(?P<grade>优秀|良好|中等|较差|不合格|合格|[优良中差])[”\"'’]?(?=[。，；（(、\n]|$)"
)
"""A grade that stands by itself: 本项目等次为优。"""
_ENDS = re.compile("[。；\n]")
_DIGIT = re.compile("[0-9]")
_FAR = 100
"""Characters behind a score among which its grade stands."""
_FULL = 100
_WORDS, _LEAST = 8, 20
"""Characters before a score that say that it is of everything; more than a total of a part has."""
_NAMES = "优秀?|良好?|中等?|合格|较差|差"
_WITH = r"(?:[（(][不含0-9.分]{1,8}[）)])?"
_SCORE = r"\d{1,4}(?:\.\d{1,4})?"
_BANDS = re.compile(
    rf"(?<![0-9.])(?P<least>{_SCORE})分?{_WITH}"
    rf"(?:及?其?以上|(?:以下)?[至到~～—-]+{_SCORE}分?{_WITH})"
    rf"(?:之间)?(?:的|，)?[为是]?[“\"]?(?P<grade>{_NAMES})"
    rf"|(?<![0-9.]){_SCORE}分?{_WITH}以下的?[为是]?[“\"]?(?:{_NAMES})"
)
"""What a text says of the bands itself: 95分（含）以上为优、85分（含）至95分为良."""


@dataclass(frozen=True, slots=True)
class Graded:
    """A score with the grade that stands beside it, at `start` to `end` of the text."""

    score: Statement
    grade: str
    due: str
    start: int
    end: int

    @property
    def holds(self) -> bool:
        """Whether the grade is that of the score."""
        return _SAME.get(self.grade, self.grade) == self.due


def find_grades(
    text: str, statements: Sequence[Statement], bands: Mapping[str, Decimal] = USUAL
) -> Iterator[Graded]:
    """The scores of a text with the grades that are theirs; the bands that it says itself count.

    A grade that stands by itself (自评等次为优) is that of the only score of everything.
    """
    said = [*_BANDS.finditer(text)]
    bands = _said_bands(said) or bands
    beside = [*_beside(text, statements, bands, said)]
    yield from beside
    known = {one.start for one in beside}
    yield from _apart(text, statements, bands, known)


def _apart(
    text: str, statements: Sequence[Statement], bands: Mapping[str, Decimal], known: Set[int]
) -> Iterator[Graded]:
    """The grades that stand apart from the score, where the text has one score of everything."""
    parts = {(s.table, s.line) for s in statements if _weighs_part(s)}
    found = [s for s in statements if _is_overall(s, text) and (s.table, s.line) not in parts]
    values = {s.mention.value: s for s in found}
    if len(values) != 1:
        return
    ((value, score),) = values.items()
    for match in _ALONE.finditer(text):
        start = match.start("grade")
        if start not in known and value is not None:
            yield Graded(score, match["grade"], _due(value, bands), start, match.end("grade"))


def _weighs_part(s: Statement) -> bool:
    """Whether a row of a table says that it is of less than a hundred: 合计 35 34.92."""
    return bool(s.table) and s.role is Role.WEIGHT and s.mention.value != _FULL


def _is_overall(s: Statement, text: str) -> bool:
    """Whether a number is the score of everything, of a hundred."""
    if s.role is not Role.SCORE or s.mention.unit != "分" or s.hedged:
        return False
    if s.table:
        return s.total and (s.mention.value or 0) > _LEAST
    words = text[max(0, s.start - _WORDS) : s.start]
    return bool(_OVERALL.search(words)) and s.under < 0


def _beside(
    text: str,
    statements: Sequence[Statement],
    bands: Mapping[str, Decimal],
    said: Sequence[re.Match[str]],
) -> Iterator[Graded]:
    full = Decimal(_FULL)
    for statement in statements:
        value = statement.mention.value
        if statement.role is Role.WEIGHT and value:
            full = value
        scored = statement.role in (Role.SCORE, Role.PRIOR) and statement.mention.unit == "分"
        if not scored or statement.table or value is None or statement.under >= 0:
            continue
        if any(band.start() <= statement.start < band.end() for band in said):
            continue
        if full != 100 and value > full:
            full = Decimal(100)
        least, match = _grade_behind(text, statement.end, said)
        if match:
            due = _due(value / full * 100, {**bands, **least})
            yield Graded(statement, match["grade"], due, *match.span("grade"))
        full = Decimal(100)


def _grade_behind(
    text: str, end: int, said: Sequence[re.Match[str]]
) -> tuple[Mapping[str, Decimal], re.Match[str] | None]:
    """The grade behind a score, with the bands that stand between the two."""
    lost = _TAKEN_OFF.match(text, end)
    begin = lost.end() if lost else end
    if match := _GRADE.match(text, begin, begin + _FAR):
        return {}, match
    until = next((m.start() for m in _ENDS.finditer(text, begin)), len(text))
    between = [band for band in said if begin <= band.start() < until]
    if not between or _DIGIT.search(text, begin, between[0].start()):
        return {}, None
    match = _BY_BANDS.match(text, between[-1].end())
    return _least(between), match


def _least(said: Sequence[re.Match[str]]) -> dict[str, Decimal]:
    return {_SAME.get(m["grade"], m["grade"]): Decimal(m["least"]) for m in said if m["grade"]}


def _said_bands(said: Sequence[re.Match[str]]) -> Mapping[str, Decimal]:
    """Grade → its least score, as a text says; none unless it says it of the best two."""
    least = _least(said)
    return {**USUAL, **least} if {"优", "良"} <= {*least} else {}


def _due(score: Decimal, bands: Mapping[str, Decimal]) -> str:
    ranked = sorted(bands.items(), key=lambda band: -band[1])
    return next((grade for grade, least in ranked if score >= least), ranked[-1][0])
