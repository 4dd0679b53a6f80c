"""What is said of a finding, apart: what is wrong, what that rests on, what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qicao.marking.stretches import Report
from qicao.values import Coverage, CoverageStatus, Finding, Severity

LEVELS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.HINT: "提示"}
STANDINGS = {
    "bound": "与数据相符",
    "explained": "由文中的数算得",
    "contradicted": "与数据或别处矛盾",
    "ambiguous": "有几种可能",
    "unverified": "没有可核对的依据",
    "not_a_quantity": "不是数量",
}
"""What became of a number, in words."""
STATUS = {
    CoverageStatus.NOT_ENOUGH_DATA: "缺数据",
    CoverageStatus.AMBIGUOUS: "不能确定",
}
_FORMULA = re.compile(
    r"^(?P<head>[^：]*?)(?:与|：)(?P<by>[^，：]*＝[^，]*?)(?:不符)?，(?P<due>应为.*)$"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in parts; `basis` and `advice` may be ''."""

    problem: str
    basis: str
    advice: str


def told(finding: Finding) -> Told:
    """The parts of a finding."""
    match = _FORMULA.match(finding.message)
    if match is None:
        return Told(finding.message, "", advice(finding))
    reason = "" if "，" in match["head"] else "与算得的结果不符"
    return Told(f"{match['head']}{reason}，{match['due']}", match["by"], advice(finding))


def advice(finding: Finding) -> str:
    """What to do, without a stop at its end and without what is said to who runs the program."""
    clauses = [c for part in (finding.suggestion, finding.todo) for c in (part or "").split("；")]
    kept = (clause.rstrip("。") for clause in clauses if clause and " --" not in f" {clause}")
    return "；".join(dict.fromkeys(kept))


def labels_of(report: Report) -> dict[str, str]:
    """Rule → its name."""
    return {row.code: row.label for row in report.coverage if row.label}


def counted(findings: Sequence[Finding]) -> str:
    """错误 1 处，警告 2 处; what there is none of is left out."""
    levels = [finding.severity for finding in findings]
    shown = [f"{LEVELS[s]} {levels.count(s)} 处" for s in LEVELS if levels.count(s)]
    return "，".join(shown) or "没有发现问题"


def scope(coverage: Sequence[Coverage]) -> Iterator[str]:
    """What was checked and what could not be and why, in sentences; nothing is left out."""
    done = [_named(row) for row in _having(coverage, CoverageStatus.DONE)]
    yield f"已核对{len(done)}项：{'、'.join(done)}。" if done else "没有一项规则能够核对。"
    for status in (CoverageStatus.NOT_ENOUGH_DATA, CoverageStatus.AMBIGUOUS):
        for row in _having(coverage, status):
            yield f"{_named(row)}没有核对（{STATUS[status]}）：{row.reason.rstrip('。')}。"
    unused = [_named(row) for row in _having(coverage, CoverageStatus.NOT_APPLICABLE)]
    if unused:
        yield f"另有{len(unused)}项文中没有可以这样核对的数，没有核对：{'、'.join(unused)}。"


def _having(coverage: Sequence[Coverage], status: CoverageStatus) -> list[Coverage]:
    return [row for row in coverage if row.status is status]


def _named(row: Coverage) -> str:
    return row.label or row.code
