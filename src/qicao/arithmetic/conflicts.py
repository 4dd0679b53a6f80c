"""Conflicts: claims that do not hold and share a number are one; its culprit is named if one is.

A number is the culprit if leaving it out leaves nothing broken, and no other number that would do
as well is borne out less by the claims that hold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal

from qicao.arithmetic.claim import Claim
from qicao.arithmetic.court import Judged
from qicao.arithmetic.doubts.misread import digits_told
from qicao.arithmetic.formula import COMPLEMENT, REACHED
from qicao.arithmetic.index import core
from qicao.arithmetic.overother import over_other
from qicao.arithmetic.slips import LEAST, culprits
from qicao.statements import Statement
from qicao.verdict import Outcome


@dataclass(frozen=True, slots=True)
class Conflict:
    """Numbers that cannot all be true: the claims that say so, and who is at fault."""

    claims: tuple[Claim, ...]
    outcome: Outcome
    culprit: Statement | None
    """None where two or more are as likely."""
    suspects: tuple[Statement, ...] = ()
    """Those that are as likely, where the rest bears out what follows from them, and not them."""

    @property
    def told(self) -> Claim:
        """The claim that is shown: one that gives the culprit, else the first."""
        given = (c for c in self.claims if self.culprit and c.given.start == self.culprit.start)
        return next(given, self.claims[0])


def find_conflicts(judged: Judged) -> list[Conflict]:
    """The conflicts of a text, in its order."""
    wrong = {c.given.start for c, outcome in judged.broken if outcome is not Outcome.TRUNCATED}
    cut = _once([claim for claim, outcome in judged.broken if outcome is Outcome.TRUNCATED])
    cut = [claim for claim in cut if claim.given.start not in wrong]
    held = _counts([c for c in judged.held if c.formula is not COMPLEMENT], cut)
    found = [Conflict((claim,), Outcome.TRUNCATED, claim.given) for claim in cut]
    rest = [
        (claim, outcome) for claim, outcome in judged.broken if outcome is not Outcome.TRUNCATED
    ]
    outcomes = {id(claim): outcome for claim, outcome in rest}
    evidence = _Evidence(held, _said(judged))
    groups = _groups([claim for claim, _ in rest])
    found += [
        _conflict(part, outcomes[id(part[0])], evidence)
        for group in groups
        for part in _parted(group)
    ]
    return sorted(found, key=lambda conflict: conflict.told.given.start)


def _conflict(claims: Sequence[Claim], outcome: Outcome, evidence: _Evidence) -> Conflict:
    """One with the only number that is suspected as its culprit."""
    suspects = evidence.suspects(claims)
    if len(suspects) == 1:
        return Conflict(tuple(claims), outcome, suspects[0])
    given, own = claims[0].given, _starts(claims)
    borne_out = any(evidence.of(s, own) < evidence.of(given, own) for s in suspects)
    return Conflict(tuple(claims), outcome, None, suspects if borne_out else ())


def _starts(claims: Sequence[Claim]) -> Set[int]:
    return {m.start for claim in claims for m in claim.members}


def _once(claims: Sequence[Claim]) -> list[Claim]:
    """The first claim of each number: one cut off is told once, however many ways show it."""
    return [*{claim.given.start: claim for claim in reversed(claims)}.values()]


def _counts(claims: Sequence[Claim], cut: Sequence[Claim]) -> dict[int, int]:
    """How many claims bear a number out: those that hold, for amounts those cut off."""
    found: dict[int, int] = {}
    members = [member for claim in claims for member in _borne_out(claim)]
    for member in (*members, *(member for claim in cut for member in claim.inputs)):
        found[member.start] = found.get(member.start, 0) + 1
    return found


def _borne_out(claim: Claim) -> Iterator[Statement]:
    """The numbers of a claim that it bears out: what is more than full marks want may be any."""
    full = claim.formula is REACHED and claim.given.worth == claim.inputs[0].worth
    yield from (m for m in claim.members if not (full and m is claim.inputs[1]))


def _groups(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims that share a number, directly or by others."""
    leads = [*range(len(claims))]
    """Each claim → a later one of its group; the last one leads it."""
    said: dict[int, int] = {}
    groups: dict[int, list[Claim]] = {}
    for number, claim in enumerate(claims):
        numbers = [member.start for member in claim.members if not member.figure]
        joined = {_lead(leads, said[start]) for start in numbers if start in said}
        first, *others = [groups.pop(lead) for lead in sorted(joined, reverse=True)] or [[]]
        for group in others:
            first += group
        groups[number] = first
        first.append(claim)
        for lead in joined:
            leads[lead] = number
        said |= dict.fromkeys(numbers, number)
    return list(groups.values())


