"""Where the inputs of a claim are found: in its frame, else where the text names the item."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from qicao.arithmetic.frames import Frame, Slot, frames, slot_of
from qicao.arithmetic.grouped import grouped
from qicao.arithmetic.groups import Groups, find_groups
from qicao.arithmetic.index import Canon, Index, plain_name
from qicao.statements import Role, Statement

_WORDS, _NAME = 24, 3
"""Characters before a number that may name what it is held against, and more than a name has."""
_COUNTED, _SHORT = ("数", "额"), 2
"""What a name ends with where it is said again: 年中追加…，追加数相当于…"""
POINTING = ("该", "此", "上述", "原定")
"""How words begin that name nothing themselves: 该项目."""
NEAREST = 3
"""Different values of one thing that are tried, the nearest first."""


class Sources:
    """The statements of a text as inputs of claims; `given` are the figures, indexed already."""

    def __init__(
        self,
        statements: Iterable[Statement],
        canon: Canon = plain_name,
        figures: Iterable[Statement] = (),
        given: Index | None = None,
        levels: Mapping[int, int] | None = None,
        text: str = "",
    ) -> None:
        """`levels` are those of the headings that lines begin with, by the lines' numbers.

        `text` is what the statements stand in, for who asks for the words between them.
        """
        self.text = text
        self.statements, self.figures = tuple(statements), tuple(figures)
        self.levels = levels or {}
        self.by_start = {s.start: s for s in self.statements}
        own = self.statements if given else (*self.figures, *self.statements)
        self.index = Index(own, canon, given)
        self.frames = tuple(frames(self.statements))
        prose = (s for s in self.statements if not s.table)
        self.sentences = grouped(prose, lambda s: s.sentence)
        """What each sentence of prose states."""

    @cached_property
    def lines(self) -> Mapping[int, Sequence[Statement]]:
        """What each line of prose, or row of a table, states."""
        return grouped(self.statements, lambda s: s.line)

    @cached_property
    def tables(self) -> Mapping[int, Sequence[Statement]]:
        """The cells of each table."""
        return grouped((s for s in self.statements if s.table), lambda s: s.table)

    @cached_property
    def kinds(self) -> Mapping[str, Sequence[Statement]]:
        """What is stated of each dimension."""
        return grouped(self.statements, lambda s: s.dimension)

    def of_line(self, one: Statement) -> Sequence[Statement]:
        """What the line of a number states."""
        return self.lines.get(one.line, ())

    def alike(self, one: Statement) -> Sequence[Statement]:
        """What is stated of a number's dimension; nothing if it has none."""
        return self.kinds.get(one.dimension, ()) if one.dimension else ()

    @cached_property
    def groups(self) -> Groups:
        """The columns of the tables and the lists of prose."""
        return find_groups(self.statements, self.text)

    def find(self, frame: Frame, slot: Slot, near: Statement) -> tuple[Statement, ...]:
        """What fills a slot of the frame's item: its own, else others of that name."""
        own = frame.slots.get(slot)
        if own is not None:
            return (own,)
        return self.named(frame.item, slot, near)

    def named(self, item: str, slot: Slot, near: Statement) -> tuple[Statement, ...]:
        """What the text states of an item in a slot, each value once, the nearest first."""
        if item.startswith(POINTING):
            return ()
        found = self.index.at(item, slot) if item else []
        if not found and (short := counted(item)):
            found = self.index.at(short, slot) or self.index.similar(short, slot)
        found = [s for s in found if s.figure] or found or self.index.similar(item, slot)
        if len(found) < 2:
            return tuple(found)
        ordered = sorted(found, key=lambda s: (s.start > near.start, abs(s.start - near.start)))
        values: dict[object, Statement] = {}
        for statement in ordered:
            values.setdefault(statement.worth, statement)
            if len(values) == NEAREST:
                break
        return tuple(values.values())

    def called(self, given: Statement, found: tuple[Statement, ...]) -> tuple[Statement, ...]:
        """Those of several numbers that the words right before another one name, else all."""
        if len(found) < 2 or given.table:
            return found
        words = self.text[max(0, given.start - _WORDS) : given.start]
        words = re.split("[。；;\n]", words)[-1]
        named = tuple(s for s in found if len(s.label) > _NAME and s.label in words)
        return named or found

    def sure(self, frame: Frame, *inputs: Statement) -> bool:
        """Whether inputs are the frame's own, or of an item of the very name."""
        own = self.index.name(frame.item)
        return all(
            frame.slots.get(slot_of(s)) is s or self.index.name(s.item) == own for s in inputs
        )


def level_slots(dimension: str) -> Iterator[Slot]:
    """The slots of an item's own number; a rate may be a share or a completion as well."""
    yield (Role.LEVEL, None, dimension)
    if dimension == "分值":
        yield (Role.SCORE, None, dimension)
    if dimension == "比率":
        yield from ((role, None, dimension) for role in (Role.SHARE, Role.COMPLETION))


def counted(item: str) -> str:
    """What a name counts that is said again so: 追加 of 追加数; '' if it ends otherwise."""
    return item[:-1] if len(item) > _SHORT and item.endswith(_COUNTED) else ""
