"""Counts of what is listed behind a colon with a number each: 共2个：甲91.5%，乙62.4%.

Where semicolons part the list, what stands behind the first number of a piece is of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qicao.arithmetic.sums.counts import Count, Counted
from qicao.statements import Role, Statement

_LIST = re.compile("(?:的)?[一-鿿]{0,4}[：:](?P<names>[^。：:\n]+)(?=[。\n]|$)")
_NUMBER = "[0-9][0-9,]*(?:\\.[0-9]+)?(?P<unit>%|[万亿]?元|[一-鿿])"
_PIECE = re.compile(f"\\s*(?P<name>[一-鿿“”（）()、]{{2,24}}?)[为是]?{_NUMBER}(?P<rest>.*)")
_BRACKET = re.compile("(?:[（(][^（）()]*[）)])?")
_SOME = re.compile("其中|合计|共计|总计|等[，；]?$|[另余]|分别|各$|平均|主要|较|比")
_COUNTED = (Role.LEVEL, Role.TARGET, Role.OTHER)
_LEAST, _MOST, _APART = 2, 40, 2
"""Names of a list, and how many a count is wrong by: another number counts something else."""


def valued_counts(text: str, statements: Sequence[Statement]) -> Iterator[Counted]:
    """The counts whose list, of a number each, has other than so many names."""
    for s in statements:
        value = s.mention.value
        plain = s.mention.kind.value == "计数" and not s.table and s.role in _COUNTED
        match = _LIST.match(text, s.end) if plain and value and value == int(value) else None
        names = _names(match["names"]) if match else ()
        if match and value and names and 0 < abs(len(names) - int(value)) <= _APART:
            count = Count(int(value), s.start, s.end, s.mention.text)
            yield Counted(count, names, False, match.start("names"), match.end("names"))


def _names(words: str) -> tuple[str, ...]:
    """The names of a list of which each piece is one and its number, all of one unit; else none."""
    parted = "；" in words or ";" in words
    pieces = re.split("[；;]" if parted else "[，、]", words)
    found = [_PIECE.fullmatch(piece.strip()) for piece in pieces]
    whole = [m for m in found if m and (parted or _BRACKET.fullmatch(m["rest"]))]
    units = {m["unit"] for m in whole}
    some = any(_SOME.search(m["name"]) for m in whole) or _SOME.search(pieces[-1][:2])
    if len(whole) < len(pieces) or len(units) > 1 or some:
        return ()
    return tuple(m["name"] for m in whole) if _LEAST <= len(whole) <= _MOST else ()
