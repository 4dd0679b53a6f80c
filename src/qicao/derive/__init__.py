"""Derives every figure that the relations determine from those that were given.

Amounts and counts that were given stand; rates, differences, shares, scores and grades that can be
derived are, and what was given for them is kept as claimed. A figure is derived from figures that
are there already, so a cycle among relations can never feed itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qicao.derive.facts import names_of_members, put_into_words, supplied, with_grades
from qicao.derive.figures import Derivation, not_provided
from qicao.derive.indicators import indicators
from qicao.profile import Profile, bind_relations
from qicao.quantity.amount import is_blank
from qicao.values import Fact, Figure, Item, Ledger, Material


def derive(
    profile: Profile,
    figures: Mapping[str, Figure],
    facts: Mapping[str, Fact],
    items: Sequence[Item],
    *,
    year: int,
    materials: Sequence[Material] = (),
) -> Ledger:
    """The ledger: given figures, those of the catalogue that nobody gave, and all that follow."""
    everything = not_provided(profile, items) | dict(figures)
    relations = bind_relations(profile, items, everything, facts)
    derivation = Derivation(relations, everything)
    derivation.run()
    facts = {name: fact for name, fact in facts.items() if not is_blank(fact.text)}
    stated = {
        **names_of_members(profile, items),
        **facts,
        **supplied(profile, facts, year),
        **put_into_words(profile, facts, items),
    }
    graded = with_grades(profile, relations, derivation.figures, stated)
    return Ledger(
        year=year,
        figures=derivation.figures,
        facts=graded,
        items=tuple(items),
        indicators=indicators(profile, items, graded),
        materials=tuple(materials),
    )


__all__ = ["derive"]
