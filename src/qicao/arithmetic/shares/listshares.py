"""Shares of what a list adds up to: 甲412件、乙268件、丙184件，甲占47.69% of the 864件 said before.

No word names the whole, but the list is all of it: its numbers make another number of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.doubts.misread import is_likely, printed_digits
from qicao.arithmetic.frames import alike
from qicao.arithmetic.grouped import grouped
from qicao.arithmetic.index import plain_name
from qicao.arithmetic.shares.together import TOGETHER
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement
from qicao.statements.statement import BASES
from qicao.verdict import HOLDS, Outcome

_NO_PART = ("", "比率", "百分点", "分值")
_PARTS = (Role.LEVEL, *BASES)
_SHARE = re.compile("(?:[仅只就却则均也都还]|类)*占(?:比|[一-鿿]{0,2})$")
_LISTS = re.compile("^.*(?:包括|包含|分为|其中)")
"""What opens a list: 年末原值包括房屋."""
BETWEEN = re.compile("[，,（(]?[仅只就却约]?占(?:比|总[数量额])?[为达约]?")
_ALL = re.compile("占(?:比|总[数量额]|全部)?[为达约]?$")
_LEAST, _MOST, _DIGITS = 3, 12, 3
"""Parts of a list, and digits of what they add up to, for no chance to make it."""
_SENTENCES, _LINES, _NAME = 3, 4, 2
"""Sentences back in which the list stands, lines in which its whole does; characters of a name."""


class ListShares:
    """What the shares of a text are of whose parts are listed."""

    def __init__(self, sources: Sources, held: Iterable[Claim]) -> None:
        """`held` are the claims that hold."""
        self.sources = sources
        self.fits = [*_common(held)]
        self.worths = grouped(
            (s for s in sources.statements if s.amount and not s.hedged and s.role in _PARTS),
            lambda s: (s.dimension, s.worth),
        )
        """The numbers of the text by what they are worth."""

    def claims(self) -> Iterator[tuple[Claim, Outcome]]:
        """The shares that do not hold of what their list adds up to."""
        for given in self.sources.statements:
            if not self._is_open(given):
                continue
            for runs in self._runs(given):
                named = [(part, run) for run in runs if (part := self._part(given, run))]
                for part, run in named if len(named) == 1 else ():
                    own = given.under in (-1, part.under)
                    whole = self._listed(run, part) or self._whole(run, part) if own else None
                    if whole:
                        pair = part, whole
                        yield from _told(Claim(given, f.SHARE, pair, sure=False, likely=True))
                if named:
                    break

    def _is_open(self, given: Statement) -> bool:
        """Whether a number is a share of one thing, and its words name no whole."""
        plain = given.role is Role.SHARE and given.amount is not None and not given.whole
        apart = given.table or given.hedged or given.place or TOGETHER.search(given.label)
        common = given.start in self.fits
        return plain and not (apart or common) and bool(_ALL.search(given.label))

    def _runs(self, given: Statement) -> Iterator[Sequence[Sequence[Statement]]]:
        """The numbers of one kind of each sentence, the nearest first."""
        for back in range(_SENTENCES):
            said = self.sources.sentences.get(given.sentence - back, ())
            parts = (s for s in said if s.amount and s.role in _PARTS and not s.hedged)
            kinds = grouped(
                (s for s in parts if s.dimension not in _NO_PART), lambda s: (s.dimension, s.role)
            )
            yield [*kinds.values()]

    def _part(self, given: Statement, run: Sequence[Statement]) -> Statement | None:
        """The number that a share names, or the one right before it."""
        own = plain_name(_SHARE.sub("", given.label))
        if not own:
            return next((s for s in run if self._is_right_before(s, given)), None)
        before = [s for s in run if s.start < given.start]
        exact = [s for s in before if own in (_name(s.label), plain_name(s.item))]
        found = exact or [s for s in before if _begins(own, _name(s.label))]
        return found[0] if len(found) == 1 else None

    def _is_right_before(self, part: Statement, given: Statement) -> bool:
        return bool(BETWEEN.fullmatch(self.sources.text, part.end, given.start))

    def _listed(self, run: Sequence[Statement], part: Statement) -> Statement | None:
        """The number that a part is listed under, where the list adds up to it."""
        parts = [s for s in run if s.under == part.under >= 0]
        whole = self.sources.by_start.get(part.under)
        added = sum((s.worth or Decimal(0) for s in parts), Decimal(0))
        return whole if whole and alike(whole, part) and whole.worth == added else None

    def _whole(self, run: Sequence[Statement], part: Statement) -> Statement | None:
        """What the longest stretch of a list that has a part adds up to elsewhere."""
        place, last = run.index(part), len(run)
        ends = [(a, b) for a in range(place + 1) for b in range(place + 1, last + 1)]
        ends = [(a, b) for a, b in ends if _LEAST <= b - a <= _MOST]
        for first, end in sorted(ends, key=lambda pair: pair[0] - pair[1]):
            parts = run[first:end]
            added = sum((s.worth or Decimal(0) for s in parts), Decimal(0))
            named = len({s.label for s in parts}) == len(parts)
            found = self.worths.get((part.dimension, added), ()) if named else ()
            near = [s for s in found if self._is_beside(s, part) and s not in parts]
            if near and len(printed_digits(near[0])) >= _DIGITS:
                return near[0]
        return None

    def _is_beside(self, whole: Statement, part: Statement) -> bool:
        """Whether a number stands in the lines of a list, or is the total of a table."""
        if whole.table:
            return whole.total
        return alike(whole, part) and 0 <= part.line - whole.line <= _LINES


def _common(held: Iterable[Claim]) -> Iterator[int]:
    """Where the shares stand that hold of the whole of which another of the sentence is one."""
    found: dict[tuple[int, int], set[int]] = {}
    for claim in held:
        if claim.formula is f.SHARE and not claim.given.table:
            key = claim.given.sentence, claim.inputs[1].start
            found.setdefault(key, set()).add(claim.given.start)
    yield from (start for starts in found.values() if len(starts) > 1 for start in starts)


def _name(label: str) -> str:
    return plain_name(_LISTS.sub("", label))


def _begins(own: str, label: str) -> bool:
    """Whether a name begins with what a share says: 县级财政 with 县级."""
    return len(own) >= _NAME and label.startswith(own)


def _told(claim: Claim) -> Iterator[tuple[Claim, Outcome]]:
    outcome = claim.outcome()
    if outcome and outcome not in HOLDS and is_likely(claim):
        yield claim, outcome
