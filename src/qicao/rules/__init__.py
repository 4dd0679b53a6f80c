"""Holds what was given against the profile's relations: findings, and what became of each rule.

A rule whose figures are missing is 'not enough data', never passed; a value that was derived and
not given has nothing to be held against, unless a second way leads to it.
"""

from __future__ import annotations

from qicao.profile import Profile, bind_relations
from qicao.relations import AnyRelation, Band, Requires, Score
from qicao.rules.coverage import NOT_APPLICABLE, Examined, sum_up
from qicao.rules.number import examine_number
from qicao.rules.requirement import examine_band, examine_requirement
from qicao.rules.view import View
from qicao.values import Coverage, Finding, Ledger

__all__ = ["Examined", "check_rules", "examine"]


def check_rules(
    profile: Profile, ledger: Ledger
) -> tuple[tuple[Finding, ...], tuple[Coverage, ...]]:
    """All findings in the order of the profile's rules, and the coverage of every rule."""
    relations = bind_relations(profile, ledger.items, ledger.figures, ledger.facts)
    view = View(ledger)
    examined = [(relation, _examine(relation, view)) for relation in relations]
    findings = tuple(finding for _, result in examined for finding in result.findings)
    return findings, sum_up(profile, ledger, examined)


def examine(relation: AnyRelation, ledger: Ledger) -> Examined:
    """One relation, bound to its figures, held against what was given."""
    return _examine(relation, View(ledger))


def _examine(relation: AnyRelation, view: View) -> Examined:
    if isinstance(relation, Requires):
        return examine_requirement(relation, view)
    if isinstance(relation, Band):
        return examine_band(relation, view)
    if isinstance(relation, Score) and relation.comparator == "定性":
        return Examined(NOT_APPLICABLE, "定性指标没有计算公式，按评价档次打分")
    return examine_number(relation, view)
