"""Changes in a sentence that says one number with last year's, under a shorter name of it.

受理信访612件，上年703件，受理量比上年下降12.94%: there is no other number of last year, and 受理量
has two characters of what that is a number of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qicao.arithmetic.changes.measures import is_measured_otherwise
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.formula import CHANGE, DIFFERENCE
from qicao.arithmetic.frames import alike
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.words import pairs
from qicao.statements import Role, Statement

_RATE = "比率"
_FORMULAS = {Role.CHANGE: CHANGE, Role.DIFFERENCE: DIFFERENCE}


class OnlyPriors:
    """What a text claims of the only number that a sentence says with last year's."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self) -> Iterator[Alternatives]:
        """Every change behind the pair whose name has a part of the number's."""
        for said in self.sources.sentences.values():
            if pair := _only_pair(said):
                for given in (s for s in said if s.start > pair[1].start):
                    if _is_of(given, pair, said):
                        yield (Claim(given, _FORMULAS[given.role], pair, sure=True),)


def _only_pair(said: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """The number right before the only one of last year, and that one."""
    priors = [s for s in said if s.role is Role.PRIOR]
    if len(priors) != 1 or priors[0].hedged or priors[0].dimension == _RATE or priors[0].table:
        return None
    before = [s for s in said if s.start < priors[0].start][-1:]
    own = before and before[0].role is Role.LEVEL and not before[0].hedged
    same = own and alike(before[0], priors[0]) and before[0].item == priors[0].item != ""
    return (before[0], priors[0]) if same else None


def _is_of(given: Statement, pair: tuple[Statement, Statement], said: Sequence[Statement]) -> bool:
    """Whether a change since last year is of the pair by its name, and of no other number."""
    level, prior = pair
    changed = given.role in _FORMULAS and given.base is Role.PRIOR and given.sign and given.item
    kind = given.dimension == (_RATE if given.role is Role.CHANGE else prior.dimension)
    if not (changed and kind) or given.hedged or given.place:
        return False
    if is_measured_otherwise(given.item, level):
        return False
    names = pairs(given.item)
    others = [s for s in said if s.role is Role.LEVEL and s.start not in (level.start, given.start)]
    own = bool(names & pairs(level.item)) and given.item != level.item
    return own and not any(names & pairs(s.item) for s in others if s.start < given.start)
