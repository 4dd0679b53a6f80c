"""How long something lasted, by its first and its last day (A50): 4月15日至10月15日，共184天.

Whether the last day counts is left open; days of work are not counted here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.quantity import parse_numeral
from qicao.values import Severity

_FROM = "(?:(?P<year>20[0-9]{2})年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日"
_TO = (
    "(?:起|开始)?[，,]?(?:至|到|[—–~～-]{1,2})"
    "(?:(?P<until>20[0-9]{2}|当|同|次|翌)年)?(?:(?P<last>[0-9]{1,2})月)?(?P<end>[0-9]{1,2})日"
)
_LASTED = "(?:为期|历时|共计|总计|合计|累计|前后|历经|用时|耗时|持续|计|共)"
_DAYS = "(?P<count>[0-9]{1,4}|[一二两三四五六七八九十百]{1,6})(?:个?自然日|天|日)(?![均用历])"
_SPANS = (
    re.compile(f"{_FROM}{_TO}(?:止|为止|结束)?[，,（(]?{_LASTED}{{1,2}}了?{_DAYS}"),
    re.compile(f"{_LASTED}{_DAYS}[（(](?:自|从|即)?{_FROM}{_TO}(?:止|为止)?[）)]"),
)
_YEARS = (2023, 2024)
"""A common year and a leap year, where none is said."""


def _look(subject: Subject) -> Iterator[Spot | None]:
    for line in subject.lines:
        for pattern in _SPANS:
            for match in pattern.finditer(line.text):
                due = _due(match)
                if due:
                    yield None if _count(match) in due else _told(match, due, line.start)


def _count(match: re.Match[str]) -> int:
    return int(parse_numeral(match["count"].replace("两", "二")) or 0)


def _due(match: re.Match[str]) -> frozenset[int]:
    """The days that there may be, without the last and with it; none if there is no such day."""
    years = (int(match["year"]),) if match["year"] else _YEARS
    spans = (_between(match, year) for year in years)
    return frozenset(days for span in spans if span for days in (span, span + 1))


def _between(match: re.Match[str], year: int) -> int | None:
    until, month = match["until"] or "", int(match["month"])
    last = int(match["last"] or month)
    if until.isdigit():
        turned = int(until)
        year = year if match["year"] else turned - (last < month)
    else:
        turned = year + (until in ("次", "翌") or last < month)
    try:
        return (date(turned, last, int(match["end"])) - date(year, month, int(match["day"]))).days
    except ValueError:
        return None


def _told(match: re.Match[str], due: frozenset[int], start: int) -> Spot:
    shown = "天或".join(str(days) for days in sorted(due)[:2])
    return Spot(
        Severity.WARNING,
        f"“{match[0]}”：起止日期之间是{shown}天（算不算最后一天）",
        start + match.start("count"),
        start + match.end("count"),
        todo="请核对起止日期和天数",
    )


LASTING = TextCheck("A50", "起止日期与天数", _look, aim="写明起止日期和天数的地方")
