"""Shares of what a clause says that its numbers are among.

中小企业合同中，小微企业318.60万元，占64.20% is of what was said of 中小企业合同.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.doubts.misread import is_likely
from qicao.arithmetic.frames import above
from qicao.arithmetic.shares.listshares import BETWEEN
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement
from qicao.verdict import HOLDS, Outcome

_AMONG = re.compile("(?:^|[，,；;：:])(?P<name>[一-鿿]{3,12}?)[中里][，,](?!其中)")
_CUTS, _OTHER = re.compile("[。\n；;]"), re.compile("^其|执行|过程|当年|工作|方面")
_WORDS = 80
"""Characters before a share in which the clause begins."""


class Among:
    """What the shares of a text are of by the clause before them."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self) -> Iterator[tuple[Claim, Outcome]]:
        """The shares that do not hold of what their part is said to be among."""
        for given in self.sources.statements:
            share = given.role is Role.SHARE and given.amount is not None and not given.whole
            if share and not (given.table or given.hedged or given.place):
                part = self._part(given)
                whole = self._whole(given, part) if part else None
                if part and whole:
                    claim = Claim(given, f.SHARE, (part, whole), sure=False, likely=True)
                    outcome = claim.outcome()
                    if outcome and outcome not in HOLDS and is_likely(claim):
                        yield claim, outcome

    def _part(self, given: Statement) -> Statement | None:
        """The number right before a share."""
        said = self.sources.sentences.get(given.sentence, ())
        before = [s for s in said if s.start < given.start and s.role is Role.LEVEL][-1:]
        text = self.sources.text
        return next((s for s in before if BETWEEN.fullmatch(text, s.end, given.start)), None)

    def _whole(self, given: Statement, part: Statement) -> Statement | None:
        """The only number of the name, where one is said."""
        before = self.sources.text[max(0, part.start - _WORDS) : part.start]
        named = [*_AMONG.finditer(_CUTS.split(before)[-1])][-1:]
        names = [match["name"] for match in named if not _OTHER.search(match["name"])]
        slot = (Role.LEVEL, None, part.dimension)
        found = [s for name in names for s in self.sources.named(name, slot, given)]
        found = [s for s in found if above(s, part) and not s.hedged]
        return found[0] if len(found) == 1 else None
