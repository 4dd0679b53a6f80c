"""What the cells beside the values say of a row: its name, its code, its class, its unit."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property

from qicao.profile.formwords import chapter, word
from qicao.readers.cells import Cell
from qicao.readers.forms.grid import NOWHERE, Grid, Place
from qicao.readers.forms.heads import Fitted

_CODE = re.compile(r"\d{1,9}")
_CODED = re.compile(r"\s*(\d{3,7})[\s.、-]*(\D.*)", re.DOTALL)


class RowNames:
    """Reads the label columns of one fitted side."""

    def __init__(self, grid: Grid, fitted: Fitted) -> None:
        self.grid, self.fitted, self.table = grid, fitted, fitted.table

    @property
    def columns(self) -> list[int]:
        side = self.fitted.side
        return [*side.labels, *side.values, *side.skipped]

    @cached_property
    def order(self) -> tuple[int, ...]:
        """The columns that may name a row, the nearest to the values first."""
        labels = [i for i in self.fitted.side.labels if i not in self.fitted.levels]
        names = [i for i in labels if i in self.fitted.names]
        first = [i for i in reversed(names) if i not in self.fitted.codes]
        rest = [i for i in reversed(labels) if i not in first and i not in self.fitted.codes]
        codes = [i for i in reversed(labels) if i in self.fitted.codes]
        return (*first, *rest, *codes)

    def label_cell(self, row: int) -> Cell | None:
        """The cell that names a row, without a code that stands before the name."""
        cell = self.named(row)
        coded = self.coded and _CODED.fullmatch(cell.text)
        return replace(cell, text=coded[2]) if coded else cell if cell.text else None

    def named(self, row: int) -> Cell:
        """The cell that names a row, as it is; an empty one if nothing names it."""
        for column in self.order:
            cell = self.grid.cell(row, column)
            text = word(cell.text, self.grid.year)
            if text and text not in self.table.side_words and not _CODE.fullmatch(text):
                return cell
        return self.named_aside(row)

    def named_aside(self, row: int) -> Cell:
        """The cell of a column without figures that names a row: 合计 under 序号."""
        cells = (self.grid.cell(row, i) for i in self.fitted.side.skipped)
        rows = self.table.rows_named
        return next((c for c in cells if rows(word(c.text, self.grid.year))), NOWHERE)

    @cached_property
    def coded(self) -> bool:
        """Whether rows of this table have codes."""
        return self.table.others is not None and self.table.others.coded

    def coded_places(self, row: int) -> set[Place]:
        """Where names with codes before them stand in a row, which are no amounts: 301基本工资."""
        labels = self.fitted.side.labels if self.coded else ()
        return {(row, i) for i in labels if _CODED.fullmatch(self.grid.cell(row, i).text)}

    def name_place(self, row: int) -> Place | None:
        """Where the name of a row stands: the column of names nearest to the values."""
        labels = [i for i in self.fitted.side.labels if i not in self.fitted.levels]
        named = [i for i in labels if i in self.fitted.names and i not in self.fitted.codes]
        if not labels:
            return None
        column = (named or labels)[-1]
        area = self.grid.corners.get((row, column))
        return (area.top, area.left) if area else (row, column)

    def code(self, row: int) -> str:
        """The code of a row: before its name, or 204, 02 and 01 in columns of their own."""
        before = _CODED.fullmatch(self.named(row).text) if self.coded else None
        if before:
            return before[1]
        columns = sorted({*self.fitted.codes})
        parts = [self.grid.cell(row, i).text.strip() for i in columns if self.grid.is_own(row, i)]
        return "".join(part for part in parts if _CODE.fullmatch(part))

    def beside_word(self, row: int) -> str:
        """What stands left of the name over several rows: 三公经费, where the row is its 小计."""
        columns = (i for i in self.fitted.side.labels if i not in self.fitted.names)
        words = (self.grid.word(row, i) for i in columns if not self.grid.is_own(row, i))
        return next((text for text in words if text), "")

    def chapter(self, row: int) -> str:
        """How the row is numbered as a chapter, in its name or in a column of numbers."""
        places = (*self.fitted.side.skipped, *self.fitted.side.labels)
        own = (self.grid.cell(row, i).text for i in places if self.grid.is_own(row, i))
        return next((said for text in own if (said := chapter(text))), "")

    def is_over_classes(self, row: int) -> bool:
        """Whether the name of a row is merged over the columns of classes too, as 总分 is."""
        levels, names = self.fitted.levels, self.fitted.names
        areas = (self.grid.corners.get((row, i)) for i in names)
        return any(area and any(area.left <= i <= area.right for i in levels) for area in areas)

    def class_word(self, row: int, label: str) -> str:
        """What stands in a column of classes, where a row has no name of its own: 总分."""
        words = [self.grid.word(row, i) for i in self.fitted.levels]
        return next((text for text in words if text), "") if not label or label in words else ""

    def unit(self, row: int) -> str:
        """What the column of units says for a row; '' without one."""
        columns = (i for i, entry in self.fitted.columns.items() if entry.unit)
        return next((self.grid.cell(row, i).text.strip() for i in columns), "")
