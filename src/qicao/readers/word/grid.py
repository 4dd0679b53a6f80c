"""A Word table as a rectangle of texts: what spans several cells stands in the first of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from qicao.errors import ImportRefused
from qicao.readers.cells import Area, Cell, Sheet
from qicao.readers.sheetscan import MAX_COLUMN
from qicao.readers.word.accepted import DROPPED, children, integer, value
from qicao.readers.word.seen import Seen

Paragraphs = tuple[int, ...]
Reader = Callable[[Element], tuple[str, Paragraphs]]


@dataclass(slots=True)
class _Spread:
    """A cell with the rectangle that it covers."""

    area: Area
    text: str = ""
    paragraphs: Paragraphs = ()
    below: bool = False
    """Whether it goes on from the cell above."""


def read_grid(table: Element, name: str, seen: Seen, read: Reader, most: int) -> Sheet:
    """The table as a sheet called `name`; `read` gives the text of a cell and its paragraphs.

    ImportRefused for one with more columns than any form has, or more than `most` cells.
    """
    spreads: list[_Spread] = []
    lowest: dict[int, _Spread] = {}
    height = width = 0
    for row, node in enumerate(_rows(table, seen)):
        height = row + 1
        for spread in _cells(node, row, name, seen, read):
            width = max(width, spread.area.right + 1)
            if not _goes_on(lowest, spread, seen):
                spreads.append(spread)
                lowest[spread.area.left] = spread
        if width > MAX_COLUMN:
            hint = f"表格超过 {MAX_COLUMN} 列，不读：请核对合并的单元格，或拆成几个表"
            raise ImportRefused("too_large", seen.file, hint, sheet=name)
        if width * height > most:
            hint = "表格太大，各表到这里合计超过 20 万格，不读：请只留要用的表，或另存为 xlsx"
            raise ImportRefused("too_large", seen.file, hint, sheet=name)
    areas = tuple(s.area for s in spreads if _is_merged(s.area))
    first = {(s.area.top, s.area.left): s for s in spreads}
    blank = _Spread(Area(0, 0, 0, 0))
    grid = [[first.get((row, left), blank) for left in range(width)] for row in range(height)]
    rows = tuple(
        tuple(Cell(s.text, cell_place(row, column), name) for column, s in enumerate(line))
        for row, line in enumerate(grid)
    )
    return Sheet(name, rows, areas, tuple(tuple(s.paragraphs for s in line) for line in grid))


def cell_place(row: int, column: int) -> str:
    """Where a cell of a text document's table is, counted from 1."""
    return f"第{row + 1}行第{column + 1}列"


def _is_merged(area: Area) -> bool:
    return (area.top, area.left) != (area.bottom, area.right)


def _goes_on(lowest: dict[int, _Spread], spread: _Spread, seen: Seen) -> bool:
    """Lengthens the cell right above, of the same columns, that a cell goes on from."""
    area, above = spread.area, lowest.get(spread.area.left)
    if not spread.below or above is None:
        return False
    first = above.area
    if (first.right, first.bottom) != (area.right, area.top - 1):
        return False
    above.area = Area(first.top, first.left, area.bottom, first.right)
    if spread.text.strip():
        seen.add("隐藏")
    return True


def _rows(table: Element, seen: Seen) -> Iterator[Element]:
    """The rows that are there once all changes are accepted."""
    for node in children(table):
        properties = node.find("w.trPr") if node.tag == "w.tr" else None
        marks = () if properties is None else [part.tag for part in properties]
        if "w.del" in marks:
            seen.add(DROPPED["w.del"])
        elif node.tag == "w.tr":
            if "w.ins" in marks:
                seen.add("插入")
            yield node


def _cells(row: Element, number: int, name: str, seen: Seen, read: Reader) -> Iterator[_Spread]:
    left = max(integer(value(row, "w.trPr", "w.gridBefore")), 0)
    for node in children(row):
        if node.tag != "w.tc":
            continue
        properties = node.find("w.tcPr")
        if properties is not None and properties.find("w.cellDel") is not None:
            seen.add(DROPPED["w.del"])
            continue
        span = min(max(integer(value(properties, "w.gridSpan"), 1), 1), MAX_COLUMN + 1)
        seen.place = f"{name}{cell_place(number, left)}"
        text, paragraphs = read(node)
        goes_on = properties is not None and properties.find("w.vMerge") is not None
        below = goes_on and value(properties, "w.vMerge") != "restart"
        yield _Spread(Area(number, left, number, left + span - 1), text, paragraphs, below)
        left += span
