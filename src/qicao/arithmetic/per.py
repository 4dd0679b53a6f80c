"""Amounts by head or by piece: an amount over a count, both said nearby."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import dimension_of
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement

_NEAR = 8
"""Statements before and after among which the two numbers stand."""
_MONEY = "金额"
_NO_COUNT = ("", _MONEY, "比率", "百分点", "分值")


class PerHead:
    """What a text claims to be so much each."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self) -> Iterator[Alternatives]:
        """Every amount by head with the pairs that may give it."""
        for place, given in enumerate(self.sources.statements):
            if given.role is Role.PER and dimension_of(given) == _MONEY:
                near = self.sources.statements[max(0, place - _NEAR) : place + _NEAR]
                if offers := tuple(_pairs(given, near)):
                    yield offers


def _pairs(given: Statement, near: Sequence[Statement]) -> Iterator[Claim]:
    beside = [
        s
        for s in near
        if s.line == given.line
        and given.sentence - 2 <= s.sentence <= given.sentence
        and s is not given
    ]
    for amount in (s for s in beside if dimension_of(s) == _MONEY and s.role is not Role.PER):
        for count in (s for s in beside if dimension_of(s) not in _NO_COUNT):
            yield Claim(given, f.PER, (amount, count), sure=False)
