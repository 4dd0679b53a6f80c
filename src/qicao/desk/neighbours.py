"""What a cell of a table would cite by the look of its row and its column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qicao.boundtext import Slot, slots
from qicao.errors import TextError
from qicao.values import Table


def suggested_slots(table: Table, row: int, column: int) -> Iterator[Slot]:
    """The fields that the column cites, of the items that the row cites; they may name nothing.

    In the row of [[项目.农田]], below [[项目.水利.预算数|数值]]: [[项目.农田.预算数|数值]].
    """
    beside = [cell for place, cell in enumerate(table.rows[row]) if place != column]
    above = [cells[column] for place, cells in enumerate(table.rows) if place != row]
    items = dict.fromkeys(item for slot in _cited(beside) for item in _items(slot))
    fields = dict.fromkeys((_field(slot), slot.styles) for slot in _cited(above))
    for item in items:
        yield from (Slot(f"{item}.{name}", styles) for name, styles in fields)


def _cited(cells: Iterable[str]) -> Iterator[Slot]:
    for cell in cells:
        try:
            yield from slots(cell)
        except TextError:
            continue


def _items(slot: Slot) -> tuple[str, ...]:
    """What a slot may be about: a fact is its item, a figure has its item before the dot."""
    return slot.id, slot.id.rpartition(".")[0] or slot.id


def _field(slot: Slot) -> str:
    return slot.id.rpartition(".")[2]
