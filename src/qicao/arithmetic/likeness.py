"""How much the words around a number are like the name of a figure.

Pairs of characters that few names have say more than those that many have; words beside the number
say more than those of its sentence, and these more than those of its line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice
from math import log
from operator import add

from qicao.arithmetic.index import plain_name
from qicao.statements import Statement

_NEAR, _SENTENCE, _LINE, _HEADING = 1.0, 0.6, 0.4, 0.4
"""What a pair counts for where it stands."""
_MEASURE = 0.3
"""What a pair of a name counts that only says how it is measured: 决算数, 个数."""
_TITLE = 30
"""Characters that a line has at most, if it is the heading of those after it."""
_AFTER = 10
"""Characters after a number that may name what it counts."""
_REACH = 160
"""Characters before it that still belong to its line."""
_UNKNOWN = 0.5
"""What a pair of its own words counts that no figure has, beside the rarest that one has."""
_PLACES = 9
"""Decimals of a likeness: two names that are as like do not differ by how floats add up."""
_WORDS = re.compile("[一-鿿A-Za-z]+")
_END = re.compile("[。！？；;，,、：:（）()\n\t]")


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a name."""
    plain = plain_name(text).replace("和", "").replace("的", "")
    return frozenset(
        pair for word in _WORDS.findall(plain) for pair in map(add, word, islice(word, 1, None))
    )


class Words:
    """The words around the numbers of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        lines = re.finditer("[^\n]+", text)
        self.titles = [m.start() for m in lines if _is_title(m[0])]
        self.known: dict[tuple[int, int], frozenset[str]] = {}

    def near(self, statement: Statement) -> frozenset[str]:
        """Those that name it, and what stands right after it."""
        after = self.text[statement.end : statement.end + _AFTER]
        if statement.table:
            after = statement.whole
        elif end := _END.search(after):
            after = after[: end.start()]
        return pairs(f"{statement.item},{statement.label},{_bare(after)}")

    def sentence(self, statement: Statement) -> frozenset[str]:
        """Those of its sentence before it."""
        least = max(0, statement.start - _REACH)
        begin = max(self.text.rfind(mark, least, statement.start) for mark in "。\n") + 1
        return self._between(max(begin, least), statement.start)

    def line(self, statement: Statement) -> frozenset[str]:
        """Those of its line before it."""
        least = max(0, statement.start - _REACH)
        begin = self.text.rfind("\n", least, statement.start) + 1
        return self._between(max(begin, least), statement.start)

    def heading(self, statement: Statement) -> frozenset[str]:
        """Those of the last short line above it, which has no table beside it."""
        place = bisect_right(self.titles, statement.start) - 1
        if place < 0:
            return frozenset()
        begin = self.titles[place]
        return self._between(begin, begin + _TITLE)

    def _between(self, begin: int, end: int) -> frozenset[str]:
        found = self.known.get((begin, end))
        if found is None:
            found = self.known[begin, end] = pairs(_bare(self.text[begin:end]))
        return found


def _is_title(line: str) -> bool:
    return len(line) <= _TITLE and not set(line) & set("。；\t|")


def _bare(text: str) -> str:
    return re.sub("[0-9.,，%]+", ",", text)


class Likeness:
    """The names of figures, ready to be compared with the words around a number.

    `groups` tells figures apart that never are compared with one number.
    """

    def __init__(self, names: Sequence[tuple[str, str]], groups: Sequence[object]) -> None:
        """`names` are the bare name and the whole label of each figure."""
        self.names = [pairs(label) | pairs(bare) for bare, label in names]
        counts = Counter(pair for name in self.names for pair in name)
        self.weights = {pair: log(1 + len(names) / count) for pair, count in counts.items()}
        self.unknown = max(self.weights.values(), default=1.0) * _UNKNOWN
        self.shares = [
            self._shares(name, pairs(bare))
            for name, (bare, _) in zip(self.names, names, strict=True)
        ]
        self.groups: dict[object, dict[str, list[tuple[int, float]]]] = {}
        for number, (shares, group) in enumerate(zip(self.shares, groups, strict=True)):
            by_pair = self.groups.setdefault(group, {})
            for pair, share in shares.items():
                by_pair.setdefault(pair, []).append((number, share))

    def _shares(self, name: frozenset[str], bare: frozenset[str]) -> dict[str, float]:
        """Pair → the part of the name that it is; in one order whatever the name."""
        counts = {
            pair: self.weights[pair] * (1.0 if pair in bare else _MEASURE) for pair in sorted(name)
        }
        total = sum(counts.values())
        return {pair: count / total for pair, count in counts.items()}

    def around(self, words: Words, statement: Statement) -> Around:
        """The words around a number, ready to be compared with names."""
        near = words.near(statement)
        around = dict.fromkeys(words.heading(statement), _HEADING)
        if not statement.table:
            around.update(dict.fromkeys(words.line(statement), _LINE))
            around.update(dict.fromkeys(words.sentence(statement), _SENTENCE))
        around.update(dict.fromkeys(near, _NEAR))
        weights = {pair: self.weights.get(pair, self.unknown) for pair in near}
        return Around(self, around, weights)


class Around:
    """The words around one number: how much each figure's name is like them."""

    def __init__(
        self, likeness: Likeness, around: Mapping[str, float], near: Mapping[str, float]
    ) -> None:
        self.likeness, self.around, self.weights = likeness, around, near
        self.own = sum(near.values())

    def of(self, number: int) -> float:
        """0 to 1: how much a figure's name is covered, less what else the number's words say."""
        around = self.around
        shares = self.likeness.shares[number].items()
        covered = sum(share * around[pair] for pair, share in shares if pair in around)
        return self.precise(number, covered)

    def precise(self, number: int, covered: float) -> float:
        """What is covered, times a half to one: how much of its own words the name has."""
        if not covered:
            return 0.0
        names, weights = self.likeness.names[number], self.weights
        shared = sum(weight for pair, weight in weights.items() if pair in names)
        return round(covered * (0.5 + 0.5 * (shared / self.own if self.own else 0.0)), _PLACES)

    def covered(self, group: object) -> dict[int, float]:
        """The figures of a group with a word in common: how much of each name is covered."""
        by_pair = self.likeness.groups.get(group, {})
        found: dict[int, float] = {}
        for pair in self.around.keys() & by_pair.keys():
            weight = self.around[pair]
            for number, share in by_pair[pair]:
                found[number] = found.get(number, 0.0) + weight * share
        return found
