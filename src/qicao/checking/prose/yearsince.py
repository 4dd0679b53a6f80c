"""Which year of a time it is (A50): 2021—2025年，2024年为第四年; 三年一签，自2023年…至2025年."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.checking.prose.saiddays import number
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.values import Severity

_SENTENCE = re.compile("[^。；;\n]+")
_YEAR = "20[0-9]{2}"
_HAN = "[0-9]{1,2}|[一二两三四五六七八九十]{1,3}"
_NTH = re.compile(
    f"(?P<now>{_YEAR})年度?[已正]?(?:经)?[是为系][一-鿿]{{0,6}}?第(?P<count>{_HAN})个?(?:年头|年度|年)"
)
_SINCE = re.compile(
    f"(?:[自从]|(?<![一-鿿0-9〔]))(?P<year>{_YEAR})年?(?=[—–~～-]|[^，,。]{{0,14}}?[起至])"
)
_OTHER = re.compile(f"(?<![0-9〔至到—–~～-])({_YEAR})(?=年)")
"""A year that something else may have begun in; the last of a time is none."""
_SPAN = re.compile(
    f"(?P<first>{_YEAR})(?:年(?P<month>[0-9]{{1,2}})月(?P<day>[0-9]{{1,2}})日)起?[至到]"
    f"(?P<last>{_YEAR})年(?P<until>[0-9]{{1,2}})月(?P<end>[0-9]{{1,2}})日"
)
_LONG = re.compile(f"(?:为期|期限为?|有效期为?|一签|实施期为?)?(?P<count>{_HAN})年(?:一签|期)")
_MONTHS = 12


def _look(subject: Subject) -> Iterator[Spot | None]:
    for line in subject.lines:
        for sentence in _SENTENCE.finditer(line.text):
            start = line.start + sentence.start()
            yield from _nth(sentence[0], start)
            yield from _long(sentence[0], start)


def _nth(words: str, start: int) -> Iterator[Spot | None]:
    """The place of a year in the time that the words before it began."""
    for match in _NTH.finditer(words):
        since = {int(one["year"]) for one in _SINCE.finditer(words, 0, match.start())}
        others = {int(one[1]) for one in _OTHER.finditer(words, 0, match.start())}
        if len(since) == 1 and others <= since:
            due = int(match["now"]) - since.pop() + 1
            yield _judged(match, due, start, f"{match['now']}年是第{due}年")


def _long(words: str, start: int) -> Iterator[Spot | None]:
    """How many years there are from one day to the day before the same one."""
    spans, said = [*_SPAN.finditer(words)], [*_LONG.finditer(words)]
    if len(spans) == len(said) == 1:
        months = _months(spans[0])
        if not months % _MONTHS:
            due = months // _MONTHS
            yield _judged(said[0], due, start, f"起止日期之间是{due}年")


def _months(span: re.Match[str]) -> int:
    years, months = (
        int(span[a]) - int(span[b]) for a, b in (("last", "first"), ("until", "month"))
    )
    return years * _MONTHS + months + (int(span["end"]) > int(span["day"]))


def _judged(match: re.Match[str], due: int, start: int, shown: str) -> Spot | None:
    if number(match["count"]) == due or due < 1:
        return None
    begin, end = start + match.start("count"), start + match.end("count")
    message = f"“{match[0]}”与所写的年份不符：{shown}"
    return Spot(Severity.WARNING, message, begin, end, todo="请核对年份和年数")


YEAR_SINCE = TextCheck("A50", "第几年、几年与年份", _look, aim="写明第几年、几年的地方")
