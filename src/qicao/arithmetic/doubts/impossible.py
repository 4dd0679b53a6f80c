"""Claims that nobody makes: a rate of last year over this year's numbers, 全部 as a change.

What a claim is over decides it, and no word around its numbers.
"""

from __future__ import annotations

import re

from qicao.arithmetic.claim import Claim
from qicao.arithmetic.formula import (
    CHANGE,
    DIFFERENCE,
    GROWTH,
    HUNDRED,
    LEFT,
    LESS,
    RATIO,
    REACHED,
    REST_OF_HUNDRED,
    SAME,
    SAVED,
    SHARE,
    SUM,
)
from qicao.arithmetic.slips import is_mended
from qicao.mentions import MentionKind
from qicao.statements import Role, Statement

_SIGNED = (LESS, GROWTH, LEFT)
_OF_BUDGETS = re.compile("预算(?:数|安排)?的?(?:变动|增长|增减|下降)(?:率|幅度)$")
_TOGETHER = re.compile("(?:[两三四二]项|两者|三者)?(?:合计|共计|一共|总共)")
_TOTAL = re.compile("(?:全年|本年)?(?:共|合计|总共|累计)")
_SEVERAL = re.compile("[两三四五六二]项")
_PAIR, _FAR = 2, 9
_MONEY = re.compile("执行|支出|支付|资金")
_BEFORE = re.compile("[上去]年|上一年|同期|[年期]初|以前年度|结转")


def is_impossible(claim: Claim) -> bool:
    """Whether a claim that fails is one that the roles of its numbers rule out."""
    given, inputs = claim.given, claim.inputs
    if claim.formula in (RATIO, SHARE):
        return _is_of_another_year(given, inputs)
    if claim.formula in (CHANGE, GROWTH):
        return _is_no_change(given, inputs)
    if claim.formula is DIFFERENCE:
        return given.carried and bool(_TOGETHER.match(given.label))
    if claim.formula is SAME:
        return _is_of_another_kind(given, inputs[0])
    if claim.formula is REACHED:
        return any((s.worth or 0) <= 0 for s in inputs[1:])
    if claim.formula is SAVED and (given.worth or 0) >= HUNDRED:
        return True
    if claim.formula is SUM and _has_far_more(given, inputs):
        return not is_mended(claim)
    made = claim.derived()
    negative = made is not None and made.hi < 0 < (given.worth or 0)
    return negative and claim.formula not in (*_SIGNED, REST_OF_HUNDRED)


def _has_far_more(given: Statement, inputs: tuple[Statement, ...]) -> bool:
    """Whether a part is so much more than the whole that nobody wrote it for its part."""
    most = max((s.worth or 0 for s in inputs), default=0)
    return 0 < (given.worth or 0) * _FAR < most


def _is_of_another_year(given: Statement, inputs: tuple[Statement, ...]) -> bool:
    """Whether a rate of last year is held to this one's numbers, or this one's to last year's:
    763人，比上年末的728人增加35人，床位使用率88.72%."""
    if given.table or len(inputs) != _PAIR:
        return False
    part, base = inputs
    if base.figure and _is_itself(part, base):
        return True
    if any(s.figure for s in inputs):
        return False
    own = given.role is Role.PRIOR and all(s.role is Role.LEVEL for s in inputs)
    words = f"{given.whole}{given.label}"
    before = base.role is Role.PRIOR and base.item == part.item and part.role is Role.LEVEL
    rate = given.role is Role.LEVEL and given.mention.unit == "%" and given.base is None
    rate = rate and not _BEFORE.search(words)
    return own or (before and rate)


def _is_itself(part: Statement, base: Statement) -> bool:
    """Whether both are one number, as far as they are printed."""
    one, other = part.quantity, base.quantity
    return one is not None and other is not None and one.interval.meets(other.interval)


def _is_of_another_kind(given: Statement, other: Statement) -> bool:
    """Whether all of what was built is held to what was spent on it, or what all of several come
    to is held to one of them."""
    extent = given.mention.kind is MentionKind.EXTENT and bool(_MONEY.search(other.whole))
    together = given.carried or _SEVERAL.search(given.item)
    total = together and _TOTAL.match(given.label) and not _TOTAL.search(other.label)
    return extent or bool(total and not given.table and not other.total)


def _is_no_change(given: Statement, inputs: tuple[Statement, ...]) -> bool:
    """Whether all is said to happen to what is left, or a budget was held to what was spent."""
    all_of_it = given.mention.kind is MentionKind.EXTENT and given.mention.text.startswith("全")
    first, base = inputs[0], inputs[-1]
    spent = first.role is Role.LEVEL and base.role is Role.BUDGET
    return all_of_it or (spent and bool(_OF_BUDGETS.search(given.label)))
