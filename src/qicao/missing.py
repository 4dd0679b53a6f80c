"""What nobody has provided yet, as things that somebody can be asked for.

A claim is asked for by its figures, a derived figure by what it is derived from, a list by its
group: nobody can be sent 公用经费较预算.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qicao.boundtext import slots
from qicao.profile import FigureEntry, Profile
from qicao.profile.catalogue import Entry
from qicao.relations import Count
from qicao.relations.base import constant, group_of
from qicao.steps import LISTED, Step
from qicao.values import Ledger, SectionPlan, Value


class Missing(Value):
    """A figure, a fact or a list to ask for; `sections` are the headings that have to state it."""

    id: str
    label: str
    unit: str = ""
    period: str = ""
    topic: str = ""
    """The topic of the catalogue that it belongs to, which is who has it."""
    sections: tuple[str, ...] = ()
    required: bool = True

    @property
    def note(self) -> str:
        """Whether it must be there, and what for."""
        if self.id.endswith(".*"):
            return "每项一行"
        used = f"，用于“{'”“'.join(self.sections)}”" if self.sections else ""
        return ("必填" if self.required else "可选") + used

    @property
    def step(self) -> Step | None:
        """How a list is filled in, which has no cell of its own."""
        return LISTED if self.id.endswith(".*") else None


def missing_data(
    profile: Profile, ledger: Ledger, plans: Iterable[SectionPlan]
) -> tuple[Missing, ...]:
    """What the profile requires and the sections must state and nobody gave, topic by topic."""
    asker = _Asker(profile, ledger)
    wanted: dict[str, dict[str, None]] = {}
    for name in asker.required():
        wanted.setdefault(name, {})
    for plan in plans:
        for name in plan.missing:
            for asked in asker.for_name(name):
                wanted.setdefault(asked, {})[plan.heading] = None
    rows = [asker.row(name, tuple(sections)) for name, sections in wanted.items()]
    return asker.in_order(row for row in rows if row)


def optional_data(profile: Profile, ledger: Ledger) -> tuple[Missing, ...]:
    """What the workbook of the profile asks for besides, and is neither given nor derived."""
    asker = _Asker(profile, ledger)
    entries: list[Entry] = [
        *profile.catalogue.figures.values(),
        *profile.catalogue.facts.values(),
    ]
    names = (e.id for e in entries if e.asked and e.topic and not e.derived and ".*." not in e.id)
    rows = (asker.row(name, (), required=False) for name in names if not asker.has(name))
    return asker.in_order(row for row in rows if row)


def charged_data(
    profile: Profile, ledger: Ledger, plans: Iterable[SectionPlan]
) -> tuple[Missing, ...]:
    """Who answers for what the measures are about, and by when, as far as nobody told."""
    asker = _Asker(profile, ledger)
    wanted = {
        slot.id: (subject, plan.heading)
        for plan in plans
        if plan.writes == "measures"
        for signal in plan.signals
        for subject in signal.subjects
        for part in profile.leads.charged
        for slot in slots(part.replace("{item}", subject))
        if not asker.has(slot.id)
    }
    rows = (asker.of_subject(name, *told) for name, told in wanted.items())
    return asker.in_order(row for row in rows if row)


class _Asker:
    def __init__(self, profile: Profile, ledger: Ledger) -> None:
        self.profile, self.ledger, self.catalogue = profile, ledger, profile.catalogue

    def has(self, name: str) -> bool:
        return self.ledger.present(name) or name in self.ledger.facts

    def required(self) -> Iterator[str]:
        figures = (e.id for e in self.catalogue.figures.values() if e.required)
        facts = (e.id for e in self.catalogue.facts.values() if e.required)
        yield from (name for name in (*figures, *facts) if not self.has(name))

    def for_name(self, name: str) -> Iterator[str]:
        """What to ask for, for a claim, a figure or a fact that a section has to state."""
        item, _, measure = name.partition("|")
        form = self.profile.claims.get(measure)
        if form is None:
            yield from self.for_figure(name, frozenset())
            return
        for pattern in (form.current, form.base):
            yield from self.for_figure(pattern.replace("{item}", item), frozenset())

    def for_figure(self, name: str, seen: frozenset[str]) -> Iterator[str]:
        """The figure itself if a form asks for it, else what it follows from."""
        if self.has(name) or name in seen or constant(name) is not None:
            return
        if group := group_of(name):
            yield f"{group}.*"
            return
        entry = self.catalogue.entry(name) or self.catalogue.fact_entry(name)
        if entry is None or not entry.derived:
            yield name
            return
        relation = next((r for r in self.profile.relations if r.result == name), None)
        if relation is None:
            return
        if isinstance(relation, Count) and relation.group:
            yield f"{relation.group}.*"
        for part in relation.mentioned():
            yield from self.for_figure(part, seen | {name})

    def row(self, name: str, sections: tuple[str, ...], *, required: bool = True) -> Missing | None:
        group = self.catalogue.groups.get(name.removesuffix(".*"))
        if group is not None and not self.ledger.group(group.name):
            label = f"{group.label}（每项一行）"
            return Missing(id=name, label=label, topic=self.topic(group.topic), sections=sections)
        entry = self.catalogue.entry(name) or self.catalogue.fact_entry(name)
        if entry is None or ".*" in name:
            return None
        figure = entry if isinstance(entry, FigureEntry) else None
        return Missing(
            id=name,
            label=entry.label,
            unit=figure.unit if figure else "",
            period=figure.period if figure else "",
            topic=self.topic(entry.topic),
            sections=sections,
            required=required,
        )

    def of_subject(self, name: str, subject: str, heading: str) -> Missing | None:
        """A fact of a member, by the member's own name; None for one that has no such fact."""
        row = self.row(name, (heading,), required=False)
        member = self.ledger.texts.get(subject, "")
        group = self.catalogue.groups.get(subject.partition(".")[0])
        if row is None or group is None:
            return None
        topic = self.topic(group.topic)
        return row.model_copy(update={"label": f"{member}{row.label}", "topic": topic})

    def topic(self, name: str) -> str:
        return next((t.title for t in self.catalogue.topics if t.id == name), name)

    def in_order(self, rows: Iterable[Missing]) -> tuple[Missing, ...]:
        """Topic by topic, in the order of the catalogue."""
        order = {topic.title: place for place, topic in enumerate(self.catalogue.topics)}
        return tuple(sorted(rows, key=lambda row: order.get(row.topic, len(order))))
