"""Numbers of several years in a row: 近三年分别为4226人、4288人和4333人."""

from __future__ import annotations

import re
from dataclasses import replace

from qicao.statements.statement import Role, Statement

_LEAST = 2
_SPAN = re.compile("(20[0-9]{2})年?(?:[—~～至-]+)(20[0-9]{2})年")
_YEAR = re.compile("(20[0-9]{2})年(?!以来|[0-9]{1,2}月)")
_RECENT = re.compile("近([两三四五]|[2-5])(?:个)?年")
_NUMERALS = {"两": 2, "三": 3, "四": 4, "五": 5}
_ADDED = re.compile("累计|合计|共|总")
"""Behind the numbers it says what they make together, and each is a part of that."""
_CUT = re.compile("[。；;！？\n]")


def date_series(found: list[Statement], line: int, text: str, start: int, year: int) -> None:
    """Gives the numbers of a line that 分别 or 依次 tells apart by years the roles of their years.

    The report's year is the last; of the years before the one before is what others are held
    against, and earlier ones are of another time.
    """
    begin = len(found)
    while begin and found[begin - 1].line == line:
        begin -= 1
    place = begin
    while place < len(found):
        end = place
        while end < len(found) and _is_next(found[place], found[end], end - place + 1):
            end += 1
        if end - place >= _LEAST:
            years = _years(text[: found[place].start - start], year)
            after = _CUT.split(text[found[end - 1].end - start :])[0]
            if len(years) == end - place and not _ADDED.search(after):
                for at, one in zip(range(place, end), years, strict=True):
                    found[at] = replace(found[at], role=_role(one, year))
        place = max(end, place + 1)


def _is_next(first: Statement, one: Statement, place: int) -> bool:
    alike = one.role is Role.LEVEL and one.mention.unit == first.mention.unit
    same = one.item == first.item and one.sentence == first.sentence
    return alike and same and one.place == place


def _years(before: str, year: int) -> list[int]:
    """The years that the sentence names before its numbers, the report's the last of them."""
    said = _CUT.split(before)[-1]
    if span := _SPAN.search(said):
        years = list(range(int(span[1]), int(span[2]) + 1))
    elif recent := _RECENT.search(said):
        count = _NUMERALS.get(recent[1]) or int(recent[1])
        years = list(range(year - count + 1, year + 1))
    else:
        years = [int(found) for found in _YEAR.findall(said)]
    return years if years == sorted(years) and years[-1:] == [year] else []


def _role(one: int, year: int) -> Role:
    if one == year:
        return Role.LEVEL
    return Role.PRIOR if one == year - 1 else Role.OTHER
