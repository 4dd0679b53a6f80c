"""A profile's relations for the members that a department has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qicao.profile.model import Profile
from qicao.relations import AnyRelation, Count, Sum
from qicao.values import Fact, Figure, Item


def bind_relations(
    profile: Profile,
    items: Sequence[Item],
    figures: Mapping[str, Figure],
    facts: Mapping[str, Fact],
) -> tuple[AnyRelation, ...]:
    """Every relation of the profile for every member of its group, terms written out.

    Left out are those over a group without members, and those that a given figure supersedes.
    """
    bound = (
        instance.with_facts(facts)
        for relation in profile.relations
        if not any(name in figures and figures[name].given for name in relation.unless)
        for instance in relation.bind(items, figures)
    )
    return tuple(instance for instance in bound if not _vacuous(instance))


def _vacuous(relation: AnyRelation) -> bool:
    if isinstance(relation, Sum):
        return not relation.terms
    return isinstance(relation, Count) and not relation.countable and not relation.names
