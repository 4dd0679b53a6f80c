"""The parts that the name of a total joins: 在职与离退休人员合计294人; parts without their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qicao.statements import Statement

_JOINS = re.compile("[、与和及](?![^、与和及]{0,1}$)")
_TAILS = re.compile("(?:人员|支出|资金|费用|经费|收入|项目|[两二三四五六七八九]项)+$")
_NOT_YET = re.compile("^(?:应|拟|计划|预计|核定|编制)")
"""What is to be, and is no part of what there is."""
_LEAST = 2
"""Characters of a name, and parts of a total."""


def named_parts(whole: Statement, before: Sequence[Statement]) -> tuple[Statement, ...]:
    """The numbers before a total whose names its own joins, in that order; none if one lacks."""
    names = [_TAILS.sub("", name) or name for name in _JOINS.split(whole.item)]
    if len(names) < _LEAST or any(len(name) < _LEAST for name in names):
        return ()
    found = [_called(name, names, before) for name in names]
    parts = tuple(s for s in found if s)
    return parts if len({s.start for s in parts}) == len(names) else ()


def _called(name: str, names: Sequence[str], before: Sequence[Statement]) -> Statement | None:
    """The only number of that name, and of no longer one of them; None if there are several."""
    others = [other for other in names if other != name and name in other]
    own = [s for s in before if name in s.item and not _NOT_YET.match(s.item)]
    own = [s for s in own if not any(other in s.item for other in others)]
    return own[-1] if len({s.worth for s in own}) == 1 else None


def without_nested(parts: Sequence[Statement]) -> tuple[Statement, ...]:
    """Numbers in their order without those that the one before them is made of: 扣3分，其中…."""
    kept, place = list[Statement](), 0
    while place < len(parts):
        kept.append(parts[place])
        place = _behind(parts, place)
    return tuple(kept)


def _behind(parts: Sequence[Statement], place: int) -> int:
    """Where the number stands that follows one and all that it is made of."""
    total, own = 0.0, parts[place].amount
    for after in range(place + 1, len(parts)):
        amount = parts[after].amount
        total += amount.value if amount else 0.0
        if own and after > place + 1 and abs(total - own.value) < own.half / _LEAST:
            return after + 1
    return place + 1
