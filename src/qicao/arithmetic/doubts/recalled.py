"""Readings that no slip mends, and that are told all the same: the words name their base."""

from __future__ import annotations

import re

from qicao.arithmetic.claim import Claim
from qicao.arithmetic.doubts.misread import named_whole, of_sentence, printed_digits
from qicao.arithmetic.formula import PER, RATIO, SHARE
from qicao.arithmetic.frames import above, alike
from qicao.arithmetic.index import core
from qicao.arithmetic.slips import LEAST, is_mended
from qicao.statements import Role

_TIMES = 2
"""Times one average is another that the same amount and a wrong count make, at most."""
_BESIDE = 3
"""Characters between a count and what each of it has: 6辆，车均2.82万元."""
_LINES = 4
"""Lines above in which the budget stands that a rate is of."""
_NOW = re.compile("^(?:现有|共有|实有|现共有)")
"""What a name may begin with that says only that it is there: 现有公厕126座."""
_ALL_OF = re.compile("(?<=..)(?:总数|总量|总?[人户件次家个批]数)$")
"""What a name may end with that says only that all are meant: 占公厕总数的46.03%."""


_SPENT = re.compile("(?:支出|支付|执行|使用)了?$")


def is_named_share(claim: Claim) -> bool:
    """Whether a share is of the very whole that its words name; a budget is named otherwise."""
    name = _ALL_OF.sub("", claim.given.whole)
    if claim.formula is not SHARE or not claim.likely or not named_whole(claim):
        return False
    part, whole, short = claim.inputs[0], claim.inputs[1], core(name)
    if part.table and whole.figure:
        return False
    head = f"{whole.whole} {whole.item}"
    said = any(name[n : n + 2] in head for n in range(len(name) - 1))
    named = bool(whole.table and whole.total and said) or short == core(_NOW.sub("", whole.item))
    its = core(name.removeprefix("其")).rstrip("数额")
    named |= name.startswith("其") and its in whole.label + whole.whole
    return claim.sure or (named and len(short) > 1)


def is_average(claim: Claim) -> bool:
    """Whether an amount can only be spread over one count."""
    derived, given = claim.derived(), claim.given.quantity
    short = len(printed_digits(claim.given)) < LEAST
    if (
        claim.formula.name != PER.name
        or not claim.likely
        or short
        or derived is None
        or given is None
    ):
        return False
    due, said = derived.lo + derived.hi, 2 * given.base
    near, beside = max(due, said) <= _TIMES * min(due, said), of_sentence(claim)
    near |= beside and _is_right_behind(claim)
    near |= beside and claim.given.worth == claim.inputs[0].worth  # not all that several got
    return near or is_mended(claim, lambda m: beside or m is claim.given)


def _is_right_behind(claim: Claim) -> bool:
    """Whether what each has stands right behind the count of them."""
    count = claim.inputs[-1]
    apart = claim.given.start - count.end
    return len(claim.inputs) > 1 and not alike(claim.given, count) and 0 <= apart <= _BESIDE


def is_slip_of_part(claim: Claim) -> bool:
    """Whether a share of what may be a part is a slip of the rate."""
    part, whole = claim.inputs
    slipped = is_mended(claim, lambda m: m is claim.given)
    return alike(whole, part) and above(whole, part) and slipped


def is_execution(claim: Claim) -> bool:
    """Whether what was spent is held against the budget that its own sentence says and names.

    Where no budget is named, the one of the year that was said before is meant.
    """
    given, base = claim.given, claim.inputs[-1]
    named = given.base is base.role and base.sentence == given.sentence
    meant = given.base is None and base.role is Role.FULL and 0 <= given.line - base.line <= _LINES
    beside = meant and claim.inputs[0].sentence == given.sentence
    rate = given.role is Role.COMPLETION and claim.formula is RATIO
    return rate and (_is_of_one(claim) or (claim.likely and (named or beside)))


def _is_of_one(claim: Claim) -> bool:
    """Whether a sentence has a fund, what was spent of it and the rate, one behind the other.

    救灾资金300万元，年内支付215.3万元，执行率71.77%.
    """
    given, (level, base) = claim.given, claim.inputs
    order = base.start < level.start < given.start and of_sentence(claim)
    one = given.carried and base.item == level.item == given.item != ""
    near = given.clause - level.clause == 1 == level.clause - base.clause
    return order and one and near and _SPENT.search(level.label) is not None
