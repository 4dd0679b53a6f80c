"""Rates and gaps that fit the count before them but for one digit: 21185人次，完成计划的109.25%.

What was planned stands elsewhere, under a name with words of that of the count. A rate of several
digits that nothing explains, and that a slip of the count makes right of just such a number, is of
that number; so is 超出目标2.5公里. And 应检112个，实检106个，年检率 is of what was to be done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.doubts.misread import printed_digits
from qicao.arithmetic.frames import alike, is_money
from qicao.arithmetic.slips import is_mended
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.words import pairs
from qicao.mentions import MentionKind
from qicao.statements import Role, Statement
from qicao.statements.statement import BASES
from qicao.verdict import HOLDS, Outcome

_RATES = (Role.COMPLETION, Role.SHARE, Role.LEVEL)
_RATE, _NO_UNIT = "比率", "个"
_DIGITS = 3
"""Digits of a rate and of a count that say anything."""
_CLAUSES = 1
_OUGHT, _DID = re.compile("应(?P<verb>[一-鿿])"), re.compile("实际?(?P<verb>[一-鿿])")
_PLANNED = re.compile("目标|计划|任务")
_SAID = re.compile("计划|目标|任务|完成|实际|全年|年初|年度|上年|指标|数量|不少|累计|组织|开展")
"""What many counts are called, and tells none from another."""


class CountRates:
    """What the rates right behind a count are of, that nothing explains."""

    def __init__(self, sources: Sources, explained: Set[int]) -> None:
        self.sources, self.explained = sources, explained

    def claims(self) -> Iterator[tuple[Claim, Outcome]]:
        """Every rate with its count and the only number that one slip makes it right of."""
        for said in self.sources.sentences.values():
            for place, (part, given) in enumerate(pairwise(said)):
                if _is_pair(part, given) and given.start not in self.explained:
                    yield from self._told(given, part, said[max(0, place - 1)])

    def _told(
        self, given: Statement, part: Statement, before: Statement
    ) -> Iterator[tuple[Claim, Outcome]]:
        formula = f.DIFFERENCE if given.role is Role.DIFFERENCE else f.RATIO
        likely = formula is f.DIFFERENCE or len(printed_digits(given)) > _DIGITS
        claims = [
            Claim(given, formula, (part, s), sure=False, likely=likely)
            for s in self._wholes(given, part, before)
        ]
        outcomes = [(claim, claim.outcome()) for claim in claims]
        if any(outcome in HOLDS for _, outcome in outcomes):
            return
        mended = {c.inputs[1].worth: (c, o) for c, o in outcomes if o and _is_slip(c)}
        if len(mended) == 1:
            yield from mended.values()

    def _wholes(self, given: Statement, part: Statement, before: Statement) -> Sequence[Statement]:
        """What may have been planned of a count, or what it is a part of."""
        names = _names(part)
        planned = given.role in (Role.COMPLETION, Role.DIFFERENCE)
        offered = self._plans(part) if planned else (before,)
        return [
            s
            for s in offered
            if s.start not in (part.start, given.start) and s.worth and not s.hedged
            if alike(s, part) or (s.table and s.dimension == _NO_UNIT)
            if names & _names(s)
        ]

    def _plans(self, part: Statement) -> Iterator[Statement]:
        """What may have been planned of a count: of its kind, or bare numbers of tables."""
        kinds = self.sources.kinds
        for kind in dict.fromkeys((part.dimension, _NO_UNIT)):
            yield from (s for s in kinds.get(kind, ()) if _is_plan(s, part))


def due_rates(sources: Sources) -> Iterator[tuple[Claim, Outcome]]:
    """Every rate of what was done, by what was to be, that is of something else."""
    for said in sources.sentences.values():
        for ought, did, given in zip(said, said[1:], said[2:], strict=False):
            if _is_due(ought, did) and _is_pair(did, given) and given.role is Role.LEVEL:
                claim = Claim(given, f.RATIO, (did, ought))
                outcome = claim.outcome()
                if outcome and outcome not in HOLDS:
                    yield claim, outcome


def _names(s: Statement) -> Set[str]:
    return pairs(_SAID.sub(" ", f"{s.item} {s.label}"))


def _is_plan(s: Statement, part: Statement) -> bool:
    elsewhere = s.sentence != part.sentence and s.role is Role.LEVEL
    return s.role in BASES or (elsewhere and s.item == part.item)


def _is_due(ought: Statement, did: Statement) -> bool:
    """Whether two counts are what was to be done and what was: 应检112个，实检106个."""
    return bool(
        alike(ought, did)
        and (a := _OUGHT.match(ought.label))
        and (b := _DID.match(did.label))
        and a["verb"] == b["verb"]
    )


def _is_pair(part: Statement, given: Statement) -> bool:
    """Whether a rate, or a gap to what was planned, stands right behind a count."""
    printed = given.mention.kind is not MentionKind.EXTENT
    rate = printed and given.dimension == _RATE and given.role in _RATES and given.amount
    gap = given.role is Role.DIFFERENCE and alike(given, part) and _PLANNED.search(given.label)
    plain = not (given.table or given.hedged or given.place or part.hedged)
    measured = part.dimension not in ("", _RATE) and not is_money(part.dimension)
    counted = part.role is Role.LEVEL and measured and part.amount
    long = len(printed_digits(given)) >= _DIGITS
    near = given.clause - part.clause <= _CLAUSES
    return bool(plain and counted and near and ((rate and long) or gap))


def _is_slip(claim: Claim) -> bool:
    """Whether one slip of the count, or of what it is held against, mends the rate."""
    return is_mended(claim, lambda m: m is not claim.given)
