"""What files gave, before anything is reconciled."""

from __future__ import annotations

from qicao.values.base import Source, Value
from qicao.values.figure import Fact, Figure, Item
from qicao.values.finding import Finding
from qicao.values.material import Material


class Unmapped(Value):
    """A cell whose row no catalogue entry fits, with the nearest guess for a person to confirm."""

    source: Source
    label: str
    guess: str | None = None


class SourceFile(Value):
    """A file that was read, by name and digest."""

    path: str
    sha256: str
    size: int


class Reading(Value):
    """What one file gave: values with their cells, what was not understood, and what to look at."""

    files: tuple[SourceFile, ...] = ()
    figures: tuple[Figure, ...] = ()
    facts: tuple[Fact, ...] = ()
    items: tuple[Item, ...] = ()
    materials: tuple[Material, ...] = ()
    unmapped: tuple[Unmapped, ...] = ()
    findings: tuple[Finding, ...] = ()
