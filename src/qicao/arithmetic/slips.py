"""Slips of the hand: what one changed digit, two swapped ones or a moved point make of a number.

A claim that the words leave open is told only where such a slip would mend it: two numbers that
merely differ are two numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from qicao.arithmetic.claim import Claim
from qicao.arithmetic.formula import SUM
from qicao.arithmetic.known import known
from qicao.quantity import unit
from qicao.statements import Statement

LEAST = 3
"""Digits that a number has at least, for a slip to say anything: 1 to 9 are all one apart."""
_SHRUNK = 9
_TIGHT = 5e-4
_OPEN, _LEAST = 0.005, 1e-9
"""How much of a number its inputs may leave open: a base of 0.45 leaves anything."""
_MOVES = (1e-4, 1e-2, 1e-1, 1e1, 1e2, 1e4)


@lru_cache(maxsize=4096)
def slips(value: str, places: int, least: int = LEAST) -> tuple[float, ...]:
    """The values that one slip could have turned into the number of these digits.

    None for a number of fewer digits than `least`, noughts at its end aside.
    """
    digits = value.replace(".", "").lstrip("-0")
    if len(digits.rstrip("0")) < least:
        return ()
    scale = 10.0**-places
    number = int(digits) * scale
    changed = (int(other) * scale for other in _changed(digits))
    return (*changed, *(number * move for move in _MOVES))


def _changed(digits: str) -> Iterator[str]:
    for place, digit in enumerate(digits):
        for other in "0123456789":
            if other != digit and not (place == 0 and other == "0"):
                yield digits[:place] + other + digits[place + 1 :]
        if place and digits[place - 1] != digit:
            yield digits[: place - 1] + digit + digits[place - 1] + digits[place + 1 :]


def culprits(claim: Claim, least: int = LEAST) -> tuple[Statement, ...]:
    """The numbers of a claim that does not hold in which one slip would mend it.

    Of those with `least` digits: to accuse one of several, all have to be asked.
    """
    spans = [known(member.mention) for member in claim.members]
    if any(span is None for span in spans):
        return ()
    values = [float(span.lo + span.hi) / 2 for span in spans if span]
    least = 1 if _tight(claim, values[0]) else least
    return tuple(
        member
        for place, member in enumerate(claim.members)
        if not member.figure and _mends(claim, values, place, member, least)
    )


def _tight(claim: Claim, given: float) -> bool:
    """Whether a claim pins its number down so well that hardly a wrong one would fit."""
    mention = claim.given.mention
    factor = float(unit(mention.unit).factor) if mention.unit else 1.0
    room = max(_room(claim), factor * 10.0 ** -(mention.decimals or 0) / 2)
    return room <= abs(given) * _TIGHT


def _mends(claim: Claim, values: list[float], place: int, member: Statement, least: int) -> bool:
    mention = member.mention
    if mention.value is None or mention.unit is None or mention.decimals is None:
        return False
    factor = float(unit(mention.unit).factor)
    given, inputs = values[0], values[1:]
    room = _room(claim)
    factor = -factor if mention.value < 0 else factor
    part = place > 0 and claim.formula is SUM
    for value in slips(f"{abs(mention.value):f}", mention.decimals, least):
        if part and abs(value * factor) < abs(values[place]) / _SHRUNK:
            continue  # that would as well say that it is none of the parts
        if place == 0:
            given = value * factor
        else:
            inputs[place - 1] = value * factor
        try:
            if abs(claim.formula.compute(inputs) - given) <= room:
                return True
        except ZeroDivisionError:
            continue
    return False


def _room(claim: Claim) -> float:
    """How far the given number may be from the derived one, by what both hide."""
    given, derived = known(claim.given.mention), claim.derived()
    if given is None or derived is None:
        return _LEAST
    most = abs(float(given.hi + given.lo)) / 2 * _OPEN
    return float(given.hi - given.lo) / 2 + min(float(derived.hi - derived.lo) / 2, most) + _LEAST
