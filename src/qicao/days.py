"""Days and periods as people write them: 2024年3月15日, 2024年6月, 2024年3月至11月, 2024.3-2024.11.

A day that is written without its day or month is known as far as it is written, and what is
compared is all that it may be. What is not understood whole is no day at all.
"""

from __future__ import annotations

import calendar
import datetime
import re
import unicodedata
from dataclasses import dataclass

_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?(?![\d年月日])")
_POINT = re.compile(
    r"(?:(\d{4})年度?)?(?:(\d{1,2})月份?)?(?:(\d{1,2})[日号])?(?:[初中末底]|上旬|中旬|下旬)?"
)
_TO = re.compile(r"至|到|[-—–~～]{1,2}")
_AND = re.compile(r"[、,，;；和]")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR = re.compile("二[〇○零][〇○零一二三四五六七八九]{2}(?=年)")


@dataclass(frozen=True, slots=True)
class Span:
    """From one day to another, both included: a period, or what a day may be."""

    first: datetime.date
    last: datetime.date


Parts = tuple[int, int | None, int | None]


def years_in_digits(text: str) -> str:
    """A text of the same length, its years written as 2023年 where they were 二〇二三年."""
    return _YEAR.sub(lambda found: found[0].translate(_DIGITS), text)


def read_days(text: str) -> tuple[Span, ...]:
    """The days that a text names, the ends of a period too; () if it is no date."""
    points: list[Parts] = []
    for piece in _AND.split(_plain(text)):
        for part in _TO.split(piece):
            point = _point(part, points[-1] if points else None)
            if point is None:
                return ()
            points.append(point)
    try:
        return tuple(_span(*point) for point in points)
    except ValueError:
        return ()


def read_period(text: str) -> Span | None:
    """The period that a text names, None if it names none: 2024年 is one, two days are not."""
    days = read_days(text)
    if not days or _AND.search(_plain(text)) or len(days) > 2:
        return None
    whole = Span(days[0].first, days[-1].last)
    return whole if whole.first <= whole.last else None


def within(days: tuple[Span, ...], period: Span) -> bool | None:
    """Whether all days are in a period; None if they are not written exactly enough to tell."""
    if any(day.last < period.first or period.last < day.first for day in days):
        return False
    sure = all(period.first <= day.first and day.last <= period.last for day in days)
    return True if sure else None


def _plain(text: str) -> str:
    """The text in one spelling: 2024年3月15日."""
    plain = "".join(unicodedata.normalize("NFKC", text).split()).translate(_DIGITS)
    return _ISO.sub(lambda m: f"{m[1]}年{m[3]}月" + (f"{m[4]}日" if m[4] else ""), plain)


def _point(text: str, before: Parts | None) -> Parts | None:
    """Year, month and day of one date; what it leaves out at its beginning is as before."""
    match = _POINT.fullmatch(text)
    if match is None or not any(match.groups()):
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if before is not None and year is None:
        year = before[0]
        month = before[1] if month is None else month
    return None if year is None or (day and not month) else (year, month, day)


def _span(year: int, month: int | None, day: int | None) -> Span:
    """All that a date may be. ValueError if there is no such day."""
    first = datetime.date(year, month or 1, day or 1)
    if day:
        return Span(first, first)
    end = month or 12
    return Span(first, datetime.date(year, end, calendar.monthrange(year, end)[1]))
