"""One amount in another unit than those beside it, which its own scale gives away (A46)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from qicao.arithmetic.averages.per import counts_each, pieces
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.mentions import MentionKind
from qicao.quantity import unit
from qicao.statements import Role, Statement
from qicao.statements.statement import LEVELS
from qicao.values import Severity

_ROLES = (*LEVELS, Role.DIFFERENCE)
_EACH = frozenset("每均单")
"""Characters of the names of what is so much each."""
_WORKS = re.compile("基础设施|总?产值|贷款|缴存")
"""Names of what is far larger than the money of any department."""
_LEAST = 2
"""Amounts beside it that have one unit."""
_MOST = 40
"""Amounts of a sentence that are looked at; a longer one is a list of anything."""
_APART = 100
"""Times the largest, or part of the smallest of them, beyond which it is of another order."""


def _look(subject: Subject) -> Iterator[Spot | None]:
    conflicts = subject.examined.conflicts
    told = {m.start for conflict in conflicts for claim in conflict.claims for m in claim.members}
    borne = {claim.given.start for claim in subject.examined.judged.held}
    amounts = [s for s in subject.prose if _is_amount(s)]
    lines: dict[int, list[Statement]] = {}
    for s in amounts:
        lines.setdefault(s.line, []).extend([s] if s.role in _ROLES else [])
    for _, found in groupby(amounts, key=lambda s: s.sentence):
        sentence = list(found)
        whole = [s for s in sentence if s.role in _ROLES]
        for one in (s for s in sentence if s.start not in told):
            if one.role is Role.PER and one.start not in borne:
                yield _beyond(subject, one, [s for s in lines[one.line] if s.start < one.start])
                yield from _beyond_all(subject, one)
            elif (
                one.role in _ROLES and _LEAST < len(whole) <= _MOST and not _is_each(one, sentence)
            ):
                yield _odd(subject, one, whole)


def _is_amount(s: Statement) -> bool:
    money = s.mention.kind is MentionKind.AMOUNT and s.mention.unit in ("元", "万元", "亿元")
    each = s.role is not Role.PER and bool(_EACH & set(s.item + s.label))
    each |= "百元" in s.item + s.label
    return bool(money and s.mention.value and not s.hedged and not each)


def _is_each(one: Statement, sentence: Sequence[Statement]) -> bool:
    """Whether the sentence speaks of so much each in the same unit: it may be that as well."""
    return any(s.role is Role.PER and s.mention.unit == one.mention.unit for s in sentence)


def _beyond(subject: Subject, one: Statement, whole: Sequence[Statement]) -> Spot | None:
    """So much each that it is far more than any amount of the sentence: 人均102.15万元."""
    sizes = [abs(s.amount.value) for s in whole if s.amount]
    value = abs(one.amount.value) if one.amount else 0.0
    smaller = {"万元": "元", "亿元": "万元"}.get(one.mention.unit or "")
    if not sizes or smaller is None or value <= max(sizes) * _APART:
        return None
    return _spot(subject, one, smaller)


def _beyond_all(subject: Subject, one: Statement) -> Iterator[Spot]:
    """So much each that so many of it would be more than any amount there is."""
    smaller = {"万元": "元", "亿元": "万元"}.get(one.mention.unit or "")
    counts = [s for s in subject.sentences[one.sentence] if counts_each(one, s)]
    if smaller is None or len(counts) != 1 or one.amount is None:
        return
    count = pieces(counts[0]).amount
    if count and abs(one.amount.value) * count.value > subject.largest[one.dimension]:
        yield _spot(subject, one, smaller)


def _is_of_works(one: Statement) -> bool:
    """Whether what is built for all is worth so much: 水利公共基础设施账面价值86.43亿元."""
    return bool(_WORKS.search(f"{one.item}{one.label}"))


def _odd(subject: Subject, one: Statement, sentence: Sequence[Statement]) -> Spot | None:
    """An amount that would be of the order of the others in their unit, and is not in its own."""
    others = [s for s in sentence if s is not one]
    units = Counter(s.mention.unit for s in others)
    common = next(iter(units))
    own = one.mention.unit
    if len(units) > 1 or own == common or own is None or common is None or _is_of_works(one):
        return None
    if one.mention.decimals not in {s.mention.decimals for s in others} - {0, None}:
        return None
    sizes = [abs(s.amount.value) for s in others if s.amount]
    value = abs(one.amount.value) if one.amount else 0.0
    due = value * float(unit(common).factor / unit(own).factor)
    low, high = min(sizes) / _APART, max(sizes) * _APART
    large = value > high or (value < low and (own, common) == ("元", "万元"))
    return _spot(subject, one, common) if large and low <= due <= high else None


def _spot(subject: Subject, one: Statement, due: str) -> Spot:
    shown = subject.text[one.start : one.end]
    return Spot(
        Severity.WARNING,
        f"“{shown}”与同一句里的金额差得太远，单位疑似应为{due}",
        one.start,
        one.end,
        todo="请核对这个数的单位",
        suggestion=f"改为{shown.removesuffix(one.mention.unit or '')}{due}",
    )


SCALES = TextCheck("A46", "一句里的金额单位相称", _look, aim="一句里的几个金额")
