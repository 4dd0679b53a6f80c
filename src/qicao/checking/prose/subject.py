"""What a check on anybody's prose is given, and what it says."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from qicao.arithmetic.formula import SAME
from qicao.arithmetic.grouped import grouped
from qicao.arithmetic.groups import Groups, find_groups
from qicao.checking.foreign import Examined
from qicao.checking.prose.titles import Section, Siblings, find_siblings, sections
from qicao.checking.text import Grid, Line
from qicao.mentions import Mention
from qicao.profile import Profile
from qicao.statements import Statement
from qicao.steps import PROFILE, TYPED_FIGURES, Step
from qicao.values import Ledger, Severity

_BEFORE = 12
"""Characters before a number that may name it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What a check says of a span of the text; `start` is None where something is missing."""

    severity: Severity
    message: str
    start: int | None
    end: int | None
    todo: str = ""
    expected: str | None = None
    suggestion: str | None = None
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A mention where it stands in the whole text."""

    start: int
    end: int
    mention: Mention


@dataclass(frozen=True)
class Subject:
    """An examined text; the profile and the ledger where they are known."""

    examined: Examined
    profile: Profile | None = None
    ledger: Ledger | None = None

    @cached_property
    def text(self) -> str:
        """The whole text, into which all spans point."""
        return self.examined.text.text

    @property
    def year(self) -> int:
        """The year of the report, 0 if it is not known."""
        return self.examined.year

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines of prose, headings too."""
        return tuple(b for b in self.examined.text.blocks if isinstance(b, Line))

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """The tables."""
        return tuple(b for b in self.examined.text.blocks if isinstance(b, Grid) and b.rows)

    @cached_property
    def mentions(self) -> tuple[Found, ...]:
        """The mentions in order, those of tables too."""
        found = (Found(at + m.start, at + m.end, m) for at, m in self.examined.mentions)
        return tuple(sorted(found, key=lambda one: one.start))

    @cached_property
    def prose(self) -> tuple[Statement, ...]:
        """What the quantities of prose state, in order."""
        found = (s for s in self.examined.statements if not s.table and not s.figure)
        return tuple(sorted(found, key=lambda s: s.start))

    @cached_property
    def rates(self) -> tuple[tuple[Statement, str], ...]:
        """The rates with the words right before them, or the name of their row in a table."""
        found = (s for s in self.examined.statements if s.mention.unit in ("%", "‰", "倍"))
        return tuple((s, s.label if s.table else self._before(s.start)) for s in found)

    def _before(self, start: int) -> str:
        return self.text[max(0, start - _BEFORE) : start].rpartition("\n")[2]

    @cached_property
    def blamed(self) -> frozenset[int]:
        """Where the numbers end that are known to be wrong by what they are reckoned with."""
        known = (c for c in self.examined.conflicts if c.told.formula is not SAME)
        return frozenset(c.culprit.end for c in known if c.culprit)

    @cached_property
    def siblings(self) -> tuple[Siblings, ...]:
        """The numbered titles, those beside one another together."""
        return find_siblings(self.lines)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The titles whose line is a heading, with the lines below them."""
        return tuple(sections(self.lines, self.siblings))

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def line_at(self, start: int) -> Line | None:
        """The line of prose that a place is in; None in a table."""
        number = bisect_left(self._line_starts, start + 1) - 1
        line = self.lines[number] if number >= 0 else None
        return line if line and start <= line.start + len(line.text) else None

    def lines_from(self, start: int) -> Iterator[Line]:
        """The line of prose that a place is in, and those after it."""
        return iter(self.lines[max(0, bisect_left(self._line_starts, start + 1) - 1) :])

    @cached_property
    def sentences(self) -> dict[int, list[Statement]]:
        """What each sentence of prose states."""
        return grouped(self.prose, lambda s: s.sentence)

    @cached_property
    def stated(self) -> Mapping[int, Sequence[Statement]]:
        """What each line of prose states."""
        return grouped(self.prose, lambda s: s.line)

    @cached_property
    def groups(self) -> Groups:
        """The columns of the tables and the lists of prose."""
        return find_groups(self.examined.statements, self.text)

    @cached_property
    def largest(self) -> dict[str, float]:
        """The largest number of each dimension, of the text and of the figures."""
        found: dict[str, float] = {}
        for s in (*self.examined.statements, *self.examined.accounts.statements):
            if s.amount:
                found[s.dimension] = max(found.get(s.dimension, 0.0), abs(s.amount.value))
        return found

    def between(self, first: Statement, second: Statement) -> str:
        """What stands between two numbers."""
        return self.text[first.end : second.start]

    def clause(self, start: int, *, back: int = 40, ahead: int = 0) -> str:
        """The words around a place within its sentence, some characters either way."""
        before = self.text[max(0, start - back) : start]
        for mark in "。；\n":
            before = before.rpartition(mark)[2]
        after = self.text[start : start + ahead]
        for mark in "。；\n":
            after = after.partition(mark)[0]
        return before + after


class Need(Enum):
    """What a check cannot do without: the reason that is given where it is missing, and the step
    that would give it.
    """

    PROFILE = "没有指定报告类型", PROFILE
    LEDGER = "没有按报告类型读入的数据", TYPED_FIGURES
    YEAR = "看不出报告的年度", None

    def __init__(self, reason: str, step: Step | None) -> None:
        self.reason, self.step = reason, step


def missing(subject: Subject, need: Need) -> bool:
    """Whether a subject lacks what a check needs."""
    has = {
        Need.PROFILE: subject.profile is not None,
        Need.LEDGER: subject.ledger is not None,
        Need.YEAR: bool(subject.year),
    }
    return not has[need]


Look = Callable[[Subject], Iterator[Spot | None]]
"""Yields what is wrong, and None for each place that was looked at and is in order."""


@dataclass(frozen=True, slots=True)
class TextCheck:
    """One check: the code of its findings, what it is called, the function that looks.

    `scans` if it looks at every line, so that there is nothing to count.
    """

    code: str
    label: str
    look: Look
    needs: tuple[Need, ...] = ()
    scans: bool = False
    aim: str = "可以这样核对的地方"
    """What a text has to have to be looked at."""
