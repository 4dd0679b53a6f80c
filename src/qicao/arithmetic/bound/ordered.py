"""Numbers of a sentence that are each other's, by the order in which it names what they are.

二季度 comes before 三季度, and 河湾 stands before 上寨 with its amount: two figures whose names
differ in one part are told in the order in which the sentence names these parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, product

from qicao.arithmetic.bound.binding import Binder, Binding, Status
from qicao.arithmetic.words import Words
from qicao.quantity.numerals import parse_numeral
from qicao.statements import Role, Statement

_MOST = 4
"""Figures of one value among which it is still looked for the one that is meant."""
_SHARED = 2
"""Characters that two names have in common, if they are names of a kind."""
_NUMBER = re.compile("[0-9]+|[一二三四五六七八九十]+")
_DIGITS = frozenset("0123456789一二三四五六七八九十")
_OPEN = (Role.LEVEL, Role.OTHER, Role.SCORE)
"""Roles of numbers in a list, whose words are too far off to say more of them."""
_NTH = "第"
_STOP = re.compile("[。\n]")
_CLAUSE = re.compile("[；;：:。\n]")
_IN_TURN = re.compile("分别|依次|各季度|[一1]至[四4十]")
_RUN = re.compile("(?:[^，,；;。\n]{0,12}[、和及与])+")
"""What stands between two numbers of a list that is told 分别."""
_REACH = 60
"""Characters before a number in which it may say so."""


class Ordered:
    """The numbers of each sentence with the figures of their value, in the order of the text."""

    def __init__(self, binder: Binder, found: Mapping[int, Binding], words: Words) -> None:
        """`found` is what each number of the text was bound to."""
        self.binder, self.found, self.words = binder, found, words

    def bindings(self) -> dict[int, Binding]:
        """What numbers should be that are each other's, by where they begin."""
        changed: dict[int, Binding] = {}
        for group in self._groups():
            for one, other in combinations(group, 2):
                free = one.start not in changed and other.start not in changed
                if free and (dealt := self._dealt(one, other)):
                    changed |= {s.start: _due(s, figure) for s, figure in dealt}
        return changed

    def _groups(self) -> Iterator[list[Statement]]:
        """The numbers of a sentence and a dimension that are figures by value."""
        groups: dict[tuple[int, str], list[Statement]] = {}
        for binding in self.found.values():
            s = binding.statement
            if not (s.table or s.hedged):
                groups.setdefault((s.sentence, s.dimension), []).append(s)
        yield from (sorted(g, key=lambda s: s.start) for g in groups.values() if len(g) > 1)

    def _dealt(self, one: Statement, other: Statement) -> list[tuple[Statement, Statement]]:
        """Two numbers with the figure of the other one each, if all that they are is so ordered."""
        first, second = self._figures(one), self._figures(other)
        if one.worth == other.worth or not first or not second:
            return []
        orders = [(self._order(one, other, a, b), a, b) for a, b in product(first, second)]
        if any(order is True for order, _, _ in orders):
            return []
        turned = [(b, a) for order, a, b in orders if order is False]
        return [*zip((one, other), turned[0], strict=True)] if len(turned) == 1 else []

    def _figures(self, s: Statement) -> list[Statement]:
        found = [self.binder.figures[n] for n in self.binder.fitting(s, self.words)]
        kin = [f for f in found if s.role is f.role or s.role in _OPEN]
        return kin if len(kin) <= _MOST else []

    def _order(
        self, one: Statement, other: Statement, first: Statement, second: Statement
    ) -> bool | None:
        """Whether two numbers stand in the order of the names of two figures; None if unknown."""
        parts = differing(first.label, second.label)
        if parts is None or first.role is not second.role:
            return None
        begin = max((m.end() for m in _STOP.finditer(self.words.text, 0, one.start)), default=0)
        said = self.words.text[begin : other.start]
        places = [said.find(part) for part in parts]
        if min(places) >= 0 and all(said.count(part) == 1 for part in parts):
            return places[0] < places[1]
        return self._counted(one, other, parts)

    def _counted(self, one: Statement, other: Statement, parts: Sequence[str]) -> bool | None:
        """The same of parts that are numbers, in a list that is told 分别."""
        first, second = (_count(part) for part in parts)
        clause = _CLAUSE.split(self.words.text[max(0, one.start - _REACH) : one.start])[-1]
        run = _RUN.fullmatch(self.words.text[one.end : other.start])
        if first is None or second is None or not run or not _IN_TURN.search(clause):
            return None
        return first < second


def _count(part: str) -> Decimal | None:
    """The number with which a part of a name begins: 2 of 第二批."""
    match = _NUMBER.match(part.removeprefix(_NTH))
    return parse_numeral(match[0]) if match else None


def differing(one: str, other: str) -> tuple[str, str] | None:
    """The part in which two names of a kind differ, of each; None if they are of no kind.

    A part of one character has the one after it as well, and a number all its digits.
    """
    least = min(len(one), len(other))
    before = next((n for n in range(least) if one[n] != other[n]), least)
    while before and (one[before - 1] in _DIGITS or one[before - 1] == _NTH):
        before -= 1
    after = next((n for n in range(least - before) if one[-1 - n] != other[-1 - n]), least - before)
    if before + after < _SHARED:
        return None
    longer = int(min(len(one), len(other)) - before - after < _SHARED and after > 0)
    parts = tuple(name[before : len(name) - after + longer] for name in (one, other))
    return (parts[0], parts[1]) if min(map(len, parts)) >= _SHARED else None


def _due(s: Statement, figure: Statement) -> Binding:
    return Binding(s, Status.CONTRADICTED, (figure,), named=True)
