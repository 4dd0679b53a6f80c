"""The quality of the checker on the labelled reports is not less than was measured.

A ratchet: who makes the checker better lowers `MOST` and raises `LEAST`. `make bench` measures the
same and more. Of the reports that are kept aside there are totals and nothing else, lest anybody
should read them to mend a rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from planting import labelled
from reports import LabelledReport, load_reports

from qicao.checking import report_on
from qicao.checking.accounts import Accounts, read_accounts
from qicao.checking.text import text_of
from qicao.trial.chance import Chance
from qicao.trial.prose import Planted, plant
from qicao.values import Finding, Severity

MOST = {
    (False, False): (0, 0),
    (False, True): (0, 0),
    (True, False): (4, 1),
    (True, True): (5, 1),
}
"""Kept aside or not, with figures or not → false errors and warnings on clean texts, which have
2,201 numbers, and 900 in those kept aside."""
LEAST = {False: 25, True: 28}
"""Without figures or with them → how many of 33 wrong digits that can be proved are found; one less
than was measured."""
EACH, TRIES = 3, 20


@cache
def accounts(figures: Path | None, year: int) -> Accounts:
    return read_accounts([figures] if figures else [], None, year)


def findings(report: LabelledReport, text: str, *, figures: bool) -> tuple[Finding, ...]:
    known = accounts(report.figures if figures else None, report.year)
    found = report_on(text_of("报告.txt", text), known, report.year).findings
    return tuple(f for f in found if f.severity is not Severity.HINT)


@cache
def clean(name: str, *, figures: bool) -> Counter[tuple[str, str]]:
    """What is told of a report without a fault."""
    (report,) = (r for r in load_reports() if r.name == name)
    return Counter((f.code, f.text) for f in findings(report, report.text, figures=figures))


@pytest.mark.parametrize(("aside", "figures"), MOST)
def test_clean_reports_have_no_more_false_findings_than_were_measured(
    aside: bool, figures: bool
) -> None:
    levels: Counter[Severity] = Counter()
    for report in (r for r in load_reports() if r.aside is aside):
        levels.update(f.severity for f in findings(report, report.text, figures=figures))
    errors, warnings = MOST[aside, figures]
    assert levels[Severity.ERROR] <= errors
    assert levels[Severity.WARNING] <= warnings


@pytest.mark.parametrize("figures", LEAST)
def test_wrong_digits_are_found_as_often_as_was_measured(figures: bool) -> None:
    caught = [
        found(report, fault, figures=figures)
        for report in load_reports()
        if not report.aside
        for fault in planted(report, figures=figures)
    ]
    assert len(caught) == 33
    assert sum(caught) >= LEAST[figures]


def planted(report: LabelledReport, *, figures: bool) -> Iterator[Planted]:
    """Variants of a report with one digit wrong that can be proved, the same every time."""
    subject = labelled(report)
    for number in range(EACH):
        chance = Chance(f"held/{report.name}/{number}")
        tried = (plant(subject, "wrong_digit", chance) for _ in range(TRIES))
        provable = (p for p in tried if p and (p.by_figures if figures else p.provable))
        if (first := next(provable, None)) is not None:
            yield first


def found(report: LabelledReport, fault: Planted, *, figures: bool) -> bool:
    """Whether something new is told at the wrong number, or names it."""
    known = clean(report.name, figures=figures)
    new = [f for f in findings(report, fault.text, figures=figures) if not known[f.code, f.text]]
    (edit,) = fault.edits
    return any(
        _meets(f, edit.start, edit.end) or edit.now in f"{f.message}{f.suggestion}" for f in new
    )


def _meets(finding: Finding, start: int, end: int) -> bool:
    """Whether a finding stands at what lies between two places."""
    if finding.start is None or finding.end is None:
        return False
    return finding.start < end and start < finding.end
