"""So many numbers, and so many that 分别 says of them (A43): 1万元、2万元，分别为预算的80%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.statements import Statement
from qicao.values import Severity

_DEALT = re.compile("(?:[一-鿿]{0,3})?，(?:[一-鿿]{2})?分别[^，。；、0-9]{1,14}")
_NEXT = re.compile("(?:以上|以下)?[、和及与][^，。；、0-9]{0,16}")
_LEAST = 2


def _look(subject: Subject) -> Iterator[Spot | None]:
    said = subject.prose
    for place, (last, first) in enumerate(pairwise(said)):
        if last.sentence != first.sentence or last.dimension == first.dimension:
            continue
        if _DEALT.fullmatch(subject.between(last, first)):
            before = _run(subject, said[place::-1])
            after = _run(subject, said[place + 1 :])
            if before >= _LEAST and after >= _LEAST:
                yield None if before == after else _spot(subject, first, before, after)


def _run(subject: Subject, said: Sequence[Statement]) -> int:
    """How many numbers of one kind follow each other, joined by no more than a name."""
    many = 1
    for one, other in pairwise(said):
        first, second = sorted((one, other), key=lambda s: s.start)
        joined = _NEXT.fullmatch(subject.between(first, second))
        if not joined or one.dimension != other.dimension:
            break
        many += 1
    return many


def _spot(subject: Subject, first: Statement, before: int, after: int) -> Spot:
    start = subject.text.rindex("分别", 0, first.start)
    return Spot(
        Severity.WARNING,
        f"“{subject.text[start : first.end]}”：前面有{before}个数，“分别”后面有{after}个",
        start,
        first.end,
        todo="请核对是不是漏了一个，使前后一一对应",
        expected=f"{before}",
    )


DEALT = TextCheck("A43", "“分别”前后的个数一致", _look, aim="“分别”前后的几个数")
