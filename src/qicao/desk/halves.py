"""The half of an id that a cell's row or column says: which item, or which measure of it.

For a column the other half to name is a measure, and each cell's row says the item; for a row the
item is to name, and each cell's column says the measure.
"""

from __future__ import annotations

from collections.abc import Iterable

from qicao.desk.bundles import BESIDE, Spot, spot
from qicao.profile.catalogue import Catalogue, normal
from qicao.readers.columns import line_number
from qicao.values import Figure, Unmapped
from qicao.workflow import Prepared


class Halves:
    """The mapped cells around the listed ones, which say the half that these share."""

    def __init__(self, prepared: Prepared) -> None:
        self.catalogue = prepared.profile.catalogue
        self.mapped: list[tuple[Spot, str]] = []
        for value in prepared.reconciled.read:
            place = spot(value.source) if value.source and value.source.form else None
            if place and isinstance(value, Figure):
                self.mapped.append((place, value.id))

    def of(self, cell: Unmapped, line: str) -> str:
        """The item of the cell's row, or the measure of its column, as the nearest mapped cell.

        '' where the row or the column does not say it: a total's row has another item a column.
        """
        place = spot(cell.source)
        if place is None:
            return ""
        along, across = ("row", "column") if line == "column" else ("column", "row")
        here = line_number(getattr(place, across))
        near = {
            line_number(getattr(other, across)): _parts(key)[line]
            for other, key in self.mapped
            if _table(other) == _table(place) and getattr(other, along) == getattr(place, along)
        }
        if not near:
            return self._worded(cell, line)
        nearest = min(near, key=lambda number: abs(number - here))
        beside = {near[n] for n in (nearest - 1, nearest, nearest + 1) if n in near}
        return near[nearest] if len(beside) == 1 else ""

    def _worded(self, cell: Unmapped, line: str) -> str:
        """The same by the cell's own words, where nothing of its row or column was mapped."""
        row, _, head = cell.label.partition(BESIDE)
        if line == "column":
            return self.catalogue.items_by_name.get(normal(row), "")
        measures = {key.rpartition(".")[2] for key in self.catalogue.figures}
        return head if head in measures else ""


def _table(place: Spot) -> tuple[str, str, str]:
    return (place.file, place.sheet, place.form)


def _parts(key: str) -> dict[str, str]:
    """What a row says of an id for a column to complete, and what a column says."""
    item, _, measure = key.rpartition(".")
    return {"column": item, "row": measure}


def joined(half: str, key: str, line: str) -> str:
    """The id of two halves; `half` is of the line's cell, `key` of the line itself."""
    return f"{half}.{key}" if line == "column" else f"{key}.{half}"


def names(catalogue: Catalogue, halves: Iterable[str], line: str) -> dict[str, str]:
    """The other halves that the catalogue has to these, each with its words."""
    wanted = set(filter(None, halves))
    patterns = {half if "." not in half else catalogue.pattern(f"{half}.x")[:-2] for half in wanted}
    found: dict[str, str] = {}
    for entry in catalogue.figures.values():
        item, _, measure = entry.id.rpartition(".")
        if line == "column" and item in patterns:
            found.setdefault(measure, measure)
        elif line == "row" and measure in wanted and ".*" not in item:
            found.setdefault(item, _item_label(catalogue, item))
    return found


def _item_label(catalogue: Catalogue, item: str) -> str:
    return next(iter(catalogue.item_names.get(item, ())), item)
