"""Findings and coverage: what a person should look at, and what became of each check."""

from __future__ import annotations

from enum import StrEnum

from qicao.values.base import Source, Value


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
