"""One unit under two names (W03): its full name misspelt, or called by another kind of body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.checking.prose.words import any_word, words
from qicao.values import Severity

_ENDS = any_word("bodies")
_FIELD = re.compile(rf"(?:{any_word('unit_lines')})\s*[:：]\s*([一-鿿]{{4,24}})")
_TITLE = re.compile(
    rf"^\s*(?:20[0-9]{{2}}年度?)?([一-鿿]{{2,20}}?(?:{_ENDS}))(?=20|部门|单位|整体|预算|\s*$)"
)
_NAME = re.compile(
    "(?P<place>[一-鿿]{2,4}[省市县区州旗])(?P<core>[一-鿿]{2,})(?P<kind>局|厅|委员会|委|中心|馆)$"
)
_SELF = re.compile(rf"我({any_word('self_words')})(?![员会长托任派计科])")
_ITSELF = re.compile("(我|本)(局|委|厅|院|校|馆|中心|站|单位|部门)(?![员会长])")
_FIRST_LINES = 6


def _look(subject: Subject) -> Iterator[Spot | None]:
    name = own_name(subject)
    if not name:
        return
    yield from _variants(subject, name)
    yield from _self_called(subject, name)
    yield from _called_twice(subject)


def own_name(subject: Subject) -> str:
    """The full name of the unit that reports, by its cover or its title; '' if none is seen."""
    for line in subject.lines[:_FIRST_LINES]:
        if match := _FIELD.search(line.text):
            return match[1]
    for line in subject.lines[:_FIRST_LINES]:
        if match := _TITLE.match(line.text):
            return match[1]
    return ""


def _variants(subject: Subject, name: str) -> Iterator[Spot | None]:
    """The name with one of its characters missing, added or another, at least once."""
    own = _NAME.match(name)
    if own is None:
        return
    yield None
    place, core, kind = own["place"], own["core"], own["kind"]
    pattern = re.compile(f"{place}([一-鿿]{{2,{len(core) + 2}}}?){kind}(?![一-鿿]?属)")
    told = set[str]()
    for match in pattern.finditer(subject.text):
        if match[1] != core and match[1] not in told and _is_slip(core, match[1]):
            told.add(match[1])
            yield _spot(match.start(), match[0], f"与本单位的名称“{name}”不一致")


def _is_slip(core: str, other: str) -> bool:
    """Whether characters of a long name are missing, or one of them is another."""
    if len(core) == len(other):
        return len(core) >= 4 and sum(a != b for a, b in zip(core, other, strict=True)) == 1
    short, long = sorted((core, other), key=len)
    rest = iter(long)
    return len(long) >= 4 and len(short) >= 2 and all(char in rest for char in short)


def _self_called(subject: Subject, name: str) -> Iterator[Spot | None]:
    """我委 in the report of a bureau: a sentence of somebody else's report."""
    kinds = {kind for kind in words("self_words") if name.endswith(kind)}
    if name.endswith("委员会"):
        kinds.add("委")
    if not kinds:
        return
    for match in _SELF.finditer(subject.text):
        yield (
            None
            if match[1] in kinds
            else _spot(match.start(), match[0], f"与本单位的名称“{name}”不符")
        )


def _called_twice(subject: Subject) -> Iterator[Spot]:
    """我局 here and 本单位 there: one hint."""
    found = Counter(match[0] for match in _ITSELF.finditer(subject.text))
    if len(found) > 1:
        listed = "、".join(f"“{word}”{times}处" for word, times in found.most_common())
        least = min(found, key=lambda word: found[word])
        start = subject.text.index(least)
        yield Spot(
            Severity.HINT,
            f"单位的自称不统一：{listed}",
            start,
            start + len(least),
            todo="请统一成一种称呼",
        )


def _spot(start: int, shown: str, what: str) -> Spot:
    todo = "请核对是不是同一个单位；是的，统一称谓"
    return Spot(Severity.WARNING, f"“{shown}”{what}", start, start + len(shown), todo=todo)


NAMES = TextCheck("W03", "单位称谓一致", _look, aim="封面或标题上的单位全称")
