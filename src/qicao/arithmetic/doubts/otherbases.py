"""Rates that hold only over a number that they cannot be of, where the right one stands beside it.

预警命中252条，命中率95.45% is of the 264 of last year, and not of the 287 of this one; what a
budget was executed of is the adjusted one, and what was added is added to the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice

from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.doubts.misread import printed_digits
from qicao.arithmetic.formula import CHANGE, HUNDRED, PART, RATIO, SAVED, SHARE, SUM
from qicao.arithmetic.frames import is_money
from qicao.arithmetic.grouped import grouped
from qicao.statements import Role, Statement
from qicao.verdict import HOLDS, Outcome

_RATE = "比率"
_OF_BEFORE = re.compile("上年|去年|同期|上一年|[年期]初|[比较]")
_STOCK = re.compile("结转|结余|库存|存量|旧存")
"""What was carried over is of this year as well: 上年结转500万元，使用400万元，使用率80%."""
_OF_YEAR = re.compile("上年|去年|上一年")
_OF_MONEY = re.compile("(?:预算|资金|经费|支出)(?:执行|支付|拨付|支出)(?:率|进度)")
_ADDED = re.compile("(?:追加|调增|调整|增加)(?:幅度|比例|率)")
_EXECUTED = re.compile("(?<!年初预算)执行(?:率|进度)$")
_OVER = (RATIO, SHARE)
_LONG = 3
"""Digits of a rate that hardly fits by chance."""
_BESIDE = 8
"""Characters between this year's number and last year's: 287条，比上年的264条."""
_NEXT = 12
"""Characters between a number and the first of several rates, where it is the last of several."""
_TIMES, _PAIR = 2, 2
"""What the adjusted budget is of the first at most, or the reverse; and the numbers of a ratio."""


class OtherBases:
    """What the words of rates leave of the numbers that they hold over."""

    def __init__(self, tried: Iterable[Alternatives], text: str) -> None:
        """`tried` is all that was claimed of a text."""
        self.text = text
        plain = (c for offers in tried for c in offers if _is_plain(c.given))
        self.offered = grouped(plain, lambda claim: claim.given.start)

    def claims(self, held: Iterable[Claim]) -> Iterator[tuple[Claim, Outcome]]:
        """The claims over the right numbers, of rates that hold only over wrong ones."""
        by_given = grouped(held, lambda claim: claim.given.start)
        for start, claims in by_given.items():
            if start in self.offered and (meant := self._meant(claims)):
                yield meant
        for start, offered in self.offered.items():
            if start not in by_given:
                yield from islice(_turned_round(offered), 1)

    def _meant(self, claims: Sequence[Claim]) -> tuple[Claim, Outcome] | None:
        """The claim over the right number in place of each that is wrong; None where one is not."""
        found = [next(self._instead(claim), None) for claim in claims]
        return found[0] if found and all(found) else None

    def _instead(self, wrong: Claim) -> Iterator[tuple[Claim, Outcome]]:
        for claim in self.offered[wrong.given.start]:
            outcome = claim.outcome()
            apart = not any(self._is_in_bracket_of(s, wrong.given) for s in wrong.inputs)
            if outcome and outcome not in HOLDS and apart and _is_right(claim, wrong):
                yield replace(claim, sure=False, tells=True), outcome

    def _is_in_bracket_of(self, s: Statement, given: Statement) -> bool:
        """Whether a number stands in one bracket with another: 比上年（任务…、建成…，完成率…"""
        opened = self.text.rfind("（", 0, max(0, s.start))
        return opened > self.text.rfind("）", 0, given.start)


def _turned_round(offered: Iterable[Claim]) -> Iterator[tuple[Claim, Outcome]]:
    """Changes that are right over this year's number, and not over last year's."""
    for claim in offered:
        outcome = claim.outcome()
        if claim.formula is not CHANGE or not outcome or outcome in HOLDS or not claim.tells:
            continue
        level, base = claim.inputs
        way = (level.worth or 0) - (base.worth or 0)
        way = way * claim.given.sign if base.role is Role.PRIOR else Decimal(0)
        turned = replace(claim, inputs=(base, level))
        if way > 0 and not (level.hedged or base.hedged) and turned.outcome() in HOLDS:
            yield replace(claim, sure=False, tells=True), outcome


def is_of_something_else(claim: Claim) -> bool:
    """Whether a number was held to what it is none of: 结转总额 to last year's, 执行率 to 支出."""
    given, first, base = claim.given, claim.inputs[0], claim.inputs[-1]
    if claim.formula is SUM:
        spent = sum("支出" in s.label for s in claim.inputs)
        return given.label.endswith("结余") and spent >= _PAIR
    rated = claim.formula in _OVER
    if rated and given.place == 1 and 0 <= given.start - first.end < _NEXT:
        return True  # 示范基地20个，面积13.46万亩，分别完成目标的111.11%和112.17%
    spent = base.role is Role.LEVEL and base.label.endswith("支出")
    if rated and spent and _EXECUTED.search(given.label):
        return True  # 基本支出8900.43万元，包括人员经费7806.54万元（执行率98.90%）
    words = f"{given.whole}{given.label}{first.label}"
    before = given.whole and _OF_YEAR.match(base.label) and not _OF_BEFORE.search(words)
    money = any(is_money(s.dimension) for s in claim.inputs)
    rates = all(s.dimension in (_RATE, given.dimension) for s in claim.inputs)
    counted = _OF_MONEY.search(given.label) and not (money or rates)
    return bool((rated and before) or counted)


