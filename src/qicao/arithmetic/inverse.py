"""Formulas the other way round: what one input has to be, for the result to be a given number.

Floats only, to look where a slip may lie; who finds one there computes forwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from qicao.arithmetic import formula as f
from qicao.arithmetic.formula import Formula

Span = tuple[float, float]
Inverse = Callable[[float, float], tuple[float, ...]]
"""Of the result and the other input: what the input may be, a value for each branch."""


def _of_change(g: float, x: float) -> tuple[float, ...]:
    """The base of a change by g % to x, from below and from above."""
    return x / (1 + g / 100), x / (1 - g / 100)


_RATE: tuple[Inverse, Inverse] = (lambda g, y: (g * y / 100,), lambda g, x: (x * 100 / g,))
_CHANGE: tuple[Inverse, Inverse] = (
    lambda g, y: (y + g * y / 100, y - g * y / 100),
    _of_change,
)
_PAIRS: Mapping[Formula, tuple[Inverse, Inverse]] = {
    f.RATIO: _RATE,
    f.SHARE: _RATE,
    f.CHANGE: _CHANGE,
    f.SAVED: _CHANGE,
    f.PER: (lambda g, y: (g * y,), lambda g, x: (x / g,)),
    f.PRODUCT: (lambda g, y: (g / y,), lambda g, x: (g / x,)),
    f.DIFFERENCE: (lambda g, y: (y + g, y - g), lambda g, x: (x + g, x - g)),
    f.UP: (lambda g, y: (y * (100 + g) / g,), lambda g, x: (g * x / (100 + g),)),
    f.PART: (lambda g, y: (y * 100 / g,), lambda g, x: (g * x / 100,)),
}
_FULL = 100.0


def spans(
    formula: Formula, values: Sequence[float], place: int, room: float
) -> Iterator[Span] | None:
    """Where the `place`th of the given number and the inputs may lie, for the formula to hold.

    The given number counts as the 0th; `room` is what it may be off. None where that is not
    known, or no interval.
    """
    given, *inputs = values
    if place == 0:
        value = _computed(formula, inputs)
        return iter([(value - room, value + room)]) if value is not None else iter(())
    if formula is f.SAME:
        return iter([(given - room, given + room)])
    if formula is f.SUM:
        due = given - (sum(inputs) - values[place])
        return iter([(due - room, due + room)])
    low, high = given - room, given + room
    if formula not in _PAIRS or low <= 0 or low <= _FULL <= high:
        return None
    inverse, other = _PAIRS[formula][place - 1], inputs[2 - place]
    if not other:
        return None
    ends = zip(inverse(low, other), inverse(high, other), strict=True)
    return ((min(pair), max(pair)) for pair in ends)


def _computed(formula: Formula, inputs: Sequence[float]) -> float | None:
    try:
        return float(formula.compute(inputs))
    except ZeroDivisionError:
        return None
