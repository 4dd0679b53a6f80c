"""Rates that fit the rounded amounts of a text, and not the exact ones of the accounts.

占采购总额的89.97% fits 823.04万元 of 914.74万元 as these are printed; to the cent it is 89.98 %.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from qicao.arithmetic.bound.binding import Binding, Status
from qicao.arithmetic.claim import Claim, prints
from qicao.arithmetic.formula import CHANGE, PER, RATIO, SAVED, SHARE, Formula
from qicao.arithmetic.grouped import grouped
from qicao.mentions import MentionKind
from qicao.quantity import from_base, half_up
from qicao.statements import Role, Statement
from qicao.statements.statement import BASES
from qicao.verdict import HOLDS, Outcome

_ROUGH = 1e-4
"""Of a number: what it hides, for others to have worked out rates of it more exactly."""
_OWN = (Role.LEVEL, Role.AGAIN, *BASES)
_TOTAL = ("合计", "总计", "总额")
_RATES: tuple[Formula, ...] = (RATIO, SHARE, CHANGE, SAVED, PER)


class Exactly:
    """What the numbers of a text are more exactly than they are printed."""

    def __init__(self, statements: Sequence[Statement], bindings: Mapping[int, Binding]) -> None:
        """`bindings` are the figures that the numbers of the text were found to be."""
        self.bindings = bindings
        own = (s for s in statements if s.amount and not s.hedged and s.role in _OWN)
        self.kinds = grouped((s for s in own if not _is_rough(s)), lambda s: s.dimension)

    def claims(self, held: Sequence[Claim]) -> Iterator[tuple[Claim, Outcome]]:
        """What holds of printed numbers, does not follow from them as they are printed, and fails
        of what they are."""
        rates = [c for c in held if c.formula in _RATES and not c.given.hedged]
        made = {claim.given.start for claim in rates if is_made(claim)}
        exact = [c for c in map(self._exactly, rates) if c and c.given.start not in made]
        good = {claim.given.start for claim in exact if claim.outcome() in HOLDS}
        for claim in exact:
            outcome = claim.outcome()
            if outcome is not None and claim.given.start not in good:
                good.add(claim.given.start)
                yield claim, outcome

    def _exactly(self, claim: Claim) -> Claim | None:
        """The same of what its numbers are more exactly, where that is anything else."""
        inputs = tuple(self._exact(one) or one for one in claim.inputs)
        counted = claim.inputs[-1].mention.kind is MentionKind.COUNT and not claim.given.table
        apart = len({*map(id, inputs)}) == len(inputs)
        if not apart or (claim.formula is PER and not counted) or inputs == claim.inputs:
            return None
        return replace(claim, inputs=inputs)

    def _exact(self, one: Statement) -> Statement | None:
        """The only figure that a number is; of a rough one what the text says more exactly."""
        bound = self.bindings.get(one.start)
        if bound and bound.status is Status.BOUND and len(bound.figures) == 1:
            return bound.figures[0]
        if one.figure or not _is_rough(one) or one.hedged:
            return None
        same = [s for s in self.kinds.get(one.dimension, ()) if _is_told_by(one, s)]
        return same[0] if len({s.worth for s in same}) == 1 else None


def is_made(claim: Claim) -> bool:
    """Whether the inputs make just the number as they are printed, and to the last digit."""
    return not any(map(_is_rough, claim.inputs)) and _is_as_printed(claim)


def _is_as_printed(claim: Claim) -> bool:
    given, values = claim.given.quantity, claim.values()
    if given is None or given.decimals is None or len(values) < len(claim.inputs):
        return False
    base = claim.formula.base
    if base and not base(values):
        return False
    made = from_base(abs(claim.formula.compute(values)), given.unit)
    return half_up(made, given.decimals) == abs(given.value)


def _is_rough(one: Statement) -> bool:
    """Whether a number is printed so roughly that nobody works out a rate of it: 2.37亿元."""
    amount = one.amount if one.mention.unit == "亿元" else None
    return amount is not None and amount.half > abs(amount.value) * _ROUGH


def _is_told_by(one: Statement, exact: Statement) -> bool:
    """Whether a number is another one of the text rounded."""
    shown, full = one.quantity, exact.quantity
    named = one.item == exact.item or (not one.item and exact.label.endswith(_TOTAL))
    return named and shown is not None and full is not None and prints(shown, full)
