"""What two texts of one section are compared by, and which way each is better."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from qicao.trial.scoring import SectionScore, State
from qicao.trial.tallying import CLEAN
from qicao.values import Severity

RANKS = {state: rank for rank, state in enumerate(State)}
Pair = tuple[SectionScore, SectionScore]
"""A section as it is on the old side and on the new."""


@dataclass(frozen=True)
class Measure:
    """A number of each section; `value` is None where it says nothing about one."""

    name: str
    value: Callable[[SectionScore], int | None]
    more_is_better: bool = False

    def of(self, pair: Pair) -> tuple[int, int] | None:
        """The numbers of both sides; None if one has none."""
        old, new = self.value(pair[0]), self.value(pair[1])
        return None if old is None or new is None else (old, new)

    def gain(self, pair: Pair) -> int:
        """1 if the new side is better, -1 if the old is, else 0."""
        if (values := self.of(pair)) is None:
            return 0
        old, new = values
        return ((new > old) - (new < old)) * (1 if self.more_is_better else -1)


def _first_clean(score: SectionScore) -> int | None:
    return int(not score.attempts[0].faults) if score.attempts else None


def _first_faults(score: SectionScore) -> int | None:
    return len(score.attempts[0].faults) if score.attempts else None


def _clean(score: SectionScore) -> int | None:
    return int(score.state in CLEAN) if score.attempts else None


def _own(score: SectionScore) -> int | None:
    return int(score.is_own) if score.attempts else None


def _rank(score: SectionScore) -> int | None:
    return RANKS[score.state] if score.attempts else None


def _unsaid(score: SectionScore) -> int | None:
    return score.unsaid if score.is_own else None


def _errors(score: SectionScore) -> int:
    return sum(finding.severity is Severity.ERROR for finding in score.findings)


def _warnings(score: SectionScore) -> int:
    return sum(finding.severity is Severity.WARNING for finding in score.findings)


FIRST_FAULTS = Measure("首稿毛病", _first_faults)
UNSAID = Measure("必写未写", _unsaid)
ERRORS, WARNINGS = Measure("成稿错误", _errors), Measure("成稿警告", _warnings)
MEASURES = (
    Measure("首稿无错", _first_clean, more_is_better=True),
    FIRST_FAULTS,
    Measure("改后无错", _clean, more_is_better=True),
    Measure("模型写成", _own, more_is_better=True),
    UNSAID,
    ERRORS,
    WARNINGS,
)
"""Each is told by itself."""
ORDER = (Measure("来历", _rank), ERRORS, WARNINGS, UNSAID, FIRST_FAULTS)
"""What decides between two texts of a section: the first of these in which they differ."""


def gain(pair: Pair) -> int:
    """1 if the section is better on the new side, all in all; -1 if on the old; 0 if neither."""
    return next((found for measure in ORDER if (found := measure.gain(pair))), 0)
