"""Hears the claims of a text, reading by reading, and keeps what holds and what does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.doubts.answered import standing
from qicao.arithmetic.doubts.misread import excuses, is_from_base, is_near, is_telling, pair_of
from qicao.arithmetic.doubts.recalled import (
    is_average,
    is_execution,
    is_named_share,
    is_slip_of_part,
)
from qicao.arithmetic.doubts.telling import is_short, told_of
from qicao.arithmetic.formula import CHANGE, DIFFERENCE, SHARE
from qicao.arithmetic.rates.nearby import Nearby
from qicao.statements import Role, Statement
from qicao.verdict import HOLDS, Outcome

_FEW = 1
"""Readings that leave nothing open."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The claims that hold and those that do not, of these the best reading each."""

    held: tuple[Claim, ...]
    broken: tuple[tuple[Claim, Outcome], ...]
    baseless: tuple[Claim, ...] = ()
    """Rates over a base that is nought."""
    short: tuple[Claim, ...] = ()
    """Totals above their parts, all of which other claims bear out: something is not listed."""
    offers: tuple[Alternatives, ...] = ()
    """All that was claimed, with the readings that the words leave open."""


class Court:
    """Hears claims one after the other."""

    def __init__(self) -> None:
        self.held: list[Claim] = []
        self.pairs: set[tuple[str, bool, frozenset[int]]] = set()
        """What the claims that hold are over, of which dimension they are, and if of a table."""
        self.broken: list[tuple[Claim, Outcome]] = []
        self.baseless: list[Claim] = []
        self.tried: list[Alternatives] = []
        self.open: list[list[Claim]] = []
        """Readings none of which holds, and none of which was told."""

    def hear(self, offers: Alternatives, trusted: Set[int] | None = None) -> None:
        """Judges the readings of one claim.

        `trusted` are numbers that are not at fault, where the words say nothing of the claim.
        """
        offers = tuple(claim for claim in offers if not _is_idle(claim))
        if not offers:
            return
        self.tried.append(offers)
        outcomes = [(claim, claim.outcome()) for claim in offers]
        good = [claim for claim, outcome in outcomes if outcome in HOLDS]
        self.held += good
        self.pairs |= {pair(claim) for claim in good if not claim.given.hedged}
        if not good:
            told = [*told_of(outcomes, trusted)]
            self.broken += told
            if not told and trusted is None:
                self.open.append([claim for claim, outcome in outcomes if outcome and claim.tells])
            none = (c for c, outcome in outcomes if outcome is None and c.sure and c.baseless())
            self.baseless += [*none][:1]

    def hear_late(self, offered: Iterable[Alternatives]) -> None:
        """Hears claims on what the ones before do not explain."""
        known = {claim.given.start for claim in self.held}
        told = {_members(claim) for claim, _ in self.broken}
        for offers in offered:
            if offers[0].given.start not in known and _members(offers[0]) not in told:
                self.hear(tuple(_free(claim, self.pairs) for claim in offers))

    def recall(self) -> None:
        """Tells what came near and nothing else explains: a number of another year or item."""
        self.broken += self._beside_shares()
        known = {member.start for claim in self.held for member in _borne_out(claim)}
        known |= {member.start for claim, _ in self.broken for member in claim.members}
        for claims in self.open:
            named = [c for c in claims if is_named_share(c) or is_average(c) or is_execution(c)]
            if named and named[0].given.start not in known:
                self.broken.append((named[0], named[0].outcome() or Outcome.DIFFERS))
            elif claims and len(claims) <= _FEW and claims[0].given.start not in known:
                near = next((claim for claim in claims if is_near(claim)), None)
                if near:
                    self.broken.append((near, near.outcome() or Outcome.DIFFERS))

    def _beside_shares(self) -> list[tuple[Claim, Outcome]]:
        """Shares that do not fit the whole of which the others of their sentence are shares."""
        wholes: dict[int, dict[int, Statement]] = {}
        for claim in self.held:
            if claim.formula is SHARE and not claim.given.table:
                whole = claim.inputs[1]
                wholes.setdefault(claim.given.sentence, {})[whole.start] = whole
        found = []
        for claims in self.open:
            shares = [c for c in claims if c.formula is SHARE and not c.given.whole]
            common = wholes.get(shares[0].given.sentence, {}) if shares else {}
            if len(common) != 1:
                continue
            (whole,) = common.values()
            of_it = [c for c in shares if c.inputs[1] is whole]
            claim = replace((of_it or shares)[0], inputs=(shares[0].inputs[0], whole))
            claim = replace((of_it or [claim])[0], sure=bool(of_it))
            outcome = claim.outcome()
            if outcome in HOLDS:
                self.held.append(claim)
            elif outcome and (of_it or is_slip_of_part(claim)):
                found.append((claim, outcome))
        return found

    def misread(self, nearby: Nearby) -> None:
        """Takes back what was said of numbers that follow from the numbers around them."""
        kept: list[tuple[Claim, Outcome]] = []
        for claim, outcome in self.broken:
            offers = nearby.readings(claim.given) if is_telling(claim) else ()
            fits = (one for one in offers if excuses(one, claim))
            good = next((one for one in fits if not nearby.cuts_off(one, claim)), None)
            if good:
                self.held.append(good)
            elif not is_from_base(claim, nearby.around(claim.given)):
                kept.append((claim, outcome))
        self.broken = kept

    def excuse(self, *asks: Callable[[Claim], bool]) -> None:
        """Takes back what any of some questions lets be."""
        self.broken = [told for told in self.broken if not any(ask(told[0]) for ask in asks)]

    def overrule(self, found: Iterable[tuple[Claim, Outcome]]) -> None:
        """Tells what holds only with another number than the one that is named."""
        known = {claim.given.start for claim, _ in self.broken}
        told = [pair for pair in found if pair[0].given.start not in known]
        self.broken += told
        given = {claim.given.start for claim, _ in told}
        self.held = [claim for claim in self.held if claim.given.start not in given]

    def settle(self, found: Sequence[tuple[Claim, Outcome]]) -> None:
        """Tells what two claims want, in place of what was only likely of the same numbers."""
        given = {claim.given.start for claim, _ in found}
        likely = (c for c, _ in self.broken if c.given.start in given and not c.sure)
        dropped = {id(claim) for claim in likely}
        self.broken = [pair for pair in self.broken if id(pair[0]) not in dropped]
        self.overrule(found)

    def explained(self) -> frozenset[int]:
        """Where the numbers stand that a claim was made of."""
        claims = (*self.held, *(claim for claim, _ in self.broken), *self.baseless)
        return frozenset(member.start for claim in claims for member in claim.members)

    def judged(self) -> Judged:
        """All that was heard."""
        borne = {member.start for claim in self.held for member in claim.members}
        short = tuple(claim for claim, _ in self.broken if is_short(claim, borne))
        left = [pair for pair in self.broken if pair[0] not in short]
        broken = standing(self.held, left)
        return Judged(tuple(self.held), broken, tuple(self.baseless), short, tuple(self.tried))


