"""Numbers that two claims want to be the same other number: 编制134名，其中14名、36名、98名.

Of parts that add up to something else no words may say that they are all, and a rate may be of
anything. Where the rate holds with just what the parts make, the number that both are of is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from qicao.arithmetic.claim import Alternatives, Claim, outcome_of
from qicao.arithmetic.doubts.misread import printed_digits
from qicao.arithmetic.formula import RATIO, SAME, SHARE, SUM
from qicao.quantity import unit
from qicao.statements import Statement
from qicao.verdict import HOLDS, Outcome

_DIGITS = 4
"""Digits of a rate that hardly is one of two numbers by chance."""


def wanted(tried: Iterable[Alternatives], held: Iterable[Claim]) -> Iterator[tuple[Claim, Outcome]]:
    """The sum and the rate of every such number."""
    held = [*held]
    known = {member.start for claim in held for member in claim.members}
    rated = {claim.given.start for claim in held if claim.formula is not SAME}
    failing = [c for offers in tried for c in offers if c.tells and _is_open(c, rated)]
    sums: dict[int, list[Claim]] = {}
    for claim in failing:
        if claim.formula is SUM and claim.likely and claim.given.start not in known:
            sums.setdefault(claim.given.start, []).append(claim)
    told: dict[int, tuple[Claim, Claim]] = {}
    for rate in failing:
        if rate.formula in (RATIO, SHARE) and len(printed_digits(rate.given)) >= _DIGITS:
            for whole in rate.inputs:
                for added in sums.get(whole.start, ()):
                    if _agree(added, rate):
                        told.setdefault(whole.start, (added, rate))
    for pair in told.values():
        yield from ((claim, claim.outcome() or Outcome.DIFFERS) for claim in pair)


def _is_open(claim: Claim, rated: set[int]) -> bool:
    """Whether a claim fails of a number of prose that nothing else bears out."""
    given, outcome = claim.given, claim.outcome()
    plain = not any(m.hedged or m.figure or m.table for m in claim.members)
    return plain and given.start not in rated and outcome is not None and outcome not in HOLDS


def _agree(added: Claim, rate: Claim) -> bool:
    """Whether a rate holds of what some parts make, and is of none of them itself."""
    whole, parts = added.given, {m.start for m in added.inputs}
    due = sum(added.values(), Decimal(0))
    if parts & {m.start for m in rate.members} or added.given.line != rate.given.line:
        return False
    mended = _of_value(whole, due)
    inputs: Sequence[Statement] = [mended if m.start == whole.start else m for m in rate.inputs]
    return outcome_of(rate.formula, rate.given, inputs) in HOLDS


def _of_value(whole: Statement, due: Decimal) -> Statement:
    """A number with another value in base units, in its own unit."""
    value = due / unit(whole.mention.unit or "").factor
    return replace(whole, mention=whole.mention._replace(value=value))
