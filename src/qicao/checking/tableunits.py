"""The unit of tables that name none: the one that is named for all amounts, or that they have.

A report says 单位：万元 once, at its head, or nowhere: then a table is in the unit in which the
prose gives the same amounts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from qicao.checking.blocks import Grid, Line, Text
from qicao.checking.columns import unit_of
from qicao.checking.declared import AMOUNTS, declared, of_tables
from qicao.mentions import Mention, MentionKind
from qicao.statements import TableCell

_PLAIN = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?")
_MONEY = re.compile(
    "预算|决算|支出|资金|金额|收入|执行|到位|下达|经费|投入|拨付|结[余转]|成本|采购|年|增减"
)
_LEAST = 2
"""Cells that the prose has to give as amounts, if nothing else names the unit."""
_DIGITS = 4
"""Digits of a number that is hardly another one by chance."""
_MOSTLY = 3
"""Of so many numbers of a column all but one have the decimals of an amount."""
Printed = tuple[Decimal, int]
"""A number and its decimals."""
Given = Mapping[Printed, set[str]]
"""The amounts of the prose → their units."""


def with_units(text: Text, prose: Iterable[Mention]) -> Text:
    """The text with the unit of its amounts in every table that names none; `prose` is its own."""
    if not any(isinstance(block, Grid) and block.unit is None for block in text.blocks):
        return text
    given = _given(prose)
    named = of_tables(text) or declared(text) or _above_tables(text)
    blocks = tuple(
        _in_unit(block, given, named) if isinstance(block, Grid) and not block.unit else block
        for block in text.blocks
    )
    return replace(text, blocks=blocks)


def _given(prose: Iterable[Mention]) -> Given:
    """The amounts of the prose → their units."""
    found: dict[Printed, set[str]] = {}
    for m in prose:
        if m.kind is MentionKind.AMOUNT and m.value is not None and _is_long(m.value):
            found.setdefault((m.value, m.decimals or 0), set()).update({m.unit or ""} & AMOUNTS)
    return found


def _is_long(value: Decimal) -> bool:
    return len(f"{value:f}".replace(".", "").strip("0")) >= _DIGITS


def _above_tables(text: Text) -> str | None:
    """The unit that lines name above tables, if all name one; what a heading names is its own."""
    lines = (block for block in text.blocks if isinstance(block, Line) and not block.heading)
    named = {unit for line in lines if (unit := unit_of(line.text)) in AMOUNTS}
    return named.pop() if len(named) == 1 else None


def _in_unit(grid: Grid, given: Given, named: str | None) -> Grid:
    """The table with its columns of amounts in their unit, as it is if that is not known."""
    columns = dict(_columns(grid))
    votes = Counter(
        unit for cells in columns.values() for c in cells for unit in given.get(_printed(c), ())
    )
    unit = next((name for name, count in votes.most_common(1) if count >= _LEAST), named)
    chosen = {
        id(cell)
        for column, cells in columns.items()
        if unit and _is_money(grid, column, unit, cells, given)
        for cell in cells
    }
    rows = tuple(
        tuple(replace(cell, unit=unit) if id(cell) in chosen else cell for cell in row)
        for row in grid.rows
    )
    return replace(grid, rows=rows)


_NO_MONEY = re.compile("率|[%％]|占比|比重|比例")


def _is_money(grid: Grid, column: int, unit: str, cells: Sequence[TableCell], given: Given) -> bool:
    """Whether a column is of amounts, by its head or by what the prose says of its numbers."""
    if _NO_MONEY.search(_head(grid, column)):
        return False
    said = any(unit in given.get(_printed(cell), ()) for cell in cells)
    return said or bool(_MONEY.search(_head(grid, column)))


def _columns(grid: Grid) -> Iterator[tuple[int, Sequence[TableCell]]]:
    """The columns whose numbers nearly all have decimals, each with those that have no unit."""
    width = max(len(row) for row in grid.rows)
    for column in range(width):
        cells = [row[column] for row in grid.rows if column < len(row)]
        plain = [c for c in cells if not c.unit and not c.kind and _PLAIN.fullmatch(c.text.strip())]
        exact = [cell for cell in plain if "." in cell.text]
        if exact and len(plain) - len(exact) <= len(plain) // _MOSTLY:
            yield column, plain


def _printed(cell: TableCell) -> Printed:
    text = cell.text.strip().replace(",", "")
    return Decimal(text), len(text.partition(".")[2])


def _head(grid: Grid, column: int) -> str:
    """The words at the head of a column, and those of the names of its rows."""
    words = [row[column].text for row in grid.rows[:2] if column < len(row)]
    return "".join(word for word in words if not _PLAIN.fullmatch(word.strip()))
