"""Which reading of a claim that fails is told: the only sure one, or what one slip explains."""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import islice

from qicao.arithmetic.bound.printed import digits_of
from qicao.arithmetic.claim import Claim, says_again
from qicao.arithmetic.doubts.misread import digits_told, is_likely, is_narrow, of_full, of_sentence
from qicao.arithmetic.formula import SUM
from qicao.arithmetic.slips import is_mended, mending
from qicao.statements import Statement
from qicao.verdict import Outcome

_CUT = 4
"""Digits of a rate that is hardly cut off by chance."""
_TELLING = 5
"""Digits of a number that hardly fits by chance."""


def told_of(
    outcomes: list[tuple[Claim, Outcome | None]], trusted: Set[int] | None
) -> Iterator[tuple[Claim, Outcome]]:
    """The reading that is told: the only sure one, of the text or the sentence; else by a slip."""
    told = [(c, outcome) for c, outcome in outcomes if outcome and c.tells and is_likely(c)]
    sure = _once([(claim, outcome) for claim, outcome in told if claim.sure])
    near = [pair for pair in sure if of_sentence(pair[0])]
    for found in (sure, near, of_full(near)):
        if len(found) == 1:
            yield found[0]
            return
    mended = [*islice((pair for pair in told if _mended(*pair, trusted)), 1)]
    yield from mended or _cut(outcomes)


def _cut(outcomes: list[tuple[Claim, Outcome | None]]) -> Iterator[tuple[Claim, Outcome]]:
    """The only reading of a sentence that a number of many digits is cut off for, not rounded:
    whatever the words say, it is not by chance."""
    found = [(claim, outcome) for claim, outcome in outcomes if outcome is Outcome.TRUNCATED]
    near = [(c, o) for c, o in found if of_sentence(c) and _shown(c.given) >= _CUT]
    yield from near if len(near) == 1 else ()


def _shown(given: Statement) -> int:
    """The digits that a number is printed with, noughts at its end among them."""
    value, places = given.mention.value, given.mention.decimals
    return len(digits_of(value, places)) if value is not None and places else 0


def _once(found: list[tuple[Claim, Outcome]]) -> list[tuple[Claim, Outcome]]:
    """Each claim once: of those over the same values the first, for totals are said again."""
    kept: list[tuple[Claim, Outcome]] = []
    for claim, outcome in found:
        if not any(says_again(claim, other) for other, _ in kept):
            kept.append((claim, outcome))
    return kept


def _mended(claim: Claim, outcome: Outcome, trusted: Set[int] | None) -> bool:
    if claim.alone:
        return is_narrow(claim) and is_mended(claim, lambda m: m is claim.given)
    if trusted is None:
        return outcome is Outcome.TRUNCATED or is_mended(claim)
    told = mending(claim, lambda m: m.start not in trusted and _long(m))
    return any(True for _ in told) and is_narrow(claim)


def is_short(claim: Claim, borne: Set[int]) -> bool:
    """Whether a total is above the parts that the text lists, and no number of them is a slip."""
    derived, given = claim.derived(), claim.given.mention.quantity
    if claim.formula is not SUM or claim.given.table or derived is None or given is None:
        return False
    all_borne = all(member.start in borne for member in claim.members)
    return all_borne and derived.hi < given.interval.lo and not any(mending(claim))


def _long(statement: Statement) -> bool:
    """Whether a number has so many digits that it hardly fits by chance."""
    return digits_told(statement) >= _TELLING
