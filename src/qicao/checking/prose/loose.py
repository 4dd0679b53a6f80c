"""Loose shares of what the text counts (A31): 24个村中有7个不全，占比近三成; 医疗收入占比超过九成.

What they are of is named by the words: 中 behind the whole, or the table that has the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from qicao.arithmetic.groups import RATE, wholes_of
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.checking.prose.thresholds import fits
from qicao.quantity import point
from qicao.statements import Role, Statement
from qicao.values import Severity

KINDS = {"超": "above", "近": "nearly", "不足": "below"}
_SHARE = re.compile("占比|比重|占$|比例$")
_OF_ALL = re.compile("占比|占总?|比重|构成")
_AMONG = re.compile("[一-鿿]{0,10}?[中里](?=[，,有仅只的一-鿿])")


def _look(subject: Subject) -> Iterator[Spot | None]:
    for given in subject.prose:
        loose = given.mention.unit == "成" and given.mention.approximate in KINDS
        if loose and _SHARE.search(given.label):
            shares = [*_counted(subject, given)] or [*_of_rows(subject, given)]
            if shares:
                yield _judged(subject, given, shares)


def _counted(subject: Subject, given: Statement) -> Iterator[Decimal]:
    """The share of the count right before it in what its sentence parts: 32个指标中，…11个."""
    said = [s for s in subject.sentences[given.sentence] if s.start < given.start]
    levels = [s for s in said if s.role is Role.LEVEL and s.dimension not in ("", RATE)]
    part = levels[-1] if levels and levels[-1].item == given.item else None
    if part is None or said[-1] is not part:
        return
    for whole in levels[:-1]:
        alike = whole.dimension == part.dimension and whole.mention.unit == part.mention.unit
        if alike and _AMONG.match(subject.text, whole.end) and part.worth and whole.worth:
            yield 100 * part.worth / whole.worth


def _of_rows(subject: Subject, given: Statement) -> Iterator[Decimal]:
    """The shares that the row has which its words name, as a table prints or shows them."""
    for group in subject.groups:
        named = group.named(given.item) if group.table else []
        part = named[0] if len(named) == 1 else None
        if part is None or part.worth is None:
            continue
        if group.dimension == RATE and _OF_ALL.search(group.head):
            yield part.worth
        elif group.dimension != RATE:
            yield from (100 * part.worth / w.worth for w in wholes_of(group, part) if w.worth)


def _judged(subject: Subject, given: Statement, shares: list[Decimal]) -> Spot | None:
    kind, limit = KINDS[given.mention.approximate], point(given.worth or Decimal(0))
    if any(fits(point(share), limit, kind, given) for share in shares):
        return None
    shown = subject.text[given.start - 2 : given.end]
    return Spot(
        Severity.WARNING,
        f"“{shown}”与所列的数不符：占{shares[0]:.2f}%",
        given.start,
        given.end,
        todo="请核对几成的说法和所列的数",
    )


LOOSE = TextCheck("A31", "占几成与所列的数一致", _look, aim="占几成的说法")
