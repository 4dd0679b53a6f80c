"""The figures and facts of an invented department, entered by name and kept by id."""

from __future__ import annotations

from decimal import Decimal

from qicao.quantity import Quantity
from qicao.trial.ids import Ids
from qicao.trial.money import in_wan, rate

FactText = str | tuple[str, ...]


class Book:
    """Collects figures (id → quantity), facts (id → text or names) and the members of groups."""

    def __init__(self, ids: Ids, grain: int) -> None:
        self.ids, self.grain = ids, grain
        self.figures: dict[str, Quantity] = {}
        self.facts: dict[str, FactText] = {}
        self.members: dict[str, list[str]] = {group: [] for group in ids.groups.values()}

    def amount(self, item: str, measure: str, fen: int) -> None:
        """An amount of money."""
        self.figures[self.ids.figure(item, measure)] = in_wan(fen, self.grain)

    def count(self, item: str, measure: str, number: int, unit: str) -> None:
        """A whole number of something."""
        self.quantity(item, measure, Decimal(number), unit, 0)

    def rate(self, item: str, measure: str, part: int, whole: int) -> None:
        """A rate in per cent with two decimals; nothing over zero."""
        if (value := rate(part, whole)) is not None:
            self.quantity(item, measure, value, "%", 2)

    def quantity(self, item: str, measure: str, value: Decimal, unit: str, decimals: int) -> None:
        """Any other figure."""
        name = self.ids.figure(item, measure)
        self.figures[name] = Quantity(value=value, unit=unit, decimals=decimals)

    def join(self, group: str, name: str) -> None:
        """Makes a name a member of a group, in order of entry."""
        members = self.members[self.ids.groups[group]]
        if name not in members:
            members.append(name)

    def member_amount(self, group: str, name: str, measure: str, fen: int) -> None:
        """An amount of a member of a group."""
        self.member(group, name, measure, in_wan(fen, self.grain))

    def member(self, group: str, name: str, measure: str, quantity: Quantity) -> None:
        """A figure of a member of a group."""
        self.join(group, name)
        self.figures[self.ids.member(group, name, measure)] = quantity

    def fact(self, name: str, text: FactText) -> None:
        """A fact; an empty one is none."""
        if text:
            self.facts[self.ids.fact(name)] = text

    def field(self, group: str, name: str, field: str, text: str) -> None:
        """A fact of a member of a group."""
        if text:
            self.join(group, name)
            self.facts[self.ids.field(group, name, field)] = text
