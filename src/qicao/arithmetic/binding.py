"""Binds the numbers of a text to figures, by value and by the words around them.

A value alone binds nothing: with a few hundred figures some number always fits. Two figures that
fit as well are both told, and neither is chosen. A number that fits no figure is held against
those that no other number of the text is: the faulty one is left over on both sides.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from qicao.arithmetic.frames import dimension_of
from qicao.arithmetic.given import bare_name
from qicao.arithmetic.known import known
from qicao.arithmetic.likeness import Likeness, Words
from qicao.quantity import Quantity, from_base, half_up
from qicao.statements import Role, Statement
from qicao.statements.statement import BASES

ALIKE, NAMED = 0.2, 0.6
"""Likeness from which a value that fits is bound, and from which the words alone name a figure."""
CLEAR = 0.05
"""How much more alike the best has to be than the next of another value."""
NEAR = 0.12
"""How much less alike a figure may be that is told beside the best."""
APART = 0.2
"""How much more alike another figure has to be than the one whose value it is."""
TELLING = 5
"""Digits of a number that hardly any other figure has by chance."""
SLIPPED = {1: 0.25, 2: 0.15}
"""Digits of a number → likeness from which a slip of the hand is believed."""
TAKEN = {1: 0.8, 2: 0.8, 3: 0.6, 4: 0.2}
"""The same where the figure stands elsewhere in the text already."""
LEAST = 0.03
"""The likeness for longer ones."""


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


def _label(figure: Statement) -> str:
    return figure.label


class Binder:
    """The figures of a ledger, ready to be looked up by value and by name."""

    def __init__(
        self, figures: Iterable[Statement], name: Callable[[Statement], str] = _label
    ) -> None:
        """`name` gives the words of a figure."""
        self.figures = tuple(f for f in figures if f.mention.quantity)
        self.likeness = Likeness([(bare_name(name(f)), name(f)) for f in self.figures])
        self.dimensions = [dimension_of(figure) for figure in self.figures]
        self.values = [f.mention.quantity.base for f in self.figures if f.mention.quantity]
        self.sorted: dict[str, list[tuple[Decimal, int]]] = {}
        for number, dimension in enumerate(self.dimensions):
            self.sorted.setdefault(dimension, []).append((self.values[number], number))
        for rows in self.sorted.values():
            rows.sort()

    def bind(self, statements: Iterable[Statement], text: str) -> dict[int, Binding]:
        """What each number is, by where it begins in the text."""
        words = Words(text)
        scores = {s.start: self.likeness.of(words, s) for s in statements if _may(s)}
        found = {s.start: self._by_value(s, scores[s.start]) for s in statements if _may(s)}
        taken = Counter(
            value for b in found.values() if b.status is Status.BOUND for value in self._values(b)
        )
        for statement in statements:
            binding = found.get(statement.start)
            if binding and binding.status is Status.OPEN:
                found[statement.start] = self._by_name(statement, scores[statement.start], taken)
            elif binding and binding.status is Status.BOUND:
                other = self._misnamed(binding, scores[statement.start], taken)
                found[statement.start] = other or binding
        return found

    def _values(self, binding: Binding) -> set[Decimal]:
        return {quantity.base for quantity in binding.candidates()}

    def _misnamed(
        self, binding: Binding, scores: Mapping[int, float], taken: Mapping[Decimal, int]
    ) -> Binding | None:
        """The figure that the words name, where the number is another's that has its own place."""
        statement = binding.statement
        own = self._values(binding)
        if statement.hedged or any(taken[value] < 2 for value in own):
            return None
        fitting = max(self._rank(statement, n, scores) for n in self._fitting(statement))
        rank = self._ranks(statement, scores)
        named = [
            n
            for n, suits in rank.items()
            if suits >= NAMED and suits - fitting >= APART and not taken[self.values[n]]
        ]
        clear = self._clear(named, rank)
        if not clear:
            return None
        return Binding(statement, Status.CONTRADICTED, (self.figures[clear[0]],), named=True)

    def _by_value(self, statement: Statement, scores: Mapping[int, float]) -> Binding:
        """The figures that the number can be, if its words are like one of them."""
        fitting = self._fitting(statement)
        ranked = sorted(fitting, key=lambda n: -self._rank(statement, n, scores))
        if not ranked or not self._believed(statement, ranked, scores):
            return Binding(statement, Status.OPEN)
        best = self._rank(statement, ranked[0], scores)
        near = [n for n in ranked if best - self._rank(statement, n, scores) < NEAR]
        status = Status.BOUND if len({self.values[n] for n in near}) == 1 else Status.AMBIGUOUS
        return Binding(statement, status, tuple(self.figures[n] for n in near))

    def _believed(
        self, statement: Statement, ranked: Sequence[int], scores: Mapping[int, float]
    ) -> bool:
        """Whether a value that fits is more than chance: by its words, or for its length."""
        digits = len(_digits_of(statement))
        if scores.get(ranked[0], 0.0) >= (ALIKE if digits < TELLING - 1 else ALIKE / 2):
            return True
        one = len({self.values[n] for n in ranked}) == 1
        return digits >= TELLING and one and not statement.hedged

    def _rank(self, statement: Statement, number: int, scores: Mapping[int, float]) -> float:
        """How well a figure suits the words; one of another role less."""
        return scores.get(number, 0.0) - _unlike(statement.role, self.figures[number].role)

    def _by_name(
        self, statement: Statement, scores: Mapping[int, float], taken: Mapping[Decimal, int]
    ) -> Binding:
        """A figure that the words name, or of which a slip makes the number that is printed."""
        if statement.hedged or statement.role in (Role.OTHER, Role.PER):
            return Binding(statement, Status.OPEN)
        fitting = max((scores.get(n, 0.0) for n in self._fitting(statement)), default=0.0)
        rank = self._ranks(statement, scores)
        alike = [n for n in rank if rank[n] - fitting >= CLEAR and _kin(statement, self.figures[n])]
        named = [n for n in alike if rank[n] >= NAMED and not taken[self.values[n]]]
        slipped = [n for n in alike if self._slipped(statement, n, rank[n], taken)]
        for found in (slipped, named):
            if clear := self._clear(found, rank):
                figures = (self.figures[clear[0]],)
                return Binding(statement, Status.CONTRADICTED, figures, clear[0] in named)
        return Binding(statement, Status.OPEN)

    def _ranks(self, statement: Statement, scores: Mapping[int, float]) -> dict[int, float]:
        """How well each figure of the number's kind and year suits the words."""
        return {
            n: self._rank(statement, n, scores) for n in scores if self._comparable(statement, n)
        }

    def _comparable(self, statement: Statement, number: int) -> bool:
        return self.dimensions[number] == dimension_of(statement) and _of_a_year(
            statement, self.figures[number]
        )

    def _clear(self, found: Sequence[int], scores: Mapping[int, float]) -> list[int]:
        """The best if no other value is nearly as good."""
        ranked = sorted(found, key=lambda n: -scores[n])
        if not ranked:
            return []
        rivals = [n for n in ranked[1:] if self.values[n] != self.values[ranked[0]]]
        clear = not rivals or scores[ranked[0]] - scores[rivals[0]] >= CLEAR
        return ranked if clear else []

    def _slipped(
        self, statement: Statement, number: int, score: float, taken: Mapping[Decimal, int]
    ) -> bool:
        """Whether one slip makes the figure the number that is printed."""
        quantity = statement.mention.quantity
        if quantity is None or quantity.decimals is None:
            return False
        printed = _digits(quantity.value, quantity.decimals)
        due = self._printed(number, quantity)
        needed = SLIPPED.get(len(printed), LEAST)
        if taken[self.values[number]]:
            needed = max(needed, TAKEN.get(len(printed), ALIKE / 2))
        return score >= needed and _one_apart(printed, due)

    def _printed(self, number: int, quantity: Quantity) -> str:
        """The digits of a figure, printed as a number of the text is."""
        places = quantity.decimals or 0
        return _digits(half_up(from_base(self.values[number], quantity.unit), places), places)

    def _fitting(self, statement: Statement) -> list[int]:
        span = known(statement.mention)
        if span is None:
            return []
        rows = self.sorted.get(dimension_of(statement), [])
        first = bisect_left(rows, (span.lo, -1))
        last = bisect_right(rows, (span.hi, len(self.figures)))
        return [number for _, number in rows[first:last]]


def _may(statement: Statement) -> bool:
    return statement.mention.quantity is not None


def _unlike(own: Role, other: Role) -> float:
    """How much less a figure of another role suits: last year's is none of this year."""
    if own is other or Role.AGAIN in (own, other) or {own, other} == _STAGES:
        return 0.0
    return 0.25 if (own in BASES and other in BASES) or Role.PRIOR in (own, other) else 0.1


def _kin(statement: Statement, figure: Statement) -> bool:
    """Whether the words can mean the figure: a target no outturn, a difference no amount."""
    if statement.role in (Role.DIFFERENCE, Role.DEDUCTION):
        return figure.role is statement.role
    return (statement.role is Role.TARGET) == (figure.role is Role.TARGET)


def _of_a_year(statement: Statement, figure: Statement) -> bool:
    """Whether both are last year's, or neither is."""
    return (statement.role is Role.PRIOR) == (figure.role is Role.PRIOR)


_STAGES = {Role.BUDGET, Role.FULL}
"""Which of two budgets is meant is often left open."""


def _digits_of(statement: Statement) -> str:
    return f"{statement.mention.value or 0:f}".replace(".", "").strip("0-")


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
