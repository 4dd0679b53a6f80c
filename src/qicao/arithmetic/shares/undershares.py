"""Shares of what a list is of, right behind one of its parts: 教师219人，其中双师型164人，占74.89%.

Where the words name no other whole, it is that one, whatever else the rate holds over. And 调整率
is over the first budget: what was added is no part of the one that it made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.frames import above, alike, is_money
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement
from qicao.statements.statement import Listing
from qicao.verdict import HOLDS, Outcome

_RATE = "比率"
_ADJUSTED = re.compile("(?:预算)?(?:追加|调增|调整|增加)(?:幅度|比例|率)(?:达到?|为)?$")
_SHARE = re.compile("(?:约|仅)?占(?:比)?(?:为)?")
_FIRST, _FULL = (Role.BUDGET,), (Role.FULL,)


class UnderShares:
    """What the shares behind the parts of lists are of, and the rates of what was added."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self) -> Iterator[tuple[Claim, Outcome]]:
        """Every such rate that is of something else."""
        for said in self.sources.sentences.values():
            for part, given in pairwise(said):
                if given.dimension != _RATE or given.hedged or given.place or not given.amount:
                    continue
                claim = self._of_list(part, given) or self._of_budget(part, given)
                outcome = claim.outcome() if claim else None
                if claim and outcome and outcome not in HOLDS:
                    yield claim, outcome

    def _of_list(self, part: Statement, given: Statement) -> Claim | None:
        """占R% of the number that the one right before is listed under."""
        whole = self.sources.by_start.get(part.under)
        listed = part.listing is Listing.AMONG and part.role is Role.LEVEL and not part.place
        plain = given.role is Role.SHARE and not given.whole and given.clause - part.clause == 1
        if not whole or not listed or not plain or whole.role is not Role.LEVEL:
            return None
        said = self.sources.sentences.get(given.sentence, ())
        only = sum(s.under == part.under and s.start < given.start for s in said) == 1
        same = alike(part, whole) and above(whole, part) and whole.sentence == given.sentence
        same = same and only and bool(_SHARE.fullmatch(given.label))
        return Claim(given, f.SHARE, (part, whole), sure=True) if same else None

    def _of_budget(self, part: Statement, given: Statement) -> Claim | None:
        """预算调整率 that is over the adjusted budget, where the first one is said too."""
        added = part.role is Role.DIFFERENCE and is_money(part.dimension) and part.worth
        if not added or not _ADJUSTED.search(given.label):
            return None
        of = [
            s for s in self._budgets(_FULL) if Claim(given, f.RATIO, (part, s)).outcome() in HOLDS
        ]
        for first in self._budgets(_FIRST) if of else ():
            if any(_is_made(first, part, s) for s in of):
                return Claim(given, f.RATIO, (part, first), sure=True)
        return None

    def _budgets(self, roles: tuple[Role, ...]) -> list[Statement]:
        said = self.sources.statements
        return [s for s in said if s.role in roles and is_money(s.dimension) and not s.hedged]


def _is_made(first: Statement, added: Statement, full: Statement) -> bool:
    """Whether a budget is another one with what was added."""
    return Claim(full, f.SUM, (first, added)).outcome() in HOLDS
