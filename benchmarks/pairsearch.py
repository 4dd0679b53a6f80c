"""The yardstick: which numbers some pair of figures explains, with nothing but arithmetic.

Numbers and figures are integers of 分. A number is explained by a figure, by the sum or the
difference of two, or as the ratio of two in hundredths of a per cent: the quickest plain way that
was seen, binary searches in sorted figures for all numbers at once. It knows no words, so it
explains nearly everything; only its speed is of use.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
WHOLE, LARGEST = 10_000, 1_000_000
"""A hundred per cent, and the largest ratio that is looked for."""


def explained(numbers: Integers, halves: Integers, figures: Integers) -> Integers:
    """How often each number is a figure, a sum, a difference, or a ratio, within half its unit."""
    order = np.sort(figures)
    low, high = numbers - halves, numbers + halves
    single = _between(order, low, high)
    sums = _between(order, low[:, None] - order, high[:, None] - order).sum(axis=1)
    differences = _between(order, low[:, None] + order, high[:, None] + order).sum(axis=1)
    rates = (np.clip(edge, 0, LARGEST)[:, None] * np.abs(order) // WHOLE for edge in (low, high))
    return single + sums + differences + _between(order, *rates).sum(axis=1)


def _between(order: Integers, low: Integers, high: Integers) -> Integers:
    found = np.searchsorted(order, high, "right") - np.searchsorted(order, low, "left")
    return np.asarray(found, dtype=np.int64)
