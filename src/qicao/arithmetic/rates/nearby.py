"""Numbers that no words explain, over the numbers around them.

Tried last, for what nothing else was said of. Such a claim holds by chance more easily than one
that the words make, so that it is told only where one slip would mend it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import pairwise, permutations

from qicao.arithmetic import formula as f
from qicao.arithmetic.averages.per import PEOPLE, counts_each, pieces
from qicao.arithmetic.changes.compared import names_of
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.doubts.misread import digits_told, pair_of
from qicao.arithmetic.formula import Formula
from qicao.arithmetic.frames import above, alike, dimension_of
from qicao.arithmetic.rates.named import CUT, is_turned
from qicao.arithmetic.shares.portions import is_of_plan
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement
from qicao.statements.statement import Listing
from qicao.verdict import HOLDS

_BEFORE, _AFTER = 10, 2
"""Statements before and after a number among which its inputs stand."""
_RATES = 3
"""Statements before a rate among which the one stands that it makes a hundred with."""
_SHARES = 6
"""The same before a share, for what its sibling is made of stands between."""
_LINES = 2
"""Lines above that still belong to it."""
_RUN, _LISTED = 14, 3
"""Parts of a list that no word announces, at most and at least; digits of its sum, at least."""
ENUMERATED = re.compile("、[^，。；、\n]*")
"""Between two numbers of one list: 银牌39枚、铜牌52枚."""
_RATE, _POINTS = "比率", "百分点"
_OVER_PAIRS: dict[Role, tuple[Formula, ...]] = {
    Role.CHANGE: (f.CHANGE, f.UP, f.DOWN),
    Role.COMPLETION: (f.RATIO, f.SAVED),
    Role.SAVING: (f.SAVED, f.RATIO),
    Role.SHARE: (f.SHARE,),
    Role.LEVEL: (f.RATIO, f.SAVED),
}
_FIRST = (Role.PRIOR, Role.BUDGET)
"""What came before the budget of the year and what was done."""
_BY_GAP = {f.UP: 1, f.DOWN: -1}
"""Formulas of a level and what it changed by."""
_STATED = (Role.LEVEL, Role.PRIOR, Role.BUDGET, Role.FULL, Role.TARGET, Role.SCORE, Role.WEIGHT)


class Nearby:
    """What numbers may be of their neighbours."""

    def __init__(self, sources: Sources, explained: Set[int]) -> None:
        self.sources, self.explained = sources, explained
        self.places = {s.start: place for place, s in enumerate(sources.statements)}
        self.kinds: dict[tuple[int, str], frozenset[int]] = {}

    def claims(self) -> Iterator[Alternatives]:
        """The readings of every number that nothing explains."""
        for place, given in enumerate(self.sources.statements):
            if given.hedged or given.table:
                continue
            known = given.start in self.explained
            if offers := tuple(self._listed(place, given) if known else self._of(place, given)):
                yield offers

    def readings(self, given: Statement) -> tuple[Claim, ...]:
        """What one number may be of its neighbours; a figure has none."""
        if given.figure:
            return ()
        return tuple(self._of(self.places[given.start], given))

    def cuts_off(self, other: Claim, claim: Claim) -> bool:
        """Whether a total is one without the last parts of its list, which only 、 parts."""
        parts, fewer = claim.inputs, other.inputs
        shorter = claim.formula is other.formula is f.SUM and parts[: len(fewer)] == fewer
        if not shorter or claim.given is not other.given or len(fewer) == len(parts):
            return False
        pairs = pairwise(parts[len(fewer) - 1 :])
        return all(ENUMERATED.fullmatch(self.sources.text, a.end, b.start) for a, b in pairs)

    def around(self, given: Statement) -> list[Statement]:
        """What is said in the lines of a number and right above, and how much it changed by."""
        if given.figure:
            return []
        place = self.places[given.start]
        before = self.sources.statements[max(0, place - _RUN) : place + _AFTER + 1]
        found = [s for s in before if not (s.table or s.hedged or s.role is Role.OTHER)]
        return [s for s in found if given.line - 1 <= s.line <= given.line]

    def _of(self, place: int, given: Statement) -> Iterator[Claim]:
        dimension = dimension_of(given)
        if dimension == _RATE:
            yield from self._complements(place, given)
        if dimension == _RATE and _is_over_pair(given):
            yield from self._over_pairs(place, given, _OVER_PAIRS[given.role])
        elif given.role in (Role.DIFFERENCE, Role.DEDUCTION):
            yield from self._differences(place, given)
        elif given.role in (Role.LEVEL, Role.SCORE, Role.PRIOR) and dimension not in (_RATE, ""):
            yield from self._sums(place, given)
            yield from self._products(place, given)

    def _near(self, place: int, given: Statement, *also: Role) -> list[Statement]:
        """The statements around one, the nearest first."""
        around = self.sources.statements[max(0, place - _BEFORE) : place + _AFTER + 1]
        near = [
            s
            for s in around
            if s is not given and not s.table and _within(s, given) and _may(s, also)
        ]
        return sorted(near, key=lambda s: abs(s.start - given.start))

    def _over_pairs(
        self, place: int, given: Statement, formulas: Sequence[Formula]
    ) -> Iterator[Claim]:
        near = [
            s
            for s in self._near(place, given, Role.DIFFERENCE)
            if dimension_of(s) not in (_RATE, _POINTS, "")
        ]
        if given.role is Role.LEVEL:
            near = [s for s in near if s.sentence == given.sentence and s.start < given.start]
        full = given.base is None and any(s.role is Role.FULL for s in near)
        for first, second in permutations(near, 2):
            if _is_past(given, first) or (full and _is_first(given, second)):
                continue
            if first.role is Role.PRIOR is not second.role and given.role is Role.CHANGE:
                continue
            if is_of_plan(given, second) or _is_of_last_year(given, first, second):
                continue
            if _compare(first, second) and first.role is not Role.DIFFERENCE:
                for formula in formulas:
                    if _suits(formula, second) and _leads(given, formula, first, second):
                        yield Claim(given, formula, (first, second), sure=False, tells=False)

    def _complements(self, place: int, given: Statement) -> Iterator[Claim]:
        """A hundred without the rate right before it."""
        shares = _SHARES if given.role is Role.SHARE else _RATES
        for other in self.sources.statements[max(0, place - shares) : place]:
            if other.line == given.line and dimension_of(other) == _RATE and _level(other):
                yield Claim(given, f.COMPLEMENT, (other,), sure=False, tells=False)

    def _differences(self, place: int, given: Statement) -> Iterator[Claim]:
        dimension = dimension_of(given)
        measured = _RATE if dimension == _POINTS else dimension
        also = (Role.CHANGE, Role.COMPLETION, Role.SHARE) if dimension == _POINTS else ()
        near = [s for s in self._near(place, given, *also) if dimension_of(s) == measured]
        tells = given.under < 0 and not names_of(given)[1]
        for first, second in permutations(near, 2):
            if first.start < second.start and first.worth != second.worth:
                apart = first.place > 0 and second.place > 0  # 两类分别为662.30万元和584.88万元
                told = tells and not apart
                yield Claim(given, f.DIFFERENCE, (first, second), False, tells=told)

    def _sums(self, place: int, given: Statement) -> Iterator[Claim]:
        """The run of numbers of its kind right after it, or right before it."""
        for step in (1, -1):
            parts: list[Statement] = []
            for at in range(place + step, place + step * (_RUN + 1), step):
                if not 0 <= at < len(self.sources.statements):
                    break
                part = self.sources.statements[at]
                if part.line != given.line or part.table or part.hedged:
                    break
                if part.role is given.role and alike(part, given):
                    parts.append(part)
                    if len(parts) > 1:
                        yield Claim(
                            given,
                            f.SUM,
                            tuple(sorted(parts, key=_start)),
                            sure=False,
                            tells=part.sentence == given.sentence,
                        )

    def _listed(self, place: int, given: Statement) -> Iterator[Claim]:
        """What the numbers after an explained one add up to: it may bear them out all the same."""
        told = digits_told(given) >= _LISTED
        if given.role is Role.LEVEL and dimension_of(given) not in (_RATE, "") and told:
            for claim in self._sums(place, given):
                long = len(claim.inputs) >= _LISTED and self._is_all(claim)
                if long and claim.outcome() in HOLDS:
                    yield replace(claim, tells=False)

    def _is_all(self, claim: Claim) -> bool:
        """Whether parts are all that one sentence says of their kind, their sum aside."""
        kind = self._kind(claim.inputs[0].sentence, claim.given.dimension)
        others = len(kind) - (claim.given.start in kind)
        return others == len(claim.inputs) and kind - {claim.given.start} == pair_of(claim)

    def _kind(self, sentence: int, dimension: str) -> frozenset[int]:
        """Where the numbers of a dimension stand that a sentence says."""
        if (sentence, dimension) not in self.kinds:
            said = self.sources.sentences.get(sentence, ())
            found = (s.start for s in said if s.role is Role.LEVEL and s.dimension == dimension)
            self.kinds[sentence, dimension] = frozenset(found)
        return self.kinds[sentence, dimension]

    def _products(self, place: int, given: Statement) -> Iterator[Claim]:
        """So much each, so many times."""
        near = [s for s in self._near(place, given) if s.line == given.line]
        for each in (s for s in near if s.role is Role.PER and alike(s, given)):
            for count in (pieces(s) for s in near if counts_each(each, s)):
                yield Claim(given, f.PRODUCT, (each, count), sure=False, tells=False)


def _is_over_pair(given: Statement) -> bool:
    """Whether a rate may be of any two numbers around it; one in a bracket is of those before."""
    bracket = given.role is Role.LEVEL and given.listing is Listing.BRACKET
    return given.role in _OVER_PAIRS and not bracket and not CUT.search(given.label)


def _compare(first: Statement, second: Statement) -> bool:
    """Whether two numbers are of one kind; people are, that come once or again."""
    people = {first.mention.unit, second.mention.unit} <= PEOPLE
    return people or dimension_of(first) == dimension_of(second)


def _suits(formula: Formula, second: Statement) -> bool:
    """Whether a formula takes a number second: a difference of its own direction, or none."""
    if second.role is not Role.DIFFERENCE:
        return formula not in _BY_GAP
    return _BY_GAP.get(formula, 0) in ({1, -1} if not second.sign else {second.sign})


def _is_first(given: Statement, base: Statement) -> bool:
    """Whether a base is the first budget, which is meant only where no later one is said."""
    return given.role is Role.COMPLETION and base.role is Role.BUDGET


def _is_past(given: Statement, level: Statement) -> bool:
    """Whether a level is last year's, and the rate of what was done is not."""
    done = given.role in (Role.COMPLETION, Role.SAVING, Role.SHARE)
    return done and level.role is Role.PRIOR and level.sentence == given.sentence


