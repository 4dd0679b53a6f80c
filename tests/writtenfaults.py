"""Invented reports with their figures, and the faults that whoever wrote them put in one by one."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from qicao.checking import report_on
from qicao.checking.accounts import Accounts, read_accounts
from qicao.checking.foreign import report_year
from qicao.checking.text import text_of
from qicao.values import Finding, Severity

FOLDER = Path(__file__).parent / "data" / "faulty"
_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_AROUND = 60
"""Characters around a fault in which a finding is one of it."""


@dataclass(frozen=True)
class WrittenFault:
    """`old` of the text, which stands there once, becomes `new`."""

    old: str
    new: str
    kind: str
    alone: bool
    """Whether the text proves it without the figures."""


@dataclass(frozen=True)
class Written:
    """A report, its figures, and its faults."""

    folder: Path

    @cached_property
    def text(self) -> str:
        """The report without a fault."""
        return (self.folder / "report.md").read_text(encoding="utf-8")

    @cached_property
    def faults(self) -> tuple[WrittenFault, ...]:
        """In the order of the file."""
        with (self.folder / "faults.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        return tuple(
            WrittenFault(r["old"], r["new"], r["class"], r["text_only"] == "yes") for r in rows
        )

    def findings(self, text: str, *, figures: bool) -> list[Finding]:
        """Errors and warnings of a text of this report."""
        read = text_of("report.md", text)
        year = report_year(read.text)
        accounts = _accounts(self.folder, year) if figures else read_accounts([], None, year)
        found = report_on(read, accounts, year).findings
        return [finding for finding in found if finding.severity is not Severity.HINT]

    def is_caught(self, fault: WrittenFault, known: Sequence[Finding], *, figures: bool) -> bool:
        """Whether anything is said of a fault that was not said of the clean text."""
        text = self.text.replace(fault.old, fault.new, 1)
        left = Counter(finding.message for finding in known)
        new = []
        for finding in self.findings(text, figures=figures):
            left[finding.message] -= 1
            new += [finding] if left[finding.message] < 0 else []
        at = self.text.find(fault.old)
        return any(_concerns(finding, fault, at) for finding in new)


@cache
def _accounts(folder: Path, year: int) -> Accounts:
    return read_accounts([folder / "figures.csv"], None, year)


def _concerns(finding: Finding, fault: WrittenFault, at: int) -> bool:
    """Whether a finding stands at a fault, or names a number that only the fault has."""
    old = {*_NUMBER.findall(fault.old)}
    start, end = finding.start or 0, finding.end or 0
    beside = start < at + len(fault.new) + _AROUND and end > at - _AROUND
    numbers = [number for number in _NUMBER.findall(fault.new) if number not in old]
    return beside or any(number in finding.message for number in numbers)


def written() -> tuple[Written, ...]:
    """The reports in the order of their names."""
    return tuple(Written(folder) for folder in sorted(FOLDER.iterdir()))
