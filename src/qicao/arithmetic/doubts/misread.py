"""Whether a claim that does not hold is a fault, or a reading that the words do not mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from qicao.arithmetic.claim import Claim
from qicao.arithmetic.formula import (
    BALANCE,
    CHANGE,
    COMPLEMENT,
    DIFFERENCE,
    DOWN,
    LESS,
    OVER,
    PART,
    PER,
    PRODUCT,
    RATIO,
    REACHED,
    SAME,
    SAVED,
    SCORE,
    SHARE,
    SUM,
    TRIPLE,
    UNDER,
    UP,
)
from qicao.arithmetic.rates.named import ASKED
from qicao.arithmetic.slips import is_mended
from qicao.statements import Role, Statement
from qicao.statements.signwords import named_base, words_of
from qicao.statements.statement import BASES, Listing
from qicao.verdict import HOLDS, Outcome

_EXACT = (SUM, SAME, DIFFERENCE, LESS, BALANCE, PRODUCT, TRIPLE)
_LOOSE = (COMPLEMENT, SCORE, REACHED)
"""Formulas whose result is one number, and those that many numbers would suit."""
BY_PARTS = "A29"
"""The code of what the changes of parts make of that of all."""
_RATES = (RATIO, SAVED, CHANGE, SHARE, OVER, UNDER, UP, DOWN)
_OVER_BASE = (RATIO, SAVED, CHANGE, OVER, UNDER, UP, DOWN, PART)
_EXECUTION = re.compile("(?:执行|支出)(?:率|进度)")
_FAR = 5
"""Times another rate beyond which one is no fault of it."""
_UNIT = 20_000
"""The same of what something grew by: no unit in place of another makes it more."""
_PLAIN = 12
"""The same of what one sentence says of one thing."""
_TIMES = {
    RATIO: _FAR,
    SHARE: _FAR,
    PRODUCT: 12,
    TRIPLE: 12,
    PER: 12,
    SAME: 12,
    DIFFERENCE: 11,
    LESS: 11,
    UP: _UNIT,
    DOWN: _UNIT,
}
"""The same of other formulas, and in one sentence; a lost digit makes ten times."""
_NEAR, _CLOSE = Decimal("0.1"), Decimal("0.3")
"""The part of the larger that two numbers may be apart; the same of a figure."""
_UP = 1 + 1e-12
"""What floats may be off."""
_FEW_DIGITS = 3
_WIDEST = 20
"""Times what a number hides that its inputs may leave open."""


def pair_of(claim: Claim) -> frozenset[int]:
    """Where the inputs of a claim stand."""
    return frozenset(member.start for member in claim.inputs)


def of_sentence(claim: Claim) -> bool:
    """Whether one sentence says all that is claimed."""
    return all(s.sentence == claim.given.sentence for s in claim.inputs)


def is_plain(claim: Claim) -> bool:
    """Whether one sentence says it of one thing, a number after the other: 预算, 决算, 完成率."""
    given = claim.given
    same = all(m.item == given.item and m.start < given.start for m in claim.inputs)
    return claim.sure and given.carried and same and of_sentence(claim)


def of_full(found: Sequence[tuple[Claim, Outcome]]) -> list[tuple[Claim, Outcome]]:
    """Of two readings over the first budget and the one of the year, both said right before,
    the latter: that is what 执行率 is of where it names neither."""
    roles = {claim.inputs[-1].role for claim, _ in found}
    plain = all(claim.formula is RATIO and is_plain(claim) for claim, _ in found)
    levels = {claim.inputs[0].start for claim, _ in found}
    if not plain or len(levels) != 1 or roles != {Role.BUDGET, Role.FULL}:
        return []
    return [pair for pair in found if pair[0].inputs[-1].role is Role.FULL]


def is_narrow(claim: Claim) -> bool:
    """Whether the inputs leave little open, beside what the given number shows."""
    derived, given = claim.derived(), claim.given.quantity
    if derived is None or given is None:
        return False
    return derived.hi - derived.lo <= (given.interval.hi - given.interval.lo) * _WIDEST


def printed_digits(statement: Statement) -> str:
    """The digits that are printed, noughts in front aside."""
    places = statement.mention.decimals or 0
    return f"{statement.mention.value or 0:.{places}f}".replace(".", "").lstrip("-0")


def digits_told(statement: Statement) -> int:
    """How many digits tell a number from others: noughts at either end aside."""
    return len(printed_digits(statement).rstrip("0"))


def is_telling(claim: Claim) -> bool:
    """Whether the given number is one that two numbers beside it hardly make by chance."""
    given = claim.given
    least = 3 if given.mention.unit in ("%", "个百分点") else 4
    return not (given.table or given.figure) and len(printed_digits(given)) >= least


def firmness(held: Iterable[Claim]) -> dict[int, int]:
    """How firmly the claims that hold bear out each number: an exact one alone, others by two."""
    found: dict[int, int] = {}
    for claim in held:
        if any(m.hedged for m in claim.members):
            continue
        exact = claim.formula in _EXACT or claim.formula.name == SUM.name  # signed ones as well
        weight = 2 if exact else 0 if claim.formula in _LOOSE else 1
        for member in claim.members:
            found[member.start] = found.get(member.start, 0) + weight
    return found


def is_borne(claim: Claim, outcome: Outcome, firm: Mapping[int, int]) -> bool:
    """Whether other claims bear out every number of one that fails: then it is misread."""
    apart = outcome is Outcome.TRUNCATED or (bool(claim.given.table) and claim.formula is SUM)
    apart |= claim.formula is REACHED and (claim.sure or bool(claim.given.table))
    apart |= _is_of_scores(claim)
    if apart or any(member.figure for member in claim.members):
        return False
    return all(firm.get(member.start, 0) > 1 for member in claim.members)


def _is_of_scores(claim: Claim) -> bool:
    """Whether a score is said to be another, or all that a row lost: sums do not tell these."""
    listed = claim.given.role is Role.DEDUCTION and claim.given.listing is Listing.COLON
    same = claim.given.role is Role.SCORE and claim.formula is SAME
    return claim.sure and (same or (listed and claim.formula is DIFFERENCE))


def excuses(other: Claim, claim: Claim) -> bool:
    """Whether a reading that holds is more than chance, beside one that does not."""
    if other.outcome() not in HOLDS or _is_of_scores(claim):
        return False
    if other.formula is COMPLEMENT:
        return _are_siblings(other, claim)
    if pair_of(other) == pair_of(claim):
        return not claim.sure  # the same two numbers the other way round
    if of_sentence(claim) and not any(m.sentence == claim.given.sentence for m in other.inputs):
        return False  # what the sentence says itself is not said by another
    if is_plain(claim) and not of_sentence(other):
        return False
    if claim.formula.code == BY_PARTS and other.formula in (DIFFERENCE, SUM):
        return False  # what two levels make does not say that the parts are right
    sums = claim.formula is other.formula is SUM
    if sums and (claim.sure or claim.likely) and not pair_of(claim) & pair_of(other):
        return False  # the same total, divided otherwise
    if _is_of_other_base(other, claim):
        return False
    if claim.sure and "满意" in claim.given.label and ASKED.search(other.inputs[-1].label):
        return False  # who is content is a part of who answered
    if _EXECUTION.search(claim.given.label) and other.inputs[-1].role is Role.LEVEL:
        return False  # what is spent is spent of a budget
    return not claim.sure or _excuses_sure(other, claim)


def _is_of_other_base(other: Claim, claim: Claim) -> bool:
    """Whether a number names what it is held against, and a reading takes another base for it."""
    named, roles = claim.given.base, {s.role for s in other.inputs} - {Role.LEVEL}
    said = claim.sure and named is claim.inputs[-1].role and "年初" not in claim.given.label
    return said and len(roles) == 1 and named not in roles and roles <= {*BASES}


def is_from_base(claim: Claim, near: Iterable[Statement]) -> bool:
    """Whether a difference or change holds from the very base that fails, of another number near.

    Of two levels the words may mean either: 新增18个，年末达41个，比计划的20个少2个.
    """
    near = [*near]
    if _is_by_gap(claim, near):
        return True
    base = claim.inputs[-1]
    said = base.sentence == claim.given.sentence and base.role in BASES and not base.figure
    if claim.formula not in (DIFFERENCE, CHANGE) or claim.given.table or not said:
        return False
    others = (s for s in near if s.dimension == base.dimension and s not in claim.members)
    short = len(printed_digits(claim.given)) < _FEW_DIGITS
    beside = (s for s in others if not short or s.sentence == claim.given.sentence)
    return any(replace(claim, inputs=(s, base)).outcome() in HOLDS for s in beside)


def _is_by_gap(claim: Claim, near: Sequence[Statement]) -> bool:
    """Whether a change holds with the difference right before it and another level near.

    救助支出236000元…支出比上年增加17500元，增长8.0%, where 支出 may be all that was spent.
    """
    if claim.formula is not CHANGE or claim.given.table:
        return False
    before = [s for s in near if s.start < claim.given.start]
    gap = before[-1] if before else claim.given
    if gap.role is not Role.DIFFERENCE or gap.sentence != claim.given.sentence:
        return False
    way = DOWN if gap.sign < 0 else UP
    levels = (s for s in before if s.dimension == gap.dimension and s is not gap)
    levels = (s for s in levels if s.role in (Role.LEVEL, Role.SCORE) and not s.figure)
    return any(
        replace(claim, formula=way, inputs=(s, gap)).outcome() in HOLDS
        for s in levels
        if s.worth and gap.worth and s.worth > gap.worth
    )


def _are_siblings(other: Claim, claim: Claim) -> bool:
    """Whether two shares of four digits make a hundred, so that their whole stands elsewhere."""
    both = (other.given, *other.inputs)
    shares = claim.formula is SHARE and all(s.role is Role.SHARE for s in both)
    return shares and not claim.sure and all(len(printed_digits(s)) > _FEW_DIGITS for s in both)


def _excuses_sure(other: Claim, claim: Claim) -> bool:
    """The same of a claim that the words make: the reading has to have the base that they name."""
    base = claim.given.base
    over = claim.inputs[-1]
    named = base and (
        named_base(words_of(claim.given.label, 0)) is base
        or (over.role is base and over.clause == claim.given.clause)  # 为目标410公里的97.22%
        or (claim.formula in (UP, DOWN) and over.base is base and of_sentence(claim))
    )
    if claim.likely and base in (None, over.role):
        named, base = True, over.role
    of_base = other.inputs[-1].role in (base, Role.DIFFERENCE)
    if claim.formula in (PRODUCT, TRIPLE) or (
        named and claim.formula in _OVER_BASE and not of_base
    ):
        return False
    if claim.formula is SHARE and (named_whole(claim) or other.inputs[0].start > claim.given.start):
        return False
    if claim.formula is CHANGE:
        near = any(s.sentence == claim.given.sentence for s in other.inputs)
        return near and is_narrow(other) and other.inputs[-1] is not claim.inputs[0]
    return True


def named_whole(claim: Claim) -> bool:
    """Whether a share names a whole, and not what it was to be: 占年初预算的比重."""
    name = claim.given.whole
    return bool(name) and not named_base(words_of(name, 0))


def is_near(claim: Claim) -> bool:
    """Whether a number is near what follows from those beside it: another year's or item's."""
    derived, given = claim.derived(), claim.given.quantity
    shares = claim.likely and of_sentence(claim) and claim.given.mention.unit == "%"
    unsure = claim.formula is SUM and not shares
    apart = claim.given.hedged or claim.alone or unsure
    if derived is None or given is None or apart or not is_narrow(claim):
        return False
    beside = (s for s in claim.inputs if not (s.figure or s.table))
    if any(abs(s.line - claim.given.line) > 1 for s in beside):
        return False
    if claim.formula is SHARE and not (claim.sure or of_sentence(claim)):
        return False
    due = (derived.lo + derived.hi) / 2
    return abs(due - given.base) <= max(abs(due), abs(given.base)) * _nearness(claim)


def _nearness(claim: Claim) -> Decimal:
    """The part of the larger that the two may be apart; of what is said twice only a figure."""
    other = claim.inputs[0]
    if claim.formula is not SAME:
        return _NEAR
    return _CLOSE if other.figure and other.role is claim.given.role else Decimal(0)


def is_likely(claim: Claim) -> bool:
    """Whether the inputs make anything like what is given, or would but for one slip."""
    beside = of_sentence(claim) or claim.given.table
    far = _TIMES.get(claim.formula) if beside or claim.formula not in _RATES else _FAR
    if is_plain(claim) and claim.formula is RATIO:
        far = _PLAIN
    again = claim.sure and claim.given.role is Role.AGAIN  # 657.87万公斤，约合6579公斤
    again |= claim.given.mention.unit == "个百分点" and is_plain(claim)
    reach, given = (None, None) if far is None or again else (claim.reach, claim.given.amount)
    if far is None or reach is None or given is None:
        return True
    due, said = abs(sum(reach)) / 2, abs(given.value)
    near = due <= said * far * _UP and said <= due * far * _UP
    near |= not reach[0] and claim.formula is DIFFERENCE  # from a number to itself
    return near or is_mended(claim)
