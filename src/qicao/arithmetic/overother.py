"""Rates that were reckoned the wrong way round: 86÷82 for 82÷86, a growth over what there is now.

Where just that is printed, it is the rate that is wrong, and its numbers are right.
"""

from __future__ import annotations

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.doubts.misread import digits_told
from qicao.arithmetic.slips import LEAST
from qicao.verdict import Outcome

_SWAPPED = frozenset({f.RATIO, f.SHARE, f.CHANGE, f.SAVED})
_OVER_LEVEL = {f.UP: f.PART, f.DOWN: f.PART}
"""What moved over what there was → the same over what there is now."""


def over_other(claim: Claim) -> Claim | None:
    """A rate over the other one of its numbers, where that is what is printed; else None."""
    if digits_told(claim.given) < LEAST or claim.given.hedged:
        return None
    other = _turned(claim)
    return other if other and other.outcome() is Outcome.AGREES else None


def _turned(claim: Claim) -> Claim | None:
    """The same with the other number below the line."""
    if formula := _OVER_LEVEL.get(claim.formula):
        return Claim(claim.given, formula, claim.inputs)
    swapped = claim.formula in _SWAPPED
    return Claim(claim.given, claim.formula, claim.inputs[::-1]) if swapped else None
