"""Grades beside a score: 得分94.82分，等级为“优”, held against half-open bands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
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
    "^(?:，其中[^。；;\n]{0,60}?，)?[^。；;\n0-9]{0,16}?(?:等级|评级|等次|评价结果|评定|评为|结果)[^。；;\n0-9]{0,6}?"
    "[“\"'‘]?(?P<grade>优秀|良好|中等|较差|不合格|合格|[优良中差])[”\"'’]?"
)


_BAND = r"分?(?:以上|以下|及以上|（含）以上)?[“\"]?(?:优秀?|良好?|中等?|合格|差|较差)[”\"]?"
_SCALE = re.compile(
    rf"\d+(?:\.\d+)?{_BAND}[、，,；;][^。\n]{{0,12}}\d+(?:\.\d+)?{_BAND}[、，,；;。”\"]"
)
_SPAN = 40
"""Characters around a score among which a scale is looked for."""


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
    """The scores of a text that have a grade beside them."""
    full = Decimal(100)
    for statement in statements:
        value = statement.mention.value
        if statement.role is Role.WEIGHT and value:
            full = value
        scored = statement.role in (Role.SCORE, Role.PRIOR) and statement.mention.unit == "分"
        if not scored or statement.table or value is None or statement.under >= 0:
            continue
        if _SCALE.search(text, statement.end - _SPAN, statement.end + _SPAN):
            continue  # 90分以上优秀、80分至90分良好: the bands themselves
        if full != 100 and value > full:
            full = Decimal(100)
        match = _GRADE.match(text[statement.end : statement.end + 100])
        if match:
            start = statement.end + match.start("grade")
            due = _due(value / full * 100, bands)
            yield Graded(statement, match["grade"], due, start, start + len(match["grade"]))
        full = Decimal(100)


def _due(score: Decimal, bands: Mapping[str, Decimal]) -> str:
    ranked = sorted(bands.items(), key=lambda band: -band[1])
    return next((grade for grade, least in ranked if score >= least), ranked[-1][0])
