"""A trial as values: the drafts that were planned, and what became of those that are done."""

from __future__ import annotations

from qicao.engines.endpoint import Terms, Usage
from qicao.trial.scoring import SectionScore, State
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

    @property
    def server_failures(self) -> tuple[str, ...]:
        """The failures that were the server's: a reply cut or a prompt too long is the prompt's."""
        failed = {f"{part.heading}：" for part in self.sections if part.state is State.FAILED}
        return tuple(line for line in self.failures if line.startswith(tuple(failed)))


class Trial(Value):
    """What was to be tried, and what is done so far."""

    planned: tuple[Cell, ...]
    done: tuple[CellScore, ...] = ()