def _is_plain(given: Statement) -> bool:
    aside = given.table or given.hedged or given.place
    return given.dimension == _RATE and not aside and len(printed_digits(given)) >= _LONG


def _is_right(claim: Claim, wrong: Claim) -> bool:
    """Whether a claim is over the number that the words mean, in place of another one's."""
    given, pair = wrong.given, (claim.inputs, wrong.inputs)
    if any(len(inputs) != _PAIR for inputs in pair):
        return False
    same = claim.inputs[0] is wrong.inputs[0] and wrong.inputs[0].role is not Role.PRIOR
    if same and wrong.formula in _OVER and claim.formula in _OVER:
        base, other = claim.inputs[1], wrong.inputs[1]
        return _is_this_year(given, base, other) or _is_executed(given, base, other)
    return _is_added(claim, wrong)


def _is_this_year(given: Statement, base: Statement, other: Statement) -> bool:
    """Whether one is this year's number of which the other is last year's."""
    before = other.role is Role.PRIOR or bool(_OF_BEFORE.search(other.label))
    own = base.role is Role.LEVEL and base.item == other.item and not _OF_BEFORE.search(base.label)
    stock = _STOCK.search(f"{other.item}{other.label}") and other.role is Role.PRIOR
    beside = 0 <= other.start - base.end <= _BESIDE and given.line == base.line
    own = own and beside and not stock
    return before and own and given.role is not Role.CHANGE and not _OF_BEFORE.search(given.label)


def _is_executed(given: Statement, base: Statement, other: Statement) -> bool:
    """Whether a budget was executed of the adjusted one, and not of the first."""
    beyond = (given.worth or 0) > HUNDRED  # of the first one a rate may well be
    executed = beyond and given.role is Role.COMPLETION and _EXECUTED.search(given.label)
    whole = base.role is Role.FULL and other.role is Role.BUDGET
    one, two = base.worth or Decimal(0), other.worth or Decimal(0)
    near = max(one, two) < min(one, two) * _TIMES
    return bool(executed) and whole and near and given.base in (None, Role.FULL)


def _is_added(claim: Claim, wrong: Claim) -> bool:
    """Whether what was added is over the first budget, and not over the adjusted one."""
    if not _ADDED.search(wrong.given.label) or wrong.formula not in (*_OVER, SAVED, CHANGE, PART):
        return False
    roles = [one.inputs[0 if one.formula is PART else 1].role for one in (wrong, claim)]
    return roles[0] is Role.FULL and Role.BUDGET in roles
