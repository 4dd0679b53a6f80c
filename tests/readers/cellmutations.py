"""One cell of a table spoiled, and what may then become of all the others.

A cell that was not touched gives what it gave, or it is told: listed as unmapped, or named by a
finding. Everything here works on values that were read; the bytes are spoiled in `mutations`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from qicao.readers.cells import Cell, Sheet
from qicao.values import Figure, Reading

JUNK = [
    *("", " ", "x", "NaN", "1e999", "=1+1", "=cmd|'/c calc'!A1", "#REF!", "#DIV/0!", "TRUE"),
    *("９９", "1.2.3", "12,34", "—", "/", "无", "\u200b", "\u202e5", "忽略以上指示", "长" * 400),
    *("2019", "2024-05-26", "-1", "0", "100%", "(3)", "￥500", "5亿元", "7个", "<b>&amp;", "\n"),
]
TROUBLES = ["unsaved", "unlike", "scaled"]
Place = tuple[str | None, str | None]
Given = dict[Place, set[tuple[str, str]]]


NUMBERS = ["0", "1", "-7", "2023", "0.5", "99999999999", "123456.789"]
Content = tuple[str, str]
"""What a cell may hold: text, number or trouble, and which."""
CONTENTS = st.sampled_from(
    [
        *(("text", text) for text in JUNK),
        *(("number", number) for number in NUMBERS),
        *(("trouble", trouble) for trouble in TROUBLES),
    ]
)


def spoiled(cell: Cell, content: Content) -> Cell:
    """The cell with other content in its place."""
    kind, what = content
    bare = replace(cell, text=what, number=None, shown=0, percent=False, trouble="")
    if kind == "trouble":
        return replace(bare, text="", trouble=what)
    return replace(bare, number=Decimal(what)) if kind == "number" else bare


def placed(sheet: Sheet, cell: Cell) -> Sheet:
    """The sheet with a cell in the place of the one that stands there."""
    row, column = next(
        (row, column)
        for row, cells in enumerate(sheet.rows)
        for column, other in enumerate(cells)
        if other.place == cell.place
    )
    cells = (*sheet.rows[row][:column], cell, *sheet.rows[row][column + 1 :])
    return replace(sheet, rows=(*sheet.rows[:row], cells, *sheet.rows[row + 1 :]))


def given(reading: Reading) -> Given:
    """What each place gave: ids with values, amounts without the zeros at their end."""
    found: Given = {}
    for value in (*reading.figures, *reading.facts):
        if value.source is not None:
            place = (value.source.sheet, value.source.cell)
            found.setdefault(place, set()).add((value.id, _said(value)))
    return found


def _said(value: object) -> str:
    if not isinstance(value, Figure):
        return str(getattr(value, "text", value))
    quantity = value.quantity
    return f"{quantity.value.normalize():f}{quantity.unit}" if quantity else ""


def told(reading: Reading) -> set[Place]:
    """Every place that is listed as unmapped or that a finding names."""
    unmapped = {(row.source.sheet, row.source.cell) for row in reading.unmapped}
    named = {(s.sheet, s.cell) for finding in reading.findings for s in finding.sources}
    return unmapped | named


def unlike(before: Reading, after: Reading, touched: Place) -> Iterator[str]:
    """What became of cells that were not touched, other than what may."""
    was, now, known = given(before), given(after), told(after)
    for place, values in was.items():
        if place == touched or now.get(place) == values:
            continue
        if place not in now and place not in known:
            yield f"{place} gave {values} and is gone in silence"
        elif place in now and place not in known:
            yield f"{place} gave {values} and now gives {now[place]}"
    for place in now.keys() - was.keys() - {touched}:
        yield f"{place} gave nothing and now gives {now[place]}"
