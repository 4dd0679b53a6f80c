"""What prose says of a row of a table by how much it changed, or is short of what was planned.

增量最大的是食品监管，多支176.15万元，增长13.52%: the row is named, its cells stand in two columns.
Where no row is named the row of totals is meant: 节约97.12万元 right behind a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qicao.arithmetic import formula as f
from qicao.arithmetic.changes.compared import names_said
from qicao.arithmetic.changes.levelbases import of_other_order
from qicao.arithmetic.changes.same import measure_of
from qicao.arithmetic.claim import Alternatives, Claim, outcome_of
from qicao.arithmetic.doubts.leftout import leaves_out
from qicao.arithmetic.frames import above
from qicao.arithmetic.groups import RATE
from qicao.arithmetic.sources import POINTING, Sources
from qicao.arithmetic.tables.rowsmeant import CLAUSE, Meant, RowsMeant
from qicao.statements import Role, Statement
from qicao.statements.statement import BASES
from qicao.verdict import HOLDS

_POINTS = "百分点"
_TOGETHER = re.compile("合计|共计|[两三]者|[两三]项")
_YEAR = re.compile("20[0-9]{2}(?=年)")
_TIME = re.compile("20[0-9]{2}年?|[上本去当今]年度?|年[初末]|[（(][^（()）]*[）)]|数$")
"""Words of a head that say when, or in what unit."""
_AGAINST = re.compile("[比较](20[0-9]{2})年")
_TWO_YEARS = re.compile("[两二]年")
_SHORT = re.compile("未|短|缺|欠|差|结余|节余|节约|节省|剩余|尚余|少[支收拨花]|超支")
"""What is short of what was planned, or over it, whatever was said of last year."""
_REVISED = re.compile("调[增减整]|追[加减]|核[增减]")
"""What a budget was changed by in the course of the year."""
_AT_FIRST = re.compile("年初数?|期初数?|上年末数?")
_STATED = (Role.LEVEL, Role.SCORE, Role.COMPLETION)
_SAID = (Role.PER, Role.AGAIN, *_STATED)
_BEFORE = 8
"""Statements before a number among which prose may say its level."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two cells of a row that a number may be of."""

    meant: Meant
    level: Statement
    base: Statement
    measured: bool
    """Whether the words measure what the columns do, and both columns the same."""
    plain: bool
    """Whether nothing else is said between the name of the row and the number."""


class RowChanges:
    """What a text claims of rows by two of their cells."""

    def __init__(self, sources: Sources) -> None:
        self.text = sources.text
        self.prose = [s for s in sources.statements if not s.table]
        self.rows = RowsMeant(sources)

    def claims(self) -> Iterator[Alternatives]:
        """Every difference and change over the pairs of cells that it may be of."""
        for place, given in enumerate(self.prose if self.rows.groups else ()):
            own = self._own(place, given)
            another = leaves_out(own) or given.item.startswith(POINTING)
            if not _is_asked(given) or another or self._is_held_against(given):
                continue
            found = ([*self._pairs(place, own, meant)] for meant in self.rows.of(given))
            if pairs := next((pairs for pairs in found if pairs), None):
                yield tuple(_claims(given, pairs))

    def _own(self, place: int, given: Statement) -> str:
        """The words before a number, back to the one before; a rate has those of its amount."""
        before = self.prose[place - 1] if place else given
        if before.role is Role.DIFFERENCE and given.role is Role.CHANGE:
            before = self.prose[place - 2] if place > 1 else given
        begin = self.rows.begin(given, CLAUSE)
        return self.text[max(begin, before.end if before is not given else 0) : given.start]

    def _is_held_against(self, given: Statement) -> bool:
        """Whether the words name another thing that a number is held against: 比货物类低."""
        words = self.text[self.rows.begin(given, CLAUSE) : given.start]
        return bool(names_said(re.split("[，,、：:]", words)[-1])[1])

    def _pairs(self, place: int, own: str, rows: Sequence[Meant]) -> Iterator[_Pair]:
        given = self.prose[place]
        seen: set[tuple[object, object]] = set()
        for meant in rows:
            cells = [c for c in meant.cells if _is_measured(c, given)]
            if not meant.total and _TOGETHER.search(own):
                continue
            for level, base in _columns(given, own, cells):
                key = (level.worth, base.worth)
                if key not in seen and self._is_said(place, meant, level):
                    seen.add(key)
                    measured = self.rows.measures(given, meant, level) and _alike(level, base)
                    yield _Pair(meant, level, base, measured, self._is_plain(place, meant))

    def _is_said(self, place: int, meant: Meant, level: Statement) -> bool:
        """Whether prose says no other level of it right before."""
        before = [s for s in self.prose[max(0, place - _BEFORE) : place] if s.start >= meant.since]
        said = [s for s in before if s.dimension == level.dimension and not s.hedged][-1:]
        other = (s for s in said if s.role in _SAID)
        return all(outcome_of(f.SAME, s, (level,)) in HOLDS for s in other)

    def _is_plain(self, place: int, meant: Meant) -> bool:
        """Whether only other changes stand between the name of a row and a number."""
        before = [s for s in self.prose[max(0, place - _BEFORE) : place] if s.start >= meant.since]
        return all(s.role in (Role.DIFFERENCE, Role.CHANGE) for s in before)


