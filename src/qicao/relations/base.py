"""What all relations share: terms, binding to the members of a group, and the numeric protocol.

A relation speaks of ids. `*` in an id stands for a member of a group: where the result has one, the
relation holds for each member; where only a term has one, the term is all members. Values that a
relation takes and returns are in base units (yuan, per cent, points), so that units never matter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, ClassVar, Literal, Self

from pydantic import BeforeValidator, Field

from qicao.errors import CannotTell, NotInvertible, UnitMismatch
from qicao.quantity import Interval, Kind, monotone, point, unit
from qicao.quantity.interval import CORNER_LIMIT
from qicao.relations.wording import shown, worded
from qicao.values import Fact, Figure, Item, Value

__all__ = [
    "Figures",
    "Known",
    "NumericRelation",
    "Operand",
    "Relation",
    "Term",
    "Terms",
    "Values",
    "common_unit",
    "constant",
    "difference_unit",
    "expand_ids",
    "expand_terms",
    "group_of",
    "operand_interval",
    "operand_value",
    "over_corners",
    "parse_term",
    "put_item",
    "shown",
    "worded",
]

Values = Mapping[str, Decimal]
Known = Mapping[str, Interval]
Figures = Mapping[str, Figure]


class Term(Value):
    """An id with a sign; an optional one may be missing without making the whole unknown."""

    id: str
    sign: Literal[-1, 1] = 1
    optional: bool = False


def parse_term(text: object) -> object:
    """The term that a profile writes as text: `-上年结转` is subtracted, `资本性支出?` optional."""
    if not isinstance(text, str):
        return text
    sign: Literal[-1, 1] = -1 if text.startswith("-") else 1
    return Term(id=text.lstrip("-").rstrip("?"), sign=sign, optional=text.endswith("?"))


Terms = Annotated[tuple[Annotated[Term, BeforeValidator(parse_term)], ...], Field(min_length=1)]


class Relation(Value):
    """One statement that must hold between figures, under a rule's code."""

    code: str
    label: str = ""
    """The rule's name, for coverage and findings."""
    result: str = ""
    note: str = ""
    """What to do when it does not hold, in Chinese."""
    each: tuple[str, ...] = ()
    """Item names that `{item}` stands for; the loader expands it."""
    severity: Literal["error", "warning", "hint"] = "error"
    derives: bool = True
    """Whether the result may be computed; some relations only check."""
    inverts: tuple[str, ...] = ()
    """Ids that may be computed from the others and the result."""
    unless: tuple[str, ...] = ()
    """Ids of which one that was given makes this relation superfluous."""
    claimed: bool = False
    """Checks what was claimed, not what was derived: only where people computed by themselves."""
    exact: bool = False
    """Printed numbers count as they stand, as weights do (T-exact), not as what they may hide."""
    given_stands: bool | None = None
    """Whether a result that was given is kept when it disagrees; None: as the kind has it."""

    keeps_given: ClassVar[bool] = True
    """Whether results of this kind, amounts and counts, stand when given."""

    @property
    def given_counts(self) -> bool:
        """Whether a result that was given stands against the derived one."""
        return self.keeps_given if self.given_stands is None else self.given_stands

    def mentioned(self) -> tuple[str, ...]:
        """Every id in it, result first, patterns as written."""
        raise NotImplementedError

    def bind(self, items: Sequence[Item], figures: Figures) -> Iterator[Self]:
        """The relation for each member of its group, or itself, with every `*` put in."""
        group = group_of(self.result)
        if group is None:
            yield self.expanded(items, figures)
            return
        for item in items:
            if item.group == group:
                yield self.with_item(item).expanded(items, figures)

    def with_item(self, item: Item) -> Self:
        """Itself for one member of its group."""
        changed = {
            name: put_item(value, item)
            for name, value in self
            if name not in ("kind", "code", "label", "note", "each", "severity")
        }
        return self.model_copy(update=changed)

    def with_facts(self, facts: Mapping[str, Fact]) -> Self:
        """Itself with what it takes from facts filled in; kinds that do override."""
        del facts
        return self

    def expanded(self, items: Sequence[Item], figures: Figures) -> Self:
        """Itself with terms over whole groups written out; kinds with such terms override."""
        del items, figures
        return self


