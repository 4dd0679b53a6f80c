"""Conflicts: claims that do not hold and share a number are one; its culprit is named if one is.

A number is the culprit if leaving it out leaves nothing broken, and no other number that would do
as well is borne out less by the claims that hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qicao.arithmetic.claim import Claim
from qicao.arithmetic.judged import Judged
from qicao.arithmetic.slips import culprits
from qicao.statements import Statement
from qicao.verdict import Outcome


@dataclass(frozen=True, slots=True)
class Conflict:
    """Numbers that cannot all be true: the claims that say so, and who is at fault if that shows."""

    claims: tuple[Claim, ...]
    outcome: Outcome
    culprit: Statement | None
    """None where two or more are as likely."""

    @property
    def told(self) -> Claim:
        """The claim that is shown: one that gives the culprit, else the first."""
        given = (c for c in self.claims if self.culprit and c.given.start == self.culprit.start)
        return next(given, self.claims[0])


def find_conflicts(judged: Judged) -> Iterator[Conflict]:
    """The conflicts of a text, in its order."""
    held = _counts(judged.held)
    groups = _groups([claim for claim, _ in judged.broken])
    outcomes = {id(claim): outcome for claim, outcome in judged.broken}
    for group in sorted(groups, key=lambda claims: claims[0].given.start):
        outcome = outcomes[id(group[0])]
        yield Conflict(tuple(group), outcome, _culprit(group, held))


def _counts(claims: Sequence[Claim]) -> dict[int, int]:
    found: dict[int, int] = {}
    for claim in claims:
        for member in claim.members:
            found[member.start] = found.get(member.start, 0) + 1
    return found


def _groups(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims that share a number, directly or by others."""
    groups: list[tuple[set[int], list[Claim]]] = []
    for claim in claims:
        numbers = {member.start for member in claim.members}
        joined = [claim]
        apart = []
        for known, group in groups:
            if known & numbers:
                numbers |= known
                joined = group + joined
            else:
                apart.append((known, group))
        groups = [*apart, (numbers, joined)]
    return [group for _, group in groups]


def _culprit(claims: Sequence[Claim], held: dict[int, int]) -> Statement | None:
    """The number in every claim of a conflict that the rest bears out least; None if two are so."""
    everywhere = {
        member.start: member
        for member in claims[0].members
        if all(any(m.start == member.start for m in claim.members) for claim in claims)
    }
    if not everywhere:
        return None
    mended = {member.start for claim in claims for member in culprits(claim)}
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
