"""Cells of a form that wait for a value of which the form's description says nothing.

A row of a table that nobody knows, or a label with a colon and nothing behind it: a person has to
fill them in, so they are listed beside what is known and lacks a value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from qicao.readers.forms import Filled, Place, is_placeholder
from qicao.readers.forms.grid import Grid
from qicao.readers.forms.labels import clean_label

COLON = ":："
COLONS = tuple(COLON)


def unknown_blanks(grid: Grid, filled: Filled) -> Iterator[tuple[Place, str]]:
    """The places, each with the label beside it."""
    region = filled.region
    known = {target.place for target in filled.targets}
    said = list(grid.places(region.top, region.bottom, region.left, region.right))
    alone = Counter(row for row, column in said if grid.is_own(row, column))
    for place in said:
        text = grid.cell(*place).text.strip()
        free = place[0], grid.right_of(*place)
        empty = free[1] <= region.right and not grid.cell(*free).text and free not in known
        if empty and _waits(text, place[0], known, alone=alone[place[0]] == 1):
            yield free, clean_label(text.rstrip(COLON))


def _waits(text: str, row: int, known: Collection[Place], *, alone: bool) -> bool:
    """Whether a label waits for a value: alone in a row within the tables, or with a colon around.

    Within the tables a colon ends the heading of the rows below it: 按收入性质分：.
    """
    rows = {place[0] for place in known}
    if min(rows) < row < max(rows):
        within = alone and row not in rows
        return within and not text.endswith(COLONS) and not is_placeholder(text)
    return text.endswith(COLONS)
