"""Targets that prose sets, as the table of indicators has them: 改造食堂12个, 食堂改造数 12."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.grouped import grouped
from qicao.arithmetic.index import plain_name
from qicao.arithmetic.scores.attained import Attained
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement

_BOUND = re.compile("[不≥≤><＞＜]$|(?<=..)[数量]$")
"""What a name ends with that says only that so many are wanted."""
_LEAST = 4
"""Characters of a name that is told by which they are, and not by their order."""


class Goals:
    """What a text claims of targets in prose and in tables."""

    def __init__(self, sources: Sources) -> None:
        self.attained = Attained(sources)
        self.targets = [s for s in sources.statements if _is_target(s)]

    def claims(self) -> Iterator[Alternatives]:
        """Every target of prose that has the name of the only one of a table, and what was done."""
        yield from self.attained.claims()
        cells = _by_name(self.targets)
        for given in self.targets:
            found = cells.get(_name(given), ()) if not given.table else ()
            if len(found) == 1 and found[0].dimension == given.dimension:
                yield (Claim(given, f.SAME, (found[0],), sure=False, likely=True),)


def _by_name(targets: Sequence[Statement]) -> Mapping[tuple[str, ...], Sequence[Statement]]:
    return grouped((s for s in targets if s.table), _name)


def _is_target(s: Statement) -> bool:
    plain = s.role is Role.TARGET and not (s.hedged or s.figure or s.place or s.carried)
    return plain and s.amount is not None and len(_name(s)) >= _LEAST


def _name(s: Statement) -> tuple[str, ...]:
    """The characters of a name, in whichever order: 改造食堂, 食堂改造数."""
    return tuple(sorted(_BOUND.sub("", plain_name(s.item))))
