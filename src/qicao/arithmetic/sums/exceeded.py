"""Parts that cannot be those of a whole: more than it, or one long number twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from qicao.arithmetic.doubts.misread import digits_told
from qicao.arithmetic.frames import above, dimension_of, is_money
from qicao.arithmetic.rates.nearby import ENUMERATED
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.sums.summands import is_of
from qicao.statements import Statement

_WORDS = 16
"""Characters behind a list that may say that its parts overlap."""
_OVERLAPPING = ("人", "户", "比率")
"""What may be of two kinds at once: women and members."""
_DOUBLED = re.compile("重复|重叠|交叉|兼|同时")
_LONG = 5
"""Digits of an amount that no two items have by chance."""
_NEXT = re.compile(f"{ENUMERATED.pattern}|，(?!其中)[^，。；、\n中]{{2,12}}费")
"""Between two parts, none of which is one of the other: 运行维护费2.92万元，公务接待费0.68万元."""


def cannot_be(sources: Sources, whole: Statement, parts: Sequence[Statement]) -> bool:
    """Whether parts are none of a whole as they stand, and not of several wholes."""
    wrong = _beyond(whole, parts) or is_exceeded(sources, whole, parts) or is_one_twice(parts)
    return wrong and not _is_one_of(sources, whole, len(parts))


def is_exceeded(sources: Sources, whole: Statement, parts: Sequence[Statement]) -> bool:
    """Whether the parts of one list, of which no one can be two, are more than the whole."""
    text = sources.text
    joined = all(_NEXT.fullmatch(text, a.end, b.start) for a, b in pairwise(parts))
    names = {part.label for part in parts}
    apart = len(names) == len(parts) and dimension_of(whole) not in _OVERLAPPING
    near = parts[0].sentence - whole.sentence <= is_money(whole.dimension)
    named = near and not any(above(part, whole) for part in parts)
    if not (joined and apart and named):
        return False
    least = sum(part.amount.low for part in parts if part.amount)
    doubled = _DOUBLED.search(text, parts[0].start, parts[-1].end + _WORDS)
    return whole.amount is not None and least > whole.amount.high and not doubled


def is_one_twice(parts: Sequence[Statement]) -> bool:
    """Whether two parts of a list are the same long number: one of them stands for another."""
    long = [p.worth for p in parts if digits_told(p) >= _LONG and not p.hedged]
    return len(long) > len(set(long))


def _is_one_of(sources: Sources, whole: Statement, count: int) -> bool:
    """Whether as many wholes stand side by side as there are parts: one for each."""
    own = sources.sentences.get(whole.sentence, [])
    beside = [s for s in own if s.start <= whole.start and is_of(s, whole.role, whole.dimension)]
    return len(beside) == count


def _beyond(whole: Statement, parts: Sequence[Statement]) -> bool:
    """Whether one of some parts is more than the whole that the sentence names: what cannot be."""
    most = max((p.amount.low for p in parts if p.amount), default=0.0)
    named = whole.sentence == parts[0].sentence
    return named and whole.amount is not None and most > whole.amount.high
