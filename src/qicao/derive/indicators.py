"""The indicators among the members of groups, as the catalogue says which field is what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from qicao.profile import IndicatorFields, Profile
from qicao.values import (
    Comparator,
    Fact,
    Indicator,
    Item,
)


def indicators(
    profile: Profile, items: Sequence[Item], facts: Mapping[str, Fact]
) -> tuple[Indicator, ...]:
    """The indicators among the items, as the catalogue says which field is what."""
    fields = profile.catalogue.indicators
    members = [item for item in items if fields and item.group == fields.group]
    return tuple(_indicator(fields, item, facts) for item in members if fields)


def _indicator(fields: IndicatorFields, item: Item, facts: Mapping[str, Fact]) -> Indicator:
    texts = {
        role: facts[name].text if (name := f"{item.id}.{field}") in facts else ""
        for role, field in fields.texts().items()
    }
    ids = {role: f"{item.id}.{field}" for role, field in fields.figures().items()}
    comparator = texts.pop("comparator")
    known = comparator if comparator in get_args(Comparator) else "≥"
    given = {"key": item.key, "label": item.label, "comparator": known, "source": item.source}
    return Indicator.model_validate({**given, **texts, **ids})
