"""The ledger: all figures and facts of one report, with its claims and signals."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal, Self

from qicao.quantity import Interval, point
from qicao.values.base import Origin, Source, Value
from qicao.values.figure import Fact, Figure, Indicator, Item
from qicao.values.material import Material


class Claim(Value):
    """A statement that the ledger makes true; `phrase` is the bound text that prints it."""

    item: str
    measure: str
    label: str
    direction: str
    """The word for the sign: 节约, 超支, 增加, 持平, …"""
    sign: Literal[-1, 0, 1]
    """Of current minus base."""
    phrase: str
    current: str
    base: str
    figures: tuple[str, ...]
    """Every figure that the phrase prints."""

    @property
    def id(self) -> str:
        """As a slot names it: 三公经费|较预算."""
        return f"{self.item}|{self.measure}"


class Raised(Value):
    """That last year's report put a thing down: the facts that quote its words, '' for none.

    `same` if it is the very thing, not only one like it.
    """

    problem: str
    measure: str = ""
    same: bool = False


class Signal(Value):
    """What the ledger says that a reader must be told; `subjects` are the items it was seen at."""

    code: str
    subjects: tuple[str, ...] = ()
    """Item ids, most important first: 项目.禁毒专项."""
    labels: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    weight: int = 0
    """For ordering problems; larger first."""
    raised: Raised | None = None


class Ledger(Value):
    """All figures and facts of one report, given and derived, after reconciling."""

    year: int
    figures: dict[str, Figure] = {}
    facts: dict[str, Fact] = {}
    items: tuple[Item, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    materials: tuple[Material, ...] = ()
    claims: dict[str, Claim] = {}
    signals: tuple[Signal, ...] = ()

    def group(self, name: str) -> tuple[Item, ...]:
        """The members of a group in the order in which they were given."""
        return tuple(item for item in self.items if item.group == name)

    @property
    def current_materials(self) -> tuple[Material, ...]:
        """The materials that tell of the report's own year, and so may be quoted as they are."""
        return tuple(material for material in self.materials if material.year is None)

    @property
    def texts_read(self) -> frozenset[str]:
        """The files that gave a material; one may give several, each of its year."""
        return frozenset(material.file for material in self.materials)

    def present(self, figure_id: str) -> bool:
        """Whether there is a figure of that id with a value."""
        figure = self.figures.get(figure_id)
        return figure is not None and figure.present

    def size(self, figure_id: str) -> Decimal:
        """The absolute value of a figure in base units, for putting in order; -1 without one."""
        figure = self.figures.get(figure_id)
        return abs(figure.quantity.base) if figure and figure.quantity else Decimal(-1)

    @cached_property
    def known(self) -> dict[str, Interval]:
        """What is known of each figure that has a value, in base units."""
        return {name: figure.known for name, figure in self.figures.items() if figure.present}

    @cached_property
    def printed(self) -> dict[str, Interval]:
        """Each value as it stands, as a point: what conditions on printed numbers compare."""
        return {i: point(f.quantity.base) for i, f in self.figures.items() if f.quantity}

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of each fact, by id."""
        return {name: fact.text for name, fact in self.facts.items()}

    def origins(self, figure_id: str) -> tuple[Source, ...]:
        """Where the given values stand that a figure was made from, in order, each place once."""
        places: dict[str, Source] = {}
        waiting, seen = [figure_id], set[str]()
        while waiting:
            name = waiting.pop(0)
            figure = self.figures.get(name)
            if name in seen or figure is None or figure.source is None:
                continue
            seen.add(name)
            if figure.source.origin is Origin.FORMULA:
                waiting.extend(figure.source.inputs)
            else:
                places.setdefault(str(figure.source), figure.source)
        return tuple(places.values())

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the ledger as JSON: two ledgers with one digest say the same."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy that works out afresh what it keeps at hand of its figures and facts."""
        copy = super().model_copy(update=update, deep=deep)
        for name in ("known", "printed", "texts", "digest"):
            copy.__dict__.pop(name, None)
        return copy
