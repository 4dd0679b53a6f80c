"""Faults of named classes that are planted in a department's data, and the rule each one breaks.

Only faults that live in data; those of prose are planted elsewhere. What is planted is small and
plausible: one number, one row, one text, with the rates that follow from it put right, so that one
fault is one finding.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from qicao.errors import NoRoom, UsageError
from qicao.nearest import suggest
from qicao.quantity.rounding import WIDE, half_unit, half_up, truncated
from qicao.trial.chance import Chance
from qicao.trial.departments import Department
from qicao.trial.ids import Ids
from qicao.trial.plain import Stated
from qicao.trial.planting import Change, Planter, Unplantable

TENTH = Decimal("0.1")
SLIP = 10_000
AT_MOST, AT_LEAST = "≤", "≥"
HALF = half_unit(2)
"""What an amount with two decimals may hide."""


@dataclass(frozen=True)
class Planted:
    """The fault: its class, the code of the rule that finds it, and what was changed."""

    fault: str
    code: str
    changes: tuple[Change, ...]
    stated: Stated
    severity: str = "error"
    form: str = ""
    """The only form that says it; '' if all files do."""
    others: Stated | None = field(default=None, repr=False)
    """What the other files say, where one form says otherwise."""

    def row(self) -> dict[str, object]:
        """As truth.json has it."""
        changes = [{"id": c.id, "true": c.was, "stated": c.now} for c in self.changes]
        found: dict[str, object] = {"class": self.fault, "code": self.code}
        return {**found, "severity": self.severity, "form": self.form, "changes": changes}


def plant(fault: str, department: Department, ids: Ids) -> Planted:
    """The department with a fault. UsageError for an unknown class, NoRoom if it finds no place."""
    if fault not in FAULTS:
        raise UsageError(f"没有“{fault}”这一类差错，{suggest(fault, FAULTS, '、'.join(FAULTS))}")
    chance = Chance(f"fault/{fault}/{department.seed}/{department.kind}")
    planter = Planter(department, ids, chance)
    try:
        code, severity, form = (*FAULTS[fault](planter), "", "")[:3]
    except Unplantable:
        hint = "请换一个种子或单位类别"
        raise NoRoom(f"这个单位的数据里放不下“{fault}”这一类差错，{hint}") from None
    others = Stated(department.figures, department.facts, department.members) if form else None
    return Planted(
        fault,
        code,
        tuple(planter.changes),
        planter.stated(),
        severity=severity or "error",
        form=form,
        others=others,
    )


def rate_wrong(p: Planter) -> tuple[str, ...]:
    """A rate that is some points off."""
    name, code = p.chance.pick(_rates(p))
    p.change(name, p.value(name) + p.chance.pick([-1, 1]) * Decimal(p.chance.whole(120, 900)) / 100)
    return (code,)


def rate_truncated(p: Planter) -> tuple[str, ...]:
    """A rate that was cut off instead of rounded."""
    cut = []
    for name, code, part, whole in _rated(p):
        low, high = (WIDE.divide((part + h) * 100, whole - h) for h in (-HALF, HALF))
        cut_off = truncated(WIDE.divide(part * 100, whole), 2)
        if half_up(low, 2) == half_up(high, 2) != cut_off:
            cut.append((name, code, cut_off))
    if not cut:
        raise Unplantable
    name, code, value = p.chance.pick(cut)
    p.change(name, value)
    return code, "warning"


def _rates(p: Planter) -> list[tuple[str, str]]:
    return [(name, code) for name, code, _, _ in _rated(p)]


def _rated(p: Planter) -> list[tuple[str, str, Decimal, Decimal]]:
    """Rates that stand in forms: id, rule, numerator, denominator."""
    ids = p.ids
    found = [
        (ids.figure("spending", "rate"), "A13", _pair(p, "spending", "outturn", "full")),
        (ids.figure("staff", "post_rate"), "A22", _pair(p, "staff", "active", "posts")),
    ]
    for name in p.members[ids.groups["project"]]:
        outturn, full = (ids.member("project", name, m) for m in ("outturn", "full"))
        found.append((ids.member("project", name, "item_rate"), "A13", (outturn, full)))
    rows = [(name, code, p.value(a), p.value(b)) for name, code, (a, b) in found]
    return [row for row in rows if row[3]]


def _pair(p: Planter, item: str, part: str, whole: str) -> tuple[str, str]:
    return p.ids.figure(item, part), p.ids.figure(item, whole)


def sum_wrong(p: Planter) -> tuple[str, ...]:
    """A total that is not the sum of its parts."""
    item, measure, code = p.chance.pick(
        [
            ("official", "outturn", "A06"),
            ("income", "total", "A62"),
            ("staff", "present", "A23"),
            ("procurement", "outturn", "A21"),
        ]
    )
    name = p.ids.figure(item, measure)
    step = Decimal(1) if item == "staff" else TENTH
    p.change(name, p.value(name) + p.chance.whole(1, 9) * step)
    if measure == "outturn":
        p.restate(item)
        p.forget_changes()
    return (code,)


def difference_wrong(p: Planter) -> tuple[str, ...]:
    """What was saved is not what was planned less what was spent."""
    items = [i for i in ("official", "running", "reception", "public") if _planned(p, i)]
    if not items:
        raise Unplantable
    name = p.ids.figure(p.chance.pick(items), "saved")
    p.change(name, p.value(name) + p.chance.whole(1, 9) * TENTH)
    return ("A08",)


def _planned(p: Planter, item: str) -> bool:
    """Whether something was planned and not all of it spent."""
    saved = p.figures.get(p.ids.figure(item, "saved"))
    return saved is not None and abs(saved.value) >= TENTH


def unit_slip(p: Planter) -> tuple[str, ...]:
    """An amount in 元 in a column of 万元."""
    item = _spent_item(p)
    return _wrong_part(p, item, p.value(p.ids.figure(item, "outturn")) * SLIP, "A46")


def digit_slip(p: Planter) -> tuple[str, ...]:
    """One digit of a part is another."""
    item = _spent_item(p)
    value = p.value(p.ids.figure(item, "outturn"))
    digits = f"{value:f}"
    place = next(i for i, digit in enumerate(digits) if digit not in "0.")
    other = str((int(digits[place]) + p.chance.whole(1, 8) - 1) % 9 + 1)
    moved = Decimal(digits[:place] + other + digits[place + 1 :])
    return _wrong_part(p, item, moved, _rule_of(item))


def last_year_as_this_year(p: Planter) -> tuple[str, ...]:
    """The year before stands where this year belongs."""
    item = _spent_item(p)
    last = p.value(p.ids.figure(item, "last"))
    if abs(last - p.value(p.ids.figure(item, "outturn"))) < TENTH:
        raise Unplantable
    return _wrong_part(p, item, last, _rule_of(item))


def other_item(p: Planter) -> tuple[str, ...]:
    """The amount of one item stands at another."""
    one, two = (p.value(p.ids.figure(i, "outturn")) for i in ("reception", "running"))
    if not one or not two or abs(one - two) < TENTH:
        raise Unplantable
    return _wrong_part(p, "reception", two, "A06")


def _spent_item(p: Planter) -> str:
    items = [i for i in ("reception", "running") if p.value(p.ids.figure(i, "outturn"))]
    if not items:
        raise Unplantable
    return p.chance.pick(items)


def _rule_of(item: str) -> str:
    return "A06" if item == "reception" else "A07"


def _wrong_part(p: Planter, item: str, value: Decimal, code: str) -> tuple[str, ...]:
    p.change(p.ids.figure(item, "outturn"), value)
    p.restate(item)
    p.forget_changes()
    return (code,)


def missing_row(p: Planter) -> tuple[str, ...]:
    """A project is in no list, but is counted."""
    named = {p.facts.get(p.ids.field("indicator", i, "of_project")) for i in p.indicators()}
    free = [name for name in p.members[p.ids.groups["project"]] if name not in named]
    if not free:
        raise Unplantable
    p.remove_project(p.chance.pick(free))
    return ("A43",)


def count_wrong(p: Planter) -> tuple[str, ...]:
    """A stated number of offices that is not the number of those listed."""
    bodies = ("inner", "below", "societies", "stations")
    listed = [b for b in bodies if p.facts.get(p.ids.fact(b))]
    name = p.ids.figure("bodies", p.chance.pick(listed))
    p.change(name, p.value(name) + 1)
    return ("A43",)


def conflict_between_files(p: Planter) -> tuple[str, ...]:
    """One form states another amount than the rest."""
    item, form = p.chance.pick([("basic", "appraisal"), ("projects", "data_sheet")])
    name = p.ids.figure(item, "outturn")
    p.change(name, p.value(name) * Decimal(p.chance.whole(103, 109)) / 100)
    return "R10", "error", form


def score_wrong(p: Planter) -> tuple[str, ...]:
    """A score above what the degree gives."""
    for name in p.chance.shuffled(list(p.indicators())):
        score, weight = (p.ids.member("indicator", name, m) for m in ("points_given", "weight"))
        sign = str(p.facts[p.ids.field("indicator", name, "comparator")])
        if _surely_short(p, name, sign):
            room = p.value(weight) - p.value(score)
            p.change(score, p.value(weight))
            _move_total(p, room)
            return ("A37" if sign == AT_MOST else "A36",)
    raise Unplantable


def _surely_short(p: Planter, name: str, sign: str) -> bool:
    """Whether the target was missed over all that the two numbers may hide."""
    found = [p.figures.get(p.ids.member("indicator", name, m)) for m in ("actual", "target")]
    actual, target = found
    if actual is None or target is None or sign not in (AT_MOST, AT_LEAST):
        return False
    hidden = half_unit(actual.decimals or 0) + half_unit(target.decimals or 0)
    gap = target.value - actual.value if sign == AT_LEAST else actual.value - target.value
    return gap > 2 * hidden


def _move_total(p: Planter, by: Decimal) -> None:
    name = p.ids.figure("score", "points")
    p.put_right(name, p.value(name) + by)


def total_wrong(p: Planter) -> tuple[str, ...]:
    """The total is not the sum of the scores."""
    name = p.ids.figure("score", "points")
    p.change(name, p.value(name) - p.chance.whole(1, 2))
    return ("A35",)


def weight_wrong(p: Planter) -> tuple[str, ...]:
    """The weights do not add up to a hundred."""
    measured = [n for n in p.indicators() if p.ids.member("indicator", n, "actual") in p.figures]
    name = p.chance.pick([n for n in measured if _has_reason(p, n)] or [""])
    if not name:
        raise Unplantable
    weight, full = p.ids.member("indicator", name, "weight"), p.ids.figure("score", "full_score")
    p.change(weight, p.value(weight) + 1)
    p.put_right(full, p.value(full) + 1)
    return ("A33",)


def reason_missing(p: Planter) -> tuple[str, ...]:
    """An indicator lost points, and nobody says why."""
    short = [n for n in p.indicators() if _has_reason(p, n) and _lost(p, n)]
    if not short:
        raise Unplantable
    p.fact(p.ids.field("indicator", p.chance.pick(short), "reason"), "")
    return ("A39",)


def _has_reason(p: Planter, name: str) -> bool:
    return p.ids.field("indicator", name, "reason") in p.facts


def _lost(p: Planter, name: str) -> bool:
    score, weight = (p.ids.member("indicator", name, m) for m in ("points_given", "weight"))
    return p.value(score) < p.value(weight)


def grade_wrong(p: Planter) -> tuple[str, ...]:
    """A grade that the score does not give."""
    name = p.ids.fact("grade")
    grades = [p.ids.measures[g] for g in ("best", "good", "fair", "poor")]
    p.fact(name, p.chance.pick([g for g in grades if g != p.facts[name]]))
    return ("A41",)


FAULTS: Mapping[str, Callable[[Planter], tuple[str, ...]]] = {
    fault.__name__: fault
    for fault in (
        rate_wrong,
        rate_truncated,
        sum_wrong,
        difference_wrong,
        unit_slip,
        digit_slip,
        last_year_as_this_year,
        other_item,
        missing_row,
        count_wrong,
        conflict_between_files,
        score_wrong,
        total_wrong,
        weight_wrong,
        reason_missing,
        grade_wrong,
    )
}
"""Class → what plants it: gives the code of the rule, its severity, the only form that says it."""
