"""Members that were added at the desk: a workbook of the report, in the layout of the template.

So they come in as any file does, are listed with it, and can be taken away or replaced like it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from qicao.desk.cellvalues import Fields
from qicao.desk.membergrid import NAME
from qicao.readers.filled_template import MEMBER
from qicao.values import Fact, Figure, Item
from qicao.workflow import Prepared

ADDED = "页面填写.xlsx"


def added_workbook(
    prepared: Prepared,
    group: str,
    rows: Iterable[Fields],
    without: Collection[str] = (),
) -> tuple[str, bytes]:
    """Name and content of the workbook with what it had and these rows of a group more.

    `without` are the names of members of the group that go.
    """
    from qicao.readers.template import members_bytes

    kept = _kept(prepared)
    had = [row for row in kept.get(group, ()) if row[MEMBER] not in without]
    more = [{(MEMBER if key == NAME else key): row[key] for key in row} for row in rows]
    return ADDED, members_bytes(prepared.profile, {**kept, group: [*had, *more]})


def _kept(prepared: Prepared) -> Mapping[str, list[Fields]]:
    """The rows that the workbook has now, by group."""
    kept: dict[str, list[Fields]] = {}
    for item in prepared.reading.items:
        if item.source and item.source.file == ADDED:
            kept.setdefault(item.group, []).append(
                {MEMBER: item.label, **dict(_fields(prepared, item))}
            )
    return kept


def _fields(prepared: Prepared, item: Item) -> Iterator[tuple[str, str]]:
    values: tuple[Figure | Fact, ...] = (*prepared.reading.figures, *prepared.reading.facts)
    for value in values:
        if value.source and value.source.file == ADDED and value.id.startswith(f"{item.id}."):
            text = str(value.quantity) if isinstance(value, Figure) else value.text
            yield value.id.rpartition(".")[2], text
