"""What a chart shows: how much of its budget each project spent, and which indicators were met.

Which rate is that of spending, and which of them are too low, is the profile's: a ratio of two
amounts of one member, and the signals that were seen at it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from qicao.profile.catalogue import FigureEntry
from qicao.quantity import Kind, Quantity, unit
from qicao.relations import Ratio
from qicao.relations.wording import shown
from qicao.values import Indicator, Item, Ledger, Value
from qicao.workflow import Prepared

Pace = Literal["fine", "low", "over"]
Met = Literal["met", "partly", "unmet", "unknown"]
FULL = 100
"""Per cent."""


class PaceRow(Value):
    """A member with its rate, as a number to draw and as it reads, and the amounts behind it."""

    label: str
    rate: float
    reads: str
    base: str
    spent: str
    pace: Pace


class PaceChart(Value):
    """The members of a group, the lowest rate first; `lacking` have none."""

    group: str
    rate: str
    """What the rate is called, and the two amounts that it is made of."""
    base: str
    spent: str
    rows: tuple[PaceRow, ...]
    lacking: tuple[str, ...] = ()


class MetRow(Value):
    """The indicators of one class that are met, partly met, not met, or have no value."""

    level: str
    met: Met
    count: int
    names: tuple[str, ...]


def pace_charts(prepared: Prepared) -> tuple[PaceChart, ...]:
    """A chart for each group of which some member has a rate of spending."""
    found = (_pace_chart(prepared, relation) for relation in _rates(prepared))
    return tuple(chart for chart in found if chart.rows)


def met_rows(prepared: Prepared) -> tuple[MetRow, ...]:
    """How many indicators of each class are how far met, class by class in the data's order."""
    ledger = prepared.ledger
    names: dict[tuple[str, Met], list[str]] = {}
    for indicator in ledger.indicators:
        names.setdefault((indicator.level1, how_met(indicator, ledger)), []).append(indicator.label)
    levels = dict.fromkeys(indicator.level1 for indicator in ledger.indicators)
    ways: tuple[Met, ...] = ("met", "partly", "unmet", "unknown")
    return tuple(
        MetRow(level=level or "未分类", met=way, count=len(found), names=tuple(found))
        for level in levels
        for way in ways
        if (found := names.get((level, way)))
    )


def how_met(indicator: Indicator, ledger: Ledger) -> Met:
    """Whether what was reached is what was aimed at; one without numbers goes by its score.

    What falls short is partly met where it has points, and not met where it has none.
    """
    score, weight = (_quantity(name, ledger) for name in (indicator.score, indicator.weight))
    reached = _reached(indicator, ledger)
    if reached is None and score and weight:
        reached = score.base >= weight.base
    if reached is None:
        return "unknown"
    return "met" if reached else "partly" if score and score.value > 0 else "unmet"


def _reached(indicator: Indicator, ledger: Ledger) -> bool | None:
    """Whether the value is within the target; None where there are not two to compare."""
    names = (indicator.target, indicator.actual, indicator.upper)
    target, actual, upper = (_quantity(name, ledger) for name in names)
    if not (target and actual) or target.of.dimension != actual.of.dimension:
        return None
    match indicator.comparator:
        case "≥":
            return actual.base >= target.base
        case "≤":
            return actual.base <= target.base
        case "=":
            return actual.base == target.base
        case "范围":
            return target.base <= actual.base <= upper.base if upper else None
    return None


def _quantity(name: str, ledger: Ledger) -> Quantity | None:
    figure = ledger.figures.get(name)
    return figure.quantity if figure else None


def _rates(prepared: Prepared) -> Iterator[Ratio]:
    """The first ratio of two amounts of a member, for each group that has one."""
    seen = set[str]()
    for relation in prepared.profile.relations:
        if not isinstance(relation, Ratio) or not (len(relation.of) == len(relation.over) == 1):
            continue
        names = (relation.result, relation.of[0].id, relation.over[0].id)
        groups = {name.partition(".*.")[0] for name in names if ".*." in name}
        entries = [prepared.profile.catalogue.figures.get(name) for name in names[1:]]
        if len(groups) == 1 and all(map(_is_amount, entries)) and not groups & seen:
            seen |= groups
            yield relation


def _is_amount(entry: FigureEntry | None) -> bool:
    return entry is not None and not entry.free_unit and unit(entry.unit).kind is Kind.MONEY


def _pace_chart(prepared: Prepared, relation: Ratio) -> PaceChart:
    catalogue = prepared.profile.catalogue
    names = (relation.result, relation.over[0].id, relation.of[0].id)
    rate, base, spent = (catalogue.figures[name].label for name in names)
    group = relation.result.partition(".*.")[0]
    members = prepared.ledger.group(group)
    rows = [row for item in members if (row := _pace_row(prepared.ledger, item, names))]
    drawn = {row.label for row in rows}
    return PaceChart(
        group=catalogue.groups[group].label,
        rate=rate,
        base=base,
        spent=spent,
        rows=tuple(sorted(rows, key=lambda row: row.rate)),
        lacking=tuple(item.label for item in members if item.label not in drawn),
    )


def _pace_row(ledger: Ledger, item: Item, names: tuple[str, str, str]) -> PaceRow | None:
    own = [f"{item.id}.{name.rpartition('.')[2]}" for name in names]
    rate, base, spent = (_quantity(name, ledger) for name in own)
    if rate is None:
        return None
    return PaceRow(
        label=item.label,
        rate=float(rate.base),
        reads=shown(rate),
        base=shown(base) if base else "",
        spent=shown(spent) if spent else "",
        pace=_pace(ledger, item, own[0], rate),
    )


def _pace(ledger: Ledger, item: Item, rate_id: str, rate: Quantity) -> Pace:
    """Over the budget, or low where a signal was seen at this very rate."""
    if rate.base > FULL:
        return "over"
    seen = any(item.id in s.subjects and rate_id in s.figures for s in ledger.signals)
    return "low" if seen else "fine"
