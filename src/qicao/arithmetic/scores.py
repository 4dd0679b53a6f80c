"""Scores: a rate times a weight, and what a weight loses."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.sources import Sources
from qicao.statements import Role

_POINTS = "分值"


class Scores:
    """What a text claims of scores."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self) -> Iterator[Alternatives]:
        """Deductions of every item that has a weight and a score."""
        for frame in self.sources.frames:
            for slot, given in frame.slots.items():
                if slot[0] is not Role.DEDUCTION:
                    continue
                weights = self.sources.find(frame, (Role.WEIGHT, None, _POINTS), given)
                scores = self.sources.find(frame, (Role.SCORE, None, _POINTS), given)
                offers = tuple(
                    Claim(given, f.DIFFERENCE, (weight, score))
                    for weight in weights
                    for score in scores
                )
                if offers:
                    yield offers
