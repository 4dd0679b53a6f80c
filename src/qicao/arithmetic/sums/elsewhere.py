"""Lists whose total stands in another sentence, and that one wrong digit keeps from it.

What a department spent in all is said again and again; a list of at least three amounts that
nothing else explains, and that would make it up but for a digit of one of them, is meant to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.doubts.misread import is_narrow, printed_digits
from qicao.arithmetic.frames import is_money
from qicao.arithmetic.slips import is_mended
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement
from qicao.statements.statement import BASES
from qicao.verdict import HOLDS, Outcome

_LEAST, _MOST = 3, 12
"""Parts of a list."""
_AGAIN = 2
"""Times that a total is said."""
_DIGITS = 5
"""Digits of the part that is wrong, at least."""
_TOTALS = 6
"""Totals that are tried, those said most often first."""


class Elsewhere:
    """What the lists of a text make up that is said in another sentence."""

    def __init__(self, sources: Sources, explained: Set[int]) -> None:
        self.sources, self.explained = sources, explained

    def claims(self) -> Iterator[tuple[Claim, Outcome]]:
        """Every list that a digit of one part keeps from a total."""
        totals = self._totals()
        for said in self.sources.sentences.values():
            parts = tuple(s for s in said if _is_part(s))
            if not _LEAST <= len(parts) <= _MOST:
                continue
            mixed = len({s.mention.unit for s in parts}) > 1
            if mixed or all(s.start in self.explained for s in parts):
                continue
            own = {s.start for s in parts}
            yield from self._told(parts, [t for t in totals if t.start not in own])

    def _totals(self) -> list[Statement]:
        """The amounts of money that are said several times, the most frequent first."""
        money = [s for s in self.sources.statements if is_money(s.dimension) and not s.hedged]
        times = Counter(s.worth for s in money)
        first = {s.worth: s for s in reversed(money) if s.role in (Role.LEVEL, *BASES)}
        often = [s for worth, s in first.items() if times[worth] >= _AGAIN]
        return sorted(often, key=lambda s: -times[s.worth])

    def _told(
        self, parts: Sequence[Statement], totals: Sequence[Statement]
    ) -> Iterator[tuple[Claim, Outcome]]:
        most = max(s.amount.value for s in parts if s.amount)
        larger = [t for t in totals if t.amount and t.amount.value > most][:_TOTALS]
        claims = [Claim(total, f.SUM, tuple(parts), sure=False) for total in larger]
        outcomes = [(claim, claim.outcome()) for claim in claims]
        if any(outcome in HOLDS for _, outcome in outcomes):
            return
        mended = [(c, o) for c, o in outcomes if o and self._is_mended(c)]
        yield from mended if len(mended) == 1 else ()

    def _is_mended(self, claim: Claim) -> bool:
        def may(s: Statement) -> bool:
            long = len(printed_digits(s)) >= _DIGITS
            return s is not claim.given and s.start not in self.explained and long

        return is_narrow(claim) and is_mended(claim, may)


def _is_part(s: Statement) -> bool:
    plain = s.role is Role.LEVEL and not (s.total or s.hedged or s.table)
    return plain and is_money(s.dimension) and s.amount is not None and s.amount.value > 0
