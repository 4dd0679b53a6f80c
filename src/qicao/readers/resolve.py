"""Which catalogue entry a row names: by id, by label and period, or as a field of a group."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qicao.profile.catalogue import Catalogue, Entry, normal
from qicao.readers.cells import Row
from qicao.values import segment

_PARTS = re.compile(r"[.．｜|/／:：]")
_SPLIT = re.compile(r"(.+?)(?:[.．｜|/／:：]|[\s—-]+)([^.．｜|/／:：\s—-]+)")


LONGEST = 200
"""Characters of a label that may be a name and a field in one."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a row names: the id or pattern of an entry, and the group and member it belongs to.

    Several `ids` mean that the row is ambiguous, none that the catalogue does not know it.
    """

    ids: tuple[str, ...] = ()
    group: str = ""
    member: str = ""


UNKNOWN = Target()


class Resolver:
    """Finds targets in one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.names: dict[str, tuple[str, ...]] = {}

    def target(self, row: Row, period: str) -> Target:
        """What the row names in `period`: its id first, then its group, then its label."""
        if row.id and (target := self._by_id(row, period)):
            return target
        if row.group and (target := self._in_group(row, period)):
            return target
        return self._by_label(row, period)

    def by_label(self, row: Row, period: str) -> tuple[str, ...]:
        """What the label alone would name, for telling where it disagrees with the id."""
        return self._by_label(row, period).ids if row.label else ()

    def _by_id(self, row: Row, period: str) -> Target | None:
        head, _, rest = row.id.strip().partition(".")
        if head in self.catalogue.groups and rest:
            member, _, field = rest.rpartition(".")
            ids = self._field(head, field, period) if member else ()
            named = row.member if member == "*" else self._label_of(member, row, head)
            return Target(ids, head, named) if ids else None
        name = row.id.strip()
        if name in self.catalogue.facts:
            return Target((name,))
        moved = self.catalogue.in_period(name, period)
        return Target((moved,)) if moved else None

    def _label_of(self, member: str, row: Row, group: str) -> str:
        """The member's name as the label writes it, if the label is that of this member."""
        name = self._member_and_field(group, row.label, "")[0]
        for label in (name, row.label):
            if segment(label) == segment(member):
                return label
        return member

    def _in_group(self, row: Row, period: str) -> Target | None:
        name, *rest = [part.strip() for part in _PARTS.split(row.group, maxsplit=1)]
        group = self.catalogue.groups_by_name.get(normal(name))
        if group is None:
            return None
        if row.member:
            ids = self._field(group, row.label, period) if row.label else ()
            return Target(ids, group, row.member)
        if rest and rest[0]:
            return Target(self._field(group, row.label, period), group, rest[0])
        member, ids = self._member_and_field(group, row.label, period)
        return Target(ids, group, member) if member else None

    def _field(self, group: str, name: str, period: str) -> tuple[str, ...]:
        pattern = self.catalogue.fields_by_name[group].get(normal(name))
        if pattern is None or pattern in self.catalogue.facts:
            return (pattern,) if pattern else ()
        moved = self.catalogue.in_period(pattern, period)
        return (moved,) if moved else ()

    def _member_and_field(self, group: str, label: str, period: str) -> tuple[str, tuple[str, ...]]:
        """`禁毒专项.支出`, `禁毒专项全年执行数`, or the member alone by its period."""
        match = _SPLIT.fullmatch(label) if len(label) <= LONGEST else None
        if match and (ids := self._field(group, match[2], period)):
            return match[1].strip(), ids
        for name in self._field_names(group):
            if label.endswith(name) and label != name:
                return label.removesuffix(name).strip(), self._field(group, name, period)
        alone = self.catalogue.field_in_period(group, period)
        return label.strip(), (alone,) if alone else ()

    def _field_names(self, group: str) -> tuple[str, ...]:
        """What the fields of a group are called, the longest names first."""
        if group not in self.names:
            fields: list[Entry] = [
                *self.catalogue.fields(group),
                *self.catalogue.fact_fields(group),
            ]
            names = {name for e in fields for name in (e.label, e.id.rpartition(".")[2])}
            self.names[group] = tuple(sorted(names, key=len, reverse=True))
        return self.names[group]

    def _by_label(self, row: Row, period: str) -> Target:
        names = ([row.group + row.label] if row.group else []) + [row.label]
        for name in names:
            if ids := self.catalogue.find(name, period):
                return Target(ids)
        fact = self.catalogue.facts_by_name.get(normal(row.label)) if row.label else None
        return Target((fact,)) if fact else UNKNOWN


def figure_label(entry: Entry, member: str) -> str:
    """The label of a figure; a member's field is called by the member's name first."""
    return f"{member}{entry.label}"
