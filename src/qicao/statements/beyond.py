"""An aim with how far it was gone beyond right behind it: 超出目标值20亿元3.47亿元."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from qicao.statements.statement import BASES, Role, Statement

_AIMS = (*BASES, Role.TARGET)


def part_aims(found: list[Statement], line: int) -> None:
    """Of two numbers of a line with nothing between them makes the first the aim of the words, and
    the second by how much."""
    first = next((n for n in range(len(found), 0, -1) if found[n - 1].line != line), 0)
    for place, (aim, gap) in enumerate(pairwise(found[first:]), first):
        beside = aim.end == gap.start and not aim.table
        same = aim.mention.kind is gap.mention.kind and aim.role is Role.DIFFERENCE
        if beside and same and aim.base in _AIMS:
            base = aim.base or Role.TARGET
            found[place] = replace(aim, role=base, base=None, sign=0)
            found[place + 1] = replace(gap, role=Role.DIFFERENCE, base=base, sign=aim.sign)
