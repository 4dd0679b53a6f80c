"""A table without rules between its columns, told by what stands one below the other.

Only where most of what stands beside the first column are numbers: text set in columns, a cover
page and a table of contents stay lines.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from qicao.readers.pdf.grid import PADDING, Grid
from qicao.readers.pdf.lines import WIDE_GAP, Line, Part
from qicao.readers.pdf.margins import Page
from qicao.readers.pdf.spaces import closed_up, joined

STEP = 3.2
"""Of the size: how far one row may be below the other."""
ROWS = 3
"""Lines that a table of two columns has at least; one of more has one less."""
SHARE = 0.4
"""Of the cells beside the first column that are filled: how many have to be numbers."""
_NUMBER = re.compile(r"[-−+(（≥≤]*[0-9０-９][0-9０-９,，.．%％‰)）]*[一-鿿%％]{0,4}|[—–-]+")
_PAGE = re.compile(r"[0-9]{1,3}")
Span = tuple[float, float]
Cells = list[Part | None]


def find_columns(lines: Sequence[Line]) -> Iterator[Line | Grid]:
    """The lines, those that are rows of a table without rules as one table."""
    place = 0
    while place < len(lines):
        run = _run(lines, place)
        grid = _grid(run) if len(run) > 1 else None
        count = max(len(run), 1)
        yield from [grid] if grid else lines[place : place + count]
        place += count


def join_over_pages(pages: Sequence[Page]) -> None:
    """Gives a table the one row of it that stands alone before or after the turn of a page."""
    for page, following in pairwise(pages):
        if not page.items or not following.items:
            continue
        last, first = page.items[-1], following.items[0]
        if (row := _fitting(first, last)) is not None and isinstance(first, Grid):
            page.items.pop()
            following.items[0] = replace(first, rows=(row, *first.rows))
        if (row := _fitting(last, first)) is not None and isinstance(last, Grid):
            following.items[0] = replace(last, rows=(row,), top=first.top, bottom=first.bottom)


def _fitting(grid: Grid | Line, line: Grid | Line) -> tuple[str, ...] | None:
    """A line as a row of a table without rules; None if it is none of it, or if these are other."""
    if isinstance(grid, Line) or isinstance(line, Grid):
        return None
    gaps = [(left[1] + right[0]) / 2 for left, right in pairwise(grid.spans)]
    columns = [bisect_right(gaps, (part.x0 + part.x1) / 2) for part in line.parts]
    if not gaps or len(set(columns)) < len(columns) or len(columns) < max(2, len(gaps)):
        return None
    cells = dict(zip(columns, line.parts, strict=True))
    return tuple(
        closed_up(cells[n].text.strip()) if n in cells else "" for n in range(len(gaps) + 1)
    )


def _run(lines: Sequence[Line], place: int) -> Sequence[Line]:
    """The lines from a place on that have wide gaps, one close below the other.

    A line of one part among them stays where it could be the rest of a cell.
    """
    last, starts = place, set[int]()
    for number in range(place, len(lines)):
        line = lines[number]
        if number > place and line.top - lines[number - 1].top > STEP * line.size:
            break
        if _is_row(line):
            last = number + 1
            starts |= {round(part.x0) for part in line.parts}
        elif number == place or not _fits(line, starts):
            break
    return lines[place:last]


def _is_row(line: Line) -> bool:
    return any(part.gap > WIDE_GAP * line.size for part in line.parts)


def _fits(line: Line, starts: set[int]) -> bool:
    """Whether a line begins where a column does, and ends before the next one."""
    after = [start for start in starts if start > line.x0 + 2]
    return any(abs(start - line.x0) <= 2 for start in starts) and (
        not after or line.x1 < min(after)
    )


def _grid(run: Sequence[Line]) -> Grid | None:
    parts = [list(_merged(line, _starts(run))) for line in run]
    spans = _spans([part for line in parts for part in line])
    rows: list[Cells] = []
    for line, found in zip(run, parts, strict=True):
        row = _row(found, spans)
        if row is None:
            return None
        if rows and _goes_on(rows[-1], row, spans, line.size):
            rows[-1] = [_one(*two) for two in zip(rows[-1], row, strict=True)]
        else:
            rows.append(row)
    texts = [tuple(closed_up(part.text.strip()) if part else "" for part in row) for row in rows]
    if not _is_table(texts):
        return None
    return Grid(
        rows=tuple(texts),
        merged=(),
        edges=(),
        top=run[0].top,
        bottom=run[-1].bottom,
        spans=tuple(spans),
    )


def _starts(run: Sequence[Line]) -> set[int]:
    """Where parts begin after wide gaps on several lines."""
    found = Counter(
        round(part.x0) for line in run for part in line.parts if part.gap > WIDE_GAP * line.size
    )
    return {start + near for start, count in found.items() if count > 1 for near in (-1, 0, 1)}


def _merged(line: Line, starts: set[int]) -> Iterator[Part]:
    """The parts of a line, those put together between which no column begins."""
    held = line.parts[0]
    for part in line.parts[1:]:
        if part.gap > WIDE_GAP * line.size or round(part.x0) in starts:
            yield held
            held = part
        else:
            held = Part(f"{held.text} {part.text}", held.x0, part.x1, held.gap)
    yield held


def _spans(parts: Sequence[Part]) -> list[Span]:
    """The columns: what the parts cover of the width, where they overlap as one."""
    spans: list[Span] = []
    for part in sorted(parts, key=lambda part: part.x0):
        if spans and part.x0 <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(spans[-1][1], part.x1)
        else:
            spans.append((part.x0, part.x1))
    return spans


def _row(parts: Sequence[Part], spans: Sequence[Span]) -> Cells | None:
    """A line by columns; None if two parts of it stand in one."""
    cells: Cells = [None] * len(spans)
    for part in parts:
        column = bisect_right(spans, (part.x0, float("inf"))) - 1
        if cells[column] is not None:
            return None
        cells[column] = part
    return cells


def _goes_on(before: Cells, row: Cells, spans: Sequence[Span], size: float) -> bool:
    """Whether a line is the rest of cells that were full: of one, or of figures in several."""
    filled = [column for column, part in enumerate(row) if part is not None]
    texts = [part.text for part in row if part is not None]
    if len(filled) > 1 and any(len(text) > 2 for text in texts):
        return False
    return all(_is_full(before[column], spans, column, size) for column in filled)


def _is_full(part: Part | None, spans: Sequence[Span], column: int, size: float) -> bool:
    if part is None:
        return False
    if column + 1 == len(spans):
        return part.x1 > spans[column][1] - 1.2 * size
    return spans[column + 1][0] - part.x1 < PADDING + 1.2 * size


def _one(before: Part | None, after: Part | None) -> Part | None:
    if before is None or after is None:
        return before or after
    return replace(before, text=joined(before.text, after.text)[0], x1=after.x1)


def _is_table(rows: Sequence[tuple[str, ...]]) -> bool:
    width = len(rows[0])
    beside = [cell for row in rows for cell in row[1:] if cell]
    numbers = [cell for cell in beside if _NUMBER.fullmatch(cell)]
    contents = width == 2 and all(map(_PAGE.fullmatch, beside))
    enough = len(rows) >= (ROWS if width == 2 else ROWS - 1)
    return width > 1 and enough and not contents and len(numbers) >= SHARE * len(beside) > 0
