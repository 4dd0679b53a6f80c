"""Tables of a Word file: ruled, header repeated on each page, rows in one piece.

The 数据来源表 is set smaller, and only its rows may split, as a long formula can fill a page. A row
of one cell stands across its table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple
from xml.etree.ElementTree import Element

from qicao.export.flow import Cell, Grid, half_widths, plain_text
from qicao.export.markup import node
from qicao.export.page import text_width
from qicao.export.provenance import PROVENANCE
from qicao.export.runs import Bookmarks
from qicao.export.styles import (
    SOURCE_HEAD,
    SOURCE_TEXT,
    TABLE_HEAD,
    TABLE_TEXT,
    cell_room,
)
from qicao.pagestyle import PageStyle, point_twips, twips

_AMOUNT = re.compile(r"[-+−]?[\d,]+(\.\d+)?\s*[%‰]?\D{0,3}|[-—/]*|无")
SHORT = 10
"""Characters up to which the texts of a column stand in the middle."""
WIDEST, NARROWEST = 24, 3
DIGIT = Decimal("0.65")
"""How wide a digit is at most, in sizes of its font."""


def table(grid: Grid, bookmarks: Bookmarks, page: PageStyle) -> Element:
    """The table, as wide as the text; columns by the widths given, or by what they hold."""
    look = _look(grid, page)
    columns = _columns(grid, text_width(page, wide=grid.wide), page, look.size_pt)
    height = node("trHeight", val=point_twips(look.row_pt), hRule="atLeast")
    layout = node(
        "tblPr",
        node("tblStyle", val="TableGrid"),
        node("tblW", w=sum(columns), type="dxa"),
        node("jc", val="center"),
        node("tblLayout", type="fixed"),
        cell_room(page),
    )
    element = node("tbl", layout, node("tblGrid", *(node("gridCol", w=w) for w in columns)))
    sides = _sides(grid, len(columns))
    heads = [_Shape(_room(width), _words(look.head)) for width in columns]
    texts = [
        _Shape(_room(width), _words(look.text, side))
        for width, side in zip(columns, sides, strict=True)
    ]
    across = [_Shape(_room(sum(columns), len(columns)), _words(look.text, "left", title=True))]
    head = node("trPr", node("cantSplit"), height, node("tblHeader"))
    element.append(_row(grid, grid.header, bookmarks, head, heads))
    whole = node("trPr", None if look.split else node("cantSplit"), height)
    for row in grid.rows:
        shapes = across if _is_across(grid, row) else texts
        element.append(_row(grid, row, bookmarks, whole, shapes))
    return element


class _Look(NamedTuple):
    """How the rows of a table are set: their styles, sizes, and whether they may split."""

    head: str
    text: str
    size_pt: Decimal
    row_pt: Decimal
    split: bool


def _look(grid: Grid, page: PageStyle) -> _Look:
    usual, row = page.faces.table.size_pt, page.table.row_pt
    if grid.section != PROVENANCE:
        return _Look(TABLE_HEAD, TABLE_TEXT, usual, row, split=False)
    size = page.table.sources_pt
    return _Look(SOURCE_HEAD, SOURCE_TEXT, size, row * size / usual, split=True)


def _is_across(grid: Grid, row: tuple[Cell, ...]) -> bool:
    """Whether a row is one cell that stands above those that follow."""
    return len(row) == 1 < len(grid.header)


def _full_rows(grid: Grid) -> list[tuple[Cell, ...]]:
    return [row for row in grid.rows if not _is_across(grid, row)]


def _columns(grid: Grid, width: int, page: PageStyle, size_pt: Decimal) -> list[int]:
    shares = list(grid.widths)
    rows = (grid.header, *_full_rows(grid))
    count = max(1, *(len(row) for row in rows))
    if len(shares) != count or min(shares) <= 0:
        shares = [max(_need(row, column) for row in rows) for column in range(count)]
    whole = sum(shares)
    columns = [width * share // whole for share in shares]
    return _widened(columns, [_least(rows, column, page, size_pt) for column in range(count)])


def _least(rows: Sequence[tuple[Cell, ...]], column: int, page: PageStyle, size_pt: Decimal) -> int:
    """So wide that no amount of a column is broken in two."""
    texts = (plain_text(row[column]) for row in rows if column < len(row))
    most = max((half_widths(text) for text in texts if _AMOUNT.fullmatch(text)), default=0)
    letters = int(most * DIGIT * point_twips(size_pt))
    return letters + 2 * twips(page.table.padding_mm) if most else 0


def _widened(columns: list[int], least: Sequence[int]) -> list[int]:
    """The columns with what the narrow ones lack taken from those that have room to spare."""
    lack = sum(max(low - width, 0) for width, low in zip(columns, least, strict=True))
    room = [max(width - low, 0) for width, low in zip(columns, least, strict=True)]
    if not lack or lack > sum(room) // 2:
        return columns
    given = [lack * spare // sum(room) for spare in room]
    return [max(width, low) - give for width, low, give in zip(columns, least, given, strict=True)]


def _need(row: tuple[Cell, ...], column: int) -> int:
    """Half characters that a cell would like to be wide."""
    text = plain_text(row[column]) if column < len(row) else ""
    return 2 + min(max(half_widths(text), NARROWEST * 2), WIDEST * 2)


def _sides(grid: Grid, count: int) -> list[str]:
    """How each column stands: amounts right, short texts in the middle, others full."""
    rows = _full_rows(grid)
    texts = [[plain_text(row[c]) for row in rows if c < len(row)] for c in range(count)]
    return [_side(column) for column in texts]


def _side(texts: list[str]) -> str:
    if texts and all(_AMOUNT.fullmatch(text) for text in texts) and any(texts):
        return "right" if any("." in text for text in texts) else "center"
    return "center" if all(len(text) <= SHORT for text in texts) else "left"


class _Shape(NamedTuple):
    """The layout of a cell and of the words in it, one for all cells of a column."""

    room: Element
    words: Element


def _room(width: int, across: int = 1) -> Element:
    span = node("gridSpan", val=across) if across > 1 else None
    return node("tcPr", node("tcW", w=width, type="dxa"), span, node("vAlign", val="center"))


def _words(style: str, side: str = "", *, title: bool = False) -> Element:
    """The layout of a paragraph; a `title` stands on the page of what follows it."""
    return node(
        "pPr",
        node("pStyle", val=style),
        node("keepNext") if title else None,
        node("jc", val=side) if side else None,
    )


def _row(
    grid: Grid,
    cells: tuple[Cell, ...],
    bookmarks: Bookmarks,
    layout: Element,
    shapes: Sequence[_Shape],
) -> Element:
    row = node("tr", layout)
    for number, shape in enumerate(shapes):
        runs = cells[number] if number < len(cells) else ()
        words = bookmarks.elements(runs, grid.section, grid.block)
        row.append(node("tc", shape.room, node("p", shape.words, *words)))
    return row
