"""The chance that a random number would have passed where a text's own did.

Of all numbers with as many digits, those that one of the offered readings, or one of the figures
that the words may mean, would have accepted. With a few hundred figures and no thought of the
words, some number nearly always fits; this says how far the checks are from that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from qicao.arithmetic.binding import Binding, Status
from qicao.arithmetic.judged import Judged
from qicao.quantity import Interval, unit
from qicao.statements import Statement

_MOST = Decimal(1)


def chance_of(judged: Judged, bindings: Mapping[int, Binding]) -> Decimal | None:
    """The mean over all numbers that were explained or bound; None if there are none."""
    spans: dict[int, list[Interval]] = {}
    numbers: dict[int, Statement] = {}
    passed = {claim.given.start for claim in judged.held}
    for offers in judged.offers:
        given = offers[0].given
        if given.start in passed:
            numbers[given.start] = given
            derived = (claim.derived() for claim in offers)
            spans.setdefault(given.start, []).extend(d for d in derived if d is not None)
    for start, binding in bindings.items():
        if binding.status is Status.BOUND and start not in spans:
            numbers[start] = binding.statement
            spans[start] = [q.interval for q in binding.candidates()]
    chances = [_chance(numbers[start], found) for start, found in spans.items()]
    known = [chance for chance in chances if chance is not None]
    return sum(known, Decimal(0)) / len(known) if known else None


def _chance(statement: Statement, spans: Iterable[Interval]) -> Decimal | None:
    """Printed values that one of the spans accepts, of all with as many digits."""
    mention = statement.mention
    if mention.value is None or mention.unit is None or mention.decimals is None:
        return None
    step = Decimal(1).scaleb(-mention.decimals) * unit(mention.unit).factor
    digits = max(1, len(str(abs(int(mention.value.scaleb(mention.decimals))))))
    accepted = sum(((span.hi - span.lo) / step + 1 for span in spans), Decimal(0))
    return min(_MOST, accepted / (9 * Decimal(10) ** (digits - 1)))
