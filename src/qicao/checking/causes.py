"""One cause is one finding: what several rules say of one number is told together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from qicao.checking.weight import ranked
from qicao.values import Finding, Severity


def one_a_cause(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, those about one and the same number as one.

    The gravest speaks first and the others are its further grounds. Hints stand alone.
    """
    spans: dict[tuple[int | None, int | None, int], list[Finding]] = {}
    for number, finding in enumerate(findings):
        alone = finding.severity is Severity.HINT or finding.start is None
        key = (finding.start, finding.end, number + 1 if alone else 0)
        spans.setdefault(key, []).append(finding)
    for about in spans.values():
        yield _joined(ranked(about))


def told_once(causes: Iterable[Finding], others: Sequence[Finding]) -> Iterator[Finding]:
    """All findings: of one number that others tell with the word before it, only theirs.

    接近七成 is told with its word, and what 七成 would be stands in its advice.
    """
    wider: dict[int, Finding] = {}
    for finding in causes:
        number = next((n for n, other in enumerate(others) if _tells(other, finding)), None)
        if number is None:
            yield finding
        else:
            wider[number] = _with_advice(others[number], finding)
    yield from (wider.get(number, other) for number, other in enumerate(others))


def _tells(other: Finding, finding: Finding) -> bool:
    """Whether a finding is of the very number of another one, or says the same."""
    if other.severity is Severity.HINT or None in (finding.start, other.start):
        return False
    if other.message == finding.message:
        return True
    word = (finding.start or 0) - (other.start or 0) > 0
    return word and other.end == finding.end and other.severity is Severity.ERROR


def _with_advice(other: Finding, finding: Finding) -> Finding:
    """A finding with what to write for its number, if that is known and it says nothing itself."""
    right = finding.expected if finding.suggestion else None
    if not right or other.suggestion or finding.suggestion != f"改为{right}":
        return other
    words = (other.text or "").removesuffix(finding.text or "")
    changed = {"expected": f"{words}{right}", "suggestion": f"改为{words}{right}"}
    return other.model_copy(update=changed)


def _joined(findings: Sequence[Finding]) -> Finding:
    first, *more = findings
    messages = dict.fromkeys(finding.message for finding in findings)
    figures = dict.fromkeys(figure for finding in findings for figure in finding.figures)
    suggestion = next((f.suggestion for f in findings if f.suggestion), None)
    expected = next((f.expected for f in findings if f.expected), None)
    changed = {
        "message": "；".join(messages),
        "figures": tuple(figures),
        "suggestion": suggestion,
        "expected": expected,
    }
    return first.model_copy(update=changed) if more else first
