"""Reports as the store keeps them: states, the saves that make them, and who did what when.

A state is all that a report is at one time; what is large in it (files, what was read, the ledger,
the profile) is named by its digest and kept once.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, JsonValue, StringConstraints

from qicao.values.base import Value
from qicao.values.report import ProfileRef, Report
from qicao.values.run import Id, Key, Moment

LONGEST_NAME = 60
Who = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_NAME)
]
"""The name that a person goes by here."""


class Deed(StrEnum):
    """What a save did."""

    OPENED = "opened"
    FILES = "files"
    CHOICES = "choices"
    DRAFT = "draft"
    EDIT = "edit"
    RESTORED = "restored"


class KeptFile(Value):
    """A file that staff gave, by name and digest of its content."""

    name: str
    digest: Key
    size: int = Field(ge=0)


class State(Value):
    """All that a report is at one revision."""

    title: str
    unit: str = ""
    year: int | None = None
    profile: ProfileRef
    profile_files: Key
    """The digest of the copy of the profile that the report pins."""
    files: tuple[KeptFile, ...] = ()
    choices: dict[str, JsonValue] = {}
    """As choices.yaml has them."""
    reading: Key | None = None
    """The digest of what the files gave; None before any was read."""
    ledger: Key | None = None
    """The digest of the ledger that the text was written from, as the store keeps it."""
    report: Report | None = None
    """The text; None before anything was drafted."""
    engine: str = ""
    failures: tuple[str, ...] = ()
    errors: int | None = None
    """Errors that the checks found in text and data; None where nobody looked."""
    warnings: int | None = None

    @property
    def stage(self) -> Literal["empty", "data", "text"]:
        """How far the report has come."""
        if self.report is not None:
            return "text"
        return "data" if self.files else "empty"

    @property
    def contents(self) -> tuple[str, ...]:
        """The digests that the state names."""
        named = (self.profile_files, self.reading, self.ledger, *(f.digest for f in self.files))
        return tuple(dict.fromkeys(digest for digest in named if digest))


class Save(Value):
    """A state that somebody wants kept, on top of the revision that they saw."""

    id: Id
    """Made by the client: the same save twice is one revision."""
    report: Id
    base: int = Field(ge=0)
    """The revision that was seen; 0 for a report that is new."""
    who: Who
    deed: Deed
    note: str = ""
    state: State


class RevisionLine(Value):
    """That a revision was made: who, when, and what they did."""

    id: Id
    report: Id
    number: int = Field(ge=1)
    who: str
    at: Moment
    deed: Deed
    note: str = ""


class Revision(RevisionLine):
    """A revision with its state."""

    state: State


class ReportLine(Value):
    """A report in a list, as its latest revision has it."""

    id: Id
    title: str
    unit: str
    year: int | None
    profile: ProfileRef
    revision: int
    made: Moment
    changed: Moment
    changed_by: str
    stage: str
    errors: int | None = None
    warnings: int | None = None
    away: bool = False
    """Whether it was put away."""


class AuditLine(Value):
    """One link of a report's chain: what was done, sealed with the link before it."""

    report: Id
    number: int = Field(ge=1)
    at: Moment
    who: str
    deed: str
    detail: dict[str, JsonValue] = {}
    revision: int | None = None
    before: str
    """The seal of the link before; 64 zeros for the first."""
    seal: Key
