"""What remains to be done of what fell short of its aim: 较目标少12公里, and 管网剩余12公里."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.formula import SAME
from qicao.arithmetic.frames import is_money
from qicao.arithmetic.index import core
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement

_REMAINING = re.compile("(?P<name>[一-鿿]{2,12}?)的?(?:剩余|余下|尚余|还剩|(?:尚)?未完成)的?$")
_CUT, _BEFORE = re.compile("[，。；、：:\n0-9]"), 20
"""What parts the words before a number, and how many of them name what remains."""


class Remaining:
    """What a text claims to remain of what it says to have fallen short."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.short = [s for s in sources.statements if _falls_short(s)]

    def claims(self) -> Iterator[Alternatives]:
        """Every number that remains, as the only gap to an aim of the same name and unit."""
        for given in self.sources.statements if self.short else ():
            name = "" if given.table or given.hedged else self._name(given)
            gaps = {s.worth: s for s in self.short if _is_of(s, name, given)} if name else {}
            if len(gaps) == 1:
                yield (Claim(given, SAME, tuple(gaps.values()), sure=False, likely=True),)

    def _name(self, given: Statement) -> str:
        words = self.sources.text[max(0, given.start - _BEFORE) : given.start]
        found = _REMAINING.search(_CUT.split(words)[-1])
        return core(found["name"]) if found else ""


def _falls_short(s: Statement) -> bool:
    """Whether a number is by how much less was done than was aimed at."""
    gap = s.role is Role.DIFFERENCE and s.base is Role.TARGET and s.sign < 0
    return gap and not (s.table or s.hedged or is_money(s.dimension))


def _is_of(gap: Statement, name: str, given: Statement) -> bool:
    """Whether a gap is of what a name says, or begins or ends with, in the unit of a number."""
    own = core(gap.item)
    same = len(own) > 1 and (name.endswith(own) or own.startswith(name))
    return same and gap.mention.unit == given.mention.unit and gap.start != given.start
