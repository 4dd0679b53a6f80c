"""Slips in the unit of a number."""

from __future__ import annotations

from dataclasses import replace

from qicao.mentions.mention import MentionKind
from qicao.trial.planting import Unplantable
from qicao.trial.prose.planting import Prose

PERCENT, POINTS = "%", "个百分点"
SLIPS = {"万元": ("元", "亿元"), "亿元": ("万元",), "元": ("万元",)}
RATES = ("ratio", "change", "change_from_difference")


def unit_slip(p: Prose) -> None:
    """元 for 万元, 亿元 for 万元 and the like."""
    numbers = [
        (n, m)
        for n, m in p.plain(p.stated())
        if n.kind is MentionKind.AMOUNT and m.after.strip() in SLIPS
    ]
    number, numeral = p.one_of(numbers)
    unit = numeral.after.strip()
    other = p.chance.pick(SLIPS[unit])
    p.restate(number, number.text.removesuffix(unit) + other, other)


def percent_dropped(p: Prose) -> None:
    """A rate has lost its sign."""
    numbers = [
        (n, m) for n, m in p.plain(p.stated()) if m.after == PERCENT and not p.report.in_table(n)
    ]
    number, _ = p.one_of(numbers)
    bare = replace(number, text=number.text[:-1], unit=None, kind=MentionKind.BARE)
    p.put(number, bare)
    p.evident = True


def points_for_percent(p: Prose) -> None:
    """个百分点 at a rate that is no difference of two rates."""
    _other_unit(p, RATES, PERCENT, POINTS)


def percent_for_points(p: Prose) -> None:
    """% at the difference of two rates."""
    _other_unit(p, ("points",), POINTS, PERCENT)


def _other_unit(p: Prose, kinds: tuple[str, ...], was: str, now: str) -> None:
    given = [
        (relation, number, numeral)
        for relation, number in p.report.related(kinds, "gives")
        for _, numeral in p.plain([number])
        if numeral.after == was and not p.report.in_table(number)
    ]
    if not given:
        raise Unplantable
    relation, number, _ = p.chance.pick(given)
    p.put(number, replace(number, text=number.text.removesuffix(was) + now, unit=now))
    p.breaks(relation)
