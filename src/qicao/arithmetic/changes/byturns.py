"""Changes told by turns, of numbers that are told with last year's: 分别上升6.3%、7.1%.

受理9800件，办结9486件，同比分别上升6.3%、7.1%，上年受理9219件、办结8857件: each rate is of the
number whose name last year's number at its place has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.formula import CHANGE
from qicao.arithmetic.frames import alike
from qicao.arithmetic.index import plain_name
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement

_RATE, _LEAST = "比率", 2


class ByTurns:
    """What a text claims of several numbers and last year's by turns."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self) -> Iterator[Alternatives]:
        """Every rate of a row of them, of the number at its place and last year's."""
        for said in self.sources.sentences.values():
            rates = [s for s in said if s.role is Role.CHANGE and s.place and not s.hedged]
            priors = [s for s in said if s.role is Role.PRIOR and s.dimension != _RATE]
            in_order = [s.place for s in rates] == [*range(1, len(rates) + 1)]
            if len(rates) < _LEAST or len(priors) != len(rates) or not in_order:
                continue
            levels = [s for s in said if s.role is Role.LEVEL and s.start < rates[0].start]
            pairs = [(_called(prior, levels), prior) for prior in priors]
            found = [(level, prior) for level, prior in pairs if level]
            if len({level.start for level, _ in found}) == len(rates):
                for given, pair in zip(rates, found, strict=True):
                    yield (Claim(given, CHANGE, pair),)


def _called(prior: Statement, levels: Sequence[Statement]) -> Statement | None:
    """The only number whose name begins as that of last year's."""
    name = plain_name(prior.item)
    alike_ = [s for s in levels if alike(s, prior) and name and not s.hedged]
    found = [s for s in alike_ if plain_name(s.item).startswith(name)]
    return found[0] if len(found) == 1 else None
