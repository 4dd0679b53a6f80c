"""Figures that the profile's sections must state and that the text nowhere mentions (D04)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from qicao.checking.prose.subject import Need, Spot, Subject, TextCheck
from qicao.quantity import Interval, unit
from qicao.values import Ledger, Severity

Known = dict[str, list[Interval]]
"""Dimension → what its mentions may be, by where they begin."""


def _look(subject: Subject) -> Iterator[Spot | None]:
    profile, ledger = subject.profile, subject.ledger
    if profile is None or ledger is None:
        return
    said = _said(subject)
    for form in profile.every_section:
        for name in form.must:
            wanted = _figures(ledger, name)
            if not wanted:
                continue
            yield (
                None
                if any(_is_said(ledger, one, said) for one in wanted)
                else Spot(
                    Severity.WARNING,
                    f"“{form.heading}”应写{_label(ledger, name)}，全文没有提到",
                    None,
                    None,
                    todo="请补写这项数，或核对正文的数",
                    expected=_printed(ledger, wanted[0]),
                    figures=tuple(wanted),
                )
            )


def _figures(ledger: Ledger, name: str) -> list[str]:
    """The figures of which one has to be said: a claim is said by its own, its base aside."""
    claim = ledger.claims.get(name)
    names = [f for f in claim.figures if f != claim.base] if claim else [name]
    return [one for one in names if ledger.present(one) and ledger.size(one)]


def _said(subject: Subject) -> Known:
    found: Known = {}
    for one in subject.mentions:
        if quantity := one.mention.quantity:
            found.setdefault(quantity.of.dimension, []).append(quantity.interval)
    for intervals in found.values():
        intervals.sort(key=lambda interval: interval.lo)
    return found


def _is_said(ledger: Ledger, name: str, said: Known) -> bool:
    """Whether a number of the text may be a figure; the widest of them hides half a unit."""
    figure = ledger.figures[name]
    if figure.quantity is None:
        return True
    intervals = said.get(unit(figure.unit).dimension, [])
    value, known = figure.quantity, figure.known
    reach = max((i.hi - i.lo for i in intervals), default=Decimal(0))
    first = bisect_left(intervals, abs(value.base) - reach - 1, key=lambda i: i.lo)
    for interval in intervals[first:]:
        if interval.lo > known.hi and interval.lo > abs(known.lo):
            return False
        if interval.meets(known) or abs(value.base) in interval:
            return True
    return False


def _label(ledger: Ledger, name: str) -> str:
    claim = ledger.claims.get(name)
    if claim:
        return f"{claim.label}{claim.measure}"
    return ledger.figures[name].label


def _printed(ledger: Ledger, name: str) -> str:
    return f"{ledger.figures[name].quantity}"


REQUIRED = TextCheck(
    "D04", "必须写的数都写到", _look, (Need.PROFILE, Need.LEDGER), aim="有数据而且必须写的数"
)
