"""Columns of a table whose heads nothing knows: their texts are not taken, and a person is told.

Their numbers are listed cell by cell; of texts the head is told, once for each column.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from qicao.profile.forms import Form
from qicao.quantity.amount import is_blank
from qicao.readers.cells import Cell
from qicao.readers.forms.bands import Band
from qicao.readers.forms.grid import Grid, Place, is_quantity
from qicao.readers.forms.heads import Fitted
from qicao.readers.unread import told
from qicao.values import Finding, Severity

TODO = "认不出这一列的表头：需要的内容请把表头改成通用的叫法，或写进材料；不需要的可以留着"


class UnknownColumns:
    """The columns of one fitted side that mean nothing, and the texts in them."""

    def __init__(self, grid: Grid, band: Band, fitted: Fitted) -> None:
        self.grid, self.band, self.fitted = grid, band, fitted

    @cached_property
    def heads(self) -> dict[int, Place]:
        """Column → the place of its head."""
        columns = (*self._values(), *self._labels())
        found = ((column, self._head(column)) for column in columns)
        return {column: place for column, place in found if place}

    def texts(self, row: int, name: Cell) -> Iterator[tuple[Place, Place]]:
        """The place of the head and of the text, for each text in a row that does not name it."""
        for column, head in self.heads.items():
            cell, area = self.grid.cell(row, column), self.grid.corners.get((row, column))
            tall = area is not None and area.top < area.bottom
            if not (tall or cell is name or is_blank(cell.text) or is_quantity(cell)):
                yield head, (row, column)

    def _values(self) -> Iterator[int]:
        return (i for i in self.fitted.side.values if i not in self.fitted.columns)

    def _labels(self) -> Iterator[int]:
        """Columns beside the names that are neither names nor codes, classes or a block's name."""
        fitted, table = self.fitted, self.fitted.table
        names = fitted.names or fitted.side.labels[-1:]
        for column in fitted.side.labels:
            head = self.grid.word(self.band.bottom, column)
            block = head in table.side_words or table.rows_named(head)
            if column not in (*names, *fitted.codes, *fitted.levels) and not block:
                yield column

    def _head(self, column: int) -> Place | None:
        """Where the head stands that is this column's alone; None if there is no such head."""
        for row in range(self.band.bottom, self.band.top - 1, -1):
            area = self.grid.corners.get((row, column))
            if area is not None and area.left < area.right:
                return None
            if self.grid.cell(row, column).text.strip():
                return (area.top, area.left) if area else (row, column)
        return None


def not_taken(head: Cell, texts: int, form: Form, file: str) -> Finding:
    """A hint that the texts below a head were not taken."""
    where = "｜".join(part for part in (file, head.sheet, head.place) if part)
    name = " ".join(head.text.split())[:20]
    seen = f"{where}：“{form.title}”的“{name}”一列有{texts}格文字没有读入"
    hint = told("R08", seen, TODO, file, head.sheet, head.place)
    return hint.model_copy(update={"severity": Severity.HINT})
