"""Asks whether the labels of a report are true: values as printed, relations, directions, figures.

Every printed number stands for the interval that rounds to it, half up; a relation holds if some
values of those intervals make it true. Nothing here knows how the checker works, and none of its
code is called. Each question gives its faults as sentences, none if all is well.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from math import prod

from intervals import Interval, hidden, meet, minus, over, scale, size, total
from labels import LabelledMention, Relation
from reports import LabelledReport, figure_rows

from qicao.mentions.mention import MentionKind

HUNDRED = Decimal(100)
_BANDS = ((90, "优"), (80, "良"), (60, "中"), (0, "差"))
_NUMBER = re.compile(r"[-−－]?\d[\d,]*(?:\.\d+)?")


class Proof:
    """One relation over the mentions of its report."""

    def __init__(self, report: LabelledReport, relation: Relation) -> None:
        self.report, self.relation = report, relation

    def mentions(self, role: str) -> list[LabelledMention]:
        """Who plays the role."""
        return [self.report.by_id[id] for id in self.relation.roles[role]]

    def all(self, role: str) -> list[Interval]:
        """The intervals of all that play the role."""
        return [hidden(mention) for mention in self.mentions(role)]

    def one(self, role: str) -> Interval:
        """The interval of the one that plays the role."""
        (interval,) = self.all(role)
        return interval

    def holds(self) -> bool:
        """Whether the relation holds for some of the hidden values."""
        return _HOLDS[self.relation.kind](self)

    def sign(self) -> int | None:
        """The direction of what the relation gives, from the first to the second; None if open."""
        roles = {"change": ("before", "now")}.get(self.relation.kind, ("from", "to"))
        if self.relation.kind == "change_from_difference":
            return next((sign for sign in (1, -1) if self.derived(sign)), None)
        if not {*roles} <= self.relation.roles.keys():
            return None
        first, second = (self.mentions(role)[0] for role in roles)
        assert first.value is not None
        assert second.value is not None
        change = second.value * scale(second.unit) - first.value * scale(first.unit)
        return int(change > 0) - int(change < 0)

    def derived(self, sign: int) -> bool:
        """Whether the rate fits the base that the current value and the difference leave."""
        now, difference = self.one("now"), self.one("difference")
        base = minus(now, difference) if sign > 0 else total([now, difference])
        return meet(over(difference, base), size(self.one("gives")))


def _difference(proof: Proof) -> bool:
    return meet(size(minus(proof.one("to"), proof.one("from"))), size(proof.one("gives")))


def _change(proof: Proof) -> bool:
    rate = over(minus(proof.one("now"), proof.one("before")), proof.one("before"))
    return meet(size(rate), size(proof.one("gives")))


def _pool(proof: Proof) -> bool:
    scores = all(mention.kind is MentionKind.SCORE for mention in proof.mentions("parts"))
    whole = HUNDRED if scores else Decimal(1)
    low, high = total(proof.all("parts"))
    return low <= whole <= high


def _score(proof: Proof, capped: bool = False) -> bool:
    rate, (weight, _) = proof.one("rate"), proof.one("weight")
    low, high = rate[0] * weight, rate[1] * weight
    if capped:
        low, high = min(low, weight), min(high, weight)
    return meet((low, high), proof.one("gives"))


def _band(proof: Proof) -> bool:
    (score,) = proof.mentions("score")
    assert score.value is not None
    return next(grade for least, grade in _BANDS if score.value >= least) == proof.relation.grade


def _count(proof: Proof) -> bool:
    (stated,) = proof.mentions("stated")
    names = proof.relation.names
    assert stated.value is not None
    there = all(name in proof.report.text for name in names) and len({*names}) == len(names)
    fits = stated.value >= len(names) if proof.relation.open else stated.value == len(names)
    return there and fits


def _same(proof: Proof) -> bool:
    intervals = proof.all("mentions")
    return max(low for low, _ in intervals) <= min(high for _, high in intervals)


def _product(proof: Proof) -> bool:
    factors = proof.all("factors")
    low, high = prod(low for low, _ in factors), prod(high for _, high in factors)
    return meet((Decimal(low), Decimal(high)), proof.one("gives"))


_HOLDS: dict[str, Callable[[Proof], bool]] = {
    "sum": lambda proof: meet(total(proof.all("parts")), proof.one("whole")),
    "difference": _difference,
    "ratio": lambda proof: meet(over(proof.one("part"), proof.one("whole")), proof.one("gives")),
    "change": _change,
    "change_from_difference": lambda proof: proof.derived(1) or proof.derived(-1),
    "complement": _pool,
    "points": _difference,
    "score": _score,
    "capped_score": lambda proof: _score(proof, capped=True),
    "band": _band,
    "count": _count,
    "same": _same,
    "pool": _pool,
    "product": _product,
    "other": lambda proof: bool(proof.relation.how),
}


def false_relations(report: LabelledReport) -> list[str]:
    """The relations that do not hold."""
    return [
        f"{report.name}：{relation.kind} {relation.roles} 不成立"
        for relation in report.relations
        if not Proof(report, relation).holds()
    ]


def unproved_directions(report: LabelledReport) -> list[str]:
    """The direction words whose sign no relation gives."""
    signs: dict[str, set[int | None]] = {}
    for relation in report.relations:
        given = relation.roles.get("gives", ())
        for id in given + relation.roles.get("difference", ()):
            signs.setdefault(id, set()).add(Proof(report, relation).sign())
    return [
        f"{report.name}：{direction.at} 的“{direction.words}”没有关系证明"
        for direction in report.directions
        if direction.sign not in signs.get(direction.at, ())
    ]


def misprinted(report: LabelledReport) -> Iterator[str]:
    """The quantities in plain digits whose value, decimals or unit is not the label's."""
    for mention in report.quantities:
        printed = re.sub(r"\s", "", unicodedata.normalize("NFKC", mention.text))
        found = _NUMBER.search(printed)
        if not found or mention.value is None or mention.kind is MentionKind.FRACTION:
            continue
        number = re.sub(r"[−－]", "-", found[0]).replace(",", "")
        unit = re.sub(r"^[余多来]", "", printed[found.end() :])
        if Decimal(number) != mention.value or len(number.partition(".")[2]) != mention.decimals:
            yield f"{report.name}：{mention.id} 印作“{mention.text}”，标签是 {mention.value}"
        if unit and scale(unit) != scale(mention.unit):
            yield f"{report.name}：{mention.id} 印作“{mention.text}”，标签单位是{mention.unit}"


