"""Numbers that another claim answers for, so that what else was read of them was misread."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from decimal import Decimal

from qicao.arithmetic.claim import Claim
from qicao.arithmetic.doubts.misread import firmness, is_borne, printed_digits
from qicao.arithmetic.formula import (
    CHANGE,
    DIFFERENCE,
    DOWN,
    GROWTH,
    LEFT,
    LESS,
    OVER,
    PER,
    RATIO,
    SAME,
    SAVED,
    SCALED,
    SCORE,
    SHARE,
    SUM,
    UNDER,
    UP,
)
from qicao.arithmetic.frames import alike
from qicao.arithmetic.grouped import grouped
from qicao.arithmetic.words import pairs
from qicao.mentions import MentionKind
from qicao.statements import Role, Statement
from qicao.verdict import HOLDS, Outcome

_ONE = (RATIO, SHARE, CHANGE, GROWTH, SAVED, LEFT, UP, DOWN, OVER, UNDER, PER, DIFFERENCE, LESS)
"""What a number is once: a rate has one base, a difference two ends; sums may be several."""
_RATES = (RATIO, SHARE, SAVED)
_STOP = re.compile("[，。；、：（(]")
_NOUN = 3
"""Characters behind a number that name what it counts."""
_LEAST = 4
"""Digits of one of some numbers that hardly add up by chance."""
Broken = tuple[Claim, Outcome]


def standing(held: Sequence[Claim], broken: Iterable[Broken]) -> tuple[Broken, ...]:
    """The claims that fail without those that were misread, by all that holds."""
    firm, known = firmness(held), _answers(held)
    rates = {c.given.start for c in held if c.formula in _RATES and c.tells and _is_long(c.given)}
    added = {c.given.start for c in held if c.formula is SUM and c.given.role is Role.DEDUCTION}
    return tuple(
        (claim, outcome)
        for claim, outcome in broken
        if not (is_borne(claim, outcome, firm) or _is_scored(claim, firm))
        if not (claim.formula is DIFFERENCE and claim.given.start in added)
        if not (_is_answered(claim, outcome, known) or _is_rough(claim, outcome) or _has_run(claim))
        if not _are_two(claim, rates)
    )


def _answers(held: Iterable[Claim]) -> Mapping[int, Sequence[Claim]]:
    """Where a rate or a difference stands → the claims of it that its words make and that hold."""
    return grouped(
        (claim for claim in held if claim.sure and claim.formula in (*_ONE, SCALED)),
        lambda claim: claim.given.start,
    )


def _is_answered(claim: Claim, outcome: Outcome, known: Mapping[int, Sequence[Claim]]) -> bool:
    """Whether a claim that fails says of a number what the words say otherwise, and rightly.

    One over another base of the same number is none: then it is the base that is wrong.
    """
    once = claim.formula in _ONE or (claim.formula is SAME and not claim.sure)
    figure = any(member.figure for member in claim.members)
    if not once or figure or outcome is Outcome.TRUNCATED:
        return False
    return any(_is_other(one, claim) for one in known.get(claim.given.start, ()))


def _is_other(one: Claim, claim: Claim) -> bool:
    """Whether a claim is of another level over the base that is meant, or of other numbers.

    One of several shares that are dealt to as many numbers is of the whole of the others.
    """
    if one.formula is SCALED:
        return claim.formula is SHARE and not claim.sure
    level, base = claim.inputs[0], claim.inputs[-1]
    meant = claim.given.base in (None, one.inputs[-1].role)
    return meant and level not in one.inputs and (one.inputs[-1] is base or base not in one.inputs)


def _are_two(claim: Claim, rates: Set[int]) -> bool:
    """Whether what seems to be said twice are two rates, each of its own numbers."""
    return claim.formula is SAME and not claim.sure and all(m.start in rates for m in claim.members)


def _is_long(s: Statement) -> bool:
    return len(printed_digits(s)) >= _LEAST


def _is_scored(claim: Claim, firm: Mapping[int, int]) -> bool:
    """Whether a score that the words leave open is borne out by what else is said of it."""
    return claim.formula is SCORE and not claim.sure and firm.get(claim.given.start, 0) > 1


def _is_rough(claim: Claim, outcome: Outcome) -> bool:
    """Whether what looks cut off is only near: 四分之三, and 99.99% where shares are added up."""
    given = claim.given
    added = claim.formula is SHARE and given.total and given.table > 0
    return outcome is Outcome.TRUNCATED and (added or given.mention.kind is MentionKind.FRACTION)


def _has_run(claim: Claim) -> bool:
    """Whether some of the parts, one after the other, make the total: the rest is said of these.

    年初10668.90万元，追加191.30万元，另从…1890.00万元中调剂30.00万元，调整后10860.20万元.
    """
    values, total = claim.values(), claim.given.worth
    if claim.formula is not SUM or claim.given.table or len(values) < len(claim.inputs):
        return False
    if all(len(printed_digits(part)) < _LEAST for part in claim.inputs):
        return False
    apart = 2 if claim.sure else 1  # one that was forgotten is a fault
    runs = (
        values[first:last]
        for first in range(len(values))
        for last in range(first + 2, len(values) + 1)
        if len(values) - (last - first) >= apart
    )
    return any(sum(run, Decimal(0)) == total for run in runs)


def is_of_named(claim: Claim, statements: Sequence[Statement], text: str) -> bool:
    """Whether a share holds over another number that its words may name: 占中央下达数的4.10%."""
    given = claim.given
    if claim.formula is SHARE and given.table and not claim.sure:
        row = [s for s in statements if s.table == given.table and s.line == given.line]
        members = {m.start for m in claim.members}
        return any(_holds_over(claim, s) for s in row if s.start not in members)
    if claim.formula is not SHARE or claim.sure or given.table or not given.whole:
        return False
    part, whole = claim.inputs
    if whole.table and whole.total and part.table:
        row = [s for s in statements if s.line == part.line]
        return any(_holds_over(claim, s) for s in row if alike(s, part) and s is not part)
    name = pairs(given.whole)
    least = max(len(name & _said(whole)), 1)
    kind = (s for s in statements if alike(s, whole) or alike(s, part))
    kind = (s for s in kind if s is not part)
    named = (s for s in kind if len(name & (_said(s) | _counts(s, text))) >= least)
    return any(_holds_over(claim, s) for s in named)


def _holds_over(claim: Claim, whole: Statement) -> bool:
    return replace(claim, inputs=(claim.inputs[0], whole)).outcome() in HOLDS


def _said(s: Statement) -> frozenset[str]:
    """The pairs of characters that name a number, or its row and column."""
    return pairs(f"{s.label}，{s.whole}")


def _counts(s: Statement, text: str) -> frozenset[str]:
    """The same of what it counts, said behind it: 418个班次."""
    noun = _STOP.split(text[s.end : s.end + _NOUN])[0]
    return frozenset() if s.table else pairs(noun)
