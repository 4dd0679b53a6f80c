"""Groups: numbers of one kind by the names that they stand under, in a table or a list of prose.

What prose says of them by their names (the first three, the largest) is looked up here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from qicao.arithmetic.frames import above, alike, dimension_of
from qicao.arithmetic.grouped import grouped
from qicao.arithmetic.index import core, plain_name
from qicao.arithmetic.sums.linelists import find_line_lists
from qicao.statements import Role, Statement
from qicao.statements.statement import Listing

RATE = "比率"
TOTALS = "小计|平均|^全[省市县区镇乡]$|^[总合]计"
"""What rows are called that are of all the others."""
LEAST = 3
"""Parts that a list of prose has at least: two numbers beside each other are two numbers."""
_PLAIN = frozenset(["支出", "收入", "资金", "金额", "预算", "执行", "补助", "项目", "经费"])
"""Names that any number may have."""
_SHORTEST = 2
_DISTRICT = re.compile("(?<=..)(?:[县区市乡镇州]|街道|自治州)$")
"""What the name of a place may do without: 东浦、松洲两区."""
"""Characters of a name that is looked for."""
ROWS = 1000
"""Rows of a table are counted in thousands of its place among the lines of the text."""
_OPEN = re.compile("[（(][^（）()]*$")
"""A bracket that is not closed yet: what it explains stands before it."""


@dataclass(frozen=True)
class Group:
    """The numbers of a column of a table, or of a list of prose."""

    parts: tuple[Statement, ...]
    wholes: tuple[Statement, ...] = ()
    """What they may be parts of: the cells of the rows of totals, or numbers before the list."""
    labels: tuple[str, ...] = ()
    """The names of the parts, where these are not their own: those of the lines of a list."""

    @cached_property
    def table(self) -> int:
        """The table that it is a column of; 0 if it is none."""
        return self.parts[0].table

    @property
    def dimension(self) -> str:
        """The dimension of its numbers."""
        return self.parts[0].dimension

    @property
    def head(self) -> str:
        """The head of its column, or what the lines of a list say of their number; else ''."""
        if self.labels:
            return self.parts[0].label
        return self.parts[0].whole if self.table else ""

    @property
    def start(self) -> int:
        """Where its first number stands."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Where its last number ends."""
        return self.parts[-1].end

    @cached_property
    def line(self) -> int:
        """The last line that it stands in, or that its table stands in the place of."""
        line = self.parts[-1].line
        return line // ROWS - 1 if self.table else line

    @cached_property
    def names(self) -> tuple[tuple[str, int], ...]:
        """Every name with the number of its part, the longest first; none that two parts have."""
        found: dict[str, set[int]] = {}
        for number, part in enumerate(self.parts):
            own = (self.labels[number],) if self.labels else (part.label, part.item)
            for name in {*map(plain_name, own), core(own[0]), _DISTRICT.sub("", own[0])}:
                found.setdefault(name, set()).add(number)
        known = [
            (name, min(numbers))
            for name, numbers in found.items()
            if len(numbers) == 1 and len(name) >= _SHORTEST and name not in _PLAIN
        ]
        return tuple(sorted(known, key=lambda pair: (-len(pair[0]), pair[0])))

    def named(self, words: str) -> list[Statement]:
        """The parts that words name, in the order of the words."""
        words = plain_name(_OPEN.sub("", words))
        found: dict[int, int] = {}
        for name, number in self.names:
            at = words.find(name)
            if at >= 0 and number not in found:
                found[number] = at
                words = words.replace(name, "\0" * len(name))
        return [self.parts[number] for number in sorted(found, key=lambda n: found[n])]

    def like(self, words: str) -> list[Statement]:
        """The one part whose name words say in part: 石门镇 of 石门镇卫生院; none if several are.

        What they say begins or ends its name, and is in the name of no other part.
        """
        words, scores = plain_name(_OPEN.sub("", words)), []
        for number, part in enumerate(self.parts):
            own = plain_name(self.labels[number] if self.labels else part.item)
            others = {plain_name(o.item) for o in self.parts if o.item != part.item}
            said = max((piece for piece in _ends(own) if piece in words), key=len, default="")
            if said and not any(said in other for other in others):
                scores.append((len(said), number))
        scores.sort(reverse=True)
        clear = scores and (len(scores) == 1 or scores[0][0] > scores[1][0])
        return [self.parts[scores[0][1]]] if clear else []


def _ends(name: str) -> Iterator[str]:
    """What a name begins or ends with."""
    for length in range(_SHORTEST, len(name)):
        yield from (piece for piece in (name[:length], name[-length:]) if piece not in _PLAIN)


