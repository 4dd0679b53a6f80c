"""Targets: which way they are meant, and whether a number reaches one."""

from __future__ import annotations

import re

from qicao.statements import Statement

# The words of a statement are without what only joins them: 不低于 is 不低, and 不超过 is 不.
_LEAST = re.compile("(?:≥|>=?|＞|不少于?|不低于?|不小于?|(?<!不)[大高]于)[^0-9]{0,4}$")
_MOST = re.compile(
    "(?:≤|<=?|＜|不超过?|不高于?|不大于?|不多于?|不|控制在?|(?<!不)[低小]于)[^0-9]{0,4}$"
)
_FAR = 1.3
"""Times the target from which it counts as set too low, and points may be lost for that."""
_SHORT = 0.97
"""Of the target: what is below it misses it, whatever was rounded."""


def side(target: Statement) -> int:
    """Which side of a target is meant: 1 from it up, -1 from it down, 0 if nothing says."""
    if _LEAST.search(target.label):
        return 1
    return -1 if _MOST.search(target.label) else 0


def misses(actual: Statement, target: Statement) -> bool:
    """Whether a number is clearly on the wrong side of a target that says which side is meant."""
    done, aim, way = actual.amount, target.amount, side(target)
    if done is None or aim is None or actual.hedged or target.hedged:
        return False
    if way > 0:
        return done.value < aim.value * _SHORT
    return way < 0 and done.value * _SHORT > aim.value > 0


def reaches(actual: Statement, target: Statement) -> bool:
    """Whether a number surely reaches a target: as its words say, or by being the very number."""
    done, aim, way = actual.amount, target.amount, side(target)
    if done is None or aim is None or actual.hedged or target.hedged:
        return False
    if done.value == aim.value:
        return True
    if way > 0:
        return aim.value < done.low and done.value <= aim.value * _FAR
    return way < 0 and done.high < aim.value


def is_far(actual: Statement, target: Statement) -> bool:
    """Whether a number is so far above a target that this may have been set too low."""
    done, aim = actual.amount, target.amount
    return done is not None and aim is not None and done.value > aim.value * _FAR
