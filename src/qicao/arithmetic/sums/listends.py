"""Where a list that makes up a total ends: its last number may be of something else.

三家依次为26人、17人和14人，空编5名: the last is no part.
甲县63所最多，乙县51所次之，丙县30所: the last is one.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import takewhile

from qicao.arithmetic.claim import Claim
from qicao.arithmetic.formula import SUM
from qicao.arithmetic.frames import dimension_of
from qicao.arithmetic.sources import Sources

_MONEY = "金额"


class ListEnds:
    """The sums of a text that hold of the same list, ended elsewhere."""

    def __init__(self, sources: Sources, held: Iterable[Claim]) -> None:
        """`held` are the claims that hold."""
        self.sources = sources
        self.totals: dict[int, list[frozenset[int]]] = {}
        for claim in held:
            if claim.formula is SUM:
                parts = frozenset(s.start for s in claim.inputs)
                self.totals.setdefault(claim.given.start, []).append(parts)

    def ends_elsewhere(self, claim: Claim) -> bool:
        """Whether a sum that fails holds without its last part, or with the numbers after it."""
        if claim.formula is not SUM or claim.given.table or claim.given.figure:
            return False
        return self._ends_before(claim) or self._goes_on(claim) or self._make_another(claim)

    def _make_another(self, claim: Claim) -> bool:
        """Whether parts make a part: 支出1962万元（其中甲1468万元，…；甲中，乙986万元、…）."""
        added = sum((s.worth or Decimal(0) for s in claim.inputs), Decimal(0))
        own = self.sources.sentences.get(claim.given.sentence, ())
        between = (s for s in own if claim.given.start < s.start < claim.inputs[0].start)
        return any(s.worth == added and dimension_of(s) == _MONEY for s in between)

    def _ends_before(self, claim: Claim) -> bool:
        parts = frozenset(s.start for s in claim.inputs[:-1])
        return parts in self.totals.get(claim.given.start, ())

    def _goes_on(self, claim: Claim) -> bool:
        """Whether what is lacking is said right behind the last part, by one number or several."""
        lacking, last = claim.excess(), claim.inputs[-1]
        beside = self.sources.sentences.get(last.sentence, [])
        behind = (s for s in beside if s.start > last.start)
        for s in takewhile(lambda s: dimension_of(s) == dimension_of(last), behind):
            if lacking is None or s.worth is None or lacking <= 0 or s.role is not last.role:
                return False
            lacking -= s.worth
            if not lacking:
                return True
        return False
