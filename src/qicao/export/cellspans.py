"""Cells of files in few words: each file by its number, each sheet once, neighbours as a span."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from qicao.values import Source

_CELL = re.compile(r"([A-Z]+)(\d+)")


def spans(sources: Iterable[Source], numbers: Mapping[str, int]) -> tuple[str, ...]:
    """A text for each sheet: 〔2〕收支表 C5、F7～F9; what stands in no file as it says itself."""
    sheets: dict[str, dict[str, None]] = {}
    for source in sources:
        number = numbers.get(source.file or "")
        sheet = f"{source.sheet} " if source.sheet else ""
        name = f"〔{number}〕{sheet}" if number else str(source)
        cells = sheets.setdefault(name, {})
        if number and source.cell:
            cells[source.cell] = None
    return tuple((name + "、".join(_joined(cells))).rstrip() for name, cells in sheets.items())


def _joined(cells: Iterable[str]) -> list[str]:
    """The cells column by column, those that follow one another as first～last."""
    columns: dict[str, list[int]] = {}
    others: list[str] = []
    for cell in cells:
        if match := _CELL.fullmatch(cell):
            columns.setdefault(match[1], []).append(int(match[2]))
        else:
            others.append(cell)
    return [*(t for letter, rows in columns.items() for t in _runs(letter, rows)), *others]


def _runs(column: str, rows: list[int]) -> list[str]:
    runs: list[list[int]] = []
    for row in sorted(rows):
        if runs and runs[-1][-1] == row - 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return [f"{column}{run[0]}" + (f"～{column}{run[-1]}" if len(run) > 1 else "") for run in runs]
