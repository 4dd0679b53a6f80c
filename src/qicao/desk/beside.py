"""What else stands in the row of a listed cell, by which a person knows what the cell is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from qicao.desk.bundles import BESIDE, spot
from qicao.readers.columns import line_number
from qicao.relations.wording import shown
from qicao.values import Reading, Source

NEAREST = 3
"""Cells of a row that are shown."""
Place = tuple[str, str, str]
"""The file, the sheet and the row."""


class Beside:
    """The cells of files by their rows: those that were read, and those that nothing explains."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def of(self, source: Source) -> str:
        """The nearest others in the row of a cell, from left to right: C5 年初预算数 420万元."""
        place = _place(source)
        if place is None:
            return ""
        here = place[1]
        others = {n: said for n, said in self._rows.get(place[0], {}).items() if n != here}
        nearest = sorted(others, key=lambda number: abs(number - here))[:NEAREST]
        return "；".join(others[number] for number in sorted(nearest))

    @cached_property
    def _rows(self) -> dict[Place, dict[int, str]]:
        rows: dict[Place, dict[int, str]] = {}
        for source, said in self._cells():
            if place := _place(source):
                rows.setdefault(place[0], {}).setdefault(place[1], said)
        return rows

    def _cells(self) -> Iterator[tuple[Source, str]]:
        for figure in self.reading.figures:
            if (source := figure.source) and figure.quantity:
                said = f"{source.column or figure.label} {shown(figure.quantity)}"
                yield source, f"{source.cell} {said}"
        for cell in self.reading.unmapped:
            row, _, head = cell.label.partition(BESIDE)
            said = f"{head or row} {cell.source.text or ''}{cell.unit}"
            yield cell.source, f"{cell.source.cell} {said}"


def _place(source: Source) -> tuple[Place, int] | None:
    """The row that a cell stands in, and how far to the right."""
    found = spot(source)
    if found is None:
        return None
    return (found.file, found.sheet, found.row), line_number(found.column)