class NumericRelation(Relation):
    """A relation whose result is a number."""

    def inputs(self) -> tuple[str, ...]:
        """Ids that must be present for `evaluate`; optional ones are not among them."""
        raise NotImplementedError

    def evaluate(self, values: Values) -> Decimal:
        """The result, unrounded, in base units. NoBase over a zero base; KeyError without one."""
        raise NotImplementedError

    def invert(self, wanted: str, values: Values) -> Decimal:
        """The input `wanted` that makes the result what `values` says it is.

        NotInvertible if the relation does not determine it.
        """
        raise NotImplementedError

    def used(self, present: Iterable[str]) -> tuple[str, ...]:
        """The ids that take part when `present` are there: inputs, and optional ones among them."""
        del present
        return self.inputs()

    def mentioned(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.result, *self.inputs())))

    def interval(self, known: Known) -> Interval:
        """All that the result can be while each input is anywhere within what is known of it."""
        return over_corners(self.evaluate, self.used(known), known)

    def inverse_interval(self, wanted: str, known: Known) -> Interval:
        """All that `wanted` can be, given what is known of the result and the other inputs."""
        names = [n for n in (self.result, *self.used((*known, wanted))) if n != wanted]
        return over_corners(lambda values: self.invert(wanted, values), names, known)

    def explain(self, figures: Figures) -> str:
        """The computation in words with the numbers put in: 预算数641.00万元－决算数416.99万元."""
        raise NotImplementedError

    def explain_inverse(self, wanted: str, figures: Figures) -> str:
        """How `wanted` follows from the result and the other inputs, in words."""
        others = (n for n in (self.result, *self.used(figures)) if n != wanted)
        return f"由{'、'.join(worded(n, figures) for n in others if n in figures)}反推"

    def result_unit(self, figures: Figures) -> str:
        """The unit of the result. UnitMismatch if the inputs cannot be put together."""
        raise NotImplementedError

    def not_invertible(self, wanted: str) -> NotInvertible:
        """The error for an input that this relation does not determine."""
        return NotInvertible(f"{self.code} 不能由结果反推“{wanted}”")


def group_of(pattern: str) -> str | None:
    """The group that a pattern ranges over: 项目 for 项目.*.决算数; None if it has no `*`."""
    head, star, _ = pattern.partition(".*")
    return head if star else None


def put_item(value: object, item: Item) -> object:
    """`value` with `group.*` replaced by the item's id, in strings, terms and tuples of them."""
    if isinstance(value, str):
        return value.replace(f"{item.group}.*", item.id)
    if isinstance(value, Term):
        return value.model_copy(update={"id": put_item(value.id, item)})
    if isinstance(value, tuple):
        return tuple(put_item(part, item) for part in value)
    return value


def expand_ids(pattern: str, items: Sequence[Item]) -> tuple[str, ...]:
    """The ids that a pattern stands for: one a member of its group, or itself."""
    group = group_of(pattern)
    if group is None:
        return (pattern,)
    return tuple(str(put_item(pattern, item)) for item in items if item.group == group)


def expand_terms(terms: tuple[Term, ...], items: Sequence[Item]) -> tuple[Term, ...]:
    """Terms with each `*` written out; the same object if there is none."""
    if not any("*" in term.id for term in terms):
        return terms
    return tuple(
        term.model_copy(update={"id": name})
        for term in terms
        for name in expand_ids(term.id, items)
    )


def common_unit(names: Iterable[str], figures: Figures) -> str:
    """The unit of the first of `names`. UnitMismatch unless all are of one dimension."""
    units = [figures[name].unit for name in names]
    for other in units[1:]:
        if unit(other).dimension != unit(units[0]).dimension:
            raise UnitMismatch(f"{'、'.join(names)} 的单位不是同一种量，不能放在一起计算")
    return units[0]


def difference_unit(name: str) -> str:
    """The unit of a difference: per cents differ by points, all else by itself."""
    return "个百分点" if unit(name).kind is Kind.RATE else name


def over_corners(
    function: Callable[[Values], Decimal], names: Sequence[str], known: Known
) -> Interval:
    """The range of `function` over what is known of `names`; CannotTell if those are too many."""
    if sum(not known[name].is_point for name in names) > CORNER_LIMIT:
        raise CannotTell("参与计算的项太多，结果的范围无法确定")
    return monotone(
        lambda *corner: function(dict(zip(names, corner, strict=True))),
        [known[name] for name in names],
    )


Operand = str
"""An id, or a number as a profile writes it: 100%, 10分, 0."""
_CONSTANT = re.compile(r"(-?\d+(?:\.\d+)?)[%分]?")


@lru_cache(maxsize=8192)
def constant(operand: Operand) -> Decimal | None:
    """The number that an operand is, or None if it is an id."""
    match = _CONSTANT.fullmatch(operand)
    return Decimal(match[1]) if match else None


def operand_value(operand: Operand, values: Values) -> Decimal:
    """The value of an operand; KeyError for an id that is not there."""
    number = constant(operand)
    return values[operand] if number is None else number


def operand_interval(operand: Operand, known: Known) -> Interval:
    """What is known of an operand."""
    number = constant(operand)
    return known[operand] if number is None else point(number)
