"""How many units a report is of (A43): 局机关及全部直属事业单位 are one more than these are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.checking.prose.saiddays import number
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.values import Severity

_N = "(?P<{}>[0-9]{{1,2}}|[一二两三四五六七八九十]{{1,3}})[个家]"
_KIND = "(?:公益[一二]类|二级|基层|预算|独立核算|参公管理的?|全额|差额)*(?:事业|预算|二级)?单位"
_UNDER = re.compile(
    f"(?:直属|所属|下属|下辖|下设)的?{_KIND}(?:共有?|有|为)?{_N.format('after')}"
    f"|{_N.format('before')}(?:直属|所属|下属){_KIND}"
)
_ALL = re.compile(
    f"(?:单位[共有为计]*{_N.format('after')}|[共计]{_N.format('before')}(?:预算|独立核算|编报)*单位)"
)
_OWN = re.compile(
    "(?:纳入|编报|汇总)[^。；]{0,40}(?:决算|自评|预算)|(?:决算|自评)[^。；]{0,30}(?:范围|编报)"
)
_BOTH = re.compile(
    "(?:与|连同)[局厅委院办]?机关(?:本级)?一[并起]|机关本级[及和与]|(?:机关|本级|本部)[^。；，]{0,6}[及和与、]?(?:全部|所有|上述|各|以上)?(?:直属|所属|下属)"
)
_SENTENCE = re.compile("[^。；\n]+")


_WITH_OWN = re.compile(
    "共[有计]?(?P<after>[0-9]{1,2}|[一二两三四五六七八九十]{1,3})[个家](?:单位|机构)?"
    "[（(]含[局厅委院办]?机关(?:本级)?[）)]"
)
_PART = re.compile(
    f"(?:直属|所属|下属|派出)(?:{_KIND}|机构|分局)(?:共有?|有|为)?{_N.format('after')}"
)


def _look(subject: Subject) -> Iterator[Spot | None]:
    yield from _with_own(subject)
    under = {number(_found(m)) for line in subject.lines for m in _UNDER.finditer(line.text)}
    for line in subject.lines if len(under) == 1 else ():
        for sentence in _SENTENCE.finditer(line.text):
            match = _all(sentence[0])
            if match and _OWN.search(sentence[0]) and _BOTH.search(sentence[0]):
                start = line.start + sentence.start() + match.start()
                yield _judged(match, max(under) + 1, start)


def _with_own(subject: Subject) -> Iterator[Spot | None]:
    """直属单位6个，派出机构9个，…共16个（含局机关）."""
    for line in subject.lines:
        for sentence in _SENTENCE.finditer(line.text):
            match = _WITH_OWN.search(sentence[0])
            parts = [number(m["after"]) for m in _PART.finditer(sentence[0])]
            if match and parts:
                start = line.start + sentence.start() + match.start()
                yield _judged(match, sum(parts) + 1, start)


def _all(sentence: str) -> re.Match[str] | None:
    """The last count of all units, which is none of those under it."""
    under = [m.span() for m in _UNDER.finditer(sentence)]
    found = [m for m in _ALL.finditer(sentence) if not any(a <= m.start() < b for a, b in under)]
    return found[-1] if found else None


def _found(match: re.Match[str]) -> str:
    return match["after"] or match.groupdict().get("before") or ""


def _judged(match: re.Match[str], due: int, start: int) -> Spot | None:
    if number(_found(match)) == due:
        return None
    return Spot(
        Severity.WARNING,
        f"“{match[0]}”与前后不符：机关加上{due - 1}个所属单位是{due}个",
        start,
        start + len(match[0]),
        todo="请核对所属单位数和纳入范围的单位数",
        expected=f"{due}",
    )


OWN_UNITS = TextCheck("A43", "纳入范围的单位数", _look, aim="机关及所属单位共几个的话")
