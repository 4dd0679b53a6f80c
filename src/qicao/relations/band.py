"""The grade that a score falls into: half-open bands, so that no score falls between two."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import ClassVar, Literal, Self

from pydantic import Field, field_validator

from qicao.errors import CannotTell, NotInvertible
from qicao.quantity import Interval, plain
from qicao.relations.base import Figures, Known, Relation, Values, worded
from qicao.values import Item, Value


class Step(Value):
    """A band from `floor`, included, up to the next one's floor."""

    floor: Decimal
    name: str


class Band(Relation):
    """`result`, a fact, is the name of the band that `of` lies in; below all floors, CannotTell."""

    kind: Literal["band"] = "band"
    of: str
    steps: tuple[Step, ...] = Field(min_length=1)
    """From the highest floor down."""
    top: Decimal = Decimal(100)

    @field_validator("steps")
    @classmethod
    def _falling(cls, steps: tuple[Step, ...]) -> tuple[Step, ...]:
        floors = [step.floor for step in steps]
        if floors != sorted(set(floors), reverse=True):
            raise ValueError("各档的 floor 应从高到低，不能重复")
        return steps

    keeps_given: ClassVar[bool] = False

    def mentioned(self) -> tuple[str, ...]:
        return (self.result, self.of)

    def inputs(self) -> tuple[str, ...]:
        """The figure whose band it is."""
        return (self.of,)

    def expanded(self, items: Sequence[Item], figures: Figures) -> Self:
        del items, figures
        return self

    def name_of(self, value: Decimal) -> str:
        """The band of a value: 90 is in the one whose floor is 90."""
        for step in self.steps:
            if value >= step.floor:
                return step.name
        raise CannotTell(f"{plain(value, 2)}低于所有等级的下限")

    def evaluate(self, values: Values) -> str:
        """The band's name."""
        return self.name_of(values[self.of])

    def interval(self, known: Known) -> tuple[str, ...]:
        """Every band that the value may lie in, best first: more than one means 'cannot tell'."""
        known_of = known[self.of]
        low, high = self.name_of(known_of.lo), self.name_of(known_of.hi)
        names = [step.name for step in self.steps]
        return tuple(names[names.index(high) : names.index(low) + 1])

    def invert(self, name: str) -> Interval:
        """The closed hull of the scores that give the band `name`; its top belongs to the next."""
        ceiling = self.top
        for step in self.steps:
            if step.name == name:
                return Interval(step.floor, ceiling)
            ceiling = step.floor
        raise NotInvertible(f"{self.code} 没有“{name}”这一等级")

    def explain(self, figures: Figures) -> str:
        """The value and the bands in words."""
        bands = "，".join(f"{step.floor:f}分（含）以上为{step.name}" for step in self.steps)
        return f"{worded(self.of, figures)}；{bands}"