def _is_of_last_year(given: Statement, level: Statement, base: Statement) -> bool:
    """Whether a rate that is no change, nor held against last year, is taken over last year's."""
    own = given.role is not Role.CHANGE and given.base is not Role.PRIOR
    apart = level.start < base.start or level.sentence != base.sentence  # 上年6180个中有112个
    return own and apart and base.role is Role.PRIOR is not level.role


def _leads(given: Statement, formula: Formula, level: Statement, base: Statement) -> bool:
    """Whether a level lies on the side of its base that it has to: what is saved leaves less, and
    what has grown from what came first is more."""
    if formula is f.CHANGE and given.sign and level.role in _FIRST and base.role not in _FIRST:
        return above(level, base) if given.sign > 0 else above(base, level)
    if is_turned(given, formula, level, base):
        return False
    return formula is not f.SAVED or not above(level, base)


def _level(statement: Statement) -> bool:
    return statement.role in (Role.LEVEL, Role.COMPLETION, Role.SAVING, Role.SHARE)


def _start(statement: Statement) -> int:
    return statement.start


def _may(statement: Statement, also: Sequence[Role]) -> bool:
    stated = statement.role in (*_STATED, Role.PER, *also) and not statement.hedged
    return stated and not points_back(statement)


def points_back(s: Statement) -> bool:
    """Whether a count is of what was said before and no part of it: 两项占扣分总数的48.8%."""
    return s.mention.in_words and s.mention.unit in ("项", "者", "类") and s.carried


def _within(statement: Statement, given: Statement) -> bool:
    return given.line - _LINES <= statement.line <= given.line
