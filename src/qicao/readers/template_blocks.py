"""What the workbook to fill in asks for: topics as sheets, each a few blocks of rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from qicao.profile.catalogue import Catalogue, Entry, FactEntry, FigureEntry, Group, Topic

OTHER = Topic(id="", title="其他数据")


@dataclass(frozen=True, slots=True)
class Singles:
    """Entries one below the other, each with a value."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Items by measures: `cells` holds the entry at (item, measure), where there is one."""

    items: tuple[str, ...]
    measures: tuple[str, ...]
    cells: dict[tuple[str, str], FigureEntry]
    labels: dict[str, str]


@dataclass(frozen=True, slots=True)
class Members:
    """A group: one row a member, one column a field; `rows` are the members that are known.

    A row names its member and its unit by the names of those columns, see `filled_template`.
    """

    group: Group
    fields: tuple[Entry, ...]
    rows: tuple[Mapping[str, str], ...] = ()

    @property
    def free_unit(self) -> bool:
        """Whether a row states its own unit."""
        return any(isinstance(entry, FigureEntry) and entry.free_unit for entry in self.fields)


Block = Singles | Grid | Members


def topic_blocks(catalogue: Catalogue) -> list[tuple[Topic, list[Block]]]:
    """The sheets of a workbook with their blocks, in the order of the catalogue's topics."""
    sheets = [(topic, _blocks(catalogue, topic.id)) for topic in catalogue.topics]
    known = {topic.id for topic in catalogue.topics}
    groups = [group for group in catalogue.groups.values() if group.asked]
    stray = {e.topic for e in _asked(catalogue)} | {group.topic for group in groups}
    sheets += [
        (OTHER.model_copy(update={"id": topic}), _blocks(catalogue, topic))
        for topic in sorted(stray - known)
    ]
    return [(topic, blocks) for topic, blocks in sheets if blocks]


def _asked(catalogue: Catalogue) -> list[Entry]:
    """Entries of no group that a person has to give; a standard of no topic has its default."""
    entries: list[Entry] = [*catalogue.facts.values(), *catalogue.figures.values()]
    return [
        entry
        for entry in entries
        if entry.asked
        and not entry.derived
        and ".*." not in entry.id
        and (entry.topic or not entry.default)
    ]


def _blocks(catalogue: Catalogue, topic: str) -> list[Block]:
    entries = [entry for entry in _asked(catalogue) if entry.topic == topic]
    facts = tuple(entry for entry in entries if isinstance(entry, FactEntry))
    figures = [entry for entry in entries if isinstance(entry, FigureEntry)]
    grid = _grid(catalogue, figures)
    in_grid = {entry.id for entry in grid.cells.values()}
    singles = _after_theirs([entry for entry in figures if entry.id not in in_grid])
    blocks: list[Block] = [grid] if grid.items else []
    blocks += [Singles(part) for part in (singles, facts) if part]
    return blocks + [
        Members(group, _asked_fields(catalogue, group.name))
        for group in catalogue.groups.values()
        if group.topic == topic and group.asked
    ]


def _after_theirs(figures: list[FigureEntry]) -> tuple[FigureEntry, ...]:
    """Each figure of the year before right behind the figure it is the year before of."""
    place = {entry.id: (number, 0) for number, entry in enumerate(figures)}
    for number, entry in enumerate(figures):
        if entry.prior in place:
            place[entry.prior] = (number, 1)
    return tuple(sorted(figures, key=lambda entry: place[entry.id]))


def _asked_fields(catalogue: Catalogue, group: str) -> tuple[Entry, ...]:
    fields: list[Entry] = [*catalogue.fact_fields(group), *catalogue.fields(group)]
    shown = [field for field in fields if field.asked and not field.derived]
    roles = catalogue.indicators
    if roles and roles.group == group:
        order = [value for key, value in roles if key != "group"]
        shown.sort(key=lambda e: _place(e.id.rpartition(".")[2], order))
        return tuple(shown)
    return tuple(sorted(shown, key=lambda field: isinstance(field, FactEntry)))


def _place(name: str, order: list[str]) -> int:
    return order.index(name) if name in order else len(order)


def _grid(catalogue: Catalogue, figures: list[FigureEntry]) -> Grid:
    """A measure that only one item has is a figure of its own, not a column."""
    shared = Counter(
        key.rpartition(".")[2]
        for key in catalogue.figures
        if key.rpartition(".")[0] in catalogue.item_names
    )
    cells = {}
    for entry in figures:
        item, _, measure = entry.id.rpartition(".")
        if item in catalogue.item_names and shared[measure] > 1:
            cells[item, measure] = entry
    items = tuple(dict.fromkeys(item for item, _ in cells))
    measures = tuple(dict.fromkeys(measure for _, measure in cells))
    labels = {item: catalogue.item_names[item][1] for item in items}
    return Grid(items, measures, cells, labels)
