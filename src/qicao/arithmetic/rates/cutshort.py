"""Rates that no words tie to other numbers, and that are cut off of two numbers around them.

在职在编87人。在编人员占核定编制的94.56% is no other rate than 87 of 92, and was not rounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.doubts.misread import printed_digits
from qicao.verdict import HOLDS, Outcome

_LONG = 3
"""Digits of a rate that hardly is cut off of two numbers by chance."""


def cut_short(
    offered: Iterable[Alternatives], explained: Set[int]
) -> Iterator[tuple[Claim, Outcome]]:
    """What was offered of the numbers around a rate, where one of it holds but for its rounding."""
    for offers in offered:
        given = offers[0].given
        unclear = given.start in explained or given.hedged or given.mention.unit != "%"
        if unclear or len(printed_digits(given)) < _LONG:
            continue
        outcomes = [(claim, claim.outcome()) for claim in offers]
        cut = [claim for claim, outcome in outcomes if outcome is Outcome.TRUNCATED]
        if cut and not any(outcome in HOLDS for _, outcome in outcomes):
            yield cut[0], Outcome.TRUNCATED
