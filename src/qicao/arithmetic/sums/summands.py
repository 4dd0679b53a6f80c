"""Which numbers may be added, and to what: parts of one kind, counts, what is more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qicao.arithmetic.frames import dimension_of
from qicao.mentions import MentionKind
from qicao.statements import Role, Statement

_SUMMED = (Role.LEVEL, Role.PRIOR, Role.BUDGET, Role.FULL, Role.SCORE, Role.WEIGHT, Role.DEDUCTION)
_LOOSE = (MentionKind.EXTENT, MentionKind.FRACTION, MentionKind.MULTIPLE)
_NOUN, _END = re.compile("[一-鿿]{2,8}(?=[，。；、])"), 2
"""Behind a count, what it counts; and how much of it tells one kind from another."""
_CAPITAL = re.compile("[壹贰叁肆伍陆柒捌玖]")
"""An amount in capital numerals says again what stands beside it."""


def is_count(statement: Statement) -> bool:
    """Whether a number counts things."""
    return statement.mention.kind is MentionKind.COUNT


def are_of_kinds(text: str, whole: Statement, parts: Sequence[Statement]) -> bool:
    """Whether the words behind counts name other things each, and the total another one.

    内设6个股室，下辖2个二级单位，纳入自评的预算单位3个 adds up to nothing.
    """
    nouns = [m[0] if (m := _NOUN.match(text, s.end)) else "" for s in parts]
    ends = {noun[-_END:] for noun in nouns}
    named = any(noun and whole.item.endswith(noun) for noun in nouns)
    return is_count(whole) and all(nouns) and len(ends) == len(parts) and not named


def is_more(s: Statement) -> bool:
    """Whether a number says by how much there is more: 年中增加466.28万元."""
    return s.role is Role.DIFFERENCE and s.sign > 0


def may_add(statement: Statement) -> bool:
    """Whether a number may be a part of a sum."""
    said = statement.role in _SUMMED and bool(dimension_of(statement)) and not statement.hedged
    words = statement.mention.kind in _LOOSE or _CAPITAL.match(statement.mention.text)
    return said and not words


def like(whole: Statement, part: Statement) -> bool:
    """Whether a part is of the whole's kind; a budget of the year has budgets and additions."""
    roles = (Role.BUDGET, Role.LEVEL) if whole.role is Role.FULL else ()
    return (part.role is whole.role or part.role in roles) and dimension_of(part) == dimension_of(
        whole
    )


def is_of(statement: Statement, role: Role, dimension: str) -> bool:
    """Whether a number has a role and a dimension, and is not what is left."""
    return statement.role is role and dimension_of(statement) == dimension and not statement.rest
