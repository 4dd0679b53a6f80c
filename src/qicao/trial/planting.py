"""A figure, a fact or a row that is made wrong in what the files say, with a record of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from qicao.quantity import Quantity
from qicao.quantity.rounding import WIDE, half_up, plain
from qicao.trial.chance import Chance
from qicao.trial.departments import Department
from qicao.trial.ids import Ids
from qicao.trial.plain import Stated


@dataclass(frozen=True)
class Change:
    """What stood and what stands now; '' for nothing."""

    id: str
    was: str
    now: str


class Unplantable(Exception):
    """This department has nothing that the fault could be planted in."""


class Planter:
    """A copy of a department's figures and facts in which one thing is made wrong."""

    def __init__(self, department: Department, ids: Ids, chance: Chance) -> None:
        self.department, self.ids, self.chance = department, ids, chance
        self.figures = dict(department.figures)
        self.facts = dict(department.facts)
        self.members = {group: list(names) for group, names in department.members.items()}
        self.changes: list[Change] = []

    def stated(self) -> Stated:
        """What the files are to say."""
        members = {group: tuple(names) for group, names in self.members.items()}
        return Stated(self.figures, self.facts, members)

    def value(self, name: str) -> Decimal:
        """The value of a figure; Unplantable if there is none."""
        if name not in self.figures:
            raise Unplantable(name)
        return self.figures[name].value

    def change(self, name: str, value: Decimal) -> None:
        """Makes a figure another value, as precise as it was, and records it."""
        was = self.figures[name]
        now = Quantity(
            value=half_up(value, was.decimals or 0), unit=was.unit, decimals=was.decimals
        )
        if now.value == was.value:
            raise Unplantable(name)
        self.figures[name] = now
        self.changes.append(Change(name, _shown(was), _shown(now)))

    def put_right(self, name: str, value: Decimal) -> None:
        """Another value that follows from the change, without a record."""
        was = self.figures[name]
        decimals = max(was.decimals or 0, -int(value.as_tuple().exponent))
        self.figures[name] = Quantity(value=value, unit=was.unit, decimals=decimals)

    def fact(self, name: str, text: str) -> None:
        """Makes a fact another text, or takes it away."""
        was = self.facts.pop(name, "")
        if text:
            self.facts[name] = text
        self.changes.append(Change(name, str(was), text))

    def restate(self, item: str) -> None:
        """The difference and the rates of an item as they follow from its amounts now."""
        ids = self.ids
        budget, outturn = (self.value(ids.figure(item, m)) for m in ("budget", "outturn"))
        for measure in ("change", "saved", "saved_rate", "control"):
            self.figures.pop(ids.figure(item, measure), None)
        if budget:
            decimals = self.figures[ids.figure(item, "budget")].decimals
            saved = Quantity(value=budget - outturn, unit="万元", decimals=decimals)
            self.figures[ids.figure(item, "saved")] = saved
            for measure, part in (("saved_rate", budget - outturn), ("control", outturn)):
                value = half_up(WIDE.divide(part * 100, budget), 2)
                self.figures[ids.figure(item, measure)] = Quantity(
                    value=value, unit="%", decimals=2
                )

    def forget_changes(self) -> None:
        """Takes out what compares official costs with the year before: totals would not fit."""
        for item in ("official", "abroad", "purchase", "running", "vehicles", "reception"):
            self.figures.pop(self.ids.figure(item, "change"), None)

    def indicators(self) -> Iterator[str]:
        """The names of the unit's indicators."""
        yield from self.members[self.ids.groups["indicator"]]

    def remove_project(self, name: str) -> None:
        """Takes a project out of every list."""
        ids = self.ids
        belongs = [
            member
            for member in self.members[ids.groups["project_indicator"]]
            if self.facts.get(ids.field("project_indicator", member, "belongs")) == name
        ]
        self.members[ids.groups["project"]].remove(name)
        gone = [ids.member("project", name, "outturn").rpartition(".")[0] + "."]
        for member in belongs:
            self.members[ids.groups["project_indicator"]].remove(member)
            stem = ids.member("project_indicator", member, "weight").rpartition(".")[0]
            gone.append(stem + ".")
        for values in (self.figures, self.facts):
            for key in [key for key in values if key.startswith(tuple(gone))]:
                del values[key]
        self.changes.append(Change(gone[0] + "*", name, ""))


def _shown(quantity: Quantity) -> str:
    return plain(quantity.value, quantity.decimals or 0) + quantity.unit
