"""What files gave, before anything is reconciled."""

from __future__ import annotations

from qicao.values.base import Source, Value
from qicao.values.figure import Fact, Figure, Item
from qicao.values.finding import Finding
from qicao.values.material import Material


class Unmapped(Value):
    """A cell that no catalogue entry fits, with the nearest one for a person to confirm."""

    source: Source
    label: str
    guess: str | None = None
    guess_id: str | None = None
    unit: str = ""
    """The unit that the file gives it, for when a person says what it is."""


class SeenForm(Value):
    """A form that was recognised in a file: how many cells of it were mapped, how many are left."""

    file: str
    sheet: str | None
    form: str
    label: str
    year: int | None = None
    mapped: int = 0
    left: int = 0


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
    forms: tuple[SeenForm, ...] = ()
    unmapped: tuple[Unmapped, ...] = ()
    findings: tuple[Finding, ...] = ()
