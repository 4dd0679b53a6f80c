"""Counts beside the list that they count: 内设机构5个：甲、乙、丙…, or after it.

Works on the text itself, for the names of a list are no quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qicao.statements import Role, Statement

_AFTER = re.compile(
    "[一-鿿]{0,8}(?:[：:，,]?(?:分别是|分别为|即|包括|为|有)[：:]?|[：:])(?P<names>[^。；;：:\n]*)"
)
_BEFORE = re.compile("(?:[。；;：:\n，,]|^)(?P<names>[^。；;：:，,\n]*)$")
_MARKS = re.compile("[、，,]")
_LAST = re.compile("(?<=[一-鿿）)])(?:以及|和|及|与)(?=[一-鿿“])")
_OPEN = re.compile("等(?:单位|机构|部门|项目)?$")
_NOT_A_NAME = re.compile("[0-9０-９]|其中|合计|共计|[的了]")
MOST, LONGEST = 80, 30
"""Names of a list, and characters of a name."""
LEAST = 3
"""Names that make a list: two things joined may be one name."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A count with the names that it counts; an open list (…等) may have more."""

    stated: Statement
    names: tuple[str, ...]
    open: bool
    start: int
    end: int

    @property
    def holds(self) -> bool:
        """Whether there are as many names, or no more where the list is open."""
        value = int(self.stated.mention.value or 0)
        return len(self.names) <= value if self.open else len(self.names) == value

    @property
    def twice(self) -> tuple[str, ...]:
        """The names that stand in the list more than once."""
        return tuple(dict.fromkeys(n for n in self.names if self.names.count(n) > 1))


def find_counts(text: str, statements: Sequence[Statement]) -> Iterator[Counted]:
    """The counts of a text that stand beside their list."""
    for statement in statements:
        value = statement.mention.value
        counts = statement.mention.kind.value == "计数" and statement.role is Role.LEVEL
        if not counts or statement.table or value is None or value != int(value) or value < LEAST:
            continue
        found = _after(text, statement) or _before(text, statement)
        if found:
            yield found


def _after(text: str, stated: Statement) -> Counted | None:
    match = _AFTER.match(text, stated.end)
    if match is None:
        return None
    return _list(stated, match["names"], match.start("names"))


def _before(text: str, stated: Statement) -> Counted | None:
    left = text[max(0, stated.start - MOST * LONGEST) : stated.start]
    match = _BEFORE.search(left)
    if match is None or "、" not in match["names"]:
        return None
    begin = stated.start - len(match["names"])
    return _list(stated, match["names"], begin)


def _list(stated: Statement, words: str, begin: int) -> Counted | None:
    """The list that words are; None if they are none, as when they hold numbers of their own."""
    parts = [part.strip() for part in _MARKS.split(words)]
    opened = bool(_OPEN.search(parts[-1]))
    parts[-1] = _OPEN.sub("", parts[-1])
    tail = _LAST.split(parts[-1])
    if len(parts) + len(tail) - 1 == int(stated.mention.value or 0):
        parts[-1:] = tail
    names = [part for part in parts if part]
    if not LEAST <= len(names) <= MOST or any(_is_none(name) for name in names):
        return None
    return Counted(stated, tuple(names), opened, begin, begin + len(words))


def _is_none(name: str) -> bool:
    return len(name) > LONGEST or bool(_NOT_A_NAME.search(name))
