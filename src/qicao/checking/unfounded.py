"""Numbers that nothing bears out, in a text of which the figures bear out nearly all others.

Where the figures say half of a text the rest is only unknown. Where they say all but one or two of
its numbers, those come from nowhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from qicao.arithmetic.bound.binding import Binding, Status
from qicao.arithmetic.conflicts import Conflict
from qicao.arithmetic.court import Judged
from qicao.arithmetic.formula import REACHED, SCORE
from qicao.arithmetic.sums.counts import Counted
from qicao.mentions import MentionKind
from qicao.statements import Role, Statement

_KINDS = (
    *(MentionKind.AMOUNT, MentionKind.RATE, MentionKind.POINTS),
    *(MentionKind.COUNT, MentionKind.MEASURE, MentionKind.SCORE),
)
_NOTHING = (Role.OTHER, Role.AGAIN)
_ENDING = 2
_LEAST, _MOST = 60, 0.01
"""Numbers of a text that is judged at all, and the part of them that may be from nowhere."""


def unfounded(
    statements: Sequence[Statement],
    judged: Judged,
    bindings: Mapping[int, Binding],
    conflicts: Sequence[Conflict],
    counts: Sequence[Counted],
) -> tuple[Statement, ...]:
    """The few numbers that are no figure, and follow from no other; nothing if they are many."""
    if not bindings:
        return ()
    asked = [s for s in statements if _is_asked(s)]
    known = _explained(judged) | {counted.stated.start for counted in counts}
    known |= {start for start, binding in bindings.items() if binding.status in _BOUND}
    said = {_printed(s) for s in asked if s.start in known}
    known |= {m.start for c in conflicts for claim in c.claims for m in claim.members}
    left = tuple(s for s in asked if s.start not in known and _printed(s) not in said)
    few = len(asked) >= _LEAST and len(left) <= max(1, len(asked) * _MOST)
    return left if few else ()


_BOUND = (Status.BOUND, Status.AMBIGUOUS)


def _is_asked(s: Statement) -> bool:
    of_score = s.role is Role.DEDUCTION or (s.role is Role.SCORE and s.label.endswith("占"))
    said = not s.hedged and s.role not in _NOTHING and not of_score
    return bool(s.amount and not s.mention.in_words and said and s.mention.kind in _KINDS)


def _explained(judged: Judged) -> set[int]:
    """The numbers of claims that hold; what a score is of may be anything beyond the target."""
    found = {claim.given.start for claim in judged.held}
    return found | {
        member.start
        for claim in judged.held
        if claim.formula not in (SCORE, REACHED)
        for member in claim.inputs
    }


def _printed(s: Statement) -> tuple[Decimal | None, str | None, str]:
    """What is said again: the number, and how the words for it end."""
    return s.mention.value, s.mention.unit, s.label[-_ENDING:]
