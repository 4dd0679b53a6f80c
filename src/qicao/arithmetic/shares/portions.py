"""Shares of several parts at once, and of parts whose whole no number says but they themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from qicao.arithmetic.formula import HUNDRED, SHARE, Formula
from qicao.statements import Role, Statement
from qicao.statements.statement import BASES

_PLAN = re.compile("预算|计划|目标|上年|任务|下达|安排|批复")
"""Words of a whole that is a budget or a target."""
MOST = 12
"""Inputs that such a share has at most: what each hides is tried with what the others hide."""


@cache
def share_of(parts: int) -> Formula:
    """So many parts together, over the whole that is the last input."""
    if parts == 1:
        return SHARE

    def whole(x: Sequence[Any]) -> Any:
        return x[-1]

    says = f"（{_added(parts)}）÷{{{parts}}}×100%"
    return Formula("share", SHARE.code, says, lambda x: sum(x[:parts]) / whole(x) * HUNDRED, whole)


@cache
def share_of_all(parts: int, among: int) -> Formula:
    """The first of the inputs together, over all of them."""
    says = f"（{_added(parts)}）÷（{_added(among)}）×100%"
    return Formula("share", SHARE.code, says, lambda x: sum(x[:parts]) / sum(x) * HUNDRED, sum)


def names_plan(given: Statement) -> bool:
    """Whether the words of a share say that it is one of a budget or a target."""
    return bool(_PLAN.search(given.whole or given.label))


def is_of_plan(given: Statement, base: Statement) -> bool:
    """Whether a share that names its whole would be one of a budget, which it does not name."""
    named = given.role is Role.SHARE and given.whole
    return bool(named) and base.role in BASES and not _PLAN.search(given.whole)


@cache
def share_of_sum(wholes: int) -> Formula:
    """The first of the inputs, over all the others together."""
    says = f"{{0}}÷（{_added(wholes + 1, 1)}）×100%"

    def whole(x: Sequence[Any]) -> Any:
        return sum(x[1:])

    return Formula("share", SHARE.code, says, lambda x: x[0] / whole(x) * HUNDRED, whole)


def _added(parts: int, first: int = 0) -> str:
    return "＋".join(f"{{{number}}}" for number in range(first, parts))
