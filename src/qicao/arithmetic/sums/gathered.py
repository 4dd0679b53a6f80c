"""Totals of numbers that stand together before them, but not right before: 两病患者合计51195人.

Which of them are meant no words say, so any that stand side by side may be. A total tells where it
is the sum of some but for one digit, and no sum as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.doubts.misread import digits_told
from qicao.arithmetic.frames import alike
from qicao.arithmetic.slips import is_mended
from qicao.arithmetic.sources import Sources
from qicao.mentions import MentionKind
from qicao.statements import Role, Statement
from qicao.verdict import HOLDS, Outcome

_TOTAL = re.compile("合计|累计|相加|共计|总计|之和")
_BEFORE, _MOST = 20, 8
"""Statements before a total among which its parts stand; parts that it has."""
_TIMES, _FAR = 3, 9
"""Times as much as its parts that a total is at most, and the other way round."""
_CLAUSE = 8
"""Characters between a total and the count of its parts."""
_LEAST = 3
"""Digits that a total has at least, noughts at its end aside."""


class Gathered:
    """What the totals of a text may be of, that nothing else explains."""

    def __init__(self, sources: Sources, explained: Set[int]) -> None:
        self.statements, self.explained = sources.statements, explained

    def claims(self) -> Iterator[tuple[Claim, Outcome]]:
        """Every total that is one digit off a sum."""
        for place, given in enumerate(self.statements):
            if given.start in self.explained or not _is_total(given):
                continue
            before = self.statements[max(0, place - _BEFORE) : place]
            kind = [s for s in before if _is_part(s, given)]
            count = _count(self.statements[place - 1], given)
            runs = [run for run in _runs(kind) if count in (0, len(run))]
            found = [Claim(given, f.SUM, run, sure=False) for run in runs]
            outcomes = [(claim, claim.outcome()) for claim in found]
            if not any(outcome in HOLDS for _, outcome in outcomes):
                near = (pair for pair in outcomes if _is_slip(pair[0]))
                yield from [(claim, outcome) for claim, outcome in near if outcome][:1]


def _is_total(s: Statement) -> bool:
    said = s.role is Role.LEVEL and not (s.hedged or s.table) and s.amount is not None
    return said and bool(_TOTAL.search(s.label)) and digits_told(s) >= _LEAST


def _count(before: Statement, given: Statement) -> int:
    """How many parts the words right before a total say that it has: 七项相加; 0 if none."""
    beside = before.end <= given.start <= before.end + _CLAUSE
    beside = beside and before.sentence == given.sentence and not alike(before, given)
    counted = beside and before.mention.kind is MentionKind.COUNT and not before.hedged
    return int(before.mention.value or 0) if counted else 0


def _is_part(s: Statement, given: Statement) -> bool:
    plain = s.line == given.line and s.role is Role.LEVEL and not (s.hedged or s.total)
    return plain and alike(s, given) and s.amount is not None


def _runs(kind: Sequence[Statement]) -> Iterator[tuple[Statement, ...]]:
    """Those of some numbers that stand side by side, in every way."""
    for first in range(len(kind)):
        for last in range(first + 2, min(first + _MOST, len(kind)) + 1):
            yield tuple(kind[first:last])


def _is_slip(claim: Claim) -> bool:
    """Whether one digit makes the total; a unit is not taken for another here."""
    reach, given = claim.reach, claim.given.amount
    if reach is None or given is None or not given.value < reach[1] * _TIMES < given.value * _FAR:
        return False
    return is_mended(claim, lambda member: member is claim.given)
