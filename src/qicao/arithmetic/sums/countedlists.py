"""Lists that a count says to be complete: 项目支出620万元，安排项目2个：甲320万元；乙300万元.

As many names as are counted, each with its amount, leave nothing out: they make up the amount
before the count that is of the same things.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.formula import SUM
from qicao.arithmetic.frames import above, alike
from qicao.arithmetic.grouped import grouped
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.sums.summands import is_count
from qicao.statements import Role, Statement

_LEAST, _NOUN = 3, 2
"""Parts that a list has at least, and characters that tell what is counted."""
_WHOLES = (Role.LEVEL, Role.BUDGET, Role.FULL)
_CUT = re.compile("[；;。\n]")
_NEAR = 0.3
"""The part of an amount that a list of all of it is apart from it at most."""


class CountedLists:
    """What a text claims that all of so many things make together."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.under = grouped(
            (s for s in sources.statements if s.under >= 0 and not s.table), lambda s: s.under
        )

    def claims(self) -> Iterator[Alternatives]:
        """Every list of as many amounts as were counted, with the amount that they make up."""
        for start, listed in self.under.items():
            count = self.sources.by_start[start]
            parts = _amounts(listed, count)
            if is_count(count) and len(parts) >= _LEAST and count.worth == len(parts):
                whole = self._whole(count, parts)
                if whole and _is_near(whole, parts):
                    yield (Claim(whole, SUM, parts, likely=True),)

    def _whole(self, count: Statement, parts: Sequence[Statement]) -> Statement | None:
        """The last amount before a count that is named as what it counts, or right before it."""
        line = [s for s in self.sources.statements if s.line == count.line]
        before = [s for s in line if s.start < count.start]
        kind = [s for s in before if s.role in _WHOLES and alike(s, parts[0]) and not s.hedged]
        kind = [s for s in kind if all(above(s, part) for part in parts)]
        noun = count.item[-_NOUN:]
        named = [s for s in kind if len(noun) == _NOUN and noun in s.item]
        beside = [s for s in kind if s is before[-1] and self._is_beside(s, count)]
        found = named or beside
        return found[-1] if found else None

    def _is_beside(self, whole: Statement, count: Statement) -> bool:
        """Whether only a comma parts an amount from the count of what it was spent on."""
        between = self.sources.text[whole.end : count.start]
        return whole.sentence == count.sentence and not _CUT.search(between)


def _amounts(listed: Sequence[Statement], count: Statement) -> tuple[Statement, ...]:
    """The amounts of the dimension that most of a list has, each with a name of its own."""
    own = [s for s in listed if s.sentence == count.sentence and _is_named(s)]
    kinds = Counter(s.dimension for s in own if s.dimension != count.dimension)
    if not kinds:
        return ()
    kind = kinds.most_common(1)[0][0]
    found = [s for s in own if s.dimension == kind]
    return tuple(found) if len({s.label for s in found}) == len(found) else ()


def _is_named(s: Statement) -> bool:
    """Whether a number is what its own name comes to; a name may end like a direction: 巩固提升."""
    level = s.role is Role.LEVEL or (s.role is Role.DIFFERENCE and s.base is None)
    return level and bool(s.label) and not (s.carried or s.total or s.hedged or s.rest)


def _is_near(whole: Statement, parts: Sequence[Statement]) -> bool:
    """Whether parts come near to a whole: a list that stays far below it is of some of it."""
    made, said = sum(float(p.worth or 0) for p in parts), float(whole.worth or 0)
    return abs(made - said) <= _NEAR * said
