"""Characters that nobody sees: bidi controls, zero widths, soft hyphens and their like."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from qicao.readers.cells import Cell, Row


def visible(text: str) -> str:
    """The text without format characters; white space and line feeds stay."""
    return "".join(char for char in text if char.isascii() or unicodedata.category(char) != "Cf")


def one_line(text: str) -> str:
    """A name without format characters, every white space in it one space."""
    return " ".join(visible(text).split())


def visible_cell(cell: Cell) -> Cell:
    """The cell with the text that is seen of it."""
    return replace(cell, text=visible(cell.text))


def visible_names(row: Row) -> Row:
    """The row with its names on one line and without format characters; its value as it is."""
    return replace(
        row,
        label=one_line(row.label),
        id=one_line(row.id),
        period=visible(row.period),
        unit=visible(row.unit),
        group=one_line(row.group),
        member=one_line(row.member),
    )


def names_hide(row: Row) -> bool:
    """Whether a name of the row holds a format character."""
    names = (row.label, row.id, row.period, row.unit, row.group, row.member)
    return any(visible(name) != name for name in names)
