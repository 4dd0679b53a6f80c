"""Rates that were reckoned wrongly: over another base, or cut off instead of rounded."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from qicao.mentions.mention import MentionKind
from qicao.quantity import WIDE, find_unit, plain, truncated
from qicao.trial.planting import Unplantable
from qicao.trial.prose.labelled import Number, Relation
from qicao.trial.prose.numerals import Numeral
from qicao.trial.prose.planting import Prose

PERCENT = "%"
LARGEST = 1000
RATED = {"ratio": ("part", "whole"), "change": ("now", "before")}


def rate_on_another_base(p: Prose) -> None:
    """A rate over another amount of a like size, or a change over this year's."""
    number, numeral, relation = _given(p)
    part, whole = _pair(p, relation)
    bases = [part] if relation.kind == "change" else list(_others(p, part, whole))
    if not bases:
        raise Unplantable
    base = p.chance.pick(bases)
    gain = part - whole if relation.kind == "change" else part
    rate = abs(WIDE.divide(gain * 100, base))
    if not 0 < rate < LARGEST:
        raise Unplantable
    p.restate(number, numeral.written(plain(rate, number.decimals or 0)))


def truncated_rate(p: Prose) -> None:
    """A rate that was cut off instead of rounded."""
    number, numeral, relation = _given(p)
    part, whole = _pair(p, relation)
    gain = part - whole if relation.kind == "change" else part
    rate = abs(WIDE.divide(gain * 100, whole))
    for decimals in p.chance.shuffled(range((number.decimals or 0) + 1)):
        if truncated(rate, decimals) != number.value and truncated(rate, decimals) > 0:
            cut = plain(truncated(rate, decimals), decimals)
            if cut != plain(rate, decimals):
                p.restate(number, numeral.written(cut))
                return
    raise Unplantable


def _given(p: Prose) -> tuple[Number, Numeral, Relation]:
    """A rate of plain digits with what it follows from."""
    given = [
        (number, numeral, relation)
        for relation, number in p.report.related([*RATED], "gives")
        for _, numeral in p.plain([number])
        if numeral.after == PERCENT
    ]
    if not given:
        raise Unplantable
    return p.chance.pick(given)


def _pair(p: Prose, relation: Relation) -> tuple[Decimal, Decimal]:
    """Both numbers in base units; Unplantable if one cannot be had, or the second is zero."""
    first, second = (_base(p.report.by_id[relation.roles[r][0]]) for r in RATED[relation.kind])
    if first is None or not second:
        raise Unplantable
    return first, second


def _others(p: Prose, part: Decimal, whole: Decimal) -> Iterator[Decimal]:
    """Other amounts of the report, of a size with the whole."""
    for number in p.report.numbers:
        base = _base(number) if number.kind is MentionKind.AMOUNT else None
        if base and base not in (part, whole) and whole / 4 < base < whole * 4:
            yield base


def _base(number: Number) -> Decimal | None:
    unit = find_unit(number.unit or "")
    return number.value * unit.factor if unit and number.value is not None else None
