"""Shares whose whole no words say: parts are to each other as their shares of it are.

三者分别占44.75%、15.48%和39.76% of three amounts, a list in which each has its share, a column of
shares beside one of amounts. Where most of them agree on one whole, the others have to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.grouped import grouped
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement
from qicao.verdict import HOLDS

Pair = tuple[Statement, Statement]
"""A part and its share."""
_RATE = "比率"
_NO_AMOUNT = ("", _RATE, "百分点", "分值")
_LEAST = 3
"""Pairs of one whole, of which one may differ."""
_DIVIDED = re.compile("占[^，。；、\n0-9]{0,12}$|[负承分]担比例(?:分别|依次)?[为是]?$")
_JOINED = re.compile("^(?:[、,，]|和|及|以及|与)$")
_WORDS = 16
"""Characters before a rate that may say that it is a share."""
_NEAR = 40
"""Statements before several shares among which their parts stand."""
_BESIDE, _ROWS = 2, 1000
"""Lines between a table and what speaks of it; its rows are counted in thousands of its place."""
_MORE = 2
"""Of so many thirds of the others' wholes one has to be the same."""


class Proportions:
    """What the shares of one whole claim of each other."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.places = {s.start: place for place, s in enumerate(sources.statements)}

    def claims(self) -> Iterator[Alternatives]:
        """Each share of a list, a sentence or a column, as those that agree have it."""
        for pairs, listed in self._groups():
            for number, (part, share) in enumerate(pairs):
                found = _agreed([*pairs[:number], *pairs[number + 1 :]])
                if found is not None and not share.hedged:
                    other, rate = found
                    yield (Claim(share, f.SCALED, (part, rate, other), listed, likely=True),)

    def odd_ones(self) -> Iterator[Alternatives]:
        """The share of a sentence that alone does not agree with the others dealt out with it."""
        failing: dict[int, list[Claim]] = {}
        for (claim,) in self.claims():
            if claim.sure and not claim.given.table and claim.outcome() not in HOLDS:
                failing.setdefault(claim.given.sentence, []).append(claim)
        odd = (found[0] for found in failing.values() if len(found) == 1)
        yield from ((claim,) for claim in odd if not self._is_of_another(claim))

    def _is_of_another(self, claim: Claim) -> bool:
        """Whether a number that stands before the last so many is the part that is meant."""
        part, *others = claim.inputs
        before = (s for s in self.sources.of_line(part) if _is_part(s))
        return any(
            replace(claim, inputs=(s, *others)).outcome() in HOLDS
            for s in before
            if s.dimension == part.dimension
        )

    def _groups(self) -> Iterator[tuple[list[Pair], bool]]:
        """Pairs of one whole, and whether the words leave no doubt that it is one."""
        for said in self.sources.sentences.values():
            runs = [*self._runs(said)]
            for run in runs:
                for pairs in self._dealt(run) if len(run) >= _LEAST else ():
                    yield pairs, True
                for pairs in self._rows(run) if len(run) >= _LEAST else ():
                    yield pairs, False
            for pairs in _by_dimension(p for run in runs for p in self._own(run, said)):
                yield pairs, False
        yield from ((pairs, True) for pairs in self._columns())

    def _runs(self, said: Sequence[Statement]) -> Iterator[list[Statement]]:
        """Shares one after the other, with nothing but 、 and 和 between them."""
        run: list[Statement] = []
        for s in said:
            if run and self._joins(run[-1], s):
                run.append(s)
                continue
            if run:
                yield run
            run = [s] if self._is_share(s) else []
        if run:
            yield run

    def _joins(self, last: Statement, s: Statement) -> bool:
        between = self.sources.text[last.end : s.start].strip()
        return s.dimension == _RATE and bool(_JOINED.match(between))

    def _is_share(self, s: Statement) -> bool:
        words = self.sources.text[max(0, s.start - _WORDS) : s.start]
        named = s.role is Role.SHARE or bool(_DIVIDED.search(words))
        return s.dimension == _RATE and named and s.amount is not None

    def _dealt(self, run: Sequence[Statement]) -> Iterator[list[Pair]]:
        """Several shares with the last so many numbers of one kind in their line before them."""
        place = self.places[run[0].start]
        before = self.sources.statements[max(0, place - _NEAR) : place]
        kinds = grouped(
            (s for s in before if s.line == run[0].line and _is_part(s)), lambda s: s.dimension
        )
        for found in kinds.values():
            if len(found) >= len(run):
                yield [*zip(found[-len(run) :], run, strict=True)]

    def _rows(self, run: Sequence[Statement]) -> Iterator[list[Pair]]:
        """As many shares as a table beside them has rows, or its totals columns, in their order."""
        line = run[0].line
        beside = (
            cells
            for cells in self.sources.tables.values()
            if -_BESIDE <= line - (cells[0].line // _ROWS - 1) <= _BESIDE * _LEAST
        )
        lists = (parts for cells in beside for parts in _lists(cells) if len(parts) == len(run))
        found = [[*zip(parts, run, strict=True)] for parts in lists]
        yield from sorted(found, key=lambda pairs: len(_agreeing(pairs)))[-1:]

    def _own(self, run: Sequence[Statement], said: Sequence[Statement]) -> Iterator[Pair]:
        """One share with what stands between the last rate and it, the last of each kind."""
        if len(run) > 1:
            return
        kinds: dict[str, Statement] = {}
        for s in said:
            if s.start >= run[0].start:
                break
            if s.dimension == _RATE:
                kinds.clear()
            elif _is_part(s):
                kinds[s.dimension] = s
        yield from ((part, run[0]) for part in kinds.values())

    def _columns(self) -> Iterator[list[Pair]]:
        """A column of shares with each column of amounts of its table."""
        cells = [s for s in self.sources.statements if s.table and not s.total]
        for _, table in groupby(cells, key=lambda s: s.table):
            rows: dict[int, dict[int, Statement]] = {}
            for cell in table:
                rows.setdefault(cell.line, {})[cell.column] = cell
            columns = sorted({column for row in rows.values() for column in row})
            for share in columns:
                for amount in columns:
                    pairs = [
                        (row[amount], row[share])
                        for row in rows.values()
                        if amount in row and share in row
                    ]
                    if all(_is_part(a) and _is_of_whole(b) for a, b in pairs):
                        yield pairs


def _lists(cells: Sequence[Statement]) -> Iterator[Sequence[Statement]]:
    """The columns of a table without its totals, and its rows of totals, with the last or not."""
    lists: dict[tuple[bool, int], list[Statement]] = {}
    for cell in (c for c in cells if _is_part(c)):
        place = cell.line if cell.total else cell.column
        lists.setdefault((cell.total, place), []).append(cell)
    for found in lists.values():
        yield from (found, found[:-1])


def _is_part(s: Statement) -> bool:
    amounts = s.dimension not in _NO_AMOUNT and s.role is Role.LEVEL
    return amounts and not s.hedged and s.amount is not None and s.amount.value > 0


def _is_of_whole(s: Statement) -> bool:
    return s.role is Role.SHARE and s.dimension == _RATE and s.amount is not None


def _by_dimension(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    kinds: dict[str, list[Pair]] = {}
    for part, share in pairs:
        kinds.setdefault(part.dimension, []).append((part, share))
    yield from (found for found in kinds.values() if len(found) >= _LEAST)


def _agreed(pairs: Sequence[Pair]) -> Pair | None:
    """The one that says best what the whole is on which two, and most of the pairs, agree."""
    best = _agreeing(pairs)
    if len(best) < _LEAST - 1 or len(best) * 3 < len(pairs) * _MORE:
        return None
    return min(best, key=lambda one: (one[1] - one[0]) / one[1])[2]


def _agreeing(pairs: Sequence[Pair]) -> list[tuple[float, float, Pair]]:
    """The most of some pairs that have one whole, each with the least and the most that it is."""
    wholes = [(*whole, pair) for pair in pairs if (whole := _whole(*pair))]
    best: list[tuple[float, float, Pair]] = []
    for low, _, _ in wholes:
        meeting = [one for one in wholes if one[0] <= low <= one[1]]
        best = max(best, meeting, key=len)
    return best


def _whole(part: Statement, share: Statement) -> tuple[float, float] | None:
    """The least and the most that the whole is, by one part and its share; None of nothing."""
    if part.amount is None or share.amount is None or share.amount.low <= 0:
        return None
    return part.amount.low / share.amount.high, part.amount.high / share.amount.low


class Dealt:
    """The shares that are to others of their list as their parts are."""

    def __init__(self, held: Iterable[Claim]) -> None:
        """`held` are the claims that hold."""
        self.shares = {c.given.start for c in held if c.formula is f.SCALED}

    def is_in_proportion(self, claim: Claim) -> bool:
        """Whether a share that fails of a whole that no words name holds beside the others."""
        return claim.formula is f.SHARE and not claim.sure and claim.given.start in self.shares
