"""Binds the numbers of a text to figures: by the name of the item, else by value and words.

A value alone binds nothing: with a few hundred figures some number always fits. Two figures that
fit as well are both told, and neither is chosen.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from qicao.arithmetic.frames import dimension_of
from qicao.arithmetic.index import plain_name
from qicao.arithmetic.known import known
from qicao.quantity import Quantity, from_base, half_up
from qicao.statements import Role, Statement

ALIKE, NAMED = 0.34, 0.72
"""Likeness of names from which a value that fits is bound, and a name alone is enough."""
CLEAR = 0.08
"""How much more alike the best name has to be than the next."""
LIKE, LONG = 0.2, 4
"""Likeness of a name, and digits of a number, from which a slip of the hand is believed."""
TELLING = 5
"""Digits of a number that hardly any other figure has by chance."""


class Status(Enum):
    """What became of a number."""

    BOUND = "bound"
    AMBIGUOUS = "ambiguous"
    CONTRADICTED = "contradicted"
    OPEN = "unverified"


@dataclass(frozen=True, slots=True)
class Binding:
    """A number with the figures that it may be, the best first."""

    statement: Statement
    status: Status
    figures: tuple[Statement, ...] = ()
    named: bool = False
    """Whether the words leave no doubt that the first is meant."""

    def candidates(self) -> Iterator[Quantity]:
        """What the figures are that it may be."""
        quantities = (figure.mention.quantity for figure in self.figures)
        return (quantity for quantity in quantities if quantity is not None)


class Binder:
    """The figures of a ledger, ready to be looked up by value and by name."""

    def __init__(self, figures: Iterable[Statement]) -> None:
        self.by_dimension: dict[str, list[tuple[Decimal, int]]] = {}
        self.figures = tuple(figures)
        self.grams = [_grams(f.label) for f in self.figures]
        self.by_gram: dict[str, list[int]] = {}
        for number, figure in enumerate(self.figures):
            quantity = figure.mention.quantity
            if quantity is None:
                continue
            row = (quantity.base, number)
            self.by_dimension.setdefault(dimension_of(figure), []).append(row)
            for gram in self.grams[number]:
                self.by_gram.setdefault(gram, []).append(number)
        for rows in self.by_dimension.values():
            rows.sort()

    def bind(self, statement: Statement) -> Binding:
        """What the number is, by value and words; contradicted where only the name fits."""
        span = known(statement.mention)
        if span is None or statement.role is Role.OTHER:
            return Binding(statement, Status.OPEN)
        likeness = self._likeness(statement)
        fitting = self._fitting(statement, span.lo, span.hi)
        ranked = sorted(fitting, key=lambda n: -likeness.get(n, 0.0))
        if ranked and (likeness.get(ranked[0], 0.0) >= ALIKE or self._telling(statement, ranked)):
            return self._bound(statement, ranked, likeness)
        return self._by_name(statement, likeness, fitting)

    def _telling(self, statement: Statement, ranked: Sequence[int]) -> bool:
        """Whether a number is too long to fit by chance, and fits one value only."""
        digits = f"{statement.mention.value or 0:f}".replace(".", "").strip("0-")
        values = {self.figures[n].mention.value for n in ranked}
        return len(digits) >= TELLING and len(values) == 1 and not statement.hedged

    def _bound(
        self, statement: Statement, ranked: Sequence[int], likeness: dict[int, float]
    ) -> Binding:
        best = likeness.get(ranked[0], 0.0)
        near = [n for n in ranked if best - likeness.get(n, 0.0) < CLEAR]
        figures = tuple(self.figures[n] for n in near)
        same = {f.mention.quantity.base for f in figures if f.mention.quantity}
        status = Status.BOUND if len(same) == 1 or len(figures) == 1 else Status.AMBIGUOUS
        return Binding(statement, status, figures)

    def _by_name(
        self, statement: Statement, likeness: dict[int, float], fitting: Sequence[int]
    ) -> Binding:
        """A figure of that very name and role, which has another value."""
        if fitting or statement.hedged:
            return Binding(statement, Status.OPEN)
        named = [
            n
            for n, alike in likeness.items()
            if alike >= NAMED
            and self.figures[n].role is statement.role
            and dimension_of(self.figures[n]) == dimension_of(statement)
        ]
        sure = bool(named)
        named = named or self._slipped(statement, likeness)
        named.sort(key=lambda n: -likeness[n])
        clear = len(named) == 1 or (named and likeness[named[0]] - likeness[named[1]] >= CLEAR)
        if not clear:
            return Binding(statement, Status.OPEN)
        return Binding(statement, Status.CONTRADICTED, (self.figures[named[0]],), sure)

    def _slipped(self, statement: Statement, likeness: dict[int, float]) -> list[int]:
        """Figures of a name that is like it, of which one slip makes the number that is printed."""
        quantity = statement.mention.quantity
        if quantity is None or quantity.decimals is None:
            return []
        printed = _digits(quantity.value, quantity.decimals)
        if len(printed) < LONG:
            return []
        return [
            number
            for number, alike in likeness.items()
            if alike >= LIKE
            and dimension_of(self.figures[number]) == dimension_of(statement)
            and _same_period(statement, self.figures[number])
            and _one_apart(printed, self._printed(number, quantity))
        ]

    def _printed(self, number: int, quantity: Quantity) -> str:
        """The digits of a figure, printed as a number of the text is."""
        figure = self.figures[number].mention.quantity
        if figure is None:
            return ""
        places = quantity.decimals or 0
        return _digits(half_up(from_base(figure.base, quantity.unit), places), places)

    def _fitting(self, statement: Statement, low: Decimal, high: Decimal) -> list[int]:
        rows = self.by_dimension.get(dimension_of(statement), [])
        first = bisect_left(rows, (low, -1))
        last = bisect_right(rows, (high, len(self.figures)))
        found = [number for _, number in rows[first:last]]
        return [n for n in found if _same_period(statement, self.figures[n])]

    def _likeness(self, statement: Statement) -> dict[int, float]:
        """Figure → how many pairs of characters its name has in common with the statement's."""
        own = _grams(_name(statement))
        shared: dict[int, int] = {}
        for gram in own:
            for number in self.by_gram.get(gram, ()):
                shared[number] = shared.get(number, 0) + 1
        return {
            number: 2 * count / (len(own) + len(self.grams[number]))
            for number, count in shared.items()
        }


def _digits(value: Decimal, places: int) -> str:
    return str(abs(int(value.scaleb(places).to_integral_value())))


def _one_apart(printed: str, due: str) -> bool:
    """Whether one digit differs, two neighbours are swapped, or one digit is missing."""
    if len(printed) == len(due):
        apart = [n for n, (a, b) in enumerate(zip(printed, due, strict=True)) if a != b]
        if len(apart) == 2:
            first, second = apart
            return second == first + 1 and printed[first] == due[second]
        return len(apart) == 1
    short, long = sorted((printed, due), key=len)
    dropped = (long[:n] + long[n + 1 :] for n in range(len(long)))
    return len(long) == len(short) + 1 and short in dropped


def _same_period(statement: Statement, figure: Statement) -> bool:
    """Last year's number is no number of this year."""
    return (statement.role is Role.PRIOR) == (figure.role is Role.PRIOR)


def _name(statement: Statement) -> str:
    if statement.carried or statement.item not in statement.label:
        return statement.item + statement.label
    return statement.label


def _grams(text: str) -> frozenset[str]:
    plain = plain_name(text).replace("和", "").replace("的", "")
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))
