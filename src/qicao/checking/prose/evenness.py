"""持平 beside two numbers that differ (A31)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from qicao.arithmetic.changes.directions import compared
from qicao.arithmetic.frames import dimension_of
from qicao.arithmetic.index import Index
from qicao.arithmetic.known import known
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.mentions.grammar import any_of
from qicao.statements import Role, Statement
from qicao.statements.lexicon import SIGNS, Sign
from qicao.statements.signwords import named_base, words_of
from qicao.values import Severity

_FLAT = re.compile(
    f"(?:(基本)|大致|总体)?{any_of(w for w, sign in SIGNS.items() if sign is Sign.FLAT)}"
)
_NEAR = 6
"""Statements before the word among which its level and its base stand."""
_MOSTLY = 20
"""A change of one in so many is still 基本持平."""


def _look(subject: Subject) -> Iterator[Spot | None]:
    """持平: the level and its base may not differ."""
    index: Index | None = None
    for line in subject.lines:
        for match in _FLAT.finditer(line.text):
            index = index or Index(subject.examined.statements)
            pair = _pair(subject, index, line.start + match.start())
            if pair:
                yield _level_with(subject, pair, line.start + match.start(), match)


def _pair(subject: Subject, index: Index, at: int) -> tuple[Statement, Statement] | None:
    """The level that is spoken of before a word, and the base that the words before it name."""
    clause = subject.clause(at)
    role = named_base(words_of(clause, subject.year))
    near = [s for s in _before(subject, at) if at - len(clause) <= s.start]
    levels = [s for s in near if s.role is Role.LEVEL]
    if role is None or not levels:
        return None
    level = levels[-1]
    own = [s for s in near if s.role is role and s.start > level.start]
    known_ = own or (index.at(level.item, (role, None, dimension_of(level))) if level.item else [])
    values = {s.quantity.base for s in known_ if s.quantity}
    return (level, known_[0]) if len(values) == 1 else None


def _before(subject: Subject, at: int) -> Sequence[Statement]:

    end = bisect_left(subject.prose, at, key=lambda s: s.start)
    return subject.prose[max(0, end - _NEAR) : end]


def _level_with(
    subject: Subject, pair: tuple[Statement, Statement], at: int, match: re.Match[str]
) -> Spot | None:
    level, base = pair
    if not compared(level, base):
        return None
    if match[1] and _nearly(level, base):
        return None
    return Spot(
        Severity.WARNING if match[1] else Severity.ERROR,
        f"写的是“{match[0]}”，但{_words(subject, level)}与{_words(subject, base)}不相等",
        at,
        at + len(match[0]),
        todo="请核对两个数，改写成增加或减少多少",
    )


def _nearly(level: Statement, base: Statement) -> bool:
    one, other = known(level.mention), known(base.mention)
    if one is None or other is None:
        return False
    return abs(one.lo - other.lo) * _MOSTLY <= abs(other.lo)


def _words(subject: Subject, statement: Statement) -> str:
    return subject.text[statement.start : statement.end]


EVENNESS = TextCheck("A31", "持平与数一致", _look, aim="说持平的地方")
