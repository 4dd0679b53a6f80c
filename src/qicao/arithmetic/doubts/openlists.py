"""Lists that the text does not finish, or that have a number which is no part of them.

其中峤南县3个、槐西县2个，石泷县、竹渚区各1个 goes on behind its numbers;
其中：拨款19021.56万元，主要是追加经费486.00万元；其他收入341.83万元 has a reason in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from qicao.arithmetic.claim import Claim, outcome_of
from qicao.arithmetic.formula import DIFFERENCE, SUM
from qicao.arithmetic.sources import Sources
from qicao.mentions import MentionKind
from qicao.statements import Role, Statement
from qicao.statements.statement import Listing
from qicao.verdict import HOLDS

_EACH = re.compile("[^。；\n0-9]{0,40}各(?:有|为)?[0-9一二两三四五六七八九十]")
_REASON = re.compile(
    "扣除[^，。；]{2,16}后[^，。；]*$|(?:主要(?:是|系|为|用于)|原因是|(?<![一-鿿])[因系]|由于|用于)[^，。；]*$"
)
_WORN = re.compile("原值|原价|折旧|摊销")
_CLAUSE = 60
_LEAST, _SEVERAL = 2, 20
"""Parts of a list at least; and how many places or rows a list is of, at most."""


def is_of_open_list(sources: Sources, held: Sequence[Claim]) -> Callable[[Claim], bool]:
    """Asks whether a sum that fails is of a list that has more in it, or less."""
    return _OpenLists(sources, held).is_misread


class _OpenLists:
    def __init__(self, sources: Sources, held: Sequence[Claim]) -> None:
        self.sources = sources
        sums = (c for c in held if c.formula in (SUM, DIFFERENCE) and not c.given.table)
        self.made = [frozenset(s.start for s in c.members) for c in sums]

    def is_misread(self, claim: Claim) -> bool:
        """Whether the list of a claim is not all that the words say."""
        given = claim.given
        if given.table or any(s.table or s.figure for s in claim.inputs):
            return False
        if claim.formula is DIFFERENCE:
            return self._is_one_of_rest(claim)
        if claim.formula is not SUM:
            return False
        return (
            _is_rough(claim)
            or self._goes_on(claim)
            or self._has_all(claim)
            or self._has_reason(claim)
            or self._has_rough(claim)
            or self._is_of_assets(claim)
            or self._makes_another(claim)
        )

    def _goes_on(self, claim: Claim) -> bool:
        """Whether more of what is counted stands behind the last: 石泷县、竹渚区各1个, or is said
        to be: 分布在五个指标上，其中两项."""
        given, last = claim.given, max(s.end for s in claim.inputs)
        first = min(s.start for s in claim.inputs)
        counted = [s for s in self._said(given) if given.end <= s.start < first]
        several = any(
            s.mention.kind is MentionKind.COUNT
            and s.mention.unit != given.mention.unit
            and len(claim.inputs) < (s.worth or 0) < _SEVERAL
            for s in counted
        )
        among = all(s.listing is Listing.AMONG for s in claim.inputs)
        short = (claim.excess() or 0) > 0
        counts = given.mention.kind is MentionKind.COUNT
        each = counts and bool(_EACH.match(self.sources.text, last))
        return each or (several and among and short)

    def _has_all(self, claim: Claim) -> bool:
        """Whether the one number of the sentence that is lacking stands among the parts."""
        lacking, taken = claim.excess(), {s.start for s in claim.inputs}
        first, last = min(taken), max(taken)
        between = [s for s in self._said(claim.inputs[0]) if first < s.start < last]
        alike = (s for s in between if s.role is claim.inputs[0].role and s.start not in taken)
        return bool(lacking and lacking > 0) and any(s.worth == lacking for s in alike)

    def _has_reason(self, claim: Claim) -> bool:
        """Whether the sum holds without a number that only says why: 主要是追加经费486.00万元."""
        text = self.sources.text
        kept = [
            s for s in claim.inputs if not _REASON.search(text[max(0, s.start - _CLAUSE) : s.start])
        ]
        fewer = _LEAST <= len(kept) < len(claim.inputs)
        return fewer and outcome_of(SUM, claim.given, kept) in HOLDS

    def _has_rough(self, claim: Claim) -> bool:
        """Whether one of the parts is only about so much: 其他收入1200余万元."""
        taken = {s.start for s in claim.inputs}
        between = [
            s
            for s in self._said(claim.inputs[0])
            if min(taken) < s.start < max(taken) and s.dimension == claim.given.dimension
        ]
        return any(s.hedged and s.role is Role.LEVEL and s.start not in taken for s in between)

    def _is_of_assets(self, claim: Claim) -> bool:
        """Whether all that is told of assets makes the whole, but for what they cost at first."""
        said = [s for s in self._said(claim.given) if s.start > claim.given.start]
        same = [s for s in said if s.dimension == claim.given.dimension and s.role is Role.LEVEL]
        kept = [s for s in same if not _WORN.search(s.label)]
        fewer = _LEAST <= len(kept) < len(same)
        return fewer and outcome_of(SUM, claim.given, kept) in HOLDS

    def _makes_another(self, claim: Claim) -> bool:
        """Whether the parts make another number that stands nearer to them, or behind them.

        Of what is divided anew also one before: 项目14个，续建9个、新建5个；按来源，财政12个、….
        """
        parts = frozenset(s.start for s in claim.inputs)
        given = claim.given.start
        near = [
            s
            for s in self.sources.of_line(claim.inputs[0])
            if given < s.start < min(parts) and s.role is Role.LEVEL
        ]
        under = (self.sources.by_start.get(s.under) for s in claim.inputs)
        others = (s for s in (*near, *under) if s and not s.hedged)
        wholes = {s.start: s for s in others if s.start > given}
        if all(s.listing is Listing.DIVIDED for s in claim.inputs):
            alike = (s for s in self._said(claim.given) if s.dimension == claim.given.dimension)
            wholes |= {s.start: s for s in alike if s.start < given and s.role is Role.LEVEL}
        if any(outcome_of(SUM, s, claim.inputs) in HOLDS for s in wholes.values()):
            return True
        others_made = (made - parts for made in self.made if parts < made)
        return any(len(more) == 1 and given < min(more) for more in others_made)

    def _is_one_of_rest(self, claim: Claim) -> bool:
        """Whether what is left of a count is told one by one: 34个，完工26个，待验收3个，在建4个，
        未开工1个."""
        given, made = claim.given, claim.derived()
        if given.mention.kind is not MentionKind.COUNT or made is None or made.lo != made.hi:
            return False
        total = given.worth or 0
        for s in self._said(given):
            if s.start > given.start and s.mention.unit == given.mention.unit:
                total += s.worth or 0
                if total == made.lo:
                    return True
        return False

    def _said(self, near: Statement) -> list[Statement]:
        return self.sources.sentences.get(near.sentence, [])


def _is_rough(claim: Claim) -> bool:
    """Whether a count is only about so many, and its parts may be of the same people."""
    return claim.given.hedged and claim.given.mention.kind is MentionKind.COUNT
