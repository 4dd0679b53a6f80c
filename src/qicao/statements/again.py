"""Numbers that say again what was said right before: 52,408.31万元，即5.24亿元."""

from __future__ import annotations

import re
from decimal import Decimal

from qicao.mentions import Mention, MentionKind
from qicao.quantity import Kind, unit
from qicao.statements.statement import Role, Statement

_AGAIN = re.compile("(?:即|约|近|折合|合|约合|也就是|相当于|超过?|接近|不足|大约|约为|为|，|,)*")
_SAYS = ("即", "折合", "合", "约合", "也就是", "相当于")
_TIMES = 5
_ROUGH = 2
"""The same of a rate and one in other words: 28.67%, and then 七成以上 of another."""
_SLIPS, _OFF = (Decimal(10_000), Decimal(100_000_000)), Decimal("0.01")
"""Times that one unit of money is another; what a number in a wrong one may be off, beside the one
that it says again: 约1.86万元."""
_FAR = 2_000_000
"""Per cent that a number in a bracket may be off: a digit of it is wrong, or its unit."""
_NEAR = 8
"""Characters between a number and the one that says it again."""
_LOOSE = (MentionKind.FRACTION, MentionKind.EXTENT, MentionKind.MULTIPLE)


def says_again(before: Statement, mention: Mention, left: str, apart: int, *, inside: bool) -> bool:
    """Whether a number, `apart` characters behind another one of its sentence, says it again.

    `inside` a bracket right behind it, another unit is enough, even if the number is wrong, and so
    is the same one if it has taken the place of another: 4.35万元（43512.60万元）.
    """
    if apart > _NEAR or not _alike(before.mention, mention):
        return False
    words = left.strip()
    if before.role is Role.PER and words and not _one(before.mention, mention, 1):
        return False  # 每吨118元，合689,828元
    said = words in _SAYS or mention.approximate
    if _AGAIN.fullmatch(words) and said and _is_of_size(before.mention, mention):
        return True
    beside = inside and apart == 1 and not words
    if beside and (_is_slipped(before.mention, mention) or _is_in_capitals(before.mention)):
        return True
    other = before.mention.unit != mention.unit and not words
    return other and _one(before.mention, mention, _FAR if beside else 1)


def _is_of_size(before: Mention, mention: Mention) -> bool:
    """Whether two rates are not several times each other: 7.71%, and then 超过七成 of another."""
    first, second = before.quantity, mention.quantity
    if first is None or second is None or not (first.base and second.base):
        return True
    rates = first.kind is Kind.RATE or before.unit == mention.unit
    apart = max(abs(first.base / second.base), abs(second.base / first.base))
    most = _TIMES if before.unit == mention.unit else _ROUGH
    return not rates or apart < most or _is_slipped(before, mention)


def _is_slipped(before: Mention, mention: Mention) -> bool:
    """Whether two amounts would be one, if one of them were in another unit."""
    first, second = before.quantity, mention.quantity
    if first is None or second is None or not (first.base and second.base):
        return False
    apart = max(abs(first.base / second.base), abs(second.base / first.base))
    money = first.kind is second.kind is Kind.MONEY
    return money and any(abs(apart / slip - 1) < _OFF for slip in _SLIPS)


def _is_in_capitals(mention: Mention) -> bool:
    """Whether an amount is written as on a cheque, before its figures: 伍元整（￥5.00）."""
    return mention.text[-1:] in "整正" and mention.kind is MentionKind.AMOUNT


def _one(before: Mention, mention: Mention, loose: int) -> bool:
    """Whether two numbers are about the same, by `loose` per cent: 26100360元（2610.04万元）."""
    first, second = before.quantity, mention.quantity
    if first is None or second is None:
        return False
    return abs(first.base - second.base) * 100 < abs(first.base) * loose


def _alike(before: Mention, mention: Mention) -> bool:
    """Whether two numbers can be one: of one kind, in another unit or one of them rounded."""
    if before.unit is None or mention.unit is None or before.text == mention.text:
        return False
    if before.kind in _LOOSE or mention.kind in _LOOSE:
        return False
    return unit(before.unit).dimension == unit(mention.unit).dimension
