"""A sum: the result is all its terms, signs counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, localcontext
from typing import Literal, Self

from qicao.quantity import WIDE, Interval, point, total
from qicao.relations.base import (
    Figures,
    Known,
    NumericRelation,
    Terms,
    Values,
    common_unit,
    expand_terms,
    worded,
)
from qicao.relations.requires import Conditions
from qicao.values import Fact, Item, Value

MINUS = Decimal(-1)


class Members(Value):
    """The members of a group of which a fact reads as it should: 一级指标 is 产出指标.

    Where the result is a member of another group, `{name}` in `says` is that member's name.
    """

    fact: str
    says: str

    def keeps(self, name: str, facts: Mapping[str, Fact]) -> bool:
        """Whether the figure `name` belongs to such a member."""
        fact = facts.get(f"{name.rpartition('.')[0]}.{self.fact}")
        return fact is not None and fact.text == self.says


class Sum(NumericRelation):
    """`result` = Σ `terms`. An open list gives at least its sum, and so do missing optional terms.

    `equals` stands in for a result that is a constant, as weights make 100.
    """

    kind: Literal["sum"] = "sum"
    terms: Terms
    open: bool = False
    where: Members | None = None
    """Which members of a group the terms are limited to."""
    equals: Decimal | None = None
    when: Conditions = ()
    """Where it is a sum at all: one scope may stand for another only while they are the same."""
    pooled: bool = False
    """Shares and their like, where the last one may have been forced to fit (T-pool)."""

    def inputs(self) -> tuple[str, ...]:
        return tuple(term.id for term in self.terms if not term.optional)

    def applies(self, known: Known) -> bool:
        """Whether every condition of `when` surely holds."""
        return all(condition.holds(known, {}) for condition in self.when)

    def mentioned(self) -> tuple[str, ...]:
        names = (self.result, *(term.id for term in self.terms))
        return tuple(dict.fromkeys(name for name in names if name))

    def used(self, present: Iterable[str]) -> tuple[str, ...]:
        there = set(present)
        return tuple(t.id for t in self.terms if not t.optional or t.id in there)

    def with_item(self, item: Item) -> Self:
        bound = super().with_item(item)
        if bound.where is None:
            return bound
        says = bound.where.says.replace("{name}", item.label)
        return bound.model_copy(update={"where": bound.where.model_copy(update={"says": says})})

    def expanded(self, items: Sequence[Item], figures: Figures) -> Self:
        del figures
        terms = expand_terms(self.terms, items)
        return self if terms is self.terms else self.model_copy(update={"terms": terms})

    def with_facts(self, facts: Mapping[str, Fact]) -> Self:
        """Itself with the terms of those members only that `where` names."""
        if self.where is None:
            return self
        where = self.where
        kept = tuple(term for term in self.terms if where.keeps(term.id, facts))
        return self.model_copy(update={"terms": kept})

    def missing_optional(self, present: Iterable[str], sign: int = 0) -> tuple[str, ...]:
        """Optional terms that are not there, of one sign or of both.

        While one that is added is missing, the result may be more than the sum; less, while one
        that is subtracted is.
        """
        there = set(present)
        missing = (t for t in self.terms if t.optional and t.id not in there)
        return tuple(t.id for t in missing if sign in (0, t.sign))

    def evaluate(self, values: Values) -> Decimal:
        with localcontext(WIDE):
            return sum(
                (values[t.id] * t.sign for t in self.terms if not t.optional or t.id in values),
                Decimal(0),
            )

    def interval(self, known: Known) -> Interval:
        terms = [t for t in self.terms if not t.optional or t.id in known]
        return total(known[t.id] if t.sign > 0 else known[t.id].scaled(MINUS) for t in terms)

    def invert(self, wanted: str, values: Values) -> Decimal:
        target = [term for term in self.terms if term.id == wanted]
        if len(target) != 1 or self.open:
            raise self.not_invertible(wanted)
        others = {name: value for name, value in values.items() if name != wanted} | {
            wanted: Decimal(0)
        }
        with localcontext(WIDE):
            whole = values[self.result] if self.equals is None else self.equals
            return (whole - self.evaluate(others)) * target[0].sign

    def inverse_interval(self, wanted: str, known: Known) -> Interval:
        sign = next(term.sign for term in self.terms if term.id == wanted)
        parts = [
            known[t.id].scaled(Decimal(-t.sign * sign))
            for t in self.terms
            if t.id != wanted and (not t.optional or t.id in known)
        ]
        whole = known[self.result] if self.equals is None else point(self.equals)
        return total([whole.scaled(Decimal(sign)), *parts])

    def result_unit(self, figures: Figures) -> str:
        present = [n for n in self.used(figures) if figures[n].present]
        return common_unit(present, figures)

    def explain(self, figures: Figures) -> str:
        text = ""
        for term in self.terms:
            if term.id in figures and figures[term.id].present:
                sign = "－" if term.sign < 0 else "＋" if text else ""
                text += sign + worded(term.id, figures)
        return text
