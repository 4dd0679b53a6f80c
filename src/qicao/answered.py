"""What the readers found at cells whose value a person has given since: no fault any more.

The finding stays to be seen, as a hint that says what counts instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from qicao.choices import Override
from qicao.values import Finding, Severity


def answered(findings: Iterable[Finding], overrides: Mapping[str, Override]) -> Iterator[Finding]:
    """The findings; those about values that all were given by hand are hints."""
    for finding in findings:
        given = [overrides[name] for name in finding.figures if name in overrides]
        if not given or len(given) < len(finding.figures) or finding.severity is Severity.HINT:
            yield finding
        else:
            yield _as_hint(finding, given)


def _as_hint(finding: Finding, given: Iterable[Override]) -> Finding:
    told = "、".join(f"{override.value}{override.unit}（{override.who}）" for override in given)
    return finding.model_copy(
        update={
            "severity": Severity.HINT,
            "message": f"{finding.message}（已更正为{told}）",
            "todo": "已更正，不必再改；文件里的这一格改好后，可以撤回更正",
        }
    )
