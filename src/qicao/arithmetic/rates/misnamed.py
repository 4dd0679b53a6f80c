"""Numbers that hold with the one beside the number that they name: 稻谷4.5万吨，占73.21%.

The total of both still holds, and so does a rate or an average, but of the other one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from qicao.arithmetic.averages.per import pieces
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.doubts.misread import printed_digits
from qicao.arithmetic.formula import PER, PRODUCT, SHARE
from qicao.arithmetic.frames import alike
from qicao.arithmetic.grouped import grouped
from qicao.arithmetic.index import core
from qicao.arithmetic.sources import Sources
from qicao.statements import Statement
from qicao.verdict import HOLDS, Outcome

_FORMULAS = (SHARE, PER, PRODUCT)
_LEAST = 3
"""Digits of a number that hardly fits another by chance."""
_POINTED = ("前者", "后者")
_NAME = 2
"""Characters of a name that is looked for."""


class Misnamed:
    """What a text says of one number of a list by the name of the one beside it."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self, held: Iterable[Claim]) -> Iterator[tuple[Claim, Outcome]]:
        """The claims with the number that is named, for what holds only with the other."""
        by_given = grouped(held, lambda claim: claim.given.start)
        for claims in by_given.values():
            if _may_tell(claims[0]):
                named = [self._named(claim) for claim in claims]
                if all(named) and (first := named[0]) and (outcome := first.outcome()):
                    yield first, outcome

    def _named(self, claim: Claim) -> Claim | None:
        """The claim with the number that the words name in place of the one beside it."""
        if claim.formula not in _FORMULAS:
            return None
        starts = {m.start for m in claim.members}
        for place, part in enumerate(claim.inputs):
            for other in self._beside(part):
                if other.start in starts or not _is_named(claim, part, other):
                    continue
                one = pieces(other) if claim.formula is not SHARE and place else other
                inputs = (*claim.inputs[:place], one, *claim.inputs[place + 1 :])
                meant = replace(claim, inputs=inputs, sure=True, tells=True)
                if meant.outcome() not in HOLDS:
                    return meant
        return None

    def _beside(self, part: Statement) -> Iterator[Statement]:
        """The numbers of its kind right before and after one in its sentence."""
        own = self.sources.by_start.get(part.start, part)
        kind = [s for s in self._said(own) if alike(s, own) and s.role is own.role]
        place = kind.index(own) if own in kind else len(kind)
        for other in kind[max(0, place - 1) : place] + kind[place + 1 : place + 2]:
            if other.item != part.item and other.worth != part.worth and not other.hedged:
                yield other

    def _said(self, part: Statement) -> Sequence[Statement]:
        plain = not (part.table or part.figure or part.hedged)
        return self.sources.sentences.get(part.sentence, ()) if plain else ()


def _may_tell(claim: Claim) -> bool:
    given = claim.given
    plain = not (given.table or given.hedged or given.figure)
    named = claim.formula is PER or not given.carried
    return plain and named and len(printed_digits(given)) >= _LEAST


def _is_named(claim: Claim, part: Statement, other: Statement) -> bool:
    """Whether the words of a number name one of two numbers, and not the other."""
    given = claim.given
    apart = other.end <= given.start and part.end <= given.start and not other.carried
    if not apart or len(part.item) < _NAME or len(other.item) < _NAME:
        return False
    words, name = _words(claim, part)
    pointed = given.label.startswith(_POINTED) and given.item == other.item
    named = (other.item in words or pointed) and part.item not in words
    return named or (len(name) > _NAME and name in other.item and name not in part.item)


def _words(claim: Claim, part: Statement) -> tuple[str, str]:
    """The words that name one of the inputs, and their name; of heads, those of the amount."""
    given, amount = claim.given, claim.inputs[0]
    if claim.formula is SHARE and part is claim.inputs[-1]:
        return given.whole, core(given.whole)
    if claim.formula is PER and given.carried:
        return (amount.label, "") if part is not amount and not amount.table else ("", "")
    return given.label, core(given.item)
