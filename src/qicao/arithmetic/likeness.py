"""How much the words around a number are like the name of a figure.

Pairs of characters that few names have say more than those that many have; words beside the number
say more than those of its sentence, and these more than those of its line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log

from qicao.arithmetic.words import Told, pairs

_MEASURE = 0.3
"""What a pair of a name counts that only says how it is measured: 决算数, 个数."""
_UNKNOWN = 0.5
"""What a pair of its own words counts that no figure has, beside the rarest that one has."""
_PLACES = 9
"""Decimals of a likeness: two names that are as like do not differ by how floats add up."""


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

    def around(self, told: Told) -> Around:
        """The words around a number, ready to be compared with names."""
        return Around(self, told)


class Around:
    """The words around one number: how much each figure's name is like them."""

    def __init__(self, likeness: Likeness, told: Told) -> None:
        self.likeness, self.around = likeness, told.around
        known, unknown = likeness.weights, likeness.unknown
        self.weights = {pair: known.get(pair, unknown) for pair in told.near}
        self.own = sum(self.weights.values())

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
