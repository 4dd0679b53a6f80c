"""The members of a group as a grid: the projects, the indicators, with what is known of each.

The grid has the columns of the paper that staff have: an indicator's target is one cell, ≥12800亩,
whatever figures and facts it is kept as.
"""

from __future__ import annotations

from collections.abc import Iterator

from qicao.profile.catalogue import Catalogue, Entry, FigureEntry, IndicatorFields
from qicao.readers.template_blocks import Members, topic_blocks
from qicao.relations.wording import shown
from qicao.values import Item, Ledger, Value
from qicao.workflow import Prepared

NAME = "="
"""The column with the name of the member: no field of any profile is called so."""
BETWEEN = "～"
SPARE, LEAST = 3, 10
"""Empty rows at the end, into which a table can be pasted as into none that the widget adds by
itself; and rows in all, so that a table that is pasted into a small grid is seen whole.
"""


class GridColumn(Value):
    """A column: the field that it holds, and what stands above it."""

    field: str
    label: str


class MemberGrid(Value):
    """A group with a row for each member; a row has a text for each column, '' for no value."""

    group: str
    label: str
    columns: tuple[GridColumn, ...]
    rows: tuple[dict[str, str], ...]

    @property
    def members(self) -> tuple[str, ...]:
        """The names of the members, in their order."""
        return tuple(row[NAME] for row in self.rows)

    @property
    def shown(self) -> tuple[dict[str, str], ...]:
        """The rows with empty ones behind them, to type or paste into."""
        spare = max(SPARE, LEAST - len(self.rows))
        return (*self.rows, *[{column.field: "" for column in self.columns}] * spare)

    def label_of(self, field: str) -> str:
        """What stands above a column."""
        return next(column.label for column in self.columns if column.field == field)


def member_grids(prepared: Prepared) -> tuple[MemberGrid, ...]:
    """The groups that staff are asked for, in the order of the catalogue's topics."""
    return tuple(
        _grid(prepared, block)
        for _, blocks in topic_blocks(prepared.profile.catalogue)
        for block in blocks
        if isinstance(block, Members)
    )


def roles(catalogue: Catalogue, group: str) -> IndicatorFields | None:
    """Which field of a group is what, if it holds the indicators."""
    fields = catalogue.indicators
    return fields if fields and fields.group == group else None


def field_of(entry: Entry) -> str:
    """The last part of an id."""
    return entry.id.rpartition(".")[2]


def _grid(prepared: Prepared, block: Members) -> MemberGrid:
    catalogue, group = prepared.profile.catalogue, block.group
    entries = {field_of(entry): entry for entry in block.fields}
    columns = tuple(_columns(roles(catalogue, group.name), group.label, entries))
    return MemberGrid(
        group=group.name,
        label=group.label,
        columns=columns,
        rows=tuple(
            {column.field: _text(prepared, item, column.field) for column in columns}
            for item in prepared.ledger.group(group.name)
        ),
    )


def _columns(
    known: IndicatorFields | None, label: str, entries: dict[str, Entry]
) -> Iterator[GridColumn]:
    """The name first, or behind the classes of an indicator; what one cell says is one column."""
    before = (known.level1, known.level2) if known else ()
    hidden = (known.comparator, known.upper, known.target_text, known.actual_text) if known else ()
    rest = [field for field in entries if field not in (*before, *hidden)]
    for field in (*before, NAME, *rest):
        if field == NAME:
            yield GridColumn(field=NAME, label=f"{label}名称")
        elif field in entries:
            yield GridColumn(field=field, label=_head(entries[field]))


def _head(entry: Entry) -> str:
    fixed = isinstance(entry, FigureEntry) and not entry.free_unit
    return (
        f"{entry.label}（{entry.unit}）"
        if fixed and isinstance(entry, FigureEntry)
        else entry.label
    )


def _text(prepared: Prepared, item: Item, field: str) -> str:
    """What stands in a cell."""
    ledger, known = prepared.ledger, roles(prepared.profile.catalogue, item.group)
    if field == NAME:
        return item.label
    if known and field == known.target:
        return _target(ledger, item, known)
    if known and field == known.actual:
        return _value(ledger, item, field, "") or _fact(ledger, item, known.actual_text)
    entry = prepared.profile.catalogue.entry(f"{item.id}.{field}")
    if entry is None:
        return _fact(ledger, item, field)
    return _value(ledger, item, field, "" if entry.free_unit else entry.unit)


def _target(ledger: Ledger, item: Item, known: IndicatorFields) -> str:
    """A target as people write it: ≥12800亩, 80%～90%, or its words."""
    value, upper = (_value(ledger, item, field, "") for field in (known.target, known.upper))
    if value and upper:
        return f"{value}{BETWEEN}{upper}"
    comparator = _fact(ledger, item, known.comparator)
    sign = comparator if len(comparator) == 1 else ""
    return f"{sign}{value}" if value else _fact(ledger, item, known.target_text)


def _value(ledger: Ledger, item: Item, field: str, unit: str) -> str:
    """A figure as it was given, without the unit that stands above the column."""
    figure = ledger.figures.get(f"{item.id}.{field}")
    quantity = (figure.given or figure.quantity) if figure else None
    if quantity is None:
        return ""
    return shown(quantity).removesuffix(unit if quantity.unit == unit else "")


def _fact(ledger: Ledger, item: Item, field: str) -> str:
    fact = ledger.facts.get(f"{item.id}.{field}")
    return fact.text if fact else ""
