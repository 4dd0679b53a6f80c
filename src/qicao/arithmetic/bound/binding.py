"""Binds the numbers of a text to figures, by value and by the words around them.

A value alone binds nothing: with a few hundred figures some number always fits. Two figures that
fit as well are both told, and neither is chosen. A number that fits no figure is held against
those that no other number of the text is: the faulty one is left over on both sides.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from qicao.arithmetic.bound.given import bare_name, for_each
from qicao.arithmetic.bound.kin import Group, group, is_kin, unlike
from qicao.arithmetic.bound.likeness import Around, Likeness
from qicao.arithmetic.bound.printed import Printed, digits_of
from qicao.arithmetic.known import known
from qicao.arithmetic.sources import POINTING
from qicao.arithmetic.words import Words
from qicao.quantity import Quantity, from_base, half_up
from qicao.statements import Role, Statement
from qicao.statements.statement import Listing

ALIKE, NAMED = 0.2, 0.75
"""Likeness from which a value that fits is bound, and from which the words alone name a figure."""
EXACT = 0.95
"""The same where the number may be a part of something else: the very name."""
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
SLIPPED_RATE = 0.3
"""The same of a rate: between 90 % and 100 % one digit parts any from some other."""
TAKEN = {1: 0.8, 2: 0.8, 3: 0.6, 4: 0.2}
"""The same where the figure stands elsewhere in the text already."""
TAKEN_LONG = 0.3
"""The same of longer numbers."""
LOST = 0.45
"""The same where a digit of two or three is missing."""
LEAST = 0.03
"""The likeness for longer ones."""
_NAME = 3
"""Characters of a name that tells one item from another: 支出 does not."""
_RATE = "比率"
_OFF = 1e-9
"""What floats may be off."""


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
        quantities = (figure.quantity for figure in self.figures)
        return (quantity for quantity in quantities if quantity is not None)


def _label(figure: Statement) -> str:
    return figure.label


Value = tuple[str, Decimal]
"""A dimension, and a number in its base unit."""


class Binder:
    """The figures of a ledger, ready to be looked up by value and by name."""

    def __init__(
        self, figures: Iterable[Statement], name: Callable[[Statement], str] = _label
    ) -> None:
        """`name` gives the words of a figure."""
        self.figures = tuple(f for f in figures if f.worth is not None)
        self.values = [f.worth for f in self.figures if f.worth is not None]
        self.keys = [(f.dimension, v) for f, v in zip(self.figures, self.values, strict=True)]
        self.copies = Counter(self.keys)
        """How many figures have a value, and in how many roles."""
        self.roles = Counter(
            key for key, _ in {(k, f.role) for k, f in zip(self.keys, self.figures, strict=True)}
        )
        self.groups: dict[Hashable, list[int]] = {}
        for number, figure in enumerate(self.figures):
            self.groups.setdefault(group(figure), []).append(number)
        names = [name(figure) for figure in self.figures]
        self.bare = [bare_name(figure.label) for figure in self.figures]
        self.place = {figure.start: number for number, figure in enumerate(self.figures)}
        self.likeness = Likeness([(bare_name(name), name) for name in names], self.groups, NAMED)
        self.printed: dict[tuple[str, int, Group], Printed] = {}
        """Figures of a kind, as they are printed in a unit with so many decimals."""
        self.sorted: dict[str, list[tuple[Decimal, int]]] = {}
        for number, figure in enumerate(self.figures):
            rows, value = self.sorted.setdefault(figure.dimension, []), self.values[number]
            rows.append((value, number))
            if value < 0:
                rows.append((-value, number))  # 增速-7.2% is said as 下降7.2%
        for rows in self.sorted.values():
            rows.sort()
        self.floats = {d: [float(value) for value, _ in rows] for d, rows in self.sorted.items()}

    def bind(
        self, statements: Iterable[Statement], words: Words, settled: Set[int] = frozenset()
    ) -> dict[int, Binding]:
        """What each number is, by where it begins in the text whose words these are.

        Those that are settled are bound by their value, and not asked for by their words.
        """
        stated = [for_each(s) for s in statements if s.amount]
        found = {s.start: Binding(s, Status.OPEN) for s in stated}
        numbers = {s.start: self._number(s, words) for s in stated if s.dimension in self.sorted}
        found |= {n: b for n, number in numbers.items() if (b := self._by_value(number))}
        bound = [b for b in found.values() if b.status is Status.BOUND]
        taken = Counter((b.statement.dimension, v) for b in bound for v in self._values(b))
        for start, number in numbers.items():
            status, other = found[start].status, None
            if status is Status.OPEN and start not in settled:
                other = self._by_name(number, taken)
            elif status is Status.BOUND:
                other = self._misnamed(found[start], number, taken)
            if other:
                found[start] = other
        return found

    def suits(self, statement: Statement, number: int, words: Words) -> float:
        """0 to 1: how well the name of a figure suits the words around a number."""
        return self._rank(statement, self.likeness.around(statement, words), number)

    def fitting(self, statement: Statement, words: Words) -> Mapping[int, float]:
        """The figures whose value a number may be, and how well the name of each suits it."""
        return self._number(statement, words).fitting

    def _number(self, statement: Statement, words: Words) -> _Number:
        """A number with the words around it, and the figures that have its value."""
        around = self.likeness.around(statement, words)
        ranks = {n: self._rank(statement, around, n) for n in self._fitting(statement)}
        reach = 0 if statement.table else _REACH
        before = words.text[max(0, statement.start - reach) : max(0, statement.start)]
        return _Number(statement, around, ranks, before)

    def _values(self, binding: Binding) -> set[Decimal]:
        return {figure.worth for figure in binding.figures if figure.worth is not None}

    def _misnamed(
        self, binding: Binding, number: _Number, taken: Mapping[Value, int]
    ) -> Binding | None:
        """The figure that the words name, where the number is another's that has its own place."""
        statement = binding.statement
        own = self._values(binding)
        if statement.hedged or any(taken[statement.dimension, value] < 2 for value in own):
            return None
        least = max(NAMED, max(number.fitting.values()) + APART)
        rank = self._ranks(number, self._named(number), least)
        named = [n for n, suits in rank.items() if suits >= least and not taken[self.keys[n]]]
        clear = self._clear(named, rank)
        if not clear:
            return None
        return Binding(statement, Status.CONTRADICTED, (self.figures[clear[0]],), named=True)

    def _by_value(self, number: _Number) -> Binding | None:
        """The figures that the number can be, if its words are like one of them."""
        ranks = number.fitting
        ranked = sorted(ranks, key=lambda n: -ranks[n])
        if not ranked or not self._believed(number, ranked):
            return None
        near = [n for n in ranked if ranks[ranked[0]] - ranks[n] < NEAR]
        status = Status.BOUND if len({self.values[n] for n in near}) == 1 else Status.AMBIGUOUS
        return Binding(number.statement, status, tuple(self.figures[n] for n in near))

    def _believed(self, number: _Number, ranked: Sequence[int]) -> bool:
        """Whether a value that fits is more than chance: by its words, or for its length."""
        digits = len(digits_stated(number.statement))
        if number.around.of(ranked[0]) >= (ALIKE if digits < TELLING - 1 else ALIKE / 2):
            return True
        one = len({self.values[n] for n in ranked}) == 1
        return digits >= TELLING and one and not number.statement.hedged

    def _by_name(self, number: _Number, taken: Mapping[Value, int]) -> Binding | None:
        """A figure that the words name, or of which a slip makes the number that is printed."""
        statement = number.statement
        rest = statement.rest and not _ALSO.search(number.before)
        pointing = _BOUND.search(statement.label) or statement.item.startswith(POINTING)
        if statement.hedged or pointing or statement.role is Role.OTHER:
            return None
        if _OTHERS.search(number.before):
            return None
        fitting = max((number.around.of(n) for n in number.fitting), default=0.0) + CLEAR
        least = max(EXACT if rest else 0.0, fitting)
        apart, lost = self._apart(statement)
        rank = self._ranks(number, self._named(number), max(least, NAMED))
        rank |= self._ranks(number, apart | lost, least)
        alike = sorted(n for n in rank if rank[n] >= least and is_kin(statement, self.figures[n]))
        if not alike:
            return None
        named = [n for n in alike if rank[n] >= NAMED and self.is_spare(n, statement, taken)]
        if statement.dimension == _RATE:
            named = [n for n in named if self.values[n]]  # what is nought is of another measure
        if statement.under >= 0 or len(statement.item) < _NAME:
            exact = statement.listing is not Listing.AMONG
            named = [n for n in named if exact and rank[n] >= EXACT]  # else a part, or anything
        slipped = [n for n in alike if n in apart and self._believes(number, n, rank[n], taken)]
        slipped += [n for n in alike if n in lost and rank[n] >= LOST and not taken[self.keys[n]]]
        for found in (slipped, named):
            if clear := self._clear(found, rank):
                figures = (self.figures[clear[0]],)
                return Binding(statement, Status.CONTRADICTED, figures, clear[0] in named)
        return None

    def is_spare(self, n: int, statement: Statement, taken: Mapping[Value, int]) -> bool:
        """Whether a figure stands nowhere, or one of the same value does that is of another role:
        a budget of 486万元 that was spent wholly is said twice."""
        said, key = taken[self.keys[n]], self.keys[n]
        own = unlike(statement.role, self.figures[n].role) == 0.0
        return not said or (own and said < self.copies[key] and self.roles[key] == self.copies[key])

    def _ranks(self, number: _Number, found: Set[int], least: float) -> dict[int, float]:
        """How well figures suit the words, in their order; of those that do so well enough."""
        return {
            n: self._rank(number.statement, number.around, n, least - _OFF) for n in sorted(found)
        }

    def _rank(
        self, statement: Statement, around: Around, number: int, least: float = -1.0
    ) -> float:
        """How well a figure suits the words, where it may be `least`; one of another role less."""
        less = unlike(statement.role, self.figures[number].role)
        return around.of(number, least + less) - less

    def _named(self, number: _Number) -> Set[int]:
        """The figures of the number's kind and year that its words may name."""
        return self.likeness.named(number.around, group(number.statement))

    def _clear(self, found: Sequence[int], scores: Mapping[int, float]) -> list[int]:
        """The best if no other value is nearly as good."""
        ranked = sorted(found, key=lambda n: -scores[n])
        if not ranked:
            return []
        rivals = [n for n in ranked[1:] if self.values[n] != self.values[ranked[0]]]
        clear = not rivals or scores[ranked[0]] - scores[rivals[0]] >= CLEAR
        return ranked if clear else []

    def _believes(
        self, number: _Number, figure: int, score: float, taken: Mapping[Value, int]
    ) -> bool:
        """Whether the words are like enough for a slip of the hand to be believed."""
        mention = number.statement.mention
        digits = len(digits_of(mention.value or Decimal(0), mention.decimals or 0))
        needed = SLIPPED.get(digits, LEAST)
        if number.statement.dimension == _RATE:
            needed = max(needed, SLIPPED_RATE)
        if taken[self.keys[figure]]:
            needed = max(needed, TAKEN.get(digits, TAKEN_LONG))
        return score >= needed

    def _apart(self, statement: Statement) -> tuple[Set[int], Set[int]]:
        """The figures of its kind and year that one slip makes the number that is printed.

        Those that have a digit more than a number of one or two are told apart.
        """
        mention = statement.mention
        value, name, places = mention.value, mention.unit, mention.decimals
        if value is None or name is None or places is None:
            return frozenset(), frozenset()
        key = (name, places, group(statement))
        if key not in self.printed:
            shown = {n: self._shown(n, name, places) for n in self.groups.get(key[2], ())}
            self.printed[key] = Printed(shown)
        printed, digits = self.printed[key], digits_of(value, places)
        return printed.apart(digits), printed.lost(digits)

    def _shown(self, number: int, name: str, places: int) -> str:
        """The digits of a figure, printed in a unit with so many decimals."""
        return digits_of(half_up(from_base(self.values[number], name), places), places)

    def _fitting(self, statement: Statement) -> list[int]:
        """The figures whose value the number may be, the least first."""
        amount, floats = statement.amount, self.floats.get(statement.dimension, [])
        if amount is None or not floats:
            return []
        span = None if amount.plain else known(statement.mention)
        low, high = (float(span.lo), float(span.hi)) if span else (amount.low, amount.high)
        off = _OFF * (1 + abs(amount.value))
        first, last = bisect_left(floats, low - off), bisect_right(floats, high + off)
        if first == last or (span := span or known(statement.mention)) is None:
            return []
        rows = self.sorted[statement.dimension][first:last]
        return [number for value, number in rows if value in span]


