"""What follows from numbers in floats, and how a given number clearly stands to it.

Where the floats are too near to a bound to tell, the answer is that nothing is clear, and exact
arithmetic has to say. Nothing here decides a case on its own that Decimals would decide otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from itertools import product
from typing import Literal, NamedTuple

from qicao.arithmetic.formula import LINEAR, Formula
from qicao.statements.amount import Amount
from qicao.verdict import Outcome

_NEAR, _NEAR_RATE = 1e-13, 1e-11
"""What floats may be off, of the numbers that are added, and of a quotient."""
_NOUGHT = 1e-10
"""Of the largest input: a base below it may be nought."""
_HUNDRED, _LARGEST = 100.0, 1e6
"""Rates near nought are computed as exactly as 100 %; of larger ones floats say too little."""


class Unclear(Enum):
    """That floats cannot tell."""

    NEAR = "near"


UNCLEAR = Unclear.NEAR


Ends = tuple[float, float]
"""The least and the most that an input may stand for."""


class Range(NamedTuple):
    """What a formula makes of the printed inputs, and of all that they may stand for."""

    value: float
    low: float
    high: float
    off: float
    """How far the floats may be from the truth."""


def reckon(formula: Formula, inputs: Sequence[Amount | None]) -> Range | Unclear | None:
    """The range of a formula; None where nothing follows, UNCLEAR where only Decimals tell.

    Nothing follows from an input that gives no number, and over a base that may be nought. Inputs
    that are hedged, or known in full, are for Decimals.
    """
    values: list[float] = []
    ends: list[Ends] = []
    plain = True
    for one in inputs:
        if one is None:
            return None
        plain = plain and one.plain
        values.append(one.value)
        ends.append((one.low, one.high))
    if not plain:
        return UNCLEAR
    if formula in LINEAR:
        return _added(formula, values, ends)
    corners = _corners(ends)
    largest = max(map(abs, values))
    if formula.base and (nought := _nought(formula, ends, corners, largest)) is not False:
        return nought
    results = [*map(formula.signed or formula.compute, corners)]
    low, high = min(results), max(results)
    top = high if high > -low else -low
    if formula.signed and low < 0:
        low, high = (0.0 if high > 0 else -high), top
    if not formula.base:
        off = _NEAR * 4 * max(top, largest)
    elif top > _LARGEST:
        return UNCLEAR
    else:
        off = _NEAR_RATE * (top + _HUNDRED)
    return Range(formula.compute(values), low, high, off)


def _nought(
    formula: Formula,
    inputs: Sequence[Ends],
    corners: Sequence[tuple[float, ...]],
    largest: float,
) -> Literal[False] | Unclear | None:
    """False where the base is clearly not nought, None where it may be."""
    if formula.divisor is not None:
        low, high = inputs[formula.divisor]
    elif formula.base:
        bases = [*map(formula.base, corners)]
        low, high = min(bases), max(bases)
    off = _NOUGHT * largest
    if (low < -off and high > off) or low == high == 0.0:
        return None
    return UNCLEAR if low <= off and high >= -off else False


def _added(formula: Formula, values: Sequence[float], ends: Sequence[Ends]) -> Range:
    """Of a formula that only adds and subtracts: what the terms hide adds up."""
    value, hidden = formula.compute(values), sum(high - low for low, high in ends) / 2
    off = _NEAR * (len(values) + 1) * (sum(map(abs, values)) + _HUNDRED)
    return Range(value, value - hidden, value + hidden, off)


def _corners(inputs: Sequence[Ends]) -> list[tuple[float, ...]]:
    if len(inputs) == 2:
        (a, b), (c, d) = inputs
        return [(a, c), (a, d), (b, c), (b, d)]
    return list(product(*inputs))


def compare(given: Amount, range_: Range) -> Outcome | Unclear:
    """How a given number clearly stands to what was derived: as `verdict.judge` has it."""
    if not given.plain:
        return UNCLEAR
    return _rate(given, range_) if given.rate else _amount(given, range_)


def alike(given: Amount, other: Amount) -> Outcome | Unclear:
    """Whether one of two numbers is clearly the other rounded, as `claim` has it."""
    if not (given.plain and other.plain):
        return UNCLEAR
    apart = abs(given.value - other.value)
    room = max(given.high - given.low, other.high - other.low) / 2
    off = _NEAR * (abs(given.value) + abs(other.value))
    if abs(apart - room) <= off:
        return UNCLEAR
    return Outcome.AGREES if apart < room else Outcome.DIFFERS


def _rate(given: Amount, range_: Range) -> Outcome | Unclear:
    """Rounded half up it is the given one; cut off it is; it is neither."""
    value, half = given.value, given.half
    _, low, high, off = range_
    if low < value + half - off and high > value - half + off:
        return Outcome.AGREES
    cut = half if value > off else 2 * half
    if low > value + 2 * half + off or high < value - cut - off:
        return Outcome.DIFFERS
    if value > off and value + half + off < low < value + 2 * half - off:
        return Outcome.TRUNCATED
    return UNCLEAR


def _amount(given: Amount, range_: Range) -> Outcome | Unclear:
    """As it is printed; within what the terms hide; neither."""
    value, low, high, off = range_
    off += _NEAR * abs(given.value)
    apart = abs(value - given.value)
    if apart < given.half - off:
        return Outcome.AGREES
    if apart <= given.half + off:
        return UNCLEAR
    if low > given.high + off or high < given.low - off:
        return Outcome.DIFFERS
    if low < given.high - off and high > given.low + off:
        return Outcome.ROUNDING
    return UNCLEAR