def _borne_out(claim: Claim) -> Iterator[Statement]:
    """The numbers of a claim that holds, but so much each and what is said again: not of what."""
    of_each, again = claim.formula in (DIFFERENCE, CHANGE), claim.given.role is Role.AGAIN
    yield from (m for m in claim.members if not (again or (of_each and m.role is Role.PER)))


def _is_idle(claim: Claim) -> bool:
    """Whether nothing of the text is claimed, or a number to be the difference of its own parts."""
    parts = claim.formula is DIFFERENCE and all(m.under == claim.given.start for m in claim.inputs)
    return parts or all(member.figure for member in claim.members)


def _members(claim: Claim) -> tuple[int, frozenset[int]]:
    return claim.given.start, pair_of(claim)


def pair(claim: Claim) -> tuple[str, bool, frozenset[int]]:
    """What a claim is over, of which dimension it is, and if of a table."""
    return claim.given.dimension, bool(claim.given.table), pair_of(claim)


def _free(claim: Claim, pairs: Set[tuple[str, bool, frozenset[int]]]) -> Claim:
    """A claim that only explains, where another of its kind is what its inputs make already.

    Unless it is rough: 占年初预算两成以上 says in words once more what 占20.46% has said.
    """
    made = pair(claim) in pairs and not claim.given.hedged
    return replace(claim, sure=False, tells=False) if made else claim
