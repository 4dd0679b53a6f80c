"""What a frame holds a level against, and how far they are apart."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.formula import COMPLEMENT
from qicao.arithmetic.frames import Frame, above
from qicao.statements import Role, Statement
from qicao.statements.signwords import named_base, words_of
from qicao.statements.statement import BASES

RATE, POINTS = "比率", "百分点"
FLOWS = ("调减", "核减", "追减", "收回")
"""What was taken away in the course of the year, and is no difference of two other numbers."""
ADDED = ("追加", "调增")
"""What was added to a budget is held against all of it, and has none of its own."""
BUDGETS = (Role.FULL, Role.BUDGET)
PLANNED = (Role.FULL, Role.BUDGET, Role.TARGET)
_ORDER, _TIMES = 1000, 10
_SAVED = ("节约", "节余", "结余", "超支")
"""Of a budget, and not from the year before."""
_LACKING = ("差", "欠", "缺额", "缺口")


def bases_of(frame: Frame, near: Statement, dimension: str) -> tuple[Role, ...]:
    """What a number may be held against that names no base: what the frame has, else by its role.

    A change is one from the year before; what was done is measured by what was planned.
    """
    if near.role not in (Role.DIFFERENCE, Role.CHANGE):
        return PLANNED
    if not near.table and near.label.endswith((*_LACKING, *_SAVED)):
        return PLANNED
    own = tuple(role for role in BASES if (role, None, dimension) in frame.slots)
    if own or near.role is not Role.DIFFERENCE:
        return own or (Role.PRIOR,)
    return BASES if near.sign and not near.table and not near.base else ()


def is_of_both(frame: Frame, near: Statement, dimension: str) -> bool:
    """Whether a number names no budget, and its sentence has one for both: 年初、全年预算均为…"""
    full = frame.base(Role.FULL, dimension)
    own = frame.base(Role.BUDGET, dimension) or named_base(words_of(near.label, 0))
    return full is not None and full.sentence == near.sentence and not own


def is_added(level: Statement, whole: Statement) -> bool:
    """Whether a number is what was added to a budget, which is a part of it: 追加267.27万元."""
    added = level.item.endswith(ADDED) or level.label.endswith(ADDED)
    return added and whole.role in BUDGETS and above(whole, level)


def are_equal(one: Statement, other: Statement) -> bool:
    first, second = one.mention.quantity, other.mention.quantity
    return bool(first and second and first.base == second.base)


def of_other_order(level: Statement, base: Statement) -> bool:
    """Whether one of two numbers is a thousand times the other, as no year makes of anything."""
    sizes = sorted(abs(s.amount.value) for s in (level, base) if s.amount)
    return len(sizes) > 1 and sizes[0] > 0 and sizes[1] > sizes[0] * _ORDER


def is_beyond(given: Statement, *members: Statement) -> bool:
    """Whether a number is ten times all that it could be the difference of."""
    sizes = [abs(s.amount.value) for s in members if s.amount]
    own = abs(given.amount.value) if given.amount else 0.0
    return bool(sizes) and own > max(sizes) * _TIMES


def are_apart(level: Statement, base: Statement) -> bool:
    """Whether two equal numbers are said to be two: 由86.4%升至86.4%，上升4.8个百分点."""
    one = level.sentence == base.sentence and not level.table
    return one and level.role in (Role.LEVEL, Role.SCORE) and base.role in BASES


def is_signed(given: Statement) -> bool:
    """Whether a number is printed with a sign, which says what words do elsewhere."""
    return (given.mention.value or 0) < 0 or given.mention.text.startswith(("+", "＋"))


def gap_of(frame: Frame, given: Statement, base: Role | None, dimension: str) -> Statement | None:
    """What a level is above or below the base; it stands before the rate of it."""
    named = frame.slots.get((Role.DIFFERENCE, base, dimension))
    found = named or frame.slots.get((Role.DIFFERENCE, None, dimension))
    aimed = frame.slots.get((Role.DIFFERENCE, Role.TARGET, dimension))
    if given.role is Role.COMPLETION and base in (None, Role.TARGET) and not given.table:
        of_aim = (aimed, found if base else None)
        if near := [s for s in of_aim if s and _is_beside(given, s)]:
            return near[0]
    if found and base in BUDGETS and found.base not in (None, *BUDGETS):
        return None
    flows = found is not None and found.label.endswith(FLOWS)
    return found if found and found.start < given.start and not flows else None


def _is_beside(given: Statement, gap: Statement) -> bool:
    """Whether a rate and what it is more or less than the aim by stand in clauses side by side."""
    return given.sentence == gap.sentence and abs(given.clause - gap.clause) == 1


def complement(
    frame: Frame, given: Statement, role: Role, base: Role | None
) -> Iterator[Alternatives]:
    """What is done and what is left make a hundred."""
    other = {Role.COMPLETION: Role.SAVING, Role.SAVING: Role.COMPLETION}.get(role)
    alike = (s for s in frame.slots.values() if s.role is other)
    twins = (s for s in alike if s.base is base or not (s.base and base))
    twin = next(twins, None)
    if twin and given.start > twin.start:
        yield (Claim(given, COMPLEMENT, (twin,)),)
