"""One thing said twice: the same item, role and unit, in prose and in tables."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement

_ONCE = (Role.LEVEL, Role.PRIOR, Role.BUDGET, Role.FULL)


class Sames:
    """What a text says more than once."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self) -> Iterator[Alternatives]:
        """Every later statement with the first of the same thing."""
        for item, slots in self.sources.index.found.items():
            for (role, _, dimension), found in slots.items():
                if item and role in _ONCE and dimension and len(found) > 1:
                    yield from _again([s for s in found if not s.hedged and (not s.carried or self.sources.index.knows(s.item))])


def _again(found: list[Statement]) -> Iterator[Alternatives]:
    for place, later in enumerate(found[1:], 1):
        yield tuple(Claim(later, f.SAME, (first,), sure=False) for first in reversed(found[:place]))
