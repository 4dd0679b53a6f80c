"""The words before a number that name what is counted or scored."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qicao.statements.lexicon import COMPARED, DIRECTIONS, Sign, Word
from qicao.statements.naming import named, trimmed

_OTHERS = "其他"  # of the words for what is left, the one that is part of a name: 其他收入
_PART_OF_YEAR = re.compile("季度|半年|[0-9一二三四五六七八九十]+月(?!31日)|[0-9]+至")
_ALL = ("支出", "收入")
"""Behind a word for what was done, all that was: 决算支出4606.49万元."""
_WITHIN, _IN = frozenset({Sign.BUDGET, Sign.FULL}), re.compile("中(?![央等小心专学])")
"""A budget of which a part is named: 年初预算中基本支出10382.64万元."""
_DONE, _NAME = "完成", 4
"""What was done, and the characters of a name that is one by itself: 完成整改 is of what it was."""
_BEFORE_ITEM = frozenset({Sign.TOTAL, Sign.AMONG, Sign.REST, Sign.PRIOR})


def item_of(left: str, words: Sequence[Word]) -> str:
    """The words that name what is counted: those before the first word that says how.

    基本支出包括工资福利支出 names what is among the other.
    """
    begin, end = 0, len(left)
    for word in words:
        if left[word.start : word.end] == _OTHERS:
            continue
        first = word.sign in _BEFORE_ITEM or (word.sign is Sign.FROM and word.end < len(left))
        inner = word.sign in _WITHIN and _IN.match(left, word.end) is not None
        within = inner or word.sign is Sign.AMONG
        if (within and len(trimmed(left[word.end + inner :])) > 1) or (
            first and not trimmed(left[begin : word.start])
        ):
            begin = word.end + inner
            continue
        end = word.start
        break
    if other := _held_against(left, words):
        return other
    name = (named if end < len(left) else trimmed)(left[begin:end])
    if _is_done(left, words):
        return trimmed(left[words[0].end :])
    done = next((w for w in words if w.sign is Sign.OUTTURN and w.start == end), None)
    spent = trimmed(left[done.end :]) if done and not name else ""
    return spent if spent in _ALL and not _PART_OF_YEAR.search(left) else name


def _held_against(left: str, words: Sequence[Word]) -> str:
    """Whose rate it is that another one is held against: 低于基本支出执行率98.64%; '' if none."""
    signs = [word.sign for word in words[:2]]
    pair = len(words) == len(signs) == 2 and words[0].start == 0 and words[1].end == len(left)
    if not (pair and signs[0] in COMPARED and signs[1] is Sign.COMPLETION):
        return ""
    return trimmed(left[words[0].end : words[1].start])


def _is_done(left: str, words: Sequence[Word]) -> bool:
    """Whether a clause begins with 完成 and names what was done: 完成危桥改造8座."""
    alone = len(words) == 1 and not words[0].start and left.startswith(_DONE)
    return alone and len(trimmed(left[words[0].end :])) >= _NAME


_OF_SCORE = frozenset({Sign.SCORED, Sign.WEIGHT, Sign.DEDUCTED, Sign.TOTAL, *DIRECTIONS, *COMPARED})


_MADE_UP = re.compile("[^，。]{0,6}得分(?:的?构成|情况|组成|明细)(?:为|是|如下)?")
"""What stands before the first of the scores that a score is made of."""


def scored_item(left: str, words: Sequence[Word]) -> str:
    """What is scored may itself be a rate: 预算执行率10分."""
    if any(word.sign in (Sign.PRIOR, Sign.AGAINST) for word in words):
        return item_of(left, words)
    begin = _MADE_UP.match(left)
    rest = left[begin.end() if begin else 0 :]
    offset = len(left) - len(rest)
    ends = (word.start - offset for word in words if word.sign in _OF_SCORE)
    return trimmed(rest[: next((end for end in ends if end >= 0), len(rest))])
