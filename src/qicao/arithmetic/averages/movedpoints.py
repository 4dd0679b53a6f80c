"""Averages with the digits of one reading and the point elsewhere: 人均16.20万元, which is 1.62.

Of what an average may be of, one amount and one count make just these digits: far as it is from
what is printed, no other mistake does that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.formula import PER
from qicao.quantity import from_base, half_up
from qicao.verdict import HOLDS, Outcome

_MOVES, _PLACES = (-4, -2, -1, 1, 2, 4), (0, 1, 2, 3, 4)
_DIGITS = 3
"""Digits that two numbers hardly have in common by chance."""


def moved_points(
    tried: Iterable[Alternatives], held: Iterable[Claim]
) -> Iterator[tuple[Claim, Outcome]]:
    """The one reading of each average whose point was moved, where none holds."""
    known = {claim.given.start for claim in held}
    found: dict[int, dict[Decimal, Claim]] = {}
    for claim in (claim for offers in tried for claim in offers):
        given = claim.given
        plain = claim.formula is PER and not (given.table or given.figure or given.hedged)
        if plain and given.start not in known and (due := _due(claim)):
            found.setdefault(given.start, {})[due] = claim
    for readings in found.values():
        if len(readings) == 1:
            (claim,) = readings.values()
            told = replace(claim, sure=True, tells=True, likely=True)
            outcome = told.outcome()
            if outcome and outcome not in HOLDS:
                yield told, outcome


def _due(claim: Claim) -> Decimal | None:
    """What follows, as it was printed before its point was moved; None if it was not."""
    made, mention = claim.derived(), claim.given.mention
    if made is None or mention.value is None or mention.unit is None or made.lo <= 0:
        return None
    due = from_base((made.lo + made.hi) / 2, mention.unit)
    for places in _PLACES:
        shown = half_up(due, places)
        digits = len(f"{shown:f}".replace(".", "").strip("0"))
        if digits >= _DIGITS and any(shown.scaleb(move) == mention.value for move in _MOVES):
            return shown
    return None
