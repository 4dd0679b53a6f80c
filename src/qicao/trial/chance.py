"""Drawn values: the same seed and name give the same draws, on any machine.

Every part of a department draws from a stream of its own, so that a change in one part leaves the
others as they were.
"""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """A stream of draws, named by its seed and path."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._random = random.Random(path)  # noqa: S311 - drawn data, nothing secret

    def child(self, name: str) -> Chance:
        """A stream of its own for one part."""
        return Chance(f"{self.path}/{name}")

    def whole(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return self._random.randint(low, high)

    def near(self, low: Decimal | float, high: Decimal | float) -> float:
        """A number between two bounds."""
        return self._random.uniform(float(low), float(high))

    def scaled(self, low: int, high: int) -> int:
        """A whole number, as many below as above the geometric middle: sizes are like that."""
        return round(low * math.pow(high / low, self._random.random()))

    def happens(self, probability: Decimal | float) -> bool:
        """Whether something of this probability does."""
        return self._random.random() < float(probability)

    def pick(self, choices: Sequence[T]) -> T:
        """One of them."""
        return choices[self._random.randrange(len(choices))]

    def some(self, choices: Sequence[T], count: int) -> list[T]:
        """`count` of them (or all), in their own order."""
        count = min(count, len(choices))
        return [choices[i] for i in sorted(self._random.sample(range(len(choices)), count))]

    def weighted(self, choices: Mapping[T, float]) -> T:
        """One of the keys, by its weight."""
        return self._random.choices(list(choices), list(choices.values()))[0]

    def shuffled(self, values: Sequence[T]) -> list[T]:
        """All of them in another order."""
        return self._random.sample(list(values), len(values))
