"""A report as the planter sees it: its text, what its numbers are, what holds between them.

The labels come from a person (the labelled set) or from slots (a draft of ours); whether a relation
still holds is asked of whoever gives the labels, so that nothing here knows how a checker reckons.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Protocol

from qicao.mentions.mention import MentionKind
from qicao.quantity import find_unit, half_up


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the text with what it states; `value` in `unit`, None where there is none."""

    id: str
    start: int
    end: int
    text: str
    kind: MentionKind
    value: Decimal | None = None
    unit: str | None = None
    decimals: int | None = None
    hedge: str = ""
    period: str | None = None
    figure: str | None = None


class Relation(Protocol):
    """What holds between numbers; `roles` names them by their part in it."""

    @property
    def kind(self) -> str:
        """sum, difference, ratio, change, count, band …"""

    @property
    def roles(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the numbers by their part."""

    @property
    def ids(self) -> tuple[str, ...]:
        """Every number that takes part."""

    @property
    def names(self) -> tuple[str, ...]:
        """The list of a count."""

    @property
    def open(self) -> bool:
        """Whether the list goes on."""

    @property
    def number_first(self) -> bool | None:
        """Whether a count stands before its list."""

    @property
    def grade(self) -> str | None:
        """The grade of a band."""


class Direction(Protocol):
    """Direction words whose sign is proved, and the number that they speak of."""

    @property
    def words(self) -> str:
        """As they stand in the text, before the number."""

    @property
    def at(self) -> str:
        """The id of the number."""


@dataclass(frozen=True, slots=True)
class Known:
    """A figure that the accounts hold: its exact value."""

    label: str
    value: Decimal
    unit: str
    period: str = ""


Holds = Callable[[Relation, Mapping[str, Number]], bool]
"""Whether a relation is true of the numbers by their id."""


def nothing_holds(relation: Relation, numbers: Mapping[str, Number]) -> bool:
    """For reports without relations."""
    del relation, numbers
    return False


@dataclass(frozen=True)
class Labelled:
    """A text with all that is known of it."""

    name: str
    text: str
    year: int
    numbers: tuple[Number, ...]
    relations: tuple[Relation, ...] = ()
    directions: tuple[Direction, ...] = ()
    figures: Mapping[str, Known] = field(default_factory=dict)
    holds: Holds = nothing_holds

    @cached_property
    def by_id(self) -> dict[str, Number]:
        """The numbers by their id."""
        return {number.id: number for number in self.numbers}

    def related(self, kinds: Sequence[str], role: str = "") -> list[tuple[Relation, Number]]:
        """Relations of some kinds, each with every number that plays a role in it, or any."""
        return [
            (relation, self.by_id[id])
            for relation in self.relations
            if relation.kind in kinds
            for id in (relation.roles.get(role, ()) if role else relation.ids)
            if id in self.by_id
        ]

    def line_of(self, start: int) -> tuple[int, int]:
        """Where the line begins and ends that holds a place."""
        end = self.text.find("\n", start)
        return self.text.rfind("\n", 0, start) + 1, len(self.text) if end < 0 else end

    def in_table(self, number: Number) -> bool:
        """Whether the number stands in a row of a table."""
        first, last = self.line_of(number.start)
        return "\t" in self.text[first:last]

    def states_its_figure(self, number: Number) -> bool:
        """Whether it is the figure that it is labelled with, rounded to what is shown."""
        known = self.figures.get(number.figure or "")
        if known is None or number.value is None:
            return False
        here, there = find_unit(number.unit or ""), find_unit(known.unit)
        if here is None or there is None or here.dimension != there.dimension:
            return False
        exact = known.value * there.factor / here.factor
        return half_up(exact, number.decimals or 0) == number.value
