"""A requirement: where one thing is so, another must be: a reason, a bound, an order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field

from qicao.days import read_days, read_period, within
from qicao.errors import NotInvertible, UnitMismatch
from qicao.quantity import Interval, unit
from qicao.relations.base import (
    Figures,
    Known,
    Operand,
    Relation,
    constant,
    group_of,
    operand_interval,
    put_item,
    worded,
)
from qicao.values import Fact, Item, Value, segment

_COMPARISON = re.compile(r"(\S+) (>=|<=|>|<|=|!=) (\S+)")
_EQUALITY = re.compile(r"(\S+) 是 (\S+)")
_WITHIN = re.compile(r"(\S+) 在 (\S+)")
_PRESENCE = re.compile(r"(有|无) (\S+)")
_INDIRECT = re.compile(r"\{([^{}]+)\}")
Operator = Literal[">=", "<=", ">", "<", "=", "!=", "有", "无", "是", "在"]


class Condition(Value):
    """`left op right`, a fact 是 a word, days 在 a period, or 有/无 and an id.

    Unknown, not false, if a side is.
    """

    left: Operand
    op: Operator
    right: Operand = ""

    def ids(self) -> tuple[str, ...]:
        """The ids in it."""
        sides = (self.left,) if self.op == "是" else (self.left, self.right)
        return tuple(o for o in sides if o and constant(o) is None)

    def unknown(self, known: Known, texts: Mapping[str, str]) -> tuple[str, ...]:
        """The ids without which it cannot be told."""
        if self.op in ("是", "在"):
            return tuple(name for name in self.ids() if not texts.get(name))
        return () if self.op in ("有", "无") else tuple(n for n in self.ids() if n not in known)

    def compares_unlike(self, figures: Figures) -> bool:
        """Whether it holds two figures against each other that measure different things."""
        units = [figures[n].unit for n in self.ids() if n in figures]
        return (
            self.op not in ("有", "无", "是", "在") and len({unit(u).dimension for u in units}) > 1
        )

    def with_item(self, item: Item) -> Condition:
        """Itself for one member of its group."""
        left, right = put_item(self.left, item), put_item(self.right, item)
        return self.model_copy(update={"left": left, "right": right})

    def about(self, item: str) -> Condition:
        """Itself with the id `item` put in for `{item}`."""
        left, right = (side.replace("{item}", item) for side in (self.left, self.right))
        return self.model_copy(update={"left": left, "right": right})

    def holds(self, known: Known, texts: Mapping[str, str]) -> bool | None:
        """Whether it is so over all that the figures may be; None if that cannot be told."""
        if self.op in ("有", "无"):
            there = self.left in known or bool(texts.get(self.left))
            return there is (self.op == "有")
        if self.unknown(known, texts):
            return None
        if self.op == "是":
            return texts[self.left] == self.right
        if self.op == "在":
            days, period = read_days(texts[self.left]), read_period(texts[self.right])
            return within(days, period) if days and period else None
        return _compare(
            operand_interval(self.left, known), self.op, operand_interval(self.right, known)
        )

    def __str__(self) -> str:
        return f"{self.left} {self.op} {self.right}".strip()


def _compare(left: Interval, op: str, right: Interval) -> bool | None:
    match op:
        case "<":
            sure, never = left.hi < right.lo, left.lo >= right.hi
        case "<=":
            sure, never = left.hi <= right.lo, left.lo > right.hi
        case ">" | ">=":
            return _compare(right, "<" if op == ">" else "<=", left)
        case "=":
            sure, never = _one_number(left, right), not left.meets(right)
        case _:
            equal = _compare(left, "=", right)
            return None if equal is None else not equal
    return True if sure else False if never else None


def _one_number(first: Interval, second: Interval) -> bool:
    """Whether both read as one number at the decimals of the coarser: 1280 and 1280.04."""
    narrow, wide = sorted((first, second), key=lambda known: known.hi - known.lo)
    return (narrow.lo + narrow.hi) / 2 in wide


def parse_condition(text: object) -> object:
    """The condition that a profile writes: `指标.*.得分 <= 指标.*.权重`, `无 偏差原因`."""
    if not isinstance(text, str):
        return text
    if match := _COMPARISON.fullmatch(text.strip()):
        return Condition.model_validate({"left": match[1], "op": match[2], "right": match[3]})
    if match := _EQUALITY.fullmatch(text.strip()):
        return Condition.model_validate({"left": match[1], "op": "是", "right": match[2]})
    if match := _WITHIN.fullmatch(text.strip()):
        return Condition.model_validate({"left": match[1], "op": "在", "right": match[2]})
    if match := _PRESENCE.fullmatch(text.strip()):
        return Condition.model_validate({"left": match[2], "op": match[1]})
    raise ValueError(
        f"“{text}”不是条件：应写成“甲 >= 乙”（运算符两边有空格）、“甲 是 某词”、"
        "“某日期 在 某期限”、“有 甲”或“无 甲”"
    )


Conditions = tuple[Annotated[Condition, BeforeValidator(parse_condition)], ...]


class Requires(Relation):
    """While every condition of `when` holds, every one of `then` must.

    Of the printed numbers, if `exact`; else of all that they may hide.
    """

    kind: Literal["requires"] = "requires"
    exact: bool = True
    when: Conditions = ()
    then: Conditions = Field(min_length=1)
    says: str = ""
    """What is wrong when it is not so, in Chinese; `{name}` is the member of the group."""

    def mentioned(self) -> tuple[str, ...]:
        names = (name for c in (*self.when, *self.then) for name in c.ids())
        return tuple(dict.fromkeys(names))

    def bind(self, items: Sequence[Item], figures: Figures) -> Iterator[Self]:
        del figures
        group = next(filter(None, map(group_of, self.mentioned())), None)
        if group is None:
            yield self
            return
        for item in items:
            if item.group == group:
                yield self.with_item(item)

    def with_item(self, item: Item) -> Self:
        return self.model_copy(
            update={
                "when": tuple(c.with_item(item) for c in self.when),
                "then": tuple(c.with_item(item) for c in self.then),
                "says": self.says.replace("{name}", item.label),
            }
        )

    def with_facts(self, facts: Mapping[str, Fact]) -> Self:
        """Itself with each `{id of a fact}` replaced by that fact's text as an id segment."""
        if not any("{" in name for name in self.mentioned()):
            return self

        def filled(operand: str) -> str:
            return _INDIRECT.sub(
                lambda m: segment(facts[m[1]].text) if m[1] in facts else m[0], operand
            )

        conditions = {
            name: tuple(
                c.model_copy(update={"left": filled(c.left), "right": filled(c.right)})
                for c in getattr(self, name)
            )
            for name in ("when", "then")
        }
        return self.model_copy(update=conditions)

    def evaluate(self, known: Known, texts: Mapping[str, str]) -> bool | None:
        """Whether it is kept; None where it does not apply or cannot be told (see `applies`)."""
        if not self.applies(known, texts):
            return None
        results = [c.holds(known, texts) for c in self.then]
        if False in results:
            return False
        return None if None in results else True

    def applies(self, known: Known, texts: Mapping[str, str]) -> bool | None:
        """Whether every condition of `when` holds; None if one cannot be told and none fails."""
        results = [c.holds(known, texts) for c in self.when]
        if False in results:
            return False
        return None if None in results else True

    def invert(self, wanted: str, known: Known) -> Interval:
        """What `wanted`, a side of the one comparison in `then`, may be at most or at least.

        NotInvertible unless `then` is one of < <= > >= = between it and something known.
        """
        (condition,) = self.then if len(self.then) == 1 else (None,)
        if condition is None or wanted not in (condition.left, condition.right):
            raise NotInvertible(f"{self.code} 不能反推“{wanted}”")
        other = condition.right if wanted == condition.left else condition.left
        limit = operand_interval(other, known)
        upward = (condition.op in (">", ">=")) is (wanted == condition.left)
        if condition.op == "=":
            return limit
        if condition.op not in (">", ">=", "<", "<="):
            raise NotInvertible(f"{self.code} 不能反推“{wanted}”")
        return Interval(limit.lo, _FAR) if upward else Interval(-_FAR, limit.hi)

    def unknown(self, known: Known, texts: Mapping[str, str]) -> tuple[str, ...]:
        """The ids that would have to be known for it to be told."""
        ids = (name for c in (*self.when, *self.then) for name in c.unknown(known, texts))
        return tuple(dict.fromkeys(ids))

    def require_like_units(self, figures: Figures) -> None:
        """UnitMismatch if a condition compares figures that measure different things."""
        for condition in (*self.when, *self.then):
            if condition.compares_unlike(figures):
                raise UnitMismatch(f"{'、'.join(condition.ids())} 的单位不是同一种量，不能相比")

    def explain(self, figures: Figures) -> str:
        """The figures that it looked at, with their values."""
        there = [worded(n, figures) for n in self.mentioned() if n in figures]
        return "；".join(there)


_FAR = Decimal(10) ** 30
"""Farther than any amount that `parse_amount` lets in."""
