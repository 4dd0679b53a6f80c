"""Changes that a text states, held against what the accounts say of both years.

The words before a change often name its item otherwise than the accounts do; the number that
changed is bound to an account by its value, and that account has the same of last year.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qicao.arithmetic import formula as f
from qicao.arithmetic.bound.binding import Binder, Binding, Status
from qicao.arithmetic.bound.given import bare_name
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement
from qicao.statements.statement import Listing
from qicao.verdict import HOLDS

_RATE, _POINTS = "比率", "百分点"
_CHANGES = {Role.CHANGE: f.CHANGE, Role.DIFFERENCE: f.DIFFERENCE}
_ASIDE = (*_CHANGES, Role.PRIOR)
"""What may stand between a number and how it changed."""


class Accounted:
    """What follows of changes from accounts of two years."""

    def __init__(self, sources: Sources, binder: Binder, bindings: Mapping[int, Binding]) -> None:
        """`bindings` are the figures that the numbers of the text were found to be."""
        self.sources, self.bindings = sources, bindings
        self.before: dict[tuple[str, str], list[Statement]] = {}
        """By name and dimension, what was last year."""
        for figure in binder.figures:
            if figure.role is Role.PRIOR:
                self.before.setdefault(_name(figure), []).append(figure)

    def claims(self) -> Iterator[Claim]:
        """Every change with the accounts of what changed; the one that holds, else the nearest."""
        for said in self.sources.sentences.values():
            for place, given in enumerate(said):
                if given.role in _CHANGES and _is_of_last_year(given):
                    offers = [*self._offers(given, said[:place])]
                    good = (claim for _, claim in offers if claim.outcome() in HOLDS)
                    near = (claim for nearest, claim in offers if nearest)
                    yield from [*good, *near][:1]

    def _offers(
        self, given: Statement, before: Sequence[Statement]
    ) -> Iterator[tuple[bool, Claim]]:
        """The change over the accounts of each number before it, and if that is the nearest."""
        said = [s for s in before if s.listing is not Listing.BRACKET]
        levels = [s for s in said if s.role not in _ASIDE]
        for level in reversed(levels):
            binding = self.bindings.get(level.start)
            bound = binding and binding.status is Status.BOUND and level.role is Role.LEVEL
            if binding and bound and _may_change(level, given):
                figure = binding.figures[0]
                last = self.before.get(_name(figure), ())
                if len(last) == 1 and figure.role is Role.LEVEL:
                    claim = Claim(given, _CHANGES[given.role], (figure, last[0]), sure=False)
                    yield level is levels[-1], claim


def is_before(s: Statement) -> bool:
    """Whether a number is last year's, or tells of it by how much it changed."""
    return Role.PRIOR in (s.role, s.base)


def _is_of_last_year(given: Statement) -> bool:
    share = "占" in given.label  # 减少额占日常公用支出减少额的87.14%
    of_year = given.base is Role.PRIOR and not (given.hedged or share)
    return bool(given.sign and given.amount) and of_year


def _may_change(level: Statement, given: Statement) -> bool:
    """Whether a number can be what changed by another: a rate by points, all else by itself."""
    if given.role is Role.CHANGE:
        return level.dimension not in (_RATE, _POINTS)
    return level.dimension == (_RATE if given.dimension == _POINTS else given.dimension)


def _name(figure: Statement) -> tuple[str, str]:
    return bare_name(figure.label), figure.dimension
