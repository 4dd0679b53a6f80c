"""The days that a sentence names: 2024年3月4日至22日, 二〇二五年二月十七日."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from qicao.quantity import parse_numeral

_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_HAN = "一二三四五六七八九十"
_DAY = re.compile(
    "(?:(?P<year>20[0-9]{2}|二[〇○零][〇○零一二三四五六七八九]{2}|当|同|次|翌)年)?"
    f"(?:(?P<month>[0-9]{{1,2}}|[{_HAN}]{{1,2}})月|(?<=[至到—–~～-]))"
    f"(?P<day>[0-9]{{1,2}}|[{_HAN}]{{1,3}})[日号](?!内)"
)
_YEARS = (2023, 2024)
"""A common year and a leap year, where none is said."""


class Day(NamedTuple):
    """A day, at `start` to `end` of its words; `year` as it is written, '' if it is not."""

    start: int
    end: int
    year: str
    month: int
    day: int


def days_of(words: str) -> Iterator[Day]:
    """The days of a sentence in their order; what has no month is in that of the one before."""
    month = 0
    for match in _DAY.finditer(words):
        month = number(match["month"]) if match["month"] else month
        if month:
            year = (match["year"] or "").translate(_DIGITS)
            yield Day(match.start(), match.end(), year, month, number(match["day"]))


def number(numeral: str) -> int:
    """The value of a numeral, 0 if it is none."""
    return int(parse_numeral(numeral.replace("两", "二")) or 0)


def days_between(first: Day, last: Day) -> frozenset[int]:
    """How many days after the first the last may be; none if there is no such day."""
    years = (int(first.year),) if first.year.isdigit() else _YEARS
    return frozenset(days for year in years if (days := _between(first, last, year)) is not None)


def _between(first: Day, last: Day, year: int) -> int | None:
    later = last.month < first.month
    if last.year.isdigit():
        turned = int(last.year)
        year = year if first.year.isdigit() else turned - later
    else:
        turned = year + (last.year in ("次", "翌") or (later and not last.year))
    try:
        return (date(turned, last.month, last.day) - date(year, first.month, first.day)).days
    except ValueError:
        return None
