"""Runs of drafting with a model: what was sent, what came back, what it cost.

The store keeps these. Nothing here holds a secret: an address loses its user, password and query,
and a setting that is named like a key is masked, whoever passed it in.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, AwareDatetime, Field, JsonValue

from qicao.values.base import Value
from qicao.values.report import ProfileRef

_SECRET = re.compile(
    r"(?i)key$|secret|password|passwd|authorization|cookie|credential|(^|access|auth|bearer)[_-]?token$"
)


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def _address(text: str) -> str:
    parts = urlsplit(text)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl()


def _masked(value: Any) -> Any:
    if isinstance(value, list):
        return [_masked(part) for part in value]
    if not isinstance(value, dict):
        return value
    hidden = {name for name, part in value.items() if part and _SECRET.search(name)}
    return {name: "***" if name in hidden else _masked(part) for name, part in value.items()}


Id = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
"""`uuid4().hex`, made by the client, so that saving again after a lost answer adds nothing."""
Key = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""A sha256 in hex."""
Moment = Annotated[AwareDatetime, AfterValidator(_utc)]
"""A moment of any zone, kept in UTC."""
Options = Annotated[dict[str, JsonValue], AfterValidator(_masked)]
"""Settings as JSON; one whose name says that it is secret reads ***."""


class RunState(StrEnum):
    """How far a run has come."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Run(Value):
    """One drafting with a model; its exchanges name it."""

    id: Id
    began: Moment
    ended: Moment | None = None
    engine: str
    """As it was asked for: `openai:MODEL`."""
    place: Annotated[str, AfterValidator(_address)] = ""
    """The address of the endpoint; '' if there is none."""
    profile: ProfileRef
    ledger: str
    """The digest of the ledger."""
    settings: Options = {}
    prices: dict[str, str] = {}
    """The prices that costs were computed with, as they were written; {} if unknown."""
    state: RunState = RunState.RUNNING
    note: str = ""


class Exchange(Value):
    """One call of a model: the request, and the reply or the failure."""

    id: Id
    run: Id
    section: str
    turn: int = Field(default=0, ge=0)
    """0 for the first request of a section, 1 and up for repairs."""
    key: Key
    """The digest of the request, computed by the engine."""
    messages: tuple[tuple[str, str], ...]
    """Role and content, in order."""
    settings: Options = {}
    reply: str | None = None
    finish: str = ""
    """Why the model stopped: `stop`, `length`, …; '' if it did not answer."""
    failure: str = ""
    """What went wrong; '' if it answered."""
    prompt_tokens: int = Field(default=0, ge=0)
    completion_tokens: int = Field(default=0, ge=0)
    seconds: float = Field(default=0, ge=0, allow_inf_nan=False)
    cost: Decimal = Field(default=Decimal(0), ge=0)
    """In the currency of the run's prices."""
    began: Moment
    verdict: tuple[str, ...] | None = None
    """Codes of the faults that the checks found; None until judged, () for none found."""
