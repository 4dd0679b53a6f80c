"""Numbers that are each other's, or last year's for this year's, by the names of the figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from qicao.arithmetic.bound.binding import (
    APART,
    Binder,
    Binding,
    Status,
    Value,
    digits_stated,
    last_year_said,
)
from qicao.arithmetic.bound.given import bare_name, is_of_last_year
from qicao.arithmetic.bound.kin import is_kin
from qicao.arithmetic.words import Words
from qicao.statements import Role, Statement

_LEAST = 0.4
"""Likeness from which a name is a number's own, where its neighbour's words are far less like."""
_CROSSED, _CROSSING = 0.1, 0.3
"""How much better two names suit two numbers the other way round, and how well at least."""
_UNLIKE = 0.15
"""How well at most two names suit the numbers of their value, where little is enough."""
_CLEAR = 0.5
"""How much better the two are together, and how well one of them suits, where that is enough."""
_LISTED = (Role.LEVEL, Role.TARGET, Role.BUDGET, Role.DIFFERENCE)
"""Roles of numbers in lists; what stands under a head of aims is one."""
_SHORTEST = 2
"""Digits of a number that is told for another."""


class Displaced:
    """The numbers of a text that stand in another's place, asked of accounts.

    The names of accounts are whole; the cells of a table have those of rows.
    """

    def __init__(self, binder: Binder, found: Mapping[int, Binding], words: Words) -> None:
        """`found` is what each number was bound to."""
        self.binder, self.words, self.found = binder, words, found
        self.bound = [b for b in found.values() if b.status is Status.BOUND]

    def bindings(self) -> dict[int, Binding]:
        """What they should be, by where they begin."""
        figures = (f for b in self.bound for f in b.figures)
        taken = Counter((f.dimension, f.worth) for f in figures if f.worth is not None)
        changed = self._swapped() | dict(self._left_out()) | dict(self._crossed())
        for binding in self.bound:
            start = binding.statement.start
            prior = last_year_said(self.words.text, binding.statement)
            if not prior and start not in changed and (due := self._of_last_year(binding, taken)):
                changed[start] = due
        return changed

    def _left_out(self) -> Iterator[tuple[int, Binding]]:
        """Numbers that are no figure, whose figure by name their neighbour has taken."""
        taken = {b.statement.start: self.binder.place[b.figures[0].start] for b in self.bound}
        prose = [s for b in self.found.values() if not (s := b.statement).table]
        beside = dict(_neighbours(sorted(prose, key=lambda s: s.start)))
        for s in (b.statement for b in self.found.values() if b.status is Status.OPEN):
            if s.start not in beside or s.hedged or len(digits_stated(s)) < _SHORTEST:
                continue
            for other in beside[s.start]:
                number = taken.get(other.start)
                if number is not None and self._is_its_own(s, other, number):
                    figures = (self.binder.figures[number],)
                    yield s.start, Binding(s, Status.CONTRADICTED, figures, named=True)

    def _is_its_own(self, s: Statement, other: Statement, number: int) -> bool:
        """Whether a figure is a number's by name, and not that of the one that has its value."""
        own = self.binder.suits(s, number, self.words)
        kin = s.role is other.role is Role.LEVEL and is_kin(s, self.binder.figures[number])
        return kin and own >= max(_LEAST, self.binder.suits(other, number, self.words) + APART)

    def _crossed(self) -> Iterator[tuple[int, Binding]]:
        """Neighbours in a list, each of which has the value that the other has by its name."""
        listed = [b.statement for b in self.found.values() if b.statement.role in _LISTED]
        prose = sorted((s for s in listed if not (s.table or s.hedged)), key=_start)
        for one, others in _neighbours(prose):
            for other in (s for s in others if s.start > one and s.under == self._under(one)):
                pair = self._dealt(self.found[one].statement, other)
                if pair and self._is_of_a_kind(one, other, pair):
                    first, second = pair
                    yield one, self._due(self.found[one].statement, first)
                    yield other.start, self._due(other, second)

    def _is_of_a_kind(self, one: int, other: Statement, pair: tuple[int, int]) -> bool:
        """Whether two numbers play one part, or the figures of their names play their parts."""
        roles = self.found[one].statement.role, other.role
        due = tuple(self.binder.figures[number].role for number in pair)
        return roles[0] is roles[1] or due == roles

    def _under(self, start: int) -> int:
        return self.found[start].statement.under

    def _due(self, statement: Statement, number: int) -> Binding:
        figures = (self.binder.figures[number],)
        return Binding(statement, Status.CONTRADICTED, figures, named=True)

    def _dealt(self, one: Statement, other: Statement) -> tuple[int, int] | None:
        """The figures that two numbers have by name, if each is the other's by value."""
        own, beside = (self.binder.fitting(s, self.words) for s in (one, other))
        if not own or not beside or one.worth == other.worth:
            return None
        first, suits = self._best(one, beside)
        second, fits = self._best(other, own)
        gains = suits - max(own.values()), fits - max(beside.values())
        unlike = max(*own.values(), *beside.values()) <= _UNLIKE
        apart = min(gains) >= _CROSSED and (unlike or min(suits, fits) >= _CROSSING)
        clear = sum(gains) >= _CLEAR and max(suits, fits) >= _CLEAR and min(gains) > -_CROSSING
        return (first, second) if apart or clear else None

    def _best(self, s: Statement, numbers: Iterable[int]) -> tuple[int, float]:
        """The figure of some whose name suits a number best, and how well."""
        ranks = {n: self.binder.suits(s, n, self.words) for n in numbers}
        best = max(ranks, key=lambda n: ranks[n])
        return best, ranks[best]

    def _of_last_year(self, binding: Binding, taken: Mapping[Value, int]) -> Binding | None:
        """This year's figure of the very name, where the number is last year's and not said so."""
        statement, figure = binding.statement, binding.figures[0]
        said = statement.role in (Role.LEVEL, Role.PER) and not statement.hedged
        if not said or not is_of_last_year(figure) or len(digits_stated(statement)) < _SHORTEST:
            return None
        binder, bare = self.binder, bare_name(figure.label)
        named = f"{statement.item}、{statement.label}"
        own = [
            f
            for n, f in enumerate(binder.figures)
            if f.role in (Role.LEVEL, Role.PER) and not is_of_last_year(f)
            if f.dimension == figure.dimension and binder.bare[n] == bare
            if binder.is_spare(n, statement, taken) or bare in named
        ]
        if len(own) != 1:
            return None
        return Binding(statement, Status.CONTRADICTED, (own[0],), named=True)

    def _swapped(self) -> dict[int, Binding]:
        """Numbers of one sentence that are each other's, by the names of the figures."""
        groups: dict[tuple[int, str], list[Binding]] = {}
        for binding in self.bound:
            if not binding.statement.table:
                key = binding.statement.sentence, binding.statement.dimension
                groups.setdefault(key, []).append(binding)
        changed: dict[int, Binding] = {}
        for pair in (pair for group in groups.values() for pair in combinations(group, 2)):
            if self._are_swapped(*pair):
                for this, that in (pair, pair[::-1]):
                    start, figures = this.statement.start, that.figures[:1]
                    due = Binding(this.statement, Status.CONTRADICTED, figures, named=True)
                    changed[start] = due
        return changed

    def _are_swapped(self, one: Binding, other: Binding) -> bool:
        """Whether two numbers would suit each other's figure far better than their own."""
        first, second = one.figures[0], other.figures[0]
        if first.worth == second.worth or first.role is not second.role:
            return False
        pairs = ((one.statement, first, second), (other.statement, second, first))
        return all(self._suits(s, due, own) for s, own, due in pairs)

    def _suits(self, s: Statement, due: Statement, own: Statement) -> bool:
        """Whether a number's words are far more like one figure's name than another's."""
        first, second = (
            self.binder.suits(s, self.binder.place[figure.start], self.words)
            for figure in (due, own)
        )
        return first >= second + APART


def _start(statement: Statement) -> int:
    return statement.start


def _neighbours(prose: Sequence[Statement]) -> Iterator[tuple[int, list[Statement]]]:
    """Where a number begins → those of its kind right before and after it in its sentence."""
    last: dict[tuple[int, str], Statement] = {}
    found: dict[int, list[Statement]] = {}
    for s in prose:
        key = (s.sentence, s.dimension)
        if (before := last.get(key)) is not None:
            found.setdefault(s.start, []).append(before)
            found.setdefault(before.start, []).append(s)
        last[key] = s
    yield from found.items()
