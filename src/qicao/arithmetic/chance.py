"""The chance that a random number would have passed where a text's own did.

Of all numbers with as many digits, those that one of the offered readings, or one of the figures
that the words may mean, would have accepted. With a few hundred figures and no thought of the
words, some number nearly always fits; this says how far the checks are from that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qicao.arithmetic.bound.binding import Binding, Status
from qicao.arithmetic.court import Judged
from qicao.statements import Statement

Reach = tuple[float, float]
"""The least and the most that is accepted."""


def chance_of(judged: Judged, bindings: Mapping[int, Binding]) -> float | None:
    """The mean over all numbers that were explained or bound; None if there are none."""
    spans: dict[int, list[Reach]] = {}
    numbers: dict[int, Statement] = {}
    passed = {claim.given.start for claim in judged.held}
    for offers in judged.offers:
        given = offers[0].given
        if given.start in passed:
            numbers[given.start] = given
            spans.setdefault(given.start, []).extend(c.reach for c in offers if c.reach)
    for start, binding in bindings.items():
        if binding.status is Status.BOUND and start not in spans:
            numbers[start] = binding.statement
            spans[start] = [(a.low, a.high) for f in binding.figures if (a := f.amount)]
    chances = [_chance(numbers[start], found) for start, found in spans.items()]
    known = [chance for chance in chances if chance is not None]
    return sum(known) / len(known) if known else None


def _chance(statement: Statement, spans: Iterable[Reach]) -> float | None:
    """Printed values that one of the spans accepts, of all with as many digits."""
    value, decimals, amount = statement.mention.value, statement.mention.decimals, statement.amount
    if value is None or decimals is None or amount is None:
        return None
    digits = max(1, value.adjusted() + 1 + decimals) if value else 1
    accepted = sum((high - low) / (2 * amount.half) + 1 for low, high in spans)
    return min(1.0, accepted / (9 * 10.0 ** (digits - 1)))