class _Number(NamedTuple):
    """A number of the text; `fitting` are the figures of its value, and how well each suits."""

    statement: Statement
    around: Around
    fitting: Mapping[int, float]
    before: str = ""
    """The words before it."""


def last_year_said(text: str, stated: Statement) -> bool:
    """Whether the sentence before a number speaks of another year."""
    before = _CUT.split(text[max(0, stated.start - _REACH) : stated.start])[-1]
    return bool(_ANOTHER_YEAR.search(before))


_ANOTHER_YEAR = re.compile("上年|去年|上一年|前年|同期|[年期]初|20[0-9]{2}年")
_CUT = re.compile("[。；;\n]")
_OTHERS = re.compile("[比较与][^，。；、：\n]{1,8}的$|(?:[一-鿿]{2,6}、){2,}[一-鿿]{2,6}(?<!等)$")
"""Before a number that another is held against, 比概算的380元高, and one of several places."""
_BOUND = re.compile("不(?:高|低|少|多|大|小)$|不(?:超过|低于|高于|少于|多于)$")
"""How the words of a number end that is only a bound: 年均浓度不高于32微克."""
_ALSO = re.compile("另有[一-鿿]{2,12}$")
"""Before a number it names what is no part of what was said: 另有退休人员29人."""
_REACH = 60
"""Characters before a number that are asked for the year."""


def digits_stated(statement: Statement) -> str:
    """The digits of a number, noughts at either end aside."""
    return f"{statement.mention.value or 0:f}".replace(".", "").strip("0-")
