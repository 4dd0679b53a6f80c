"""Rates that are said in another order than the numbers before them: 依次为59.98%、23.00%、….

Each is right, but for another of the numbers: what some numbers in order make of a whole, of others
or since others is what stands there, and not in that order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import permutations

from qicao.arithmetic.claim import Claim
from qicao.arithmetic.doubts.misread import printed_digits
from qicao.arithmetic.formula import CHANGE, LESS, RATIO, SHARE, Formula
from qicao.arithmetic.sources import Sources
from qicao.statements import Statement
from qicao.verdict import HOLDS, Outcome

_APART = re.compile("分别|依次|各")
_JOINED = re.compile("、|，?(?:和|与|及|以及)")
_SORTED = re.compile("[由从][高大多低小少]到[高大多低小少]")
"""Words by which rates stand in an order of their own."""
_GAP = re.compile("欠|差|缺|少|多|超|余|增|减")
"""Words of what is left between two numbers, or has come to one of them."""
_NAMES = re.compile("、|和|与|及")
_CLAUSE = re.compile("[。；;，,：:\n]")
_BEFORE, _WORDS, _LEAST = 16, 60, 3
"""Statements and characters before the rates; digits that one of them has."""
_STEPS = (1, 2, 3)
"""How far apart the numbers stand that belong together: 预算、支出 of one after the other."""


class Respective:
    """What a text says one by one of numbers that it has said before."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self) -> Iterator[tuple[Claim, Outcome]]:
        """The first rate of every list that is right in another order only."""
        found = self.sources.statements
        place = 0
        while place < len(found):
            run = self._run(place)
            if len(run) > 1 and not self._is_sorted(run[0]):
                before = found[max(0, place - _BEFORE) : place]
                line = [s for s in before if s.line == run[0].line and s.amount and not s.hedged]
                if (claim := self._turned(run, line)) and (outcome := claim.outcome()):
                    yield claim, outcome
            place += max(len(run), 1)

    def _run(self, place: int) -> list[Statement]:
        """The rates or gaps that stand one behind the other with nothing but 、 or 和 between."""
        run: list[Statement] = []
        found = self.sources.statements
        for s in (found[at] for at in range(place, len(found))):
            same = s.mention.unit == (run[0] if run else s).mention.unit
            plain = not (s.table or s.hedged or s.figure) and len(printed_digits(s)) >= _LEAST
            if not (same and plain and (run or s.mention.unit == "%" or _GAP.search(s.label))):
                break
            if run and not _JOINED.fullmatch(self.sources.text[run[-1].end : s.start]):
                break
            run.append(s)
        return run

    def _is_sorted(self, first: Statement) -> bool:
        """Whether they are not told apart by order, or by that of their own size."""
        words = self.sources.text[max(0, first.start - _WORDS) : first.start]
        words = re.split("[。\n]", words)[-1]
        names = _CLAUSE.split(words)[-1]
        return not _APART.search(names) or bool(_SORTED.search(words)) or bool(_NAMES.search(names))

    def _turned(self, run: Sequence[Statement], line: Sequence[Statement]) -> Claim | None:
        """The first rate that is wrong, where the rates are right in another order and no other."""
        turned: Claim | None = None
        for formula, inputs in _readings(run, line):
            claims = [Claim(s, formula, one) for s, one in zip(run, inputs, strict=True)]
            wrong = [claim for claim in claims if claim.outcome() not in HOLDS]
            if not wrong:
                return None
            swapped = len(wrong) > 1 and _fits(run, formula, inputs)
            if turned is None and (swapped or _is_flipped(claims, wrong)):
                turned = wrong[0]
        return turned


Inputs = Sequence[tuple[Statement, ...]]


def _readings(
    run: Sequence[Statement], line: Sequence[Statement]
) -> Iterator[tuple[Formula, Inputs]]:
    """The numbers of a line that may be meant in order: parts of one whole, or each over one."""
    gap = run[0].mention.unit != "%"
    for unit in dict.fromkeys(s.mention.unit for s in line if s.mention.unit != "%"):
        kind = [s for s in line if s.mention.unit == unit and s.worth]
        for whole in (
            s for s in line if not gap and kind and s.dimension == kind[0].dimension and s.worth
        ):
            parts = [s for s in kind if any(_holds(rate, SHARE, (s, whole)) for rate in run)]
            if len(parts) == len(run):
                yield SHARE, [(s, whole) for s in parts]
        lists = [*_lists(len(run), kind)]
        for one, other in permutations(lists, 2):
            if not {s.start for s in one} & {s.start for s in other}:
                pairs = [*zip(one, other, strict=True)]
                yield from ((formula, pairs) for formula in ((LESS,) if gap else (RATIO, CHANGE)))


def _lists(count: int, kind: Sequence[Statement]) -> Iterator[Sequence[Statement]]:
    for step in _STEPS:
        for first in range(len(kind) - step * (count - 1)):
            yield kind[first::step][:count]


def _fits(run: Sequence[Statement], formula: Formula, inputs: Inputs) -> bool:
    """Whether the rates in some other order are what is reckoned."""
    orders = permutations(run) if len(run) <= _MOST else ()
    return any(
        all(_holds(rate, formula, one) for rate, one in zip(order, inputs, strict=True))
        for order in orders
    )


def _is_flipped(claims: Sequence[Claim], wrong: Sequence[Claim]) -> bool:
    """Whether the only gap that is wrong is that of its two numbers the other way round."""
    if len(wrong) != 1 or len(claims) <= _PAIR or wrong[0].formula is not LESS:
        return False
    level, base = wrong[0].inputs
    return _holds(wrong[0].given, LESS, (base, level))


def _holds(rate: Statement, formula: Formula, inputs: tuple[Statement, ...]) -> bool:
    return Claim(rate, formula, inputs).outcome() in HOLDS


_MOST, _PAIR = 5, 2
"""Rates of a list that are tried in every order."""
