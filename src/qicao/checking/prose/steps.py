"""Days of steps that follow one another (A50): 2月10日布置，3月20日报送，4月8日审定.

What ends cannot be before what begins, and one of several steps is not out of the order of all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from qicao.checking.prose.saiddays import Day, days_of
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.values import Severity

_SENTENCE = re.compile("[^。；;\n]+")
_OPENS = re.compile("(?:^|[，,、：:])(?:并|又|再|后|已|遂)?[于在自从]?$")
"""How words end before a day that begins its clause."""
_STEP = re.compile("[前起]?(?P<done>[^0-9，,、：:（(]{2,20}?)(?=[，,、（(]|$)")
_BEGUN = re.compile("(?:启动|布置|部署|动员|进点|进场|开工)$")
_ENDED = re.compile("(?:形成|完成|结束|定稿|审定|竣工|完工|验收)")
_HALF_YEAR, _LEAST, _NEAR = 183, 3, 6


class Step(NamedTuple):
    """What was done on a day, and which day it was as far as it is known."""

    said: Day
    done: str
    on: date


def _look(subject: Subject) -> Iterator[Spot | None]:
    for line in subject.lines:
        for sentence in _SENTENCE.finditer(line.text):
            for run in _runs(sentence[0]):
                yield _judged(run, line.start + sentence.start())


def _runs(words: str) -> Iterator[list[Step]]:
    """Days that each begin a clause of what was done, one right after the other."""
    run: list[Step] = []
    for day in days_of(words):
        step = _step(words, day, run[-1].on.year if run else 0)
        beside = run and step and words[run[-1].said.end : day.start].count("，") <= 1
        if run and not beside:
            yield run
            run = []
        run += [step] if step else []
    yield run


def _step(words: str, day: Day, year: int) -> Step | None:
    opens = _OPENS.search(words, max(0, day.start - _NEAR), day.start)
    done = _STEP.match(words, day.end)
    year = int(day.year) if day.year.isdigit() else year + (day.year in ("次", "翌"))
    if not (done and year and (opens or _BEGUN.search(done["done"]))):
        return None
    try:
        return Step(day, done["done"], date(year, day.month, day.day))
    except ValueError:
        return None


def _judged(run: Sequence[Step], start: int) -> Spot | None:
    """The step that is before the one that is told before it."""
    several = len(run) >= _LEAST and len({step.done[-2:] for step in run}) == len(run)
    for first, second in pairwise(run):
        ordered = _BEGUN.search(first.done) and _ENDED.search(second.done)
        if (several or ordered) and 0 < (first.on - second.on).days < _HALF_YEAR:
            return _told(first, second, start)
    return None


def _told(first: Step, second: Step, start: int) -> Spot:
    return Spot(
        Severity.WARNING,
        f"“{second.done}”（{second.on.month}月{second.on.day}日）早于前一步“{first.done}”"
        f"（{first.on.month}月{first.on.day}日）",
        start + second.said.start,
        start + second.said.end,
        todo="请核对各步的日期",
    )


STEPS = TextCheck("A50", "先后各步的日期", _look, aim="逐步写明日期的地方")
