"""Figures from figures: forward through the relations, then backward, until nothing follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from qicao.errors import CannotTell, NotInvertible
from qicao.profile import Profile
from qicao.quantity import (
    Interval,
    Kind,
    computed,
    from_base,
    parse_amount,
    unit,
)
from qicao.relations import AnyRelation, Count, NumericRelation, Ratio, Sum
from qicao.relations.wording import in_one_unit
from qicao.values import (
    Figure,
    Item,
    Origin,
    Source,
)

_TRUST = (Kind.MONEY, Kind.COUNT, Kind.MEASURE, Kind.SCORE, Kind.POINTS, Kind.RATE)
"""The order in which values are believed that can be neither derived nor refuted."""


def not_provided(profile: Profile, items: Sequence[Item]) -> dict[str, Figure]:
    """A figure without a value for each entry of the catalogue, those of group members included."""
    result = {}
    for entry in profile.catalogue.figures.values():
        group, star, field = entry.id.partition(".*.")
        members = [item for item in items if item.group == group] if star else [None]
        for item in members:
            name = f"{item.id}.{field}" if item else entry.id
            label = f"{item.label}{entry.label}" if item else entry.label
            blank = Figure(id=name, label=label, unit=entry.unit, period=entry.period)
            result[name] = _standard(blank, entry.default) if entry.default else blank
    return result


def _standard(figure: Figure, text: str) -> Figure:
    """A figure with the value that the profile itself sets."""
    source = Source(origin=Origin.PROFILE, file="figures.yaml", text=text)
    quantity = parse_amount(text, figure.unit)
    return figure.model_copy(update={"quantity": quantity, "source": source})


class Derivation:
    """The state of one run: what is known so far, in base units.

    Sums with optional terms missing come last: the missing ones may still follow from others. What
    only a sentence tells waits until nothing more follows from the cells: they are the accounts.
    """

    def __init__(self, relations: Iterable[AnyRelation], figures: Mapping[str, Figure]) -> None:
        self.relations = [r for r in relations if isinstance(r, NumericRelation) and r.derives]
        self.figures = dict(figures)
        self.known: dict[str, Interval] = {}
        self.values: dict[str, Decimal] = {}
        weak = {r.result for r in self.relations if not r.given_counts}
        self.waiting = {i: f for i, f in figures.items() if i in weak and f.present}
        self.told = [f for i, f in figures.items() if _is_told(f) and i not in self.waiting]
        for name, figure in figures.items():
            if figure.present and name not in self.waiting and not _is_told(figure):
                self.admit(figure)
        self.hoped = {i for r in self.relations if r.result in self.waiting for i in r.inverts}

    def run(self) -> None:
        self.follow()
        for figure in self.told:
            if figure.id not in self.known:
                self.admit(figure)
        self.settle()
        for figure in sorted(self.waiting.values(), key=_trust):
            if figure.id not in self.known:
                self.admit(figure)
                self.settle()
        self.hoped = set()
        self.settle()

    def admit(self, figure: Figure) -> None:
        assert figure.quantity is not None  # noqa: S101 - callers pass present figures
        self.figures[figure.id] = figure
        self.known[figure.id] = figure.known
        self.values[figure.id] = figure.quantity.base

    def settle(self) -> None:
        """Derives until nothing more follows, in the profile's order.

        Forward as far as it goes, then one step back, then one sum of what there is.
        """
        self.follow()
        while self.complete():
            self.follow()

    def follow(self) -> None:
        """Derives what follows from all that a relation names."""
        while self.sweep() or any(map(self.backward, self.relations)):
            pass

    def sweep(self) -> bool:
        waiting = (r for r in self.relations if r.result not in self.known)
        return bool([r for r in waiting if not self.lacking(r) and self.forward(r)])

    def complete(self) -> bool:
        """Whether a sum followed although optional terms miss that nothing is hoped to give."""
        return any(not self.hoped & self.lacking(r) and self.forward(r) for r in self.relations)

    def lacking(self, relation: NumericRelation) -> set[str]:
        """Optional terms that are not known."""
        if not isinstance(relation, (Sum, Ratio)):
            return set()
        every = set(relation.used(relation.mentioned()))
        return every.difference(relation.inputs(), self.known)

    def forward(self, relation: NumericRelation) -> bool:
        name = relation.result
        if not name or name in self.known or not self.ready(relation):
            return False
        try:
            self.accept(
                relation, name, relation.evaluate(self.values), relation.interval(self.known)
            )
        except CannotTell:
            return False
        return True

    def ready(self, relation: NumericRelation) -> bool:
        if isinstance(relation, Sum) and (relation.open or relation.equals is not None):
            return False
        if isinstance(relation, Sum) and not relation.applies(self.known):
            return False
        if isinstance(relation, Count) and not relation.countable:
            return False
        used = relation.used(self.known)
        return all(i in self.known for i in relation.inputs()) and (
            bool(used) or isinstance(relation, Count)
        )

    def backward(self, relation: NumericRelation) -> bool:
        for wanted in relation.inverts:
            rest = [n for n in (relation.result, *relation.inputs()) if n != wanted]
            if wanted in self.known or any(n not in self.known for n in rest):
                continue
            try:
                value = relation.invert(wanted, self.values)
                self.accept(relation, wanted, value, relation.inverse_interval(wanted, self.known))
            except (CannotTell, NotInvertible):
                continue
            return True
        return False

    def accept(
        self, relation: NumericRelation, name: str, value: Decimal, interval: Interval
    ) -> None:
        old = self.figures.get(name) or Figure(id=name, label=name, unit="")
        printed = self.printed_unit(relation, name, old)
        inputs = relation.used(self.known)
        alike = in_one_unit(inputs, self.figures, printed)
        text = relation.explain(alike) + self.remark(relation)
        if name != relation.result:
            inputs = tuple(n for n in (relation.result, *inputs) if n != name)
            text = relation.explain_inverse(name, in_one_unit(inputs, self.figures, printed))
        self.figures[name] = old.model_copy(
            update={
                "quantity": computed(from_base(value, printed), printed),
                "unit": printed,
                "interval": interval,
                "source": Source(origin=Origin.FORMULA, text=text, inputs=inputs),
                "claimed": old.quantity,
                "claimed_source": old.source if old.present else None,
            }
        )
        self.known[name], self.values[name] = interval, value

    def remark(self, relation: NumericRelation) -> str:
        """Which optional terms the sum goes without, in words."""
        lacking = self.lacking(relation)
        labels = [self.figures[i].label for i in relation.mentioned() if i in lacking]
        return f"（{'、'.join(labels)}未提供，未计入）" if labels else ""

    def printed_unit(self, relation: NumericRelation, name: str, old: Figure) -> str:
        if name != relation.result:
            return old.unit
        own = relation.result_unit(self.figures)
        fits = bool(old.unit) and unit(old.unit).dimension == unit(own).dimension
        return old.unit if fits else own


def _is_told(figure: Figure) -> bool:
    """Whether the value stands in a sentence only."""
    source = figure.source
    return figure.present and source is not None and source.origin is Origin.SENTENCE


def _trust(figure: Figure) -> int:
    return _TRUST.index(figure.quantity.kind) if figure.quantity else len(_TRUST)
