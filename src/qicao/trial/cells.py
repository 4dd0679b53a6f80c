"""A trial as values: the drafts that were planned, and what became of those that are done."""

from __future__ import annotations

from qicao.engines.endpoint import Terms, Usage
from qicao.trial.scoring import SectionScore
from qicao.values import Finding, Value


class Cell(Value):
    """One draft of a trial."""

    case: str
    prompts: str
    engine: str
    seed: int | None = None


class CellScore(Value):
    """What became of one draft."""

    cell: Cell
    profile: str
    sections: tuple[SectionScore, ...]
    elsewhere: tuple[Finding, ...] = ()
    """Errors and warnings outside the sections that were to be written."""
    failures: tuple[str, ...] = ()
    usage: Usage = Usage()
    """What was used now: a reply that was kept from an earlier run is not in it."""
    terms: Terms = Terms()


class Trial(Value):
    """What was to be tried, and what is done so far."""

    planned: tuple[Cell, ...]
    done: tuple[CellScore, ...] = ()
