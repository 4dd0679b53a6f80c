"""What was found out of a server, one verdict a question, and what to set because of it."""

from __future__ import annotations

from enum import StrEnum

from qicao.values import Value


class Mark(StrEnum):
    """How well a server does one thing."""

    GOOD = "good"
    FAIR = "fair"
    BAD = "bad"
    UNKNOWN = "unknown"


class Verdict(Value):
    """One question and its answer."""

    name: str
    mark: Mark
    detail: str


class Setting(Value):
    """A setting that fits the server, and why."""

    name: str
    value: str
    why: str


class Probe(Value):
    """All that was found; `failure` says why it ended early, '' if it did not."""

    place: str
    model: str
    verdicts: tuple[Verdict, ...]
    settings: tuple[Setting, ...] = ()
    calls: int = 0
    failure: str = ""


def good(name: str, detail: str) -> Verdict:
    """A thing that the server does."""
    return Verdict(name=name, mark=Mark.GOOD, detail=detail)


def fair(name: str, detail: str) -> Verdict:
    """A thing that it does in part, or otherwise than it says."""
    return Verdict(name=name, mark=Mark.FAIR, detail=detail)


def bad(name: str, detail: str) -> Verdict:
    """A thing that it does not do."""
    return Verdict(name=name, mark=Mark.BAD, detail=detail)


def unknown(name: str, detail: str) -> Verdict:
    """A thing that could not be tried."""
    return Verdict(name=name, mark=Mark.UNKNOWN, detail=detail)
