"""Two numbers of a list that stand in each other's place: 人员经费61.92万元、公用经费486.35万元.

Their total still holds, and no digit is wrong. What tells is a rate or an average of one of them by
its own name that is right for the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.doubts.misread import digits_told, printed_digits
from qicao.arithmetic.formula import PER, RATIO, SHARE
from qicao.arithmetic.frames import above, alike
from qicao.arithmetic.shares.listshares import BETWEEN
from qicao.arithmetic.sources import Sources
from qicao.statements import Statement
from qicao.verdict import HOLDS, Outcome

_LEAST = 3
"""Digits of the numbers and of the rate."""
_WORDS = 40
"""Characters before a rate that may name what it is of."""


class Exchanged:
    """What fails of a text, and would hold with the number beside the one that is named."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self, offers: Iterable[Alternatives]) -> Iterator[tuple[Claim, Outcome]]:
        """The claims that fail, each once; by what was offered."""
        told: set[int] = set()
        for claim in self._crossed():
            told.add(claim.given.start)
            yield claim, claim.outcome() or Outcome.DIFFERS
        for claim in (claim for some in offers for claim in some):
            if claim.given.start in told or not _may_tell(claim):
                continue
            outcome = claim.outcome()
            if outcome and outcome not in HOLDS and self._is_mended(claim):
                told.add(claim.given.start)
                yield claim, outcome

    def _crossed(self) -> Iterator[Claim]:
        """甲120万元，占83.51%；乙610万元，占16.49%: shares of each other's numbers."""
        for said in self.sources.sentences.values():
            dealt = [(a, b) for a, b in pairwise(said) if self._is_dealt(a, b)]
            for one, other in pairwise(dealt):
                said_before = self.sources.sentences.get(one[0].sentence - 1, ())
                before = [s for s in (*said_before, *said) if s.start < one[0].start]
                larger = [s for s in before if alike(s, one[0]) and above(s, other[0])]
                for whole in (s for s in larger if above(s, one[0])):
                    pairs = ((one, one), (one, other), (other, one))
                    first, *crossed = (
                        Claim(share[1], SHARE, (part[0], whole)) for share, part in pairs
                    )
                    if first.outcome() not in HOLDS and all(c.outcome() in HOLDS for c in crossed):
                        yield first
                        break

    def _is_dealt(self, part: Statement, share: Statement) -> bool:
        """Whether a share stands right behind the number that it is one of."""
        of_it = BETWEEN.match(self.sources.text, part.end, share.start)
        exact = share.amount is not None and not (share.hedged or part.hedged or share.table)
        return bool(of_it) and exact and share.dimension == "比率" and _is_long(part)

    def _is_mended(self, claim: Claim) -> bool:
        part = claim.inputs[0]
        said = self.sources.sentences.get(part.sentence, ())
        return any(
            replace(claim, inputs=(other, *claim.inputs[1:])).outcome() in HOLDS
            for other in _neighbours(part, said)
            if self._is_of(claim.given, part, other)
        )

    def _is_of(self, given: Statement, part: Statement, other: Statement) -> bool:
        """Whether a rate is of one of two numbers by its name, or the words since both."""
        if not part.item or not other.item or given.start < other.end:
            return False
        since = max(part.end, other.end, given.start - _WORDS)
        if given.item in _OF_TWO:
            return _OF_TWO[given.item] == (part.start > other.start)
        words = self.sources.text[since : given.start] + given.label
        dealt = bool(given.place) and given.item == part.item != other.item
        return dealt or (part.item in words and other.item not in words)


_OF_TWO = {"前者": False, "后者": True}
"""What names one of two numbers by its place, and if that is the later one."""


def _may_tell(claim: Claim) -> bool:
    if claim.formula not in (SHARE, RATIO, PER) or not claim.tells:
        return False
    given, part = claim.given, claim.inputs[0]
    plain = not (given.table or given.hedged or part.table or part.figure or part.hedged)
    return plain and part.start < given.start and _is_long(part) and digits_told(given) >= _LEAST


def _neighbours(part: Statement, said: Sequence[Statement]) -> Iterator[Statement]:
    """The numbers of its kind right before and after one."""
    kind = [s for s in said if alike(s, part) and s.role is part.role and not s.hedged]
    place = kind.index(part) if part in kind else -1
    for other in (kind[max(0, place - 1) : place] + kind[place + 1 : place + 2]) if kind else []:
        if other.worth != part.worth and other.item != part.item and _is_long(other):
            yield other


def _is_long(statement: Statement) -> bool:
    return len(printed_digits(statement)) >= _LEAST
