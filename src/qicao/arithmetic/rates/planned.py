"""What is aimed at, held against what was reached: 2025年使用率提高到72%，比2024年提高6.12个百分点.

What was reached is said elsewhere, of the same thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.index import core
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement

_RATE, _POINTS = "比率", "百分点"
_HELD = re.compile("^即?[比较](?:上年|本年)?(?:度)?(?:实际|完成数?|实际完成数?)?(?:[一-鿿]{1,2})?$")
"""How the words go between a plan and what was reached."""
_WANTED = re.compile(
    "(?:争取|力争|计划|确保|预计|拟|安排|开展|完成|提高|提升|压降|压缩|降低|控制|调整"
    "|达到?|升|降|增|减|压)"
)
"""Words of a plan that name nothing."""
_DONE = (Role.LEVEL, Role.COMPLETION, Role.SHARE)
_MOST, _NAME = 3, 3
"""Values that are tried; characters of a name that tells one thing from another."""


class Planned:
    """What a text claims of plans and of what was reached."""

    def __init__(self, sources: Sources) -> None:
        self.statements = sources.statements
        self.done = [s for s in sources.statements if s.role in _DONE and s.amount and not s.hedged]

    def claims(self) -> Iterator[Alternatives]:
        """Every plan that is so much more or less, over what was reached of its name."""
        for plan, given in zip(self.statements, self.statements[1:], strict=False):
            if _is_planned(plan, given):
                found, aim = self.reached(plan, given), replace(plan, role=Role.TARGET)
                only = len(found) == 1
                offers = [Claim(given, f.DIFFERENCE, (aim, s), False, likely=only) for s in found]
                if 0 < len(offers) <= _MOST:
                    yield tuple(offers)

    def reached(self, plan: Statement, given: Statement) -> Sequence[Statement]:
        """The numbers of the plan's kind and name, each value once."""
        names = {core(word) for word in (*_WANTED.split(plan.label), *_WANTED.split(plan.item))}
        names = {name for name in names if len(name) > 1}
        alike = [s for s in self.done if s.dimension == plan.dimension and s.start < given.start]
        found = [s for s in alike if any(_is_called(s, name) for name in names)]
        return [*{s.worth: s for s in found}.values()]


def _is_planned(plan: Statement, given: Statement) -> bool:
    """Whether a number is what a plan, right before it, is more or less than what was reached."""
    both = plan.role is given.role is Role.OTHER and plan.sentence == given.sentence
    if (
        not both
        or given.table
        or "预算" in plan.label
        or not given.sign
        or not (plan.amount and given.amount)
    ):
        return False
    kind = _RATE if given.dimension == _POINTS else given.dimension
    return plan.dimension == kind != "" and is_held(given)


def is_held(given: Statement) -> bool:
    """Whether the words of a number hold a plan against what was reached."""
    return bool(_HELD.match(given.label))


def _is_called(s: Statement, name: str) -> bool:
    own = core(s.item)
    if min(len(own), len(name)) < _NAME:
        return own == name
    return own.endswith(name) or name.endswith(own)
