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
