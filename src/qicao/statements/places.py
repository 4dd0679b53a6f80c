"""What 分别 tells apart, where the names stand with numbers of their own before it.

再就业3187人，困难人员就业1126人，分别完成目标的106.23%和112.60%: the first rate is of the first.
What is said of each is told apart as well: 冬季205.38万元，夏季128.06万元，户均分别为250元和301元.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qicao.statements.statement import LEVELS, RATES, Role, Statement


def match_places(found: list[Statement], line: int) -> None:
    """Gives the rates and averages of a line that 分别 tells apart the items before them."""
    begin = len(found)
    while begin and found[begin - 1].line == line:
        begin -= 1
    _follow_turns(found, begin)
    for first, last in _runs(found, begin):
        count = last - first
        named = [s for s in found[begin:first] if s.sentence == found[first].sentence]
        of = found[first]
        named = _alike([s for s in named if s.role in LEVELS and _may_be_of(of, s)], count)
        items = {s.item for s in named if s.item and not s.carried}
        if of.role is Role.PER or len(items) == count:
            each = (replace(s, role=of.role, base=of.base, sign=of.sign) for s in found[first:last])
            found[first:last] = [replace(s, label=of.label, whole=of.whole) for s in each]
        if len(items) == count:
            for place, one in enumerate(named, first):
                found[place] = replace(found[place], item=one.item)


def _follow_turns(found: list[Statement], begin: int) -> None:
    """Rates right behind numbers that were told apart: 分别为137万元和221万元，占41%和66%."""
    for place in range(begin, len(found)):
        last = place + 1
        while last < len(found) and _is_bare(found[place], found[last]):
            last += 1
        count, first = last - place, found[place]
        before = found[max(begin, place - count) : place]
        turns = [s.place for s in before] == [*range(1, count + 1)]
        if count > 1 and first.role in RATES and not first.place and turns:
            for one, of in zip(range(place, last), before, strict=True):
                own = replace(found[one], role=first.role, base=first.base, sign=first.sign)
                found[one] = replace(own, item=of.item, place=of.place, whole=first.whole)


def _is_bare(first: Statement, s: Statement) -> bool:
    """Whether a rate has no words of its own behind another one."""
    bare = s.carried and s.label == s.item and not s.place
    return bare and s.dimension == first.dimension and s.clause - first.clause <= 1


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


def _alike(named: list[Statement], count: int) -> list[Statement]:
    """The last so many numbers before a run that are of one kind and role."""
    last = [s for s in named if s.dimension == named[-1].dimension][-count:]
    return last if len({s.role for s in last}) == 1 else []


def _may_be_of(of: Statement, s: Statement) -> bool:
    """Whether a number may be what an average is spread of; a rate may be of any."""
    return of.role is not Role.PER or s.dimension == of.dimension


def _is_placed(first: Statement, one: Statement, place: int) -> bool:
    """Whether a number is the next of its run: what 和 joins to a rate is one as well."""
    alike = one.role in (first.role, Role.LEVEL) and one.dimension == first.dimension
    apart = first.role in (*RATES, Role.PER)
    return apart and alike and one.place == place and one.carried
