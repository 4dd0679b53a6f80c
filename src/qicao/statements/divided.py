"""What is named right behind a budget and adds up to it is a budget too, and no outturn.

年初批复预算28640.50万元，基本支出14320.50万元，项目支出14320.00万元: no word says so but the sum.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from qicao.statements.statement import BASES, Listing, Role, Statement

_MOST = 8
"""Parts of one budget."""


def divide(found: list[Statement], line: int) -> None:
    """Gives the parts of a base in the last line of `found` its role, where they make it up."""
    begin = len(found)
    while begin and found[begin - 1].line == line:
        begin -= 1
    for place in range(begin, len(found)):
        if found[place].role in BASES and found[place].worth:
            for at in range(place + 1, place + 1 + _parts(found, place)):
                if found[at].role is Role.LEVEL:
                    found[at] = replace(found[at], role=found[place].role)


def _parts(found: Sequence[Statement], place: int) -> int:
    """How many numbers behind one add up to it; 0 if none do."""
    whole, added = found[place], Decimal(0)
    for count, part in enumerate(found[place + 1 : place + 1 + _MOST], start=1):
        if part.role is Role.AGAIN:
            continue  # 28640.50万元（约2.86亿元）
        if not _is_part(part, whole):
            return 0
        added += part.worth or 0
        if count > 1 and added == whole.worth:
            return count
    return 0


def _is_part(part: Statement, whole: Statement) -> bool:
    """Whether a number may be a part: an item of its own in the same sentence."""
    own = part.role is Role.LEVEL and not (part.carried or part.hedged)
    beside = part.sentence == whole.sentence and part.listing is Listing.NONE
    return own and beside and part.dimension == whole.dimension != ""
