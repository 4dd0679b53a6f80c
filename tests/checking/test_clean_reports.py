"""Invented reports in which every number is right: what is said of them is a false alarm.

Each has the figures that it was written from. They were written by others than the rules, in the
manner of several provinces and kinds of unit, with all that only looks like a fault: rounded parts,
shares that make 100.01, targets of next year, two bases of one rate.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from qicao.checking.accounts import read_accounts
from qicao.checking.foreign import Examined, examine
from qicao.checking.text import text_of
from qicao.values import Finding, Severity

CLEAN = sorted((Path(__file__).parents[1] / "data" / "clean").iterdir())
MOST = {False: (3, 11), True: (5, 17)}
"""With figures or without → errors and warnings that were measured over all of them."""


@cache
def examined(folder: Path, *, figures: bool) -> Examined:
    """A report held against itself, or against its figures; once for all tests."""
    text = (folder / "report.md").read_text(encoding="utf-8")
    accounts = read_accounts([folder / "figures.csv"] if figures else [], None, 0)
    return examine(text_of("report.md", text), accounts)


def told(folder: Path, *, figures: bool) -> list[Finding]:
    found = examined(folder, figures=figures).findings()
    return [finding for finding in found if finding.severity is not Severity.HINT]


@pytest.mark.parametrize("figures", [False, True])
def test_true_numbers_are_rarely_called_out(figures: bool) -> None:
    found = [finding for folder in CLEAN for finding in told(folder, figures=figures)]
    errors = [f for f in found if f.severity is Severity.ERROR]
    most_errors, most_warnings = MOST[figures]
    assert len(errors) <= most_errors, [f.message for f in errors]
    assert len(found) - len(errors) <= most_warnings, [f.message for f in found]


@pytest.mark.parametrize("folder", CLEAN, ids=lambda folder: folder.name)
def test_most_figures_that_a_report_states_are_bound(folder: Path) -> None:
    one = examined(folder, figures=True)
    bound = [b for b in one.bindings.values() if b.status.value == "bound"]
    figures = {figure.figure for b in bound for figure in b.figures}
    assert len(figures) >= 0.6 * len({given.figure for given in one.accounts.statements})
