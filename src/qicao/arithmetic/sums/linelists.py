"""Lists that have a line for each name: - 双河镇5条，18.42公里，投资1194.50万元.

Such lines are read as a table is: what stands in one place of each is a column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from qicao.statements import Role, Statement

_LEAST = 3
"""Lines that make a list."""
_NAMED = re.compile(
    "\\s*(?P<mark>[-*•·]|[①-⑳]|[0-9]{1,2}[.、．]|[（(][0-9]{1,2}[）)])\\s*"
    "(?P<name>[一-鿿“”、]{2,20}?)(?=[：:，,（(0-9]|$)"
)
_SAID = (Role.LEVEL, Role.COMPLETION)


class LineColumn(NamedTuple):
    """The numbers that stand in one place of each line, and the names of the lines."""

    parts: tuple[Statement, ...]
    names: tuple[str, ...]


class _Item(NamedTuple):
    """A line of a list: its number, how it is marked, its name, what it states."""

    line: int
    mark: str
    name: str
    said: Sequence[Statement]


def find_line_lists(statements: Sequence[Statement], text: str) -> Iterator[LineColumn]:
    """The columns of every list of lines; lists within lists are lists of their own."""
    items: list[_Item] = []
    prose = (s for s in statements if not s.table)
    for line, said in groupby(prose, key=lambda s: s.line):
        item = _item(line, [*said], text)
        if items and (item is None or line > items[-1].line + 1):
            yield from _of_marks(items)
            items = []
        if item:
            items.append(item)
    yield from _of_marks(items)


def _item(line: int, said: Sequence[Statement], text: str) -> _Item | None:
    begin = text.rfind("\n", 0, said[0].start) + 1
    match = _NAMED.match(text, begin, said[0].start + 1)
    if match is None:
        return None
    mark = re.sub("[0-9]+", "1", match["mark"])
    return _Item(line, "①" if "①" <= mark <= "⑳" else mark, match["name"], said)


def _of_marks(items: Sequence[_Item]) -> Iterator[LineColumn]:
    for mark in dict.fromkeys(item.mark for item in items):
        alike = [item for item in items if item.mark == mark]
        if len(alike) >= _LEAST and len({item.name for item in alike}) == len(alike):
            yield from _columns(alike)


def _columns(items: Sequence[_Item]) -> Iterator[LineColumn]:
    """The first, second… number of a kind of each line, where all of them have it."""
    found: dict[tuple[Role, str, int], list[Statement]] = {}
    for item in items:
        seen: dict[tuple[Role, str], int] = {}
        for s in item.said:
            if s.role in _SAID and s.dimension and not s.hedged:
                place = seen[s.role, s.dimension] = seen.get((s.role, s.dimension), 0) + 1
                found.setdefault((s.role, s.dimension, place), []).append(s)
    names = tuple(item.name for item in items)
    for parts in found.values():
        if len(parts) == len(items):
            yield LineColumn(tuple(parts), names)
