"""How long something lasted, by its first and its last day (A50): 4月15日至10月15日，共184天.

Whether the last day counts is left open where the words do not say it; days of work are not
counted here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qicao.checking.prose.saiddays import Day, days_between, days_of, number
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.values import Severity

_SENTENCE = re.compile("[^。；;\n]+")
_COUNT = "(?P<count>[0-9]{1,4}|[一二两三四五六七八九十百]{1,6})(?:个?自然日|天|日)(?![均用历])"
_LASTED = "(?:为期|历时|共计|总计|合计|累计|前后|历经|用时|耗时|持续|计|共)"
_BESIDE = re.compile(f"(?:止|为止|结束)?[，,（(]?{_LASTED}{{1,2}}了?{_COUNT}")
"""Right behind the last day."""
_BRACKETED = re.compile(f"{_LASTED}{_COUNT}[（(](?:自|从|即)?$")
"""Right before the first day, which stands in a bracket."""
_WHOLE = re.compile(f"(?<=[，,（(、])(?:前后|历时|历经){{1,2}}共?了?{_COUNT}")
"""In a clause of its own, of all that the sentence tells: …开展了自评，历时19天."""
_TO = re.compile("(?:起|开始)?[，,]?(?:至|到|[—–~～-]{1,2}|做到|延续到)")
_BEGUN = re.compile(
    "[^0-9，,、]{0,12}?(?:启动|开始|起|成立|进点|布置|进场|动员|组建)[^，,、]{0,8}[，,、]"
)
_ENDED = re.compile("[^0-9，,、]{0,6}?(?:完成|结束|定稿|止|审定|完工|办结|撤点)")
_BOTH = re.compile("[（(，,]?(?:含|包括|连)首尾|首尾")
_APART = re.compile(
    f"(?<=[，,（(、])(?P<how>(?:与|和|较|比|距)?[一-鿿]{{0,8}}?(?:间隔|相隔|相距))了?{_COUNT}"
)
_OFF = re.compile(
    "(?<=[，,（(、])[较比]?[一-鿿]{0,6}?(?<!最)"
    f"(?P<how>推迟|延迟|延后|拖后|晚|迟|提前|提早|早)了?{_COUNT}"
)
_PLANNED = re.compile("原定|计划|规定|约定|应[于当在]|要求|目标")
_EARLY = ("提前", "提早", "早")


def _look(subject: Subject) -> Iterator[Spot | None]:
    for line in subject.lines:
        for sentence in _SENTENCE.finditer(line.text):
            days = [*days_of(sentence[0])]
            if len(days) > 1:
                start = line.start + sentence.start()
                yield from _lasted(sentence[0], days, start)
                yield from _apart(sentence[0], days, start)


def _lasted(words: str, days: Sequence[Day], start: int) -> Iterator[Spot | None]:
    """The counts of days from one day to another."""
    ends = [*(day.start for day in days[_PAIR:]), len(words)]
    for (first, last), end in zip(pairwise(days), ends, strict=True):
        ranged = bool(_TO.fullmatch(words, first.end, last.start))
        match = _counted(words, first, last) if ranged else None
        if match is None and (ranged or (len(days) == _PAIR and _is_from_to(words, first, last))):
            match = _WHOLE.search(words, last.end, end)
        if match and (gaps := days_between(first, last)):
            yield _judged(match, _counts(words, match, gaps), start)


def _counted(words: str, first: Day, last: Day) -> re.Match[str] | None:
    """The count beside a range of days."""
    if match := _BESIDE.match(words, last.end):
        return match
    return _BRACKETED.search(words, max(0, first.start - _NEAR), first.start)


def _is_from_to(words: str, first: Day, last: Day) -> bool:
    """Whether something began on one day and ended on the other: …启动，…完成."""
    begun = _BEGUN.match(words, first.end, last.start)
    return bool(begun and _ENDED.match(words, last.end))


def _counts(words: str, match: re.Match[str], gaps: frozenset[int]) -> frozenset[int]:
    """The days without the last one and with it, with it alone where the words say so."""
    both = {gap + 1 for gap in gaps}
    return frozenset(both if _BOTH.match(words, match.end()) else both | gaps)


def _apart(words: str, days: Sequence[Day], start: int) -> Iterator[Spot | None]:
    """How far two days are apart, or what was done is from what was planned."""
    for pattern in (_APART, _OFF):
        match = pattern.search(words, days[1].end)
        if match and sum(day.end <= match.start() for day in days) == _PAIR:
            first, last = days[0], days[1]
            gaps = days_between(first, last)
            if pattern is _OFF:
                gaps = _off(words, first, last, match) or frozenset()
            else:
                gaps |= {gap - 1 for gap in gaps}
            if gaps and min(gaps) > 0:
                yield _judged(match, gaps, start)


def _off(words: str, planned: Day, done: Day, match: re.Match[str]) -> frozenset[int] | None:
    """Days from a plan to what was done, which is the other of two; None if that is not clear."""
    named = _PLANNED.search(words, 0, planned.start) or words.startswith("前", planned.end)
    if not named or _PLANNED.search(words, planned.end, done.end):
        return None
    first, last = (done, planned) if match["how"] in _EARLY else (planned, done)
    return days_between(first, last)


def _judged(match: re.Match[str], due: frozenset[int], start: int) -> Spot | None:
    if number(match["count"]) in due:
        return None
    shown = "天或".join(str(days) for days in sorted(due)[:2])
    return Spot(
        Severity.WARNING,
        f"“{match[0]}”：这两个日期之间是{shown}天",
        start + match.start("count"),
        start + match.end("count"),
        todo="请核对起止日期和天数",
    )


_PAIR, _NEAR = 2, 16

LASTING = TextCheck("A50", "起止日期与天数", _look, aim="写明起止日期和天数的地方")