def unexplained(report: LabelledReport) -> list[str]:
    """The quantities that have no figure and no relation and are not said to be free."""
    related = {id for relation in report.relations for id in relation.ids}
    return [
        f"{report.name}：{mention.id}“{mention.text}”没有数据、关系，也没有注明 free"
        for mention in report.quantities
        if not (mention.figure or mention.free or mention.id in related)
    ]


def false_bindings(report: LabelledReport) -> Iterator[str]:
    """The mentions that are not their figure, in their unit, rounded half up to what is shown."""
    rows = figure_rows(report)
    for mention in report.quantities:
        if mention.figure is None or mention.value is None:
            continue
        named = [row for row in rows if mention.figure in (row["id"], row["label"])]
        if len(named) != 1:
            yield f"{report.name}：{mention.id} 的数据“{mention.figure}”在表里有 {len(named)} 行"
        elif not _states(mention, Decimal(named[0]["value"]) * scale(named[0]["unit"])):
            yield f"{report.name}：{mention.id}“{mention.text}”不是{named[0]['label']}的数"


def _states(mention: LabelledMention, exact: Decimal) -> bool:
    if mention.hedge:
        return meet((exact, exact), hidden(mention))
    shown = Decimal(1).scaleb(-(mention.decimals or 0))
    rounded = (exact / scale(mention.unit)).quantize(shown, ROUND_HALF_UP)
    return rounded == mention.value
