"""Which figures a number may be at all: by its stage and year, and by what its words can mean."""

from __future__ import annotations

import re
from functools import cache

from qicao.arithmetic.frames import is_money
from qicao.statements import Role, Statement
from qicao.statements.statement import BASES

Group = tuple[str, bool]
"""A dimension, and whether it is last year's: figures of others are not compared at all."""
_STAGES = {Role.BUDGET, Role.FULL}
"""Which of two budgets is meant is often left open."""
_BEYOND = ("超额", "超出", "超过", "多完成", "少完成")
"""By how much is no figure of how much there is."""
_LEFT = ("结余", "结转", "剩余", "缺口")
"""What is left is no amount that was spent."""
_ADJUSTED = ("调减", "调增", "追加", "核减")
"""By how much a budget was changed, which is no budget."""
_PLANNED = (Role.TARGET, Role.BUDGET, Role.FULL)
_EACH, MOVED = frozenset("均每标单"), re.compile("(?:减少|增加|下降|提高|降低|上升)$")
"""Characters of the names of what is so much each; how words end that say by how much it moved."""


@cache
def unlike(own: Role, other: Role) -> float:
    """How much less a figure of another role suits: last year's is none of this year."""
    if own is other or Role.AGAIN in (own, other) or {own, other} == _STAGES:
        return 0.0
    return 0.25 if (own in BASES and other in BASES) or Role.PRIOR in (own, other) else 0.1


def is_kin(statement: Statement, figure: Statement) -> bool:
    """Whether the words can mean the figure: a target no outturn, a difference no amount."""
    if statement.label.endswith(_BEYOND):
        return figure.role is Role.DIFFERENCE
    if statement.role in (Role.DIFFERENCE, Role.DEDUCTION, Role.WEIGHT):
        return figure.role is statement.role
    if statement.label.endswith(_LEFT) and not any(word in figure.label for word in _LEFT):
        return False
    planned = is_as_planned(statement, figure)
    if statement.role is Role.PER:
        each = figure.role is Role.PER or _EACH & set(figure.label)
        return bool(each) and planned and not MOVED.search(statement.label)
    if statement.role in _STAGES and any(word in figure.label for word in _ADJUSTED):
        return False
    return planned


def is_as_planned(statement: Statement, figure: Statement) -> bool:
    """Whether both are aims or neither is; of money what was planned may be what was spent."""
    planned = (statement.role in _PLANNED) == (figure.role in _PLANNED)
    return planned or is_money(statement.dimension)


def group(statement: Statement) -> Group:
    """What is compared at all: numbers of one dimension, of last year or of this one."""
    return statement.dimension, statement.role is Role.PRIOR
