"""Frames: what a text says of one item in one go, by role: level, base, difference, rate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from qicao.quantity import Kind
from qicao.statements import Role, Statement

Slot = tuple[Role, Role | None, str]
"""Role, base, and the dimension of the number."""


@dataclass
class Frame:
    """The statements of one item; each slot is filled once."""

    item: str
    slots: dict[Slot, Statement] = field(default_factory=dict)

    def level(self, dimension: str) -> Statement | None:
        """The item's own number, of a dimension."""
        return self.slots.get((Role.LEVEL, None, dimension)) or self.slots.get(
            (Role.SCORE, None, dimension)
        )

    def base(self, role: Role, dimension: str) -> Statement | None:
        """A base that is stated."""
        return self.slots.get((role, None, dimension))


def dimension_of(statement: Statement) -> str:
    """The dimension of its number; '' if it has none."""
    return statement.dimension


def slot_of(statement: Statement) -> Slot:
    """The slot that a statement fills."""
    return statement.role, statement.base, dimension_of(statement)


def frames(statements: Sequence[Statement]) -> Iterator[Frame]:
    """The frames in order: a new item, a new line or a slot filled twice begins one.

    Frames of several items may be open at once: a bracket speaks of its own between two clauses.
    """
    open_: dict[str, Frame] = {}
    line = -1
    for statement in statements:
        if statement.line != line:
            yield from open_.values()
            open_, line = {}, statement.line
        name = f"{statement.item}#{statement.place}" if statement.place else statement.item
        frame = open_.get(name)
        slot = slot_of(statement)
        starts = slot[0] in (Role.LEVEL, Role.SCORE) and not statement.carried
        if (
            frame is None
            or slot in frame.slots
            or (starts and frame.slots and frame.level(slot[2]))
        ):
            if frame is not None:
                yield frame
            frame = open_[name] = Frame(statement.item)
        frame.slots[slot] = statement
    yield from open_.values()


def is_money(dimension: str) -> bool:
    """Whether amounts of money have this dimension."""
    return dimension == Kind.MONEY


def alike(one: Statement, other: Statement) -> bool:
    """Whether two numbers have one dimension, and any at all."""
    return one.dimension == other.dimension != ""


def above(one: Statement, other: Statement) -> bool:
    """Whether a number is printed as more than another of its dimension."""
    return one.worth is not None and other.worth is not None and one.worth > other.worth


def by_measure(parts: Sequence[Statement]) -> list[tuple[Statement, ...]]:
    """The parts by what they measure, where every second one says the same: 甲县应配…，到位…."""
    first, second = tuple(parts[::2]), tuple(parts[1::2])
    label = second[0].label if second else ""
    paired = len(first) == len(second) > 1 and all(part.label == label for part in second)
    return [first, second] if paired and all(p.label != label for p in first) else []


def without_subtotals(parts: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The parts without those that a subtotal among them adds up already."""
    values = [p.mention.quantity.base if p.mention.quantity else None for p in parts]
    dropped: set[int] = set()
    for at, part in enumerate(parts):
        if not part.total:
            continue
        for first in range(at - 1):
            if any(values[n] is None for n in range(first, at + 1)):
                continue
            if sum(values[first:at]) == values[at]:  # type: ignore[arg-type]
                dropped.update(range(first, at))
    return tuple(p for n, p in enumerate(parts) if n not in dropped) if dropped else parts
