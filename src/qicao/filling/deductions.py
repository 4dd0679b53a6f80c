"""Points that were taken off in a form, score by score, with how they were computed and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from qicao.boundtext import print_quantity
from qicao.profile import Profile, bind_relations
from qicao.relations import Score
from qicao.relations.base import constant
from qicao.values import Ledger


@dataclass(frozen=True, slots=True)
class Deduction:
    """Points off one score; `how` is the computation, `reason` what the department gave."""

    label: str
    points: str
    how: str
    reason: str
    asked: bool = True
    """Whether the form has a place for the reason."""


def deductions(profile: Profile, ledger: Ledger, names: Iterable[str]) -> tuple[Deduction, ...]:
    """The scores among `names`, the ids of a form in its order, that are less than their weight."""
    bound = bind_relations(profile, ledger.items, ledger.figures, ledger.facts)
    rules = {rule.result: rule for rule in bound if isinstance(rule, Score)}
    return tuple(_Deducer(profile, ledger, rules).found(dict.fromkeys(names)))


class _Deducer:
    def __init__(self, profile: Profile, ledger: Ledger, rules: Mapping[str, Score]) -> None:
        self.profile, self.ledger, self.rules = profile, ledger, rules
        self.roles = profile.catalogue.indicators

    def found(self, names: Iterable[str]) -> Iterator[Deduction]:
        stated = set(names)
        for name in names:
            if one := self.deduction(name, stated):
                yield one

    def deduction(self, name: str, stated: set[str]) -> Deduction | None:
        score = self.ledger.figures.get(name)
        weight = self.ledger.figures.get(self.weight(name))
        if not weight or not score or weight.quantity is None or score.quantity is None:
            return None
        lost = weight.quantity.base - score.quantity.base
        if lost <= 0:
            return None
        points = score.quantity.model_copy(update={"value": lost, "decimals": None})
        reason = self.reason(name)
        fact = self.ledger.facts.get(reason)
        return Deduction(
            self.label(name),
            print_quantity(points, self.profile.numbers, (), score.unit),
            _computation(self.rules.get(name), self.ledger),
            fact.text if fact else "",
            reason in stated,
        )

    def weight(self, name: str) -> str:
        """The id of what a score can be at most; '' if `name` is no score."""
        base, _, field = name.rpartition(".")
        if self.roles and field == self.roles.score and self.item(name):
            return f"{base}.{self.roles.weight}"
        rule = self.rules.get(name)
        return rule.weight if rule and constant(rule.weight) is None else ""

    def reason(self, name: str) -> str:
        return f"{name.rpartition('.')[0]}.{self.roles.reason}" if self.roles else ""

    def item(self, name: str) -> str:
        """The name of the member that an id is about, '' if it is about none."""
        base = name.rpartition(".")[0]
        return next((item.label for item in self.ledger.items if item.id == base), "")

    def label(self, name: str) -> str:
        return self.item(name) or self.ledger.figures[name].label


def _computation(rule: Score | None, ledger: Ledger) -> str:
    """The rule with the indicator's numbers put in; a score without numbers is somebody's own."""
    known = rule is not None and all(ledger.present(name) for name in rule.inputs())
    return f"按规则：{rule.explain(ledger.figures)}" if rule and known else "按评价档次给分"
