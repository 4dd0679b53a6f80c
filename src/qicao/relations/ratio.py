"""A rate: one sum of figures over another, in per cent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal, localcontext
from typing import ClassVar, Literal, Self

from qicao.errors import NoBase
from qicao.quantity import WIDE, Interval, total
from qicao.relations.base import (
    Figures,
    Known,
    NumericRelation,
    Term,
    Terms,
    Values,
    common_unit,
    expand_terms,
    over_corners,
    worded,
)
from qicao.values import Item

HUNDRED = Decimal(100)


class Ratio(NumericRelation):
    """`result` = Σ `of` ÷ Σ `over` × 100 %, both of one dimension."""

    kind: Literal["ratio"] = "ratio"
    of: Terms
    over: Terms

    keeps_given: ClassVar[bool] = False

    def inputs(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(t.id for t in (*self.of, *self.over) if not t.optional))

    def used(self, present: Iterable[str]) -> tuple[str, ...]:
        there = set(present)
        terms = (*self.of, *self.over)
        return tuple(dict.fromkeys(t.id for t in terms if not t.optional or t.id in there))

    def mentioned(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.result, *(t.id for t in (*self.of, *self.over)))))

    def expanded(self, items: Sequence[Item], figures: Figures) -> Self:
        del figures
        above, below = expand_terms(self.of, items), expand_terms(self.over, items)
        if above is self.of and below is self.over:
            return self
        return self.model_copy(update={"of": above, "over": below})

    def evaluate(self, values: Values) -> Decimal:
        base = _add(self.over, values)
        if not base:
            raise NoBase("基数为零，不能计算比率")
        with localcontext(WIDE):
            return _add(self.of, values) / base * HUNDRED

    def interval(self, known: Known) -> Interval:
        shared = {t.id for t in self.of} & {t.id for t in self.over}
        base = _range(self.over, known, set())
        if Decimal(0) in base:
            raise NoBase("基数可能为零，不能计算比率")
        box = {name: known[name] for name in sorted(shared) if name in known}
        box |= {_ABOVE: _range(self.of, known, shared), _BELOW: _range(self.over, known, shared)}

        def rate(values: Values) -> Decimal:
            above = _add(tuple(t for t in self.of if t.id in shared), values) + values[_ABOVE]
            below = _add(tuple(t for t in self.over if t.id in shared), values) + values[_BELOW]
            return above / below * HUNDRED

        return over_corners(rate, tuple(box), box)

    def invert(self, wanted: str, values: Values) -> Decimal:
        above = [t for t in self.of if t.id == wanted]
        below = [t for t in self.over if t.id == wanted]
        if len(above) + len(below) != 1:
            raise self.not_invertible(wanted)
        rest = {**values, wanted: Decimal(0)}
        with localcontext(WIDE):
            rate = values[self.result] / HUNDRED
            if above:
                return (rate * _add(self.over, rest) - _add(self.of, rest)) * above[0].sign
            if not rate:
                raise self.not_invertible(wanted)
            return (_add(self.of, rest) / rate - _add(self.over, rest)) * below[0].sign

    def inverse_interval(self, wanted: str, known: Known) -> Interval:
        below = any(term.id == wanted for term in self.over)
        if below and Decimal(0) in known[self.result]:
            raise self.not_invertible(wanted)
        return super().inverse_interval(wanted, known)

    def result_unit(self, figures: Figures) -> str:
        common_unit([n for n in self.inputs() if figures[n].present], figures)
        return "%"

    def explain(self, figures: Figures) -> str:
        return f"{_sum_text(self.of, figures)}÷{_sum_text(self.over, figures)}×100%"


_ABOVE, _BELOW = "÷above", "÷below"
"""What stands only above and only below the line, summed; no id contains ÷."""


def _range(terms: tuple[Term, ...], known: Known, without: set[str]) -> Interval:
    """All that the terms can add up to, those of `without` left out."""
    there = (t for t in terms if t.id not in without and (not t.optional or t.id in known))
    return total(known[t.id].scaled(Decimal(t.sign)) for t in there)


def _add(terms: tuple[Term, ...], values: Values) -> Decimal:
    with localcontext(WIDE):
        present = [t for t in terms if not t.optional or t.id in values]
        return sum((values[t.id] * t.sign for t in present), Decimal(0))


def _sum_text(terms: tuple[Term, ...], figures: Figures) -> str:
    there = [t for t in terms if t.id in figures and figures[t.id].present]
    text = "".join(("－" if t.sign < 0 else "＋") + worded(t.id, figures) for t in there)
    return text.lstrip("＋") if len(there) == 1 else f"（{text.lstrip('＋')}）"
