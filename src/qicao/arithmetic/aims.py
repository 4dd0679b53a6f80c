"""Targets: which way they are meant, and whether a number reaches one."""

from __future__ import annotations

import re

from qicao.statements import Statement

# The words of a statement are without what only joins them: 不低于 is 不低, and 不超过 is 不.
_LEAST = re.compile("(?:≥|>=?|＞|不少于?|不低于?|不小于?|大于|高于)[^0-9]{0,4}$")
_MOST = re.compile("(?:≤|<=?|＜|不超过?|不高于?|不大于?|不多于?|不|控制在?|低于|小于)[^0-9]{0,4}$")
_FAR = 1.3
"""Times the target from which it counts as set too low, and points may be lost for that."""


_SHORT = 0.97
"""Of the target: what is below it misses it, whatever was rounded."""


def misses(actual: Statement, target: Statement) -> bool:
    """Whether a number is clearly on the wrong side of a target that says which side is meant."""
    done, aim = actual.amount, target.amount
    if done is None or aim is None or actual.hedged or target.hedged:
        return False
    if _LEAST.search(target.label):
        return done.value < aim.value * _SHORT
    return bool(_MOST.search(target.label)) and done.value * _SHORT > aim.value > 0


def reaches(actual: Statement, target: Statement) -> bool:
    """Whether a number surely reaches a target: as its words say, or by being the very number."""
    done, aim = actual.amount, target.amount
    if done is None or aim is None or actual.hedged or target.hedged:
        return False
    if done.value == aim.value:
        return True
    if _LEAST.search(target.label):
        return aim.value < done.low and done.value <= aim.value * _FAR
    return bool(_MOST.search(target.label)) and done.high < aim.value
