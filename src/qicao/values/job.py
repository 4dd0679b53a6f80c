"""Long work that a worker process does for a report, and the sections that it has written."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, JsonValue

from qicao.values.base import Value
from qicao.values.kept import Who
from qicao.values.report import Section
from qicao.values.run import Id, Moment


class JobState(StrEnum):
    """How far a job has come."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"

    @property
    def is_open(self) -> bool:
        """Whether more may come of it."""
        return self in (JobState.WAITING, JobState.RUNNING)


class Coming(Value):
    """What a model has said so far for one entry of the outline; nothing of it is checked yet."""

    section: str
    turn: int = Field(default=0, ge=0)
    """0 for the first reply, 1 and 2 for one that mends it."""
    text: str = ""


class Job(Value):
    """Work on a report that a worker takes, and takes again if another one died over it."""

    id: Id
    report: Id
    who: Who
    made: Moment
    asked: dict[str, JsonValue] = {}
    """What is to be done: the sections, the engine, the revision that was seen. Never a key."""
    state: JobState = JobState.WAITING
    stopping: bool = False
    """Whether somebody asked for it to stop."""
    worker: str = ""
    """Who has it; '' for nobody yet."""
    alive: Moment | None = None
    """When the worker was last heard of."""
    began: Moment | None = None
    ended: Moment | None = None
    attempts: int = Field(default=0, ge=0)
    """How many workers have taken it since anything of it was written."""
    total: int = Field(default=0, ge=0)
    """How many sections there are to write."""
    coming: tuple[Coming, ...] = ()
    """What is being written at this moment, as the worker last told it."""
    note: str = ""


class Part(Value):
    """What a job wrote for one entry of the outline: the section and those below it."""

    id: Id
    job: Id
    section: str
    at: Moment
    revision: int | None = None
    """The revision that took it in; None where a person has changed the section meanwhile."""
    sections: tuple[Section, ...]
