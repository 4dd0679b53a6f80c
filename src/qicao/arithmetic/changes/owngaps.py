"""Rates of how much a number changed, over what it was by the amount right before the rate.

全年预算2854.2万元，较年初预算增加669.6万元，增长30.65%: what it was needs not be said again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from qicao.arithmetic.claim import Claim
from qicao.arithmetic.doubts.misread import printed_digits
from qicao.arithmetic.formula import DOWN, UP
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement

_FAR = 60
"""Characters between the number and the amount of its change, at most."""
_BETWEEN = re.compile(
    "[，,、（(]?(?:增长|增幅|下降|降幅|减少|增加|上升|提高|降低)(?:率|幅度)?[为达]?"
)
_LONG = 3
"""Digits of an amount that is told of."""


class OwnGaps:
    """What follows from a number and the amount by which it changed."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self) -> Iterator[tuple[Claim, ...]]:
        """Each rate that stands right behind the amount of the change, with the number before."""
        for said in self.sources.sentences.values():
            for place, (gap, rate) in enumerate(pairwise(said)):
                if not _is_rate_of(gap, rate) or not self._is_beside(gap, rate):
                    continue
                before = (said[at] for at in range(place - 1, -1, -1))
                level = next((s for s in before if _may_be(s, gap)), None)
                if level and self.sources.text.startswith("的", level.end):
                    continue  # 占支出7097.36万元的30.7%: not what changed
                if level and gap.start - level.end <= _FAR:
                    way = UP if gap.sign > 0 else DOWN
                    yield (Claim(rate, way, (level, gap), likely=True),)

    def _is_beside(self, gap: Statement, rate: Statement) -> bool:
        return bool(_BETWEEN.fullmatch(self.sources.text, gap.end, rate.start))


def _is_rate_of(gap: Statement, rate: Statement) -> bool:
    """Whether a rate says by how much the amount before it changes what there was."""
    way = gap.role is Role.DIFFERENCE and gap.sign and rate.role is Role.CHANGE and rate.carried
    same = way and rate.sign in (0, gap.sign) and (rate.worth or 0) > 0
    plain = not (gap.hedged or rate.hedged or gap.place or rate.place)
    return bool(same and plain and len(printed_digits(gap)) >= _LONG)


def _may_be(level: Statement, gap: Statement) -> bool:
    """Whether a number may be the one that changed by an amount."""
    role = Role.FULL if gap.base is Role.BUDGET else Role.LEVEL
    alike = level.dimension == gap.dimension and level.role is role and not level.hedged
    return alike and level.item == gap.item