def _is_asked(given: Statement) -> bool:
    asked = given.role in (Role.DIFFERENCE, Role.CHANGE) and not given.hedged and given.amount
    return bool(asked) and given.worth != 0


def _alike(level: Statement, base: Statement) -> bool:
    """Whether the heads of this year's and last year's numbers say the same: 决算, 上年决算."""
    one, other = (measure_of(_TIME.sub("", s.whole)) for s in (level, base))
    return base.role is not Role.PRIOR or one == other or bool(one and other and one in other)


def _is_measured(cell: Statement, given: Statement) -> bool:
    """Whether a cell is of the kind that a number is a difference or a change of."""
    if given.role is Role.CHANGE:
        return cell.dimension not in (RATE, _POINTS, "")
    return cell.dimension == (RATE if given.dimension == _POINTS else given.dimension)


def _columns(
    given: Statement, own: str, cells: Sequence[Statement]
) -> Iterator[tuple[Statement, Statement]]:
    """Pairs of a level and its base among the cells of a row."""
    years = {c.start: int(y[0]) for c in cells if (y := _YEAR.search(c.whole))}
    latest = max(years.values(), default=0)
    now, then = _times(own, latest)
    if now or then:
        levels = [c for c in cells if years.get(c.start) == (now or latest)]
        found = [(a, b) for a in levels for b in cells if years.get(b.start) == then]
    else:
        current = [c for c in cells if years.get(c.start, latest) == latest]
        found = [*_by_roles(given, current, cells)]
    yield from (pair for pair in found if not of_other_order(*pair))


def _times(own: str, latest: int) -> tuple[int, int]:
    """The year that is spoken of and the one that it is held against; 0 where none is said."""
    against = _AGAINST.search(own)
    said = _YEAR.search(own[: against.start()] if against else own)
    now = int(said[0]) if said else 0
    if against:
        return now or latest, int(against[1])
    if _TWO_YEARS.search(own):
        return latest, latest - 2
    return (now, now - 1) if now and now != latest else (0, 0)


def _by_roles(
    given: Statement, current: Sequence[Statement], cells: Sequence[Statement]
) -> Iterator[tuple[Statement, Statement]]:
    """By what the heads say: this year's and last year's, what was done and what was planned."""
    if _REVISED.search(given.label) or given.level is Role.FULL:
        full, first = ([c for c in cells if c.role is role] for role in (Role.FULL, Role.BUDGET))
        yield from ((level, base) for level in full for base in first)
        return
    short = bool(_SHORT.search(given.label))
    roles = _roles(given, cells, short=short)
    levels = [c for c in current if c.role in _STATED]
    for level in levels:
        for base in cells:
            may = _is_base(base, roles) or (short and base in levels and base is not level)
            if may and (not short or not given.sign or not above(level, base)):
                yield level, base


def _is_base(cell: Statement, roles: Sequence[Role]) -> bool:
    first = Role.PRIOR in roles and bool(_AT_FIRST.fullmatch(cell.whole))
    return first or (cell.role in roles and not _AT_FIRST.fullmatch(cell.whole))


def _roles(given: Statement, cells: Sequence[Statement], *, short: bool) -> tuple[Role, ...]:
    """What a number is held against; a budget is the one of the year, where there is one."""
    full = any(cell.role is Role.FULL for cell in cells)
    planned = short and given.base in (None, Role.PRIOR)
    if planned or (given.base is Role.BUDGET and "年初" not in given.label):
        return (Role.FULL,) if full else (Role.BUDGET, Role.TARGET) if planned else (Role.BUDGET,)
    return (given.base,) if given.base in BASES else (Role.PRIOR,)


def _claims(given: Statement, found: Sequence[_Pair]) -> Iterator[Claim]:
    """Those whose measure is said, else all; sure where it is the only one of a named row.

    A difference is only where no two cells make it: what it is from may be any budget.
    """
    pairs = [pair for pair in found if pair.measured] or found
    rate = given.role is Role.CHANGE
    formula = f.CHANGE if rate else f.DIFFERENCE
    for pair in pairs:
        only, named = len(pairs) == 1, not pair.meant.total
        sure = only and pair.measured and pair.plain and pair.meant.near
        sure = sure and (rate or (named and not _is_made(given, pair.meant.cells)))
        tells = pair.measured or (only and named)
        inputs = (pair.level, pair.base)
        yield Claim(given, formula, inputs, sure, tells, alone=True, likely=named)


def _is_made(given: Statement, cells: Sequence[Statement]) -> bool:
    """Whether any two cells of a row are as far apart as is said."""
    kind = [cell for cell in cells if _is_measured(cell, given)]
    pairs = ((a, b) for a in kind for b in kind if a is not b)
    return any(outcome_of(f.DIFFERENCE, given, pair) in HOLDS for pair in pairs)
