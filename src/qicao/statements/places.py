"""What 分别 tells apart, where the names stand with numbers of their own before it.

再就业3187人，困难人员就业1126人，分别完成目标的106.23%和112.60%: the first rate is of the first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qicao.statements.statement import RATES, Role, Statement


def match_places(found: list[Statement], line: int) -> None:
    """Gives the rates of a line that 分别 tells apart the items of the numbers before them."""
    begin = len(found)
    while begin and found[begin - 1].line == line:
        begin -= 1
    for first, last in _runs(found, begin):
        count = last - first
        named = [s for s in found[begin:first] if s.sentence == found[first].sentence]
        named = [s for s in named if s.role is Role.LEVEL][-count:]
        items = {s.item for s in named if s.item and not s.carried}
        if len(items) == count:
            of = found[first]
            for place, one in enumerate(named, first):
                own = replace(found[place], role=of.role, base=of.base, sign=of.sign)
                found[place] = replace(own, item=one.item)


def _runs(found: list[Statement], begin: int) -> Iterator[tuple[int, int]]:
    """Where runs of rates begin and end whose items 分别 tells by their order alone."""
    place = begin
    while place < len(found):
        end = place
        while end < len(found) and _is_placed(found[place], found[end], end - place + 1):
            end += 1
        if end - place > 1:
            yield place, end
        place = max(end, place + 1)


def _is_placed(first: Statement, one: Statement, place: int) -> bool:
    """Whether a number is the next of its run: what 和 joins to a rate is one as well."""
    alike = one.role in (first.role, Role.LEVEL) and one.dimension == first.dimension
    return first.role in RATES and alike and one.place == place and one.carried
