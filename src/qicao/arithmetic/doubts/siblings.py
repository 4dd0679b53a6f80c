"""Numbers that stand beside each other in a list, of which none is the whole of another.

灾害防治24,817,120.83元，占87.0%；社会保障1,726,430.28元，占6.0%: both are of one whole.
早孕建册3138人，建册率96.14%；系统管理3107人，管理率95.19%: both are of the births before them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from qicao.arithmetic.claim import Claim, outcome_of
from qicao.arithmetic.formula import DIFFERENCE, RATIO, SHARE, SUM
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement
from qicao.statements.statement import RATES
from qicao.verdict import HOLDS

_OVER = (RATIO, SHARE)
_INSIDE = re.compile("其中|包括|包含|[（(]含|分别为")
_NEXT = re.compile("、(?!其中)[^，。；、：（(0-9\n]{1,10}")
_POINTS, _PAIR, _ROUNDED = 3, 2, 1
"""Characters between two rates that a point parts, 93.33%、96.67%; how many; and tenths of a per
cent that shares which make a whole are off for their rounding."""


def are_siblings(sources: Sources, held: Sequence[Claim]) -> Callable[[Claim], bool]:
    """Asks whether a claim that fails makes one number of a list the whole of another."""
    return _Siblings(sources, held).is_misread


class _Siblings:
    def __init__(self, sources: Sources, held: Sequence[Claim]) -> None:
        self.sources = sources
        self.after = dict(_followed(sources.statements))
        self.shared = {s.line for s in sources.statements if s.role is Role.SHARE and not s.table}
        rated = [c for c in held if c.formula in _OVER and not c.given.table]
        self.wholes: dict[int, list[Statement]] = {}
        """What numbers are parts of, by sums that hold."""
        for claim in held:
            for part in claim.inputs if claim.formula is SUM else ():
                self.wholes.setdefault(part.start, []).append(claim.given)
        self.bases = {c.given.start: c.inputs[1] for c in rated}
        """What the rates that hold are over."""

    def is_misread(self, claim: Claim) -> bool:
        """Whether one of the numbers stands beside the others, and is none of what they are."""
        given = claim.given
        if given.table or any(s.table and not s.figure for s in claim.inputs):
            return False
        if claim.formula in _OVER and len(claim.inputs) == _PAIR:
            return self._is_of_other_whole(claim)
        if claim.formula is DIFFERENCE:
            return bool(given.place) and self._are_dealt(given, claim.inputs)
        first = min(claim.inputs, key=lambda s: s.start)
        between = self.sources.text[given.end : max(given.end, first.start)]
        return claim.formula is SUM and bool(_NEXT.fullmatch(between))

    def _is_of_other_whole(self, claim: Claim) -> bool:
        base = claim.inputs[1]
        named = claim.given.whole and claim.given.whole in f"{base.item}{base.label}"
        if named:
            return self._is_of_listed(claim)
        return (
            self._has_own_share(claim)
            or self._holds_over_same(claim)
            or self._is_of_rate_behind(claim)
            or self._makes_a_whole(claim)
            or self._is_of_listed(claim)
        )

    def _has_own_share(self, claim: Claim) -> bool:
        """Whether what is said to be the whole is a part, with a share of its own behind it."""
        part, base = claim.inputs
        own = self.after.get(base.start)
        if own is None or own.role is not Role.SHARE:
            return False
        if part.start < base.start and own.sentence == claim.given.sentence:
            return _are_all(own, claim.given)
        if not base.end < own.end < part.start:
            return False
        near = own.line == base.line and set(range(base.line, part.line)) <= self.shared
        return near and not _INSIDE.search(self.sources.text, own.end, part.start)

    def _holds_over_same(self, claim: Claim) -> bool:
        """Whether what it was held to has a rate of its own, and both are over one number."""
        given, (part, base) = claim.given, claim.inputs
        own = self.after.get(base.start)
        if given.hedged or own is None or "满意" in given.label:
            return False
        between = self.sources.text[own.end : max(own.end, part.start)]
        parted = "；" in between and not _INSIDE.search(between)
        same = self.bases.get(own.start) if parted else None
        return same is not None and outcome_of(claim.formula, given, (part, same)) in HOLDS

    def _is_of_rate_behind(self, claim: Claim) -> bool:
        """Whether the same numbers make the rate right behind it: 完成率93.33%、96.67%."""
        after = self.after.get(claim.given.start)
        if after is None or claim.given.place or not 0 < after.start - claim.given.end < _POINTS:
            return False
        return outcome_of(claim.formula, after, claim.inputs) in HOLDS

    def _is_of_listed(self, claim: Claim) -> bool:
        """Whether the rate is of what the part is listed under: 128人，包括初级47人，占34.04%."""
        part, base = claim.inputs
        wholes = [*self.wholes.get(part.start, ())]
        if whole := self.sources.by_start.get(part.under):
            wholes.append(whole)
        offers = (outcome_of(claim.formula, claim.given, (whole, base)) for whole in wholes)
        return not claim.given.hedged and any(outcome in HOLDS for outcome in offers)

    def _makes_a_whole(self, claim: Claim) -> bool:
        """Whether it and its neighbour make a hundred, and are not exchanged: 占83.5%和16.5%."""
        given = claim.given
        said = self.sources.sentences.get(given.sentence, ())
        shares = [s for s in said if s.role is Role.SHARE and s.place]
        whole = given in shares and len(shares) >= _PAIR and _are_all(*shares)
        others = (s for s in shares if whole and s is not given)
        return whole and not any(outcome_of(SHARE, s, claim.inputs) in HOLDS for s in others)

    def _are_dealt(self, given: Statement, inputs: Sequence[Statement]) -> bool:
        """Whether both are rates of their own, each of which has one of the gaps behind them."""
        said = self.sources.sentences.get(given.sentence, ())
        gaps = [s for s in said if s.place and s.mention.unit == given.mention.unit]
        before = all(s.role in (Role.LEVEL, *RATES) and s.end <= given.start for s in inputs)
        items = {s.item for s in inputs if s.sentence == given.sentence}
        return before and len(gaps) >= _PAIR and len(items) == _PAIR


def _are_all(*shares: Statement) -> bool:
    """Whether some shares make a hundred, but for their rounding."""
    return abs(sum(float(s.worth or 0) for s in shares) - 100) * 10 < _ROUNDED


def _followed(statements: Sequence[Statement]) -> Iterator[tuple[int, Statement]]:
    for one, after in pairwise(statements):
        yield one.start, after
