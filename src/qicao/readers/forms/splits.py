"""Headings that give all rows below them one column: 按收入性质分（全年执行数）.

Below such a heading stand labels with one amount each, in the cell beside (一般公共预算 | 135.98)
or behind a colon in the same cell (其中：一般公共预算：135.98), whatever the heads above say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from qicao.profile.formtables import FormColumn, FormRow, FormTable
from qicao.profile.formwords import word
from qicao.readers.forms.grid import Grid, Place

_HEADING = re.compile(r"(.{2,30})\(([^()]{2,20})\):?")
_BEHIND = re.compile(r"(.*?([^:：]{2,40})[:：])\s*([^:：]*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label with its amount; `lead` is what stands before an amount in the same cell."""

    spec: FormRow
    label: str
    place: Place
    lead: str = ""
    text: str = ""


def column_of_heading(text: str, table: FormTable) -> FormColumn | None:
    """The column that a heading gives the rows below it; None if it is no such heading."""
    match = _HEADING.fullmatch("".join(unicodedata.normalize("NFKC", text).split()))
    if match is None or not any(row.skip for row in table.rows_named(word(match[1]))):
        return None
    head = word(match[2])
    return next((column for column in table.columns if head in column.head_words), None)


def labelled(grid: Grid, row: int, columns: list[int], table: FormTable) -> Iterator[Labelled]:
    """The labels of a row that the table knows, each with the place of its amount."""
    for column in sorted(columns):
        text = grid.cell(row, column).text
        if not text.strip() or not grid.is_own(row, column):
            continue
        match = _BEHIND.fullmatch(text.strip())
        if match and (spec := _spec(table, match[2], grid.year)):
            yield Labelled(spec, match[2], (row, column), match[1], match[3])
            continue
        beside = grid.right_of(row, column)
        if beside <= max(columns) and (spec := _spec(table, text, grid.year)):
            yield Labelled(spec, text, (row, beside))


def _spec(table: FormTable, label: str, year: int | None) -> FormRow | None:
    named = table.rows_named(word(label, year))
    return next((row for row in named if not row.below and not row.skip), None)
