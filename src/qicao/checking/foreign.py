"""Checks a text that anybody wrote, against itself and, where figures are given, against them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from qicao.arithmetic.bound.binding import Binding
from qicao.arithmetic.bound.held import hold
from qicao.arithmetic.changes.directions import find_misdirected
from qicao.arithmetic.changes.points import Mistaken
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.conflicts import Conflict, find_conflicts
from qicao.arithmetic.court import Judged
from qicao.arithmetic.doubts.corroborated import is_far_fetched
from qicao.arithmetic.known import known
from qicao.arithmetic.linelevels import line_levels
from qicao.arithmetic.scores.bands import Graded, find_grades
from qicao.arithmetic.scores.scoreturns import turn_counts
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.sums.counts import Counted, find_counts, find_summed
from qicao.arithmetic.sums.outlinesums import outline_sums
from qicao.arithmetic.sums.valuedlists import valued_counts
from qicao.checking.accounts import Accounts
from qicao.checking.declared import in_declared_units
from qicao.checking.tableunits import with_units
from qicao.checking.text import Grid, Line, Text
from qicao.checking.told import (
    baseless_told,
    conflict_told,
    count_told,
    gap_told,
    grade_told,
    mistaken_told,
    summed_told,
    unfounded_told,
)
from qicao.checking.unfounded import unfounded
from qicao.days import years_in_digits
from qicao.mentions import Mention, find_mentions
from qicao.quantity.interval import Interval
from qicao.statements import Reader, Statement, TableReader
from qicao.values import Finding

_YEAR = re.compile(r"(20[0-9]{2})\s*年(?:度|(?:部门)?整体)")
_ANY_YEAR, _CLEAR = re.compile(r"(20[0-9]{2})\s*年"), 2
"""A year however it is spoken of; times that 2024年度 is said where that leaves no doubt."""
_TITLED = re.compile(r"[^\n]{0,40}?(20[0-9]{2})\s*年[^\n]{0,40}(?:报告|自评|总结)")
_PERIOD = re.compile(r"(?:评价|自评|绩效)(?:时段|期间|年度|周期)\s*[:：]\s*(20[0-9]{2})")


@dataclass(frozen=True)
class Examined:
    """A text with its mentions, what they state, and what follows from them."""

    text: Text
    year: int
    mentions: tuple[tuple[int, Mention], ...]
    """Each with where its line begins in the text."""
    statements: tuple[Statement, ...]
    accounts: Accounts
    judged: Judged
    bindings: Mapping[int, Binding]
    """What each number is among the figures, by where it begins."""
    mistaken: tuple[Mistaken, ...]
    conflicts: tuple[Conflict, ...]
    counts: tuple[Counted, ...]
    grades: tuple[Graded, ...]
    gaps: tuple[Claim, ...]

    def findings(self) -> Iterator[Finding]:
        """What a person should look at, in the order of the text."""
        sources = self.accounts.sources
        yield from (conflict_told(self.text, conflict, sources) for conflict in self.conflicts)
        nought = {claim.given.start: claim for claim in self.judged.baseless}
        yield from (baseless_told(self.text, claim) for claim in nought.values())
        yield from (mistaken_told(self.text, one) for one in self.mistaken)
        for counted in self.counts:
            yield from count_told(self.text, counted)
        for summed in find_summed(self.text.text, self.judged.held):
            yield summed_told(self.text, summed)
        for graded in self.grades:
            yield from grade_told(self.text, graded)
        yield from gap_told(self.text, self.gaps)
        yield from (unfounded_told(self.text, s) for s in self.unfounded)

    @property
    def unfounded(self) -> tuple[Statement, ...]:
        """The few numbers that nothing bears out, where the figures bear out nearly all."""
        told = self.conflicts, self.counts
        return unfounded(self.statements, self.judged, self.bindings, *told)


def examine(text: Text, accounts: Accounts | None = None, year: int = 0) -> Examined:
    """What the text says of itself, and of the figures.

    `year` is the report's; 0 takes the one that the text names most.
    """
    year, accounts = year or report_year(text.text), accounts or Accounts()
    prose, tables = Reader(year), TableReader(year)
    prose_lines = [(n, b) for n, b in enumerate(text.blocks) if isinstance(b, Line)]
    levels = line_levels([(n, line.text) for n, line in prose_lines])
    read = {line.start: find_mentions(line.text) for _, line in prose_lines}
    lines = in_declared_units(text, read, levels)
    text = with_units(text, (mention for found in lines.values() for mention in found))
    mentions: list[tuple[int, Mention]] = []
    statements: list[Statement] = []
    grids = 0
    for number, block in enumerate(text.blocks):
        if isinstance(block, Line):
            found = lines[block.start]
            mentions += [(block.start, mention) for mention in found]
            before = len(prose.found)
            prose.read(years_in_digits(block.text), block.start, number, found)
            statements += prose.found[before:]
        else:
            grids += 1
            mentions += _of_cells(block)
            statements += tables.read(block.spread, block.unit, grids, 1000 * (number + 1))
    index = accounts.index
    said = years_in_digits(text.text)
    sources = Sources(statements, index.canon, accounts.statements, index, levels, said)
    held = hold(sources, said, accounts.binder)
    judged = _without_far_fetched(held.judged)
    gaps = (*outline_sums(levels, statements), *judged.short)
    return Examined(
        text=text,
        year=year,
        mentions=tuple(mentions),
        statements=tuple(statements),
        accounts=accounts,
        judged=judged,
        bindings=held.bindings,
        mistaken=held.mistaken,
        conflicts=tuple(find_conflicts(_directed(judged))),
        counts=tuple(_counts(text.text, statements)),
        grades=tuple(find_grades(text.text, statements)),
        gaps=tuple(claim for claim in gaps if not _is_listed_after_all(claim, statements)),
    )


def _counts(text: str, statements: Sequence[Statement]) -> Iterator[Counted]:
    """The counts that stand beside what they count, each once."""
    told: set[int] = set()
    for found in (find_counts(text, statements), valued_counts(text, statements)):
        known = frozenset(told)
        for one in found:
            if one.stated.start not in known:
                told.add(one.stated.start)
                yield one
    yield from turn_counts(statements)


def _is_listed_after_all(claim: Claim, statements: Sequence[Statement]) -> bool:
    """Whether the text says what a total has above its parts, as far as these are printed."""
    derived, given = claim.derived(), known(claim.given.mention)
    if claim.excess() in {s.worth for s in statements}:
        return True
    if derived is None or given is None:
        return False
    gap = Interval(given.lo - derived.hi, given.hi - derived.lo)
    own = (s for s in statements if s.dimension == claim.given.dimension)
    return any((span := known(s.mention)) is not None and span.meets(gap) for s in own)


def _without_far_fetched(judged: Judged) -> Judged:
    """Without the claims that are too far-fetched to be told: nothing was checked by them."""
    dropped = {
        id(claim)
        for conflict in find_conflicts(_directed(judged))
        if is_far_fetched(conflict)
        for claim in conflict.claims
    }
    return replace(judged, broken=tuple(p for p in judged.broken if id(p[0]) not in dropped))


def _directed(judged: Judged) -> Judged:
    """Without claims that fail for a wrong direction word and nothing else: that is told apart."""
    turned = {id(one.broken) for one in find_misdirected(judged) if one.broken}
    return replace(judged, broken=tuple(p for p in judged.broken if id(p[0]) not in turned))


def _of_cells(grid: Grid) -> Iterator[tuple[int, Mention]]:
    for row in grid.rows:
        for cell in row:
            for mention in grid.mentions(cell):
                yield cell.start, mention


def report_year(text: str) -> int:
    """The year that a text names most often as 2024年度, in its title twice; 0 for none.

    One that nobody calls so is that of the title, or of what the title is about.
    """
    text = years_in_digits(text)
    title = text.lstrip().partition("\n")[0]
    years = Counter(int(match[1]) for match in _YEAR.finditer(f"{title}\n{text}"))
    if years and max(years.values()) < _CLEAR:
        spoken = Counter(int(match[1]) for match in _ANY_YEAR.finditer(text))
        most = max(spoken.values())
        years = Counter({y: n for y, n in years.items() if spoken[y] * 2 >= most}) or spoken
    if years:
        return max(years, key=lambda year: (years[year], year))
    titled = _TITLED.match(text) or _PERIOD.search(text)
    return int(titled[1]) if titled else 0
