"""How much the words around a number are like the name of a figure.

Pairs of characters that few names have say more than those that many have; words beside the number
say more than those of its sentence, and these more than those of its line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from math import log
from weakref import WeakKeyDictionary

from qicao.arithmetic.words import FAR, Told, Words, pairs
from qicao.statements import Statement

_MEASURE = 0.3
"""What a pair of a name counts that only says how it is measured: 决算数, 个数."""
_UNKNOWN = 0.5
"""What a pair of its own words counts that no figure has, beside the rarest that one has."""
_LITTLE = 1e-6
"""What a name is let off, so that no float keeps it out."""
_PLACES = 9
"""Decimals of a likeness: two names that are as like do not differ by how floats add up."""


class Likeness:
    """The names of figures, ready to be compared with the words around a number.

    `groups` tells figures apart that never are compared with one number.
    """

    def __init__(
        self,
        names: Sequence[tuple[str, str]],
        groups: Mapping[Hashable, Iterable[int]],
        enough: float,
    ) -> None:
        """`names` are the bare name and the whole label of each figure.

        A likeness of `enough` names a figure.
        """
        self.enough = (enough - FAR) / (1 - FAR) - _LITTLE
        """How much of a name has to stand close by, if all the rest of it stands far."""
        bare_ = [pairs(bare) for bare, _ in names]
        self.names = [pairs(label) | own for (_, label), own in zip(names, bare_, strict=True)]
        counts = Counter(pair for name in self.names for pair in name)
        self.weights = {pair: log(1 + len(names) / count) for pair, count in counts.items()}
        self.unknown = max(self.weights.values(), default=1.0) * _UNKNOWN
        self.shares = [*map(self._shares, self.names, bare_)]
        self.asked: WeakKeyDictionary[Words, dict[int, Around]] = WeakKeyDictionary()
        self.telling = {group: self._telling(numbers) for group, numbers in groups.items()}

    def _telling(self, numbers: Iterable[int]) -> dict[str, list[int]]:
        """Pair → the figures that it tells: without one such pair no name is covered enough.

        The most frequent pairs, which together are too little of a name, are left out.
        """
        found: dict[str, list[int]] = {}
        for number in numbers:
            shares = self.shares[number]
            left = 0.0
            for pair in sorted(shares, key=lambda pair: self.weights[pair]):
                left += shares[pair]
                if left > self.enough:
                    found.setdefault(pair, []).append(number)
        return found

    def named(self, around: Around, group: Hashable) -> set[int]:
        """The figures of a group of whose names enough may be covered to name them."""
        telling = self.telling.get(group, {})
        found = around.close & telling.keys()
        return {number for pair in found for number in telling[pair]}

    def _shares(self, name: frozenset[str], bare: frozenset[str]) -> dict[str, float]:
        """Pair → the part of the name that it is; in one order whatever the name."""
        counts = {
            pair: self.weights[pair] * (1.0 if pair in bare else _MEASURE) for pair in sorted(name)
        }
        total = sum(counts.values())
        return {pair: count / total for pair, count in counts.items()}

    def around(self, statement: Statement, words: Words) -> Around:
        """The words around a number, ready to be compared with names; kept as long as its text."""
        known = self.asked.setdefault(words, {})
        found = known.get(statement.start)
        if found is None:
            found = known[statement.start] = Around(self, words.of(statement))
        return found


class Around:
    """The words around one number: how much each figure's name is like them."""

    def __init__(self, likeness: Likeness, told: Told) -> None:
        self.likeness = likeness
        self.around, self.close, self.near = told
        self.weights: dict[str, float] = {}
        self.own = 0.0

    def _weigh(self) -> None:
        """Puts down what the number's own words weigh."""
        known, unknown = self.likeness.weights, self.likeness.unknown
        self.weights = {pair: known.get(pair, unknown) for pair in self.near}
        self.own = sum(self.weights.values())

    def covered(self, number: int) -> float:
        """0 to 1: how much of a figure's name the words have."""
        around, found = self.around, 0.0
        for pair, share in self.likeness.shares[number].items():
            if pair in around:
                found += share * around[pair]
        return found

    def of(self, number: int, least: float = 0.0) -> float:
        """0 to 1: what is covered, times a half to one for how much of its words the name has.

        0 at once for a name of which less than that is covered.
        """
        covered = self.covered(number)
        if not covered or covered < least:
            return 0.0
        if not self.weights:
            self._weigh()
        weights = self.weights
        shared = sum(weights[pair] for pair in self.likeness.names[number] & weights.keys())
        return round(covered * (0.5 + 0.5 * (shared / self.own if self.own else 0.0)), _PLACES)
