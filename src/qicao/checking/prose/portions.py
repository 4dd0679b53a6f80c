"""几成 of a whole that the text counts (A31): 1,498人，超过六成; 近七成（76.07%）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from qicao.arithmetic.frames import dimension_of
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.checking.prose.thresholds import fits, kind_between
from qicao.mentions import MentionKind
from qicao.quantity import half_up, point
from qicao.statements import Role, Statement
from qicao.values import Severity

_RATE = "比率"
_OF_HEDGE = {"超": "above", "近": "nearly", "不足": "below"}
_AGAIN = ("（", "(", "，为", "，即", "，是", "，达")
"""Between a loose portion and the exact one that says it again."""
_WINDOW = 12
"""Statements before a part among which its whole stands."""
_ALL = re.compile("全[省市县区镇乡院校局]|总")
"""A whole that may stand anywhere."""
_FEW, _ONE_WHOLE = 2, Decimal("1.01")
"""Shares that tell what they are of, and times that the wholes may be apart that they make."""
_LOOSE = (MentionKind.FRACTION, MentionKind.EXTENT, MentionKind.RATE)


def _look(subject: Subject) -> Iterator[Spot | None]:
    for place, (first, second) in enumerate(pairwise(subject.prose)):
        if first.sentence != second.sentence or second.mention.kind not in _LOOSE:
            continue
        if first.mention.approximate and dimension_of(first) == dimension_of(second) == _RATE:
            yield from _spelt_out(subject, first, second)
        elif _is_counted(first) and _is_exact(second):
            yield from _of_common(subject, first, second)
        elif _is_counted(first) and dimension_of(second) == _RATE:
            before = subject.prose[max(0, place - _WINDOW) : place]
            wholes = [*_wholes(before, first), *_together(before, first)]
            yield from _part(subject, first, second, wholes)


def _is_counted(statement: Statement) -> bool:
    return statement.role is Role.LEVEL and dimension_of(statement) not in ("", _RATE, "百分点")


def _is_exact(portion: Statement) -> bool:
    """Whether a portion is said to the hundredth: 占五成二."""
    tenths = portion.mention.unit == "成" and portion.mention.decimals == 1
    return tenths and not portion.mention.approximate and portion.role is Role.SHARE


def _of_common(subject: Subject, part: Statement, portion: Statement) -> Iterator[Spot | None]:
    """A part of what the other parts of its line are shares of, by these two and more."""
    line = subject.stated.get(part.line, ())
    beside = ((one, other) for one, other in pairwise(line) if _alike(one, part))
    shares = [(one, other) for one, other in beside if other.role is Role.SHARE]
    wholes = [
        100 * one.worth / other.worth
        for one, other in shares
        if one.worth and other.worth and other.mention.unit == "%"
    ]
    if len(wholes) < _FEW or max(wholes) > min(wholes) * _ONE_WHOLE or not part.worth:
        return
    share = half_up(100 * part.worth * len(wholes) / sum(wholes), 0)
    yield None if share == portion.worth else _spot(subject, part, portion, Severity.WARNING)


def _spelt_out(subject: Subject, loose: Statement, exact: Statement) -> Iterator[Spot | None]:
    """A hedged portion with the exact one right after it in a bracket."""
    value, limit = exact.quantity, loose.quantity
    kind = _OF_HEDGE.get(loose.mention.approximate, "")
    if subject.between(loose, exact).strip() not in _AGAIN or not (value and limit and kind):
        return
    agrees = fits(value.interval, point(limit.base), kind, loose)
    yield None if agrees else _spot(subject, loose, exact, Severity.ERROR)


def _wholes(before: Sequence[Statement], part: Statement) -> list[Decimal]:
    """What the part may be of: amounts of its kind that are larger and stand in its line."""
    own = part.quantity
    found = (s.quantity for s in before if s.line == part.line and _alike(s, part))
    return [q.base for q in found if q and own and q.base >= own.base and q.base > 0]


def _together(before: Sequence[Statement], part: Statement) -> Iterator[Decimal]:
    """What the amounts before a part are together, if it is a total of some of them."""
    last = (part.sentence, part.sentence - 1)
    listed = [s.worth for s in before if s.sentence in last and _alike(s, part)]
    if part.total and len(listed) > _FEW:
        yield from filter(None, [sum((worth for worth in listed if worth), Decimal(0))])


def _alike(one: Statement, other: Statement) -> bool:
    return one.role is Role.LEVEL and dimension_of(one) == dimension_of(other)


def _part(
    subject: Subject, part: Statement, portion: Statement, wholes: Sequence[Decimal]
) -> Iterator[Spot | None]:
    """A part with its portion said loosely: some whole before it has to fit."""
    value, limit = part.quantity, portion.quantity
    kind, _ = kind_between(subject, part, portion)
    of_target = portion.role is Role.COMPLETION
    if not kind or of_target or not wholes or not (value and limit):
        return
    shares = [point(100 * value.base / whole) for whole in wholes]
    agrees = any(fits(share, point(limit.base), kind, portion) for share in shares)
    agrees = agrees or bool(_ALL.search(portion.label))
    yield None if agrees else _spot(subject, part, portion, Severity.WARNING)


def _spot(subject: Subject, first: Statement, second: Statement, severity: Severity) -> Spot:
    shown = subject.text[first.start : second.end]
    return Spot(
        severity,
        f"“{shown}”前后不符",
        first.start,
        second.end,
        todo="请核对前后两个数，改正几成的说法或数",
    )


PORTIONS = TextCheck("A31", "几成、过半与数一致", _look, aim="几成、过半的说法")
