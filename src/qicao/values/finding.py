"""Findings and coverage: what a person should look at, and what became of each check."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from qicao.steps import Step, on_command_line, on_page
from qicao.values.base import Source, Value

_WHY = "："
"""Between why something was not done, and what to do for it to be."""


def _is_none(value: object) -> bool:
    return value is None


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Place(Value):
    """Where in a text: as far as known."""

    section: str | None = None
    block: str | None = None
    paragraph: int | None = None
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None


class Finding(Value):
    """Something a person should look at, and what to do; `start` and `end` are code points."""

    code: str
    severity: Severity
    message: str
    todo: str = ""
    observed: str | None = None
    expected: str | None = None
    figures: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    start: int | None = None
    end: int | None = None
    text: str | None = None
    suggestion: str | None = None
    place: Place | None = None
    step: Step | None = Field(default=None, exclude_if=_is_none)
    """What the person at the program can do besides; not for who is given what was found."""

    @property
    def todo_on_command_line(self) -> str:
        """What to do, as the command line says it."""
        return on_command_line(self.todo, self.step)

    @property
    def todo_on_page(self) -> str:
        """What to do, as the page says it."""
        return on_page(self.todo, self.step)


class CoverageStatus(StrEnum):
    """What became of a check."""

    DONE = "done"
    NOT_APPLICABLE = "not_applicable"
    NOT_ENOUGH_DATA = "not_enough_data"
    AMBIGUOUS = "ambiguous"


class Coverage(Value):
    """One check and what became of it; `reason` says why it was not done."""

    code: str
    status: CoverageStatus
    reason: str = ""
    figures: tuple[str, ...] = ()
    label: str = ""
    step: Step | None = Field(default=None, exclude_if=_is_none)
    """What the person at the program can do for it to be done."""

    @property
    def reason_on_command_line(self) -> str:
        """Why it was not done, and what to type."""
        return on_command_line(self.reason, self.step, _WHY)

    @property
    def reason_on_page(self) -> str:
        """Why it was not done, and where to click."""
        return on_page(self.reason, self.step, _WHY)
