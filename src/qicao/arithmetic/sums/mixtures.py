"""Lists whose numbers are not all of one kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from qicao.arithmetic.frames import dimension_of
from qicao.statements import Role, Statement
from qicao.statements.statement import Listing


def is_mixed(whole: Statement, parts: Sequence[Statement]) -> bool:
    """Whether a list has numbers among its parts that are parts of it in another role.

    Weights or scores among scores; what grew by so much, among amounts in a bracket.
    """
    if whole.role is Role.DEDUCTION:
        return any(p.role is Role.SCORE for p in parts)
    if whole.role is Role.SCORE:
        return any(p.role is not Role.SCORE for p in parts)
    grown = (p for p in parts if p.role is Role.DIFFERENCE and p.listing is Listing.BRACKET)
    return any(dimension_of(p) == dimension_of(whole) for p in grown)


def paired(parts: Sequence[Statement]) -> bool:
    """Whether every part says as many things: 城东15个、3406户，城西17个、3812户."""
    numbers = Counter(dimension_of(part) for part in parts)
    return len(numbers) > 1 and len({*numbers.values()}) == 1 and min(numbers.values()) > 1
