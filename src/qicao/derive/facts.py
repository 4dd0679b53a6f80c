"""Facts that nobody gave: names of members, what the profile supplies, words for signs, grades."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from qicao.errors import CannotTell
from qicao.profile import Profile
from qicao.quantity import (
    Quantity,
    half_up,
)
from qicao.relations import AnyRelation, Band
from qicao.values import (
    Fact,
    Figure,
    Item,
    Origin,
    Source,
)


def names_of_members(profile: Profile, items: Sequence[Item]) -> dict[str, Fact]:
    """Each member's name as a fact, so that a text can cite it."""
    labels = {name: group.label for name, group in profile.catalogue.groups.items()}
    return {
        i.id: Fact(id=i.id, label=labels.get(i.group, i.group), text=i.label, source=i.source)
        for i in items
    }


def supplied(profile: Profile, facts: Mapping[str, Fact], year: int) -> dict[str, Fact]:
    """Facts that were not given and that the profile supplies."""
    result: dict[str, Fact] = {}
    for entry in profile.catalogue.facts.values():
        other = facts.get(entry.default_from)
        text = str(year + entry.year_offset) if entry.form == "year" else entry.default
        text = other.text if other else text
        if entry.id not in facts and text:
            source = Source(origin=Origin.PROFILE, file="figures.yaml", text=entry.label)
            result[entry.id] = Fact(id=entry.id, label=entry.label, text=text, source=source)
    return result


def put_into_words(
    profile: Profile, facts: Mapping[str, Fact], items: Sequence[Item]
) -> dict[str, Fact]:
    """Facts of members that put another field into words, as ≥ is 不低于."""
    result: dict[str, Fact] = {}
    for entry in profile.catalogue.facts.values():
        group, _, field = entry.id.partition(".*.")
        for item in items if entry.words_for else ():
            sign = facts.get(f"{item.id}.{entry.words_for}")
            if item.group == group and sign and sign.text in entry.words:
                name = f"{item.id}.{field}"
                source = Source(origin=Origin.PROFILE, file="figures.yaml", text=sign.text)
                text = entry.words[sign.text]
                result[name] = Fact(id=name, label=entry.label, text=text, source=source)
    return result


def with_grades(
    profile: Profile,
    relations: Iterable[AnyRelation],
    figures: Mapping[str, Figure],
    facts: Mapping[str, Fact],
) -> dict[str, Fact]:
    """The facts, each grade being the band of its score as the report prints it."""
    result = dict(facts)
    for relation in relations:
        figure = figures.get(relation.of) if isinstance(relation, Band) else None
        if not isinstance(relation, Band) or figure is None or figure.quantity is None:
            continue
        printed = _as_printed(figure.quantity, profile.numbers.score_decimals)
        try:
            name = relation.name_of(printed)
        except CannotTell:
            continue
        result[relation.result] = _grade(profile, relation, name, figures, facts)
    return result


def _as_printed(quantity: Quantity, decimals: int) -> Decimal:
    return quantity.base if quantity.decimals is not None else half_up(quantity.base, decimals)


def _grade(
    profile: Profile,
    relation: Band,
    name: str,
    figures: Mapping[str, Figure],
    facts: Mapping[str, Fact],
) -> Fact:
    entry = profile.catalogue.fact_entry(relation.result)
    given = facts.get(relation.result)
    return Fact(
        id=relation.result,
        label=entry.label if entry else relation.result,
        text=name,
        source=Source(origin=Origin.FORMULA, text=relation.explain(figures), inputs=(relation.of,)),
        claimed=given.text if given else "",
    )
