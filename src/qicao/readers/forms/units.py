"""The unit of a form's amounts: of the head, of the row, or of the line above the table."""

from __future__ import annotations

import re
import unicodedata

from qicao.quantity import Kind, find_unit
from qicao.readers.forms.grid import Grid
from qicao.readers.forms.regions import Region

_STATED = re.compile(r"单位[:]?\s*((?:人民币)?[^\s:,;。()]{1,6})")
_BRACKETED = re.compile(r"\((?:单位[:]?)?(?:人民币)?([^()]{1,5})\)")


def line_unit(grid: Grid, region: Region, bottom: int) -> str:
    """The unit of money that stands above the table, down to row `bottom`; '' if none does.

    Where only heads name one, and all that do name the same, it is that of all columns.
    """
    stated: list[str] = []
    heads: set[str] = set()
    for row, column in grid.places(region.top, bottom, region.left, region.right):
        text = unicodedata.normalize("NFKC", grid.cell(row, column).text)
        stated += [unit for seen in _STATED.findall(text) if (unit := _money(seen))]
        heads |= {unit for seen in _BRACKETED.findall(text) if (unit := _money(seen))}
    if stated:
        return stated[-1]
    return heads.pop() if len(heads) == 1 else ""


def own_unit(text: str) -> str:
    """The unit of money in the brackets of a head or a label: 项目资金（万元）; '' if none is."""
    plain = unicodedata.normalize("NFKC", text)
    return next((unit for seen in _BRACKETED.findall(plain) if (unit := _money(seen))), "")


def _money(text: str) -> str:
    """The unit of money in a text that may name others too: 人、万元; '' if there is none."""
    names = (name.removeprefix("人民币").strip() for name in re.split("[、/]", text))
    found = (find_unit(name) for name in names)
    return next((unit.name for unit in found if unit and unit.kind is Kind.MONEY), "")