def _lead(leads: list[int], number: int) -> int:
    while leads[number] != number:
        leads[number] = leads[leads[number]]
        number = leads[number]
    return number


def _parted(claims: list[Claim]) -> Iterator[list[Claim]]:
    """The claims of a group with a number that is in all of them; where none is, it has several
    faults: those of the number that most are made of, and the others by themselves."""
    if len(claims) == 1 or _everywhere(claims):
        yield claims
        return
    counts = Counter(m.start for c in claims for m in c.members if not m.figure)
    most = max(counts, key=lambda start: (counts[start], -start), default=-1)
    its = [claim for claim in claims if any(m.start == most for m in claim.members)]
    others = [claim for claim in claims if claim not in its]
    if not its or not others:
        yield claims
        return
    yield its
    for group in _groups(others):
        yield from _parted(group)


_NAME = 2
"""Characters of a name at least."""
Said = Mapping[tuple[str, Decimal], Mapping[int, Statement]]
"""The numbers of a dimension that are worth so much, by where they stand."""


def _said(judged: Judged) -> Said:
    """The long numbers of a text, those that are the same together."""
    found: dict[tuple[str, Decimal], dict[int, Statement]] = {}
    for member in (m for offers in judged.offers for claim in offers for m in claim.members):
        if member.worth and not member.figure and digits_told(member) >= LEAST:
            found.setdefault((member.dimension, member.worth), {})[member.start] = member
    return found


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What bears out the numbers of a text: how many claims, by where they stand; and what else
    says the same."""

    held: Mapping[int, int]
    said: Said

    def of(self, m: Statement, own: Set[int]) -> tuple[int, bool]:
        """How many claims bear a number out, and whether the text says it again of the same."""
        others = self.said.get((m.dimension, m.worth or Decimal(0)), {}).items()
        again = any(at not in own and _is_of_one_name(m, o) for at, o in others)
        return self.held.get(m.start, 0), again

    def suspects(self, claims: Sequence[Claim]) -> tuple[Statement, ...]:
        """The numbers in every claim of a conflict that the rest bears out least.

        Of those as little borne out, the ones in which a slip would mend all. A rate in words is
        rounded by hand: what would suit it is no slip.
        """
        everywhere, own = _everywhere(claims), _starts(claims)
        turned = [claim.given for claim in claims if over_other(claim)]
        if turned and any(m.start == turned[0].start for m in everywhere):
            return (turned[0],)
        loose = any(claim.given.mention.in_words for claim in claims)
        mended = set() if loose else {m.start for c in claims for m in culprits(c, least=1)}
        ranked = [(*self.of(m, own), m.start not in mended) for m in everywhere]
        least = min(ranked, default=None)
        return tuple(m for m, rank in zip(everywhere, ranked, strict=True) if rank == least)


def _is_of_one_name(one: Statement, other: Statement) -> bool:
    """Whether the words before two numbers name one thing: 县级资金 is not 省级资金."""
    first, second = core(one.label), core(other.label)
    named = min(len(first), len(second)) >= _NAME
    return named and (first in second or second in first)


def _everywhere(claims: Sequence[Claim]) -> list[Statement]:
    """The numbers of a text that every one of some claims is made of."""
    first, *others = ({m.start: m for m in c.members if not m.figure} for c in claims)
    return [m for start, m in first.items() if all(start in other for other in others)]
