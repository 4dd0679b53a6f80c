"""A true number in the wrong place: another year's, another item's, a total that leaves one out."""

from __future__ import annotations

from collections.abc import Callable

from qicao.mentions.mention import NOT_QUANTITY
from qicao.quantity import WIDE, decimals_of, find_unit, plain
from qicao.trial.planting import Unplantable
from qicao.trial.prose.digits import write_wrong_digit
from qicao.trial.prose.labelled import Number
from qicao.trial.prose.numerals import Numeral
from qicao.trial.prose.planting import Prose

PAIRS = {"change": ("before", "now"), "difference": ("from", "to"), "points": ("from", "to")}
LAST = "上年"
Plain = tuple[Number, Numeral]


def last_year_as_this_year(p: Prose) -> None:
    """The year before stands where this year belongs: the other number of a pair."""
    pairs = [
        (before, now)
        for kind, roles in PAIRS.items()
        for relation in p.report.relations
        if relation.kind == kind and {*roles} <= relation.roles.keys()
        for before, now in [[p.report.by_id.get(relation.roles[r][0]) for r in roles]]
        if before and now and (before.unit, before.kind) == (now.unit, now.kind)
        if before.period != now.period
    ]
    ready = [(b, n) for before, now in pairs for b in p.plain([before]) for n in p.plain([now])]
    if not ready:
        raise Unplantable
    (_, last), (number, numeral) = p.chance.pick(ready)
    p.restate(number, numeral.written(last.digits))


def last_year_of_accounts(p: Prose) -> None:
    """The year before as the accounts hold it, though the text may not name it."""
    last = {name.replace(LAST, "", 1): name for name in p.report.figures if LAST in name}

    _from_accounts(p, lambda number: [last[f] for f in (number.figure,) if f in last])


def other_item_of_accounts(p: Prose) -> None:
    """The number of another item, of a like size, as the accounts hold it."""
    _from_accounts(p, lambda number: _alike(p, number))


def _from_accounts(p: Prose, names: Callable[[Number], list[str]]) -> None:
    """The figure of another id, in the unit and the decimals of the number."""
    known = [(n, m) for n, m in p.plain(p.stated()) if p.report.states_its_figure(n)]
    number, numeral = p.one_of(known)
    here = find_unit(number.unit or "")
    choices = names(number)
    if not choices:
        raise Unplantable
    figure = p.report.figures[p.chance.pick(choices)]
    there = find_unit(figure.unit)
    if here is None or there is None or here.dimension != there.dimension or figure.value < 0:
        raise Unplantable
    value = WIDE.divide(figure.value * there.factor, here.factor)
    p.restate(number, numeral.written(plain(value, number.decimals or 0)))


def _alike(p: Prose, number: Number) -> list[str]:
    """Figures in the unit of the number's own and between a fifth and five times as large."""
    own = p.report.figures[number.figure or ""]
    return [
        name
        for name, figure in p.report.figures.items()
        if figure.unit == own.unit and own.value / 5 < figure.value < own.value * 5
        if name != number.figure
    ]


def other_item(p: Prose) -> None:
    """The number of another item of the same line."""
    (number, numeral), (_, other) = _neighbours(p)
    p.restate(number, numeral.written(other.digits))


def swapped_amounts(p: Prose) -> None:
    """Two numbers of one line have changed places."""
    (one, first), (two, second) = _neighbours(p)
    p.restate(one, first.written(second.digits))
    p.restate(two, second.written(first.digits))


def _neighbours(p: Prose) -> tuple[Plain, Plain]:
    """Two different numbers of one kind, unit and line."""
    known = [(n, m) for n, m in p.plain(p.stated()) if n.kind not in NOT_QUANTITY]
    number, numeral = p.one_of(known)
    first, last = p.report.line_of(number.start)
    others = [
        (n, m)
        for n, m in known
        if first <= n.start < last
        and (n.kind, n.unit, m.before, m.after)
        == (number.kind, number.unit, numeral.before, numeral.after)
        and n.value != number.value
    ]
    return (number, numeral), p.one_of(others)


def total_without_a_part(p: Prose) -> None:
    """A total that leaves out one of its parts."""
    sums = [
        (n, m, parts)
        for relation, whole in p.report.related(("sum",), "whole")
        for n, m in p.plain([whole])
        if (parts := [p.report.by_id[id] for id in relation.roles["parts"]])
        and all(part.unit == whole.unit and part.value for part in parts)
    ]
    if not sums:
        raise Unplantable
    number, numeral, parts = p.chance.pick(sums)
    left = p.chance.pick(parts).value
    if number.value is None or left is None or number.value <= left:
        raise Unplantable
    total = number.value - left
    decimals = max(number.decimals or 0, decimals_of(total))
    p.restate(number, numeral.written(plain(total, decimals)))


def cell_against_text(p: Prose) -> None:
    """A cell of a table that says otherwise than the text."""
    cells = [
        number
        for relation, number in p.report.related(("same",), "mentions")
        if p.report.in_table(number)
        and not all(p.report.in_table(p.report.by_id[id]) for id in relation.ids)
    ]
    write_wrong_digit(p, *p.one_of(p.plain(cells)))
