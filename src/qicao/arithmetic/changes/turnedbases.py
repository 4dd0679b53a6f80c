"""Changes that hold only the other way round: 标准100, 实际120, 超出20，超出16.67%.

What is more by so much is so over the smaller of the two, and what is less over the larger.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from qicao.arithmetic.bound.given import for_each
from qicao.arithmetic.changes.directions import compared
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.formula import CHANGE, DIFFERENCE
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement
from qicao.verdict import HOLDS, Outcome

_BEYOND = re.compile("超出|超过|超支")


def turned_bases(sources: Sources, held: Iterable[Claim]) -> Iterator[tuple[Claim, Outcome]]:
    """The change over its own base, where the one that holds is over the other number, and the
    difference of both stands right before it."""
    by_given: dict[int, list[Claim]] = {}
    for claim in held:
        by_given.setdefault(claim.given.start, []).append(claim)
    for claims in by_given.values():
        given = claims[0].given
        plain = given.role is Role.CHANGE and given.sign and not (given.table or given.hedged)
        if not plain or not all(_is_turned(claim) for claim in claims):
            continue
        said = sources.sentences.get(given.sentence, ())
        due = replace(claims[0], inputs=claims[0].inputs[::-1], sure=True, tells=True, likely=True)
        outcome = due.outcome()
        if _gap_before(given, said, claims[0]) and outcome and outcome not in HOLDS:
            yield due, outcome


def _is_turned(claim: Claim) -> bool:
    return claim.formula is CHANGE and compared(*claim.inputs) == -claim.given.sign


def _gap_before(given: Statement, said: Sequence[Statement], claim: Claim) -> bool:
    """Whether what stands right before a change is by how much the two numbers differ, its way."""
    before = [s for s in said if s.start < given.start][-1:]
    if not before or any(s.sentence != given.sentence for s in claim.inputs):
        return False
    (gap,) = before
    own = gap.sign == given.sign if gap.role is Role.DIFFERENCE else _BEYOND.search(gap.label)
    inputs = tuple(map(for_each, claim.inputs))
    return bool(own) and Claim(gap, DIFFERENCE, inputs).outcome() in HOLDS
