"""What a check is given: the report as it reads, and all that stands behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from qicao.boundtext import Run
from qicao.check.script import Piece, Script
from qicao.profile import Profile
from qicao.values import Finding, Ledger, Report, SectionPlan, Severity


@dataclass(frozen=True)
class Draft:
    """A drafted report with its plans, ledger and profile."""

    report: Report
    script: Script
    plans: tuple[SectionPlan, ...]
    ledger: Ledger
    profile: Profile

    def plan(self, section: str) -> SectionPlan | None:
        """The plan of a section, or None for one that somebody added."""
        return next((plan for plan in self.plans if plan.id == section), None)


@dataclass(frozen=True)
class Check:
    """One check: the code of its findings, what it is called, and the function that looks."""

    code: str
    label: str
    look: Callable[[Draft], Iterator[Finding]]


def at(
    piece: Piece,
    code: str,
    severity: Severity,
    message: str,
    *,
    start: int = 0,
    end: int | None = None,
    todo: str = "",
    expected: str | None = None,
    figures: tuple[str, ...] = (),
) -> Finding:
    """A finding at a span of a piece; `start` and `end` are offsets within the piece."""
    end = len(piece.text) if end is None else end
    seen = piece.text[start:end]
    return Finding(
        code=code,
        severity=severity,
        message=message,
        todo=todo,
        observed=seen or None,
        expected=expected,
        figures=figures,
        start=piece.start + start,
        end=piece.start + end,
        text=seen,
        place=piece.place,
    )


def over(
    piece: Piece,
    start: int,
    run: Run,
    code: str,
    severity: Severity,
    message: str,
    *,
    todo: str,
    expected: str | None = None,
) -> Finding:
    """A finding over one run of a piece, about the run's figures."""
    return at(
        piece,
        code,
        severity,
        message,
        start=start,
        end=start + len(run.text),
        todo=todo,
        expected=expected,
        figures=run.figures,
    )
