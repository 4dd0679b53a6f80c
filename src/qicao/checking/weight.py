"""What a finding changes: the order in which a person is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from qicao.values import Finding, Severity


class Weight(StrEnum):
    """What is no longer true if the finding is; the heaviest first."""

    CONCLUSION = "结论"
    GRADE = "等级"
    SCORE = "得分"
    AMOUNT = "金额、比率和个数"
    TABLE = "表格"
    WORDS = "文字和格式"


_BY_CODE = {
    **dict.fromkeys(("A15", "A32", "A39", "A59", "A60", "D05"), Weight.CONCLUSION),
    **dict.fromkeys(("A41", "A42"), Weight.GRADE),
    **dict.fromkeys(("A14", "A33", "A34", "A35", "A36", "A37", "A38"), Weight.SCORE),
    **dict.fromkeys(("A44", "A45", "A47", "A50", "A51", "A56", "A61"), Weight.WORDS),
    **dict.fromkeys(("D01", "D03", "D04", "X03", "X05"), Weight.AMOUNT),
}
_SCORED = "分"
_ORDER = {level: place for place, level in enumerate(Severity)}
_PLACE = {weight: place for place, weight in enumerate(Weight)}


def weight_of(finding: Finding) -> Weight:
    """What a finding changes, by its rule, by the number it is about, by where that stands."""
    if known := _BY_CODE.get(finding.code):
        return known
    if not finding.code.startswith(("A", "B")):
        return Weight.WORDS
    if _is_scored(finding):
        return Weight.SCORE
    in_table = finding.place is not None and finding.place.table is not None
    return Weight.TABLE if in_table else Weight.AMOUNT


def _is_scored(finding: Finding) -> bool:
    numbers = (finding.text, finding.expected)
    return any((number or "").endswith(_SCORED) for number in numbers)


def is_of_reading(finding: Finding) -> bool:
    """Whether it tells how the file was read, which is nobody's fault."""
    return finding.code.startswith("R") and finding.start is None


def ranked(findings: Iterable[Finding]) -> list[Finding]:
    """Errors, warnings, hints; of each what changes most first, then as they stand in the text."""
    return sorted(findings, key=lambda f: (_ORDER[f.severity], _PLACE[weight_of(f)], *_at(f)))


def by_weight(findings: Sequence[Finding]) -> Iterator[tuple[Weight, list[Finding]]]:
    """The errors and warnings by what they change, the worst first, then as they stand."""
    told = [f for f in findings if f.severity is not Severity.HINT and not is_of_reading(f)]
    told.sort(key=lambda f: (_ORDER[f.severity], *_at(f)))
    for weight in Weight:
        if group := [finding for finding in told if weight_of(finding) is weight]:
            yield weight, group


def _at(finding: Finding) -> tuple[bool, int]:
    return finding.start is None, finding.start or 0
