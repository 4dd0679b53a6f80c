"""What is said of a finding, apart: what is wrong, what that rests on, what to do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qicao.checking import ForeignReport
from qicao.marking.stretches import Report
from qicao.values import Finding, Severity

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
_FORMULA = re.compile(
    r"^(?P<head>[^：]*?)(?:与|：)(?P<by>[^，：]*＝[^，；]*?)(?:不符)?[，；]"
    r"(?P<due>(?:(?:按此|要相符)?应为|别处与“).*)$"
)
_APART = re.compile(
    "^(?P<head>“[^”]*”(?:与数据不符[^：]*|的方向不对|与“[^”]*”对不上))：(?P<by>.*)$"
)
_SAYS_WHY = re.compile("，|对不上$")
_FIGURE = re.compile("^([^：]+)：([^，]+)，(.+)$")
_NEXT = re.compile("；(?=“[^”]*”(?:与|是截断)|写的是“|得分“|基数是“)")
"""Where another rule begins to say what it found at the same number."""

_IF_SO = re.compile("按此应为|别处与“|列出的(?:至少)?有")
"""What says what a number would have to be, were no other one wrong."""


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in parts; `basis` and `advice` may be ''."""

    problem: str
    basis: str
    advice: str


def told(finding: Finding, figures: Sequence[str] = ()) -> Told:
    """The parts of a finding; `figures` are the data that it names, a line each."""
    first, *more = _NEXT.split(finding.message)
    problem, basis = _parted(first)
    if finding.expected and finding.expected not in problem and "与数据不符" in problem:
        problem += f"，应为{finding.expected}"
    grounds = [basis, *(by or said for said, by in map(_parted, more))]
    grounds += [line for line in figures if line not in finding.message]
    shown = (_of_data(ground) if ground in figures else ground for ground in grounds)
    return Told(problem, "；".join(dict.fromkeys(filter(None, shown))), advice(finding))


def _of_data(line: str) -> str:
    """A figure with where it stands, as a sentence has it."""
    match = _FIGURE.match(line)
    return "对照数据“{}”为{}（{}）".format(*match.groups()) if match else f"对照数据：{line}"


def _parted(message: str) -> tuple[str, str]:
    """What is wrong, and what that rests on; '' if the message does not part them."""
    if match := _FORMULA.match(message):
        reason = "" if _SAYS_WHY.search(match["head"]) else "与算得的结果不符"
        return f"{match['head']}{reason}，{match['due']}", match["by"]
    if match := _APART.match(message):
        return match["head"], match["by"]
    return message, ""


def figure_lines(report: Report, finding: Finding) -> tuple[str, ...]:
    """The data that a finding names: what each is, its value, its file and cell."""
    if not isinstance(report, ForeignReport):
        return tuple(dict.fromkeys(map(str, finding.sources)))
    sources = report.examined.accounts.sources
    return tuple(sources[figure] for figure in finding.figures if figure in sources)


def advice(finding: Finding) -> str:
    """What to do, without a stop at its end and without the step of who runs the program.

    What to write instead is all that is said where that is known.
    """
    if finding.suggestion:
        return finding.suggestion.rstrip("。")
    clauses = (clause.rstrip("。") for clause in finding.todo.split("；"))
    return "；".join(dict.fromkeys(clause for clause in clauses if clause))


def due(finding: Finding) -> str:
    """What ought to stand there, where that is known; '' where another number may be the wrong one.

    按此应为 and a count beside its list say what one of two numbers would have to be.
    """
    if _IF_SO.search(finding.message) or not finding.expected:
        return ""
    about = f"约{finding.expected}"
    return about if f"应为{about}" in finding.message else finding.expected


def labels_of(report: Report) -> dict[str, str]:
    """Rule → its name; a code that several checks share has none of its own."""
    labels: dict[str, set[str]] = {}
    for row in report.coverage:
        labels.setdefault(row.code, set()).add(row.label)
    return {code: label for code, (label, *more) in labels.items() if label and not more}


def counted(findings: Sequence[Finding]) -> str:
    """错误 1 处，警告 2 处; what there is none of is left out."""
    levels = [finding.severity for finding in findings]
    shown = [f"{LEVELS[s]} {levels.count(s)} 处" for s in LEVELS if levels.count(s)]
    return "，".join(shown) or "没有发现问题"
