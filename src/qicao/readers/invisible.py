"""Characters that nobody sees: bidi controls, zero widths, soft hyphens and their like."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from unicodedata import category

from qicao.readers.cells import Cell, Row

_FORMAT = re.compile(
    "[\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]"
)
"""Unicode's format characters (category Cf)."""


def visible(text: str) -> str:
    """The text without format characters; white space and line feeds stay."""
    return text if text.isascii() else _FORMAT.sub("", text)


_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


@lru_cache(maxsize=65536)
def one_line(text: str) -> str:
    """A name without format characters, every white space in it one space."""
    return " ".join(visible(text).split())


def spelled_out(name: str) -> str:
    """A file's name with whatever is no letter of it written out: controls, bidi marks, bytes.

    So it cannot break a message into two, turn its words around or steer a terminal.
    """
    return "".join(f"<U+{ord(c):04X}>" if category(c) in _UNSEEN else c for c in name)


def visible_cell(cell: Cell) -> Cell:
    """The cell with the text that is seen of it."""
    shown = visible(cell.text)
    return cell if shown == cell.text else replace(cell, text=shown)


def visible_names(row: Row) -> Row:
    """The row with its names on one line and without format characters; its value as it is."""
    names = _names(row)
    period, unit = visible(row.period), visible(row.unit)
    label, name, group, member = (one_line(text) for text in names)
    if (label, name, group, member, period, unit) == (*names, row.period, row.unit):
        return row
    return replace(row, label=label, id=name, period=period, unit=unit, group=group, member=member)


def names_hide(row: Row) -> bool:
    """Whether a name of the row holds a format character."""
    names = (*_names(row), row.period, row.unit)
    return any(visible(name) != name for name in names)


def _names(row: Row) -> tuple[str, str, str, str]:
    return row.label, row.id, row.group, row.member
