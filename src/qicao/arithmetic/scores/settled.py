"""Scores that two claims want to be the same other score: by the total, and by their own row.

A total of scores that is off says not which of them is wrong. Where one of them would be right in
its row, for as much as was reached of its target, with just what the total lacks, it is that one.
What was reached may stand in the row, or be said elsewhere by the same name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.formula import REACHED, SCORE, SUM
from qicao.quantity import half_up
from qicao.statements import Role
from qicao.verdict import HOLDS, Outcome

_PLACES = 2
"""Decimals of a score."""


def settled(
    broken: Iterable[tuple[Claim, Outcome]], tried: Iterable[Alternatives]
) -> Iterator[tuple[Claim, Outcome]]:
    """The claims of rows whose score is what a total of it is off by; of each total one or none."""
    rows = [c for offers in tried for c in offers if c.formula in (REACHED, SCORE)]
    failing = [row for row in rows if row.outcome() not in HOLDS]
    for claim, _ in broken:
        scored = claim.formula is SUM and claim.given.role is Role.SCORE
        if scored and (off := claim.excess()):
            inputs = {part.start for part in claim.inputs}
            due = [r for r in failing if r.given.start in inputs and _wants(r, off)]
            if len({row.given.start for row in due}) == 1:
                yield due[0], due[0].outcome() or Outcome.DIFFERS


def _wants(row: Claim, off: Decimal) -> bool:
    """Whether a row is right with so much more."""
    derived, given = row.derived(), row.given.worth
    if derived is None or given is None:
        return False
    return half_up((derived.lo + derived.hi) / 2, _PLACES) == given + off
