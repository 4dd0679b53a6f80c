"""Totals that leave out just one of the parts that their words list.

123.65万元、615.00万元、326.83万元，合计738.65万元 is no slip of a digit: the last was not added.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.doubts.misread import printed_digits
from qicao.arithmetic.formula import SUM
from qicao.arithmetic.grouped import grouped
from qicao.statements import Role, Statement
from qicao.verdict import HOLDS, Outcome

_PAIR, _LONG = 2, 3
"""Parts of which a total is never the last one alone; digits of a whole that hardly is so by
chance."""
_ALL = re.compile(
    "[^，。；,]{0,12}共计?|[，,](?:[两三四五六七八九]项)?(?:合计|一?共|共计|总计|累计)[^，。；]{0,4}"
)
"""Between the last part and the total: of no other name, as 高中级合计 has."""
_STAFF = re.compile("行政|事业|工勤|参公|执法|专项|机关|编外|聘用|合同")
"""How the parts of all who work there begin: none of these is in another."""
_GONE = re.compile("退休|离休|遗属")
"""In the name of those who are none of the staff any more."""
_OFF = Decimal("1e-6")
"""What numbers in base units may be off: 亩 are no whole 平方米."""
_LEVELS = (Role.LEVEL, Role.BUDGET, Role.FULL, Role.PRIOR)


class OneShort:
    """What was claimed of totals, and lacks one part."""

    def __init__(self, tried: Iterable[Alternatives], text: str) -> None:
        self.text = text
        self.offered = [c for offers in tried for c in offers if c.formula is SUM and _is_plain(c)]

    def claims(self, held: Iterable[Claim]) -> Iterator[tuple[Claim, Outcome]]:
        """The sums of all parts, of totals that hold of none or of all but one of these."""
        sums = grouped(
            (claim for claim in held if claim.formula is SUM), lambda claim: claim.given.start
        )
        told: set[int] = set()
        for claim in self.offered:
            outcome, given = claim.outcome(), claim.given
            fails = outcome and outcome not in HOLDS and given.start not in told
            known = (_is_within(other, claim) for other in sums.get(given.start, ()))
            if outcome and fails and _lacks_one(claim, self.text) and all(known):
                told.add(given.start)
                yield replace(claim, sure=True), outcome


def _is_plain(claim: Claim) -> bool:
    members = claim.members
    same = {m.sentence for m in members} == {claim.given.sentence}
    listed = claim.sure or all(m.under == claim.given.start for m in members if m.rest)
    return same and listed and not any(m.table or m.hedged or m.figure for m in members)


def _is_within(other: Claim, claim: Claim) -> bool:
    """Whether a sum that holds is of the same parts but for one."""
    return {m.start for m in other.inputs} < {m.start for m in claim.inputs}


def _lacks_one(claim: Claim, text: str) -> bool:
    """Whether the parts are all listed together, and are more than the total by just one."""
    excess = claim.excess()
    if excess is None or len(claim.inputs) < _PAIR:
        return False
    left = [n for n, s in enumerate(claim.inputs) if s.worth and abs(s.worth + excess) < _OFF]
    return bool(left) and (_closes(claim, left[-1], text) or _opens(claim))


def _closes(claim: Claim, left: int, text: str) -> bool:
    """Whether the total stands right behind its parts, and lacks another one than the first."""
    given, parts = claim.given, claim.inputs
    last = max(part.end for part in parts)
    behind = given.total and last <= given.start and _ALL.fullmatch(text[last : given.start])
    return bool(behind) and _is_of_one_kind(parts) and (left > 0 or len(parts) == _PAIR)


def _opens(claim: Claim) -> bool:
    """Whether the words leave no doubt that the parts are all of the number before them."""
    given, parts = claim.given, claim.inputs
    under = all(part.under == given.start or (claim.sure and part.under < 0) for part in parts)
    under &= parts[0].under == given.start
    long = len(printed_digits(given)) >= _LONG or len(parts) == _PAIR
    long |= all(_STAFF.match(part.item) for part in parts)
    long &= not any(_GONE.search(part.item) for part in parts)
    return under and claim.likely and _is_of_one_kind(parts, sure=claim.sure) and long


def _is_of_one_kind(parts: Sequence[Statement], *, sure: bool = False) -> bool:
    kinds = {(part.dimension, sure or part.listing, part.role) for part in parts}
    return len(kinds) == 1 and parts[0].role in _LEVELS
