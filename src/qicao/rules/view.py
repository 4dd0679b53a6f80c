"""A ledger as the rules look at it: what is known, what was printed, what was claimed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from qicao.quantity import Interval, Kind, Quantity, unit
from qicao.relations import Relation
from qicao.values import Figure, Ledger, Source

_RATES = (Kind.RATE, Kind.POINTS)


class View:
    """The views of one ledger, each made once and only if a rule asks for it."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger, self.figures = ledger, ledger.figures

    @cached_property
    def claimed(self) -> dict[str, Interval]:
        return {i: f.given.interval for i, f in self.figures.items() if f.given}

    @cached_property
    def claims(self) -> dict[str, Figure]:
        return {
            i: f.model_copy(update={"quantity": f.given}) if f.given else f
            for i, f in self.figures.items()
        }

    def known(self, relation: Relation) -> Mapping[str, Interval]:
        if relation.claimed:
            return self.claimed
        return self.ledger.printed if relation.exact else self.ledger.known

    def worded(self, relation: Relation) -> Mapping[str, Figure]:
        return self.claims if relation.claimed else self.figures

    def rests_on(self, name: str, other: str) -> bool:
        """Whether a figure was derived, by however many steps, from another."""
        waiting, seen = [name], {name}
        while waiting:
            figure = self.figures.get(waiting.pop())
            inputs = figure.source.inputs if figure and figure.source else ()
            if other in inputs:
                return True
            waiting += [i for i in inputs if i not in seen]
            seen.update(inputs)
        return False

    def sources(self, ids: Iterable[str]) -> tuple[Source, ...]:
        """Where the given values of these figures stood."""
        figures = (self.figures[i] for i in dict.fromkeys(ids) if i in self.figures)
        return tuple(s for f in figures if (s := f.given_source) is not None)


def alike(given: Quantity, own: str) -> bool:
    """Whether a quantity can be held against one in the unit `own`: points count as rates."""
    same = unit(given.unit).dimension == unit(own).dimension
    return same or (given.kind in _RATES and unit(own).kind in _RATES)
