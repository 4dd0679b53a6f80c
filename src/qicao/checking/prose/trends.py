"""What is said of several numbers before it (A31): 310件、342件和365件，呈逐年上升趋势."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qicao.arithmetic.aims import side
from qicao.arithmetic.changes.directions import compared
from qicao.arithmetic.frames import alike
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.checking.prose.words import any_word, words
from qicao.statements import Role, Statement
from qicao.values import Severity

_WAYS = dict.fromkeys(words("rising"), 1) | dict.fromkeys(words("falling"), -1)
_TREND = re.compile(f"逐[年季月](?P<way>{any_word('rising', 'falling')})")
_BETWEEN = re.compile("[、，,和及与]+")
_SERIES, _FAR, _MOST = 3, 8, 20
_WORD = {1: "上升", -1: "下降"}
_REACHED = re.compile(
    "[，,]?(?:均|已|全部|如期|顺利)*(?P<no>未能?|没有|尚未)?(?:达到|完成|实现)了?"
    "(?:预期|年度|年初|绩效|既定|设定|的)*(?:目标|任务|要求)(?!值|的|[0-9一-鿿]{0,3}[0-9])"
)


def _look(subject: Subject) -> Iterator[Spot | None]:
    for match in _TREND.finditer(subject.text):
        if series := _series(subject, match.start()):
            yield _judged(match, series)
    for target, level in pairwise(subject.prose):
        match_ = _REACHED.match(subject.text, level.end)
        if match_ and _is_aim(target, level):
            yield _aimed(subject, match_, target, level)


def _series(subject: Subject, at: int) -> list[Statement]:
    """The numbers of one kind that are listed right before a place; none if they are few."""
    found: list[Statement] = []
    place = bisect_right(subject.prose, at, key=lambda s: s.end)
    for s in reversed(subject.prose[max(0, place - _MOST) : place]):
        last = found[-1] if found else None
        beside = _BETWEEN.fullmatch(subject.between(s, last)) if last else at - s.end <= _FAR
        if not beside or s.hedged or (last and not alike(s, last)):
            break
        found.append(s)
    return found[::-1] if len(found) >= _SERIES else []


def _judged(match: re.Match[str], series: Sequence[Statement]) -> Spot | None:
    way = _WAYS[match["way"]]
    if all(compared(later, earlier) != -way for earlier, later in pairwise(series)):
        return None
    return Spot(
        Severity.ERROR,
        f"“{match[0]}”与前面的{len(series)}个数不符",
        match.start(),
        match.end(),
        todo="请核对这几个数和升降的说法",
    )


def _is_aim(target: Statement, level: Statement) -> bool:
    beside = target.sentence == level.sentence and alike(target, level)
    aimed = target.role is Role.TARGET and side(target) and level.role is not Role.TARGET
    return bool(beside and aimed and not (target.hedged or level.hedged))


def _aimed(
    subject: Subject, match: re.Match[str], target: Statement, level: Statement
) -> Spot | None:
    """Whether a number has reached its target, and the words say so."""
    done, aim = level.amount, target.amount
    if done is None or aim is None:
        return None
    over = done.value - aim.value
    reached = over * side(target) >= 0
    if reached is not bool(match["no"]):
        return None
    goal, got = subject.text[target.start : target.end], subject.text[level.start : level.end]
    words_ = match[0].lstrip("，,")
    return Spot(
        Severity.ERROR,
        f"目标{goal}，实际{got}，{'已' if reached else '没有'}达到，写的是“{words_}”",
        match.start(),
        match.end(),
        todo="请核对目标、实际数和这句话",
    )


TRENDS = TextCheck("A31", "逐年升降、达到目标与数一致", _look, aim="说升降或达标的话")
