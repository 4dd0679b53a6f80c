"""Figures, facts and indicators, and the members of groups that they belong to."""

from __future__ import annotations

from typing import Literal

from qicao.errors import UnitMismatch
from qicao.quantity import Interval, Quantity
from qicao.values.base import Origin, Source, Value


class Figure(Value):
    """A quantity with its id, label, period and source; `quantity` None means not provided.

    `interval`, in base units, says what is known of a derived value; a given one hides half a unit.
    `claimed` is what was given for a value that is always derived: never printed, only checked.
    """

    id: str
    label: str
    quantity: Quantity | None = None
    unit: str
    period: str = "本年"
    source: Source | None = None
    interval: Interval | None = None
    spelling: str = ""
    """How a sentence put it, where that is no plain number: 全部, 一半以上, 近七成."""
    claimed: Quantity | None = None
    claimed_source: Source | None = None

    @property
    def present(self) -> bool:
        """Whether there is a value at all."""
        return self.quantity is not None

    @property
    def known(self) -> Interval:
        """What the value may be, in base units; ValueError if it was not provided."""
        if self.quantity is None:
            raise ValueError(f"{self.id} is not provided")
        return self.interval or self.quantity.interval

    def may_equal(self, other: Figure) -> bool:
        """Whether both can be one amount as they are written; one without a value can be any."""
        if self.quantity is None or other.quantity is None:
            return True
        try:
            return self.quantity.same_as(other.quantity)
        except UnitMismatch:
            return False

    @property
    def given(self) -> Quantity | None:
        """What somebody provided, whether it counts or is only claimed; None if nobody did."""
        derived = self.source is None or self.source.origin in (Origin.FORMULA, Origin.PROFILE)
        return self.claimed or (None if derived else self.quantity)

    @property
    def given_source(self) -> Source | None:
        """Where the given value stood."""
        return self.claimed_source or (self.source if self.given else None)


class Fact(Value):
    """A piece of text that may stand in a report as it is; `items` if it is a list of names."""

    id: str
    label: str
    text: str
    items: tuple[str, ...] = ()
    source: Source | None = None
    sources: tuple[Source, ...] = ()
    """Where each of the items stands and what it says in full, if they stand apart."""
    claimed: str = ""
    """What was given for a fact that is always derived, as a grade is."""

    @property
    def printed(self) -> str:
        """As it reads in a report: names parted by 、, which titles in 《》 do without."""
        pairs = zip(("", *self.items), self.items, strict=False)
        parted = ((_parting(before, name), name) for before, name in pairs)
        return "".join(mark + name for mark, name in parted) or self.text


def _parting(before: str, name: str) -> str:
    """What stands between two names."""
    return "、" if before and not (before.endswith("》") and name.startswith("《")) else ""


Comparator = Literal["≥", "≤", "=", "范围", "定性"]


class Indicator(Value):
    """A performance indicator; its numbers are figures, named here by id ('' where it has none)."""

    key: str
    label: str
    level1: str = ""
    level2: str = ""
    comparator: Comparator = "≥"
    target: str
    upper: str = ""
    actual: str
    weight: str
    score: str
    target_text: str = ""
    actual_text: str = ""
    reason: str = ""
    source: Source | None = None


class Item(Value):
    """One member of a group: key is its id segment, label its name as written."""

    group: str
    key: str
    label: str
    source: Source | None = None

    @property
    def id(self) -> str:
        """group.key"""
        return f"{self.group}.{self.key}"