class Groups(tuple[Group, ...]):
    """The columns and lists of a text, and those that a line of prose may speak of."""

    @cached_property
    def lists(self) -> Mapping[int, Sequence[Group]]:
        """The lists of prose by the line in which they end."""
        return grouped((group for group in self if not group.table), lambda group: group.line)

    @cached_property
    def tables(self) -> Mapping[int, Sequence[Group]]:
        """The columns by their table."""
        return grouped((group for group in self if group.table), lambda group: group.table)

    @cached_property
    def known(self) -> dict[int, list[Group]]:
        """What was found around a line."""
        return {}

    @cached_property
    def openings(self) -> Mapping[str, Sequence[int]]:
        """How names of their parts begin → which of them have such a name."""
        found = ((name[:_SHORTEST], n) for n, group in enumerate(self) for name, _ in group.names)
        known = grouped(dict.fromkeys(found), lambda pair: pair[0])
        return {begin: [n for _, n in pairs] for begin, pairs in known.items()}

    def spelled(self, words: str) -> list[Group]:
        """Those that words may name a part of: all others they do not."""
        said = plain_name(words)
        begins = {said[at : at + _SHORTEST] for at in range(len(said))}
        found = {number for begin in begins for number in self.openings.get(begin, ())}
        return [self[number] for number in sorted(found)]

    def around(self, line: int) -> list[Group]:
        """What a line of prose may speak of: lists of it and of the line before, and tables.

        These are the last table above it, and one right below.
        """
        if line not in self.known:
            self.known[line] = [*self._lists(line), *self._columns(line)]
        return self.known[line]

    def _lists(self, line: int) -> list[Group]:
        near = (group for at in (line - 1, line) for group in self.lists.get(at, ()))
        return sorted(near, key=lambda group: group.start)

    def _columns(self, line: int) -> Iterator[Group]:
        places = {table: found[-1].line for table, found in self.tables.items()}
        before = max((table for table, at in places.items() if at < line), default=0)
        after = (table for table, at in places.items() if 0 < at - line <= _BELOW)
        for table in sorted({before, *after}):
            yield from self.tables.get(table, ())


def find_groups(statements: Sequence[Statement], text: str) -> Groups:
    """The columns and the lists of a text, in its order."""
    lists = (*_lists(statements), *_runs(statements), *_line_lists(statements, text))
    found = [*_columns(statements), *lists]
    unique = {tuple(p.start for p in group.parts): group for group in reversed(found)}
    return Groups(sorted(unique.values(), key=lambda group: group.start))


def _columns(statements: Sequence[Statement]) -> Iterator[Group]:
    """The columns of every table, the rows of totals apart."""
    columns = grouped(
        (cell for cell in statements if cell.table and cell.worth is not None),
        lambda cell: (cell.table, cell.column, cell.dimension),
    )
    for cells in columns.values():
        parts = tuple(cell for cell in cells if not cell.total)
        if len(parts) > 1:
            yield Group(parts, tuple(cell for cell in cells if cell.total))


def _lists(statements: Sequence[Statement]) -> Iterator[Group]:
    """The lists under one whole."""
    by_start, sums = {s.start: s for s in statements}, _Sums(statements)
    lists = grouped(
        (s for s in statements if s.under >= 0 and _is_part(s)),
        lambda s: (s.under, s.listing, s.dimension, s.sentence),
    )
    for parts in lists.values():
        whole = by_start[parts[0].under]
        larger = alike(whole, parts[0]) and all(above(whole, part) for part in parts)
        yield from _group(parts, (whole,) if larger else sums.of(parts))


def _runs(statements: Sequence[Statement]) -> Iterator[Group]:
    """What one sentence says of several names, and nothing of the same kind before their whole."""
    by_kind = grouped(
        (s for s in statements if _is_part(s) and s.listing is not Listing.BRACKET),
        lambda s: (s.sentence, s.dimension),
    )
    for parts in by_kind.values():
        whole = next((n for n in range(len(parts)) if _is_whole(parts[n:])), None)
        inner = parts if whole is None else parts[whole + 1 :]
        yield from _group(inner, () if whole is None else (parts[whole],))


def _line_lists(statements: Sequence[Statement], text: str) -> Iterator[Group]:
    """The lists that have a line for each name."""
    sums = _Sums(statements)
    for column in find_line_lists(statements, text):
        yield Group(column.parts, sums.of(column.parts), column.names)


class _Sums:
    """The numbers of prose, found as the sums of others."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        levels = [s for s in statements if not s.table and s.role is Role.LEVEL]
        self.found = {(s.dimension, s.worth): s for s in reversed(levels)}

    def of(self, parts: Sequence[Statement]) -> tuple[Statement, ...]:
        """The first number that is exactly what some parts are together, if there is one."""
        added = sum((part.worth or Decimal(0) for part in parts), Decimal(0))
        whole = self.found.get((parts[0].dimension, added))
        return (whole,) if whole else ()


def _is_part(statement: Statement) -> bool:
    plain = not (statement.table or statement.hedged or statement.total)
    own = bool(statement.label) and statement.role is Role.LEVEL
    return plain and own and dimension_of(statement) not in ("", RATE)


def _is_whole(numbers: Sequence[Statement]) -> bool:
    """Whether the first of some numbers is the sum of the others."""
    worths = [s.worth or Decimal(0) for s in numbers]
    return len(worths) > LEAST and worths[0] == sum(worths[1:])


def _group(parts: Sequence[Statement], wholes: Sequence[Statement]) -> Iterator[Group]:
    """A list of prose, if each of its parts has a name of its own."""
    names = {part.label for part in parts}
    if len(parts) >= LEAST and len(names) == len(parts):
        yield Group(tuple(parts), tuple(wholes))


def last_before(groups: Sequence[Group], given: Statement) -> list[Group]:
    """The list of a number's line that ends last before it; else the columns of the tables."""
    lists = [g for g in groups if not g.table and g.line == given.line and g.end <= given.start]
    last = max((g.end for g in lists), default=0)
    return [g for g in lists if g.end == last] or [g for g in groups if g.table]


_BELOW = 2
"""Lines below a number in whose place a table stands that it may speak of: one is its title."""


def apart(group: Group, near: Statement) -> int:
    """How many lines stand between a number of prose and a table or a list; 0 if none do."""
    first = group.line if group.table else group.parts[0].line
    return max(first - near.line, near.line - group.line, 0)


def wholes_of(group: Group, part: Statement) -> Iterator[Statement]:
    """What a part may be a share of."""
    yield from (whole for whole in group.wholes if above(whole, part))
