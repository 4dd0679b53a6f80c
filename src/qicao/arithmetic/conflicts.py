"""Conflicts: claims that do not hold and share a number are one; its culprit is named if one is.

A number is the culprit if leaving it out leaves nothing broken, and no other number that would do
as well is borne out less by the claims that hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qicao.arithmetic.claim import Claim
from qicao.arithmetic.court import Judged
from qicao.arithmetic.formula import COMPLEMENT, REACHED
from qicao.arithmetic.slips import culprits
from qicao.statements import Statement
from qicao.verdict import Outcome


@dataclass(frozen=True, slots=True)
class Conflict:
    """Numbers that cannot all be true: the claims that say so, and who is at fault."""

    claims: tuple[Claim, ...]
    outcome: Outcome
    culprit: Statement | None
    """None where two or more are as likely."""

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
    found += [
        Conflict(tuple(group), outcomes[id(group[0])], _culprit(group, held))
        for group in _groups([claim for claim, _ in rest])
    ]
    return sorted(found, key=lambda conflict: conflict.told.given.start)


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


def _culprit(claims: Sequence[Claim], held: dict[int, int]) -> Statement | None:
    """The number in every claim of a conflict that the rest bears out least; None if two are so."""
    everywhere = {
        member.start: member
        for member in claims[0].members
        if not member.figure
        and all(any(m.start == member.start for m in claim.members) for claim in claims)
    }
    if not everywhere:
        return None
    mended = {member.start for claim in claims for member in culprits(claim, least=1)}
    ranked = sorted(
        everywhere.values(), key=lambda m: (held.get(m.start, 0), m.start not in mended)
    )
    first = ranked[0]
    alike = [
        m
        for m in ranked[1:]
        if held.get(m.start, 0) == held.get(first.start, 0)
        and (m.start in mended) == (first.start in mended)
    ]
    return None if alike else first
