"""What the figures of a department are called in the catalogue, by the data in ids.yaml."""

from __future__ import annotations

from qicao.values import Value, segment


class Ids(Value):
    """Names of the program → words of the catalogue."""

    profile: str
    """The kind of report whose catalogue this is."""
    items: dict[str, str]
    measures: dict[str, str]
    groups: dict[str, str]
    facts: dict[str, str]
    fields: dict[str, str]

    def figure(self, item: str, measure: str) -> str:
        """The id of an item's figure."""
        return f"{self.items[item]}.{self.measures[measure]}"

    def member(self, group: str, name: str, measure: str) -> str:
        """The id of a figure of a member of a group."""
        return f"{self.groups[group]}.{segment(name)}.{self.measures[measure]}"

    def field(self, group: str, name: str, field: str) -> str:
        """The id of a fact of a member of a group."""
        return f"{self.groups[group]}.{segment(name)}.{self.fields[field]}"

    def fact(self, name: str) -> str:
        """The id of a fact."""
        return self.facts[name]
