"""Which scores of a line are weights: of two of one item the first, or the one in a bracket."""

from __future__ import annotations

from dataclasses import replace

from qicao.statements.statement import Listing, Role, Statement

_SCORED = ("得", "计", "得分", "自评得", "实得")
_ALL, _TOTALS = 100, ("总分", "总分值", "满分", "总计", "合计", "共计", "")


def weigh(found: list[Statement], line: int) -> None:
    """Of two scores of one item the first is its weight: 产出指标50分，得47.6分."""
    for place in range(len(found) - 2, -1, -1):
        first, second = found[place : place + 2]
        if first.line != line:
            break
        both = first.role is second.role is Role.SCORE and first.sentence == second.sentence
        inside = second.listing is Listing.BRACKET and second.under == first.start
        if both and inside and first.label.endswith(_SCORED):
            found[place + 1] = replace(second, role=Role.WEIGHT)
            continue
        both = both and (second.carried or _is_all(first))
        if both and (not first.carried or _is_all(first) or second.label in _SCORED):
            found[place] = replace(first, role=Role.WEIGHT)


def _is_all(statement: Statement) -> bool:
    """Whether a score is all that there is to be had: 总分100分."""
    return statement.label in _TOTALS and statement.mention.value == _ALL
