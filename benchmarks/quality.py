"""How well faults are found in the labelled set: planted one at a time, five at a time, or none.

Reports that are kept aside give totals and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from checked import Check
from judging import (
    Document,
    Fault,
    Finding,
    Verdict,
    concerns,
    fault_of,
    judge,
    new_findings,
    shown,
)

from qicao.trial.chance import Chance
from qicao.trial.prose import LABELS, Labelled, Planted, plant, redraw

TRIES = 20
"""Variants that are planted to find one that can be proved."""
FIRST, FAULTS_AT_ONCE = 10, 5


@dataclass
class Subject:
    """A labelled report with what is checked of it: alone or against its figures."""

    report: Labelled
    figures: Path | None
    aside: bool
    check: Check
    quantities: int

    @cached_property
    def clean(self) -> Document:
        """What is said of the report without a fault."""
        return self.check(self.report.text, self.figures)

    def provable(self, planted: Planted) -> bool:
        """Whether the fault can be proved with what the checker is given."""
        return planted.by_figures if self.figures else planted.provable

    def determined(self, planted: Planted) -> bool:
        """The same of which token is wrong."""
        return planted.determined_by_figures if self.figures else planted.determined


@dataclass(frozen=True)
class Outcome:
    """A fault and what became of it."""

    subject: Subject
    planted: Planted
    verdict: Verdict

    @property
    def determined(self) -> bool:
        """Whether it is known which token is wrong."""
        return self.subject.determined(self.planted)


@dataclass
class Tally:
    """Outcomes, added up."""

    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def planted(self) -> int:
        """How many faults."""
        return len(self.outcomes)

    @property
    def caught(self) -> list[Outcome]:
        """Those that were found."""
        return [o for o in self.outcomes if o.verdict.caught]

    @property
    def determined(self) -> list[Outcome]:
        """Those found where the culprit is determined."""
        return [o for o in self.caught if o.determined]

    def caught_as(self, level: str) -> int:
        """How many have an error, or nothing but warnings."""
        errors = sum(o.verdict.errors > 0 for o in self.caught)
        return errors if level == "error" else len(self.caught) - errors

    @property
    def exact(self) -> int:
        """How many were found with the place or the value that stood there."""
        return sum(o.verdict.exact for o in self.caught)

    @property
    def named(self) -> int:
        """How many of the determined were found at the token that was changed."""
        return sum(o.verdict.named for o in self.determined)

    @property
    def findings(self) -> int:
        """New findings of the faults that were found."""
        return sum(o.verdict.findings for o in self.caught)


def single_faults(
    subjects: Sequence[Subject], each: int, only: str = ""
) -> dict[str, list[Outcome]]:
    """Class → outcomes: `each` provable faults of it in every report that has room."""
    found: dict[str, list[Outcome]] = {fault: [] for fault in LABELS if only in ("", fault)}
    for subject in subjects:
        for fault in found:
            for number in range(each):
                if outcome := single(subject, fault, number):
                    found[fault].append(outcome)
    return found


def single(subject: Subject, fault: str, number: int) -> Outcome | None:
    """A provable fault of a class and what the checker says; None if the report has no room."""
    chance = Chance(f"single/{subject.report.name}/{fault}/{number}")
    planted = provable(subject, lambda: plant(subject.report, fault, chance))
    if planted is None:
        return None
    document = subject.check(planted.text, subject.figures)
    new = new_findings(document, subject.clean, planted.edits)
    return Outcome(subject, planted, judge(new, fault_of(planted)))


def provable(subject: Subject, plants: Callable[[], Planted | None]) -> Planted | None:
    """The first of some variants that can be proved."""
    tried = (plants() for _ in range(TRIES))
    return next((p for p in tried if p and subject.provable(p)), None)


@dataclass(frozen=True)
class Shown:
    """The first findings of a text with several faults."""

    true: int
    total: int


def first_findings(subject: Subject, number: int) -> Shown:
    """How many of the first findings are about one of five faults of different classes."""
    text, faults = several(subject, number)
    found = shown(subject.check(text, subject.figures))[:FIRST]
    return Shown(sum(about_any(finding, faults) for finding in found), len(found))


def about_any(finding: Finding, faults: Sequence[Fault]) -> bool:
    """Whether a finding is about one of the faults."""
    return any(concerns(finding, fault) for fault in faults)


def several(subject: Subject, number: int) -> tuple[str, list[Fault]]:
    """The report with five faults in numbers that have nothing to do with each other."""
    chance = Chance(f"several/{subject.report.name}/{number}")
    report, faults, taken = subject.report, list[Fault](), frozenset[str]()
    for fault in chance.shuffled(list(LABELS)):
        planted = plant(report, fault, chance, taken)
        if planted and subject.provable(planted):
            report = planted.after
            faults = [*(f.later(planted.edits) for f in faults), fault_of(planted)]
            taken |= {id for relation in planted.broken for id in relation.ids}
            taken |= {edit.number for edit in planted.edits}
        if len(faults) == FAULTS_AT_ONCE:
            break
    return report.text, faults


def false_findings(subjects: Sequence[Subject], level: str) -> int:
    """Findings of a level on clean texts."""
    clean = (f for subject in subjects for f in subject.clean["findings"])
    return sum(f["severity"] == level for f in clean)


def chances(subjects: Sequence[Subject], each: int) -> Iterator[bool]:
    """For numbers in place of which others were drawn: whether they pass as explained or bound."""
    for subject in subjects:
        for number in range(each):
            chance = Chance(f"chance/{subject.report.name}/{number}")
            if planted := redraw(subject.report, chance):
                document = subject.check(planted.text, subject.figures)
                (edit,) = planted.edits
                yield any(
                    m["start"] == edit.start and m["status"] in ("explained", "bound")
                    for m in document["mentions"]
                )
