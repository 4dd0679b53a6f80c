"""A count: how many members a group has, how many names a list, how many scores lie in a band."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Literal, Self

from pydantic import model_validator

from qicao.quantity import Interval, point
from qicao.relations.base import (
    Figures,
    NumericRelation,
    Values,
    constant,
    expand_ids,
)
from qicao.values import Fact, Item


class Count(NumericRelation):
    """`result` = members of `group`, names in the fact `names`, or figures of `among` that pass.

    With `among`, those with `at_least` ≤ value < `below` count; without bounds, those present do.
    With `stated`, the facts of that pattern that read `says` count.
    """

    kind: Literal["count"] = "count"
    group: str = ""
    names: str = ""
    among: tuple[str, ...] = ()
    stated: tuple[str, ...] = ()
    says: str = ""
    at_least: str = ""
    below: str = ""
    unit: str = "个"
    members: int | None = None
    """Filled in by `bind`."""

    @model_validator(mode="after")
    def _one_thing(self) -> Self:
        if sum(map(bool, (self.group, self.names, self.among, self.stated))) != 1:
            raise ValueError("count 须且只须写 group、names、among、stated 之一")
        if any(bound and constant(bound) is None for bound in (self.at_least, self.below)):
            raise ValueError("at_least 和 below 应为数字")
        return self

    def inputs(self) -> tuple[str, ...]:
        return self.among

    def expanded(self, items: Sequence[Item], figures: Figures) -> Self:
        del figures
        size = sum(item.group == self.group for item in items) if self.group else None
        among = tuple(name for pattern in self.among for name in expand_ids(pattern, items))
        stated = tuple(name for pattern in self.stated for name in expand_ids(pattern, items))
        return self.model_copy(update={"members": size or None, "among": among, "stated": stated})

    def with_facts(self, facts: Mapping[str, Fact]) -> Self:
        """Itself with what can be counted in facts: names of a list, or facts that read `says`."""
        if any(name in facts for name in self.stated):
            count = sum(name in facts and facts[name].text == self.says for name in self.stated)
            return self.model_copy(update={"members": count})
        fact = facts.get(self.names)
        return self.model_copy(update={"members": len(fact.items)}) if fact and fact.items else self

    @property
    def countable(self) -> bool:
        """Whether there is something to count: no members is not provided, never zero."""
        return self.members is not None or bool(self.among)

    def evaluate(self, values: Values) -> Decimal:
        if self.members is not None:
            return Decimal(self.members)
        return Decimal(sum(self._counts(values[name]) for name in self.among))

    def _counts(self, value: Decimal) -> bool:
        return self._possible(point(value))

    def interval(self, known: Mapping[str, Interval]) -> Interval:
        if self.members is not None:
            return point(Decimal(self.members))
        sure = sum(self._certain(known[name]) for name in self.among)
        maybe = sum(self._possible(known[name]) for name in self.among)
        return Interval(Decimal(sure), Decimal(maybe))

    def _certain(self, known: Interval) -> bool:
        return self._counts(known.lo) and self._counts(known.hi)

    def _possible(self, known: Interval) -> bool:
        low, high = constant(self.at_least or "x"), constant(self.below or "x")
        return (low is None or known.hi >= low) and (high is None or known.lo < high)

    def invert(self, wanted: str, values: Values) -> Decimal:
        del values
        raise self.not_invertible(wanted)

    def used(self, present: Iterable[str]) -> tuple[str, ...]:
        del present
        return self.among

    def mentioned(self) -> tuple[str, ...]:
        return tuple(name for name in (self.result, self.names, *self.among) if name)

    def result_unit(self, figures: Figures) -> str:
        return figures[self.result].unit if self.result in figures else self.unit

    def explain(self, figures: Figures) -> str:
        del figures
        if self.members is not None:
            return f"{'名单' if self.names else '清单'}所列个数（{self.members}）"
        return "符合条件的个数"
