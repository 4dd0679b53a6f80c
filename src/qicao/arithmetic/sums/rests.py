"""What is left: 其余8个执行236.42万元, with what was said before a whole that both make up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import above, alike
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement

_REST = re.compile("^(?:其余|余下|剩余)|^(?:余|尚余|尚有|还有|仍有)$")
"""另有 and 其他 may be of anything."""
_OF_LIST = re.compile("^(?:其余|余下|剩余)")
_SOME = "前"
"""Before a count it says that it is of some, and the rest is of the others: 前三项…，其余两项."""
_BEFORE = 14
"""Statements before the rest among which the whole and the other parts stand."""
_LINES = 1
"""Lines above that still belong to it."""
_MOST = 3
"""Wholes that are tried, the nearest first."""


class Rests:
    """What a text claims of the rest of something."""

    def __init__(self, sources: Sources) -> None:
        self.statements = sources.statements

    def claims(self) -> Iterator[Alternatives]:
        """Every rest with the parts before it and the wholes that they may make up."""
        for place, given in enumerate(self.statements):
            if given.role is Role.LEVEL and not given.hedged and self._is_rest(place):
                around = self.statements[max(0, place - _BEFORE) : place]
                if offers := tuple(_offers(given, [s for s in around if _fits(s, given)])):
                    yield offers
                if offers := tuple(_by_share(given, around)):
                    yield offers

    def _is_rest(self, place: int) -> bool:
        """Whether its own words say so, or those of a count right before it: 其余8个执行…"""
        given = self.statements[place]
        before = self.statements[place - 1] if place else given
        beside = before.sentence == given.sentence and given.clause - before.clause <= 1
        beside = beside and not alike(before, given)
        said = _REST.match(given.label) or (beside and _REST.match(before.label))
        return bool(said) and not given.table


def _offers(given: Statement, before: Sequence[Statement]) -> Iterator[Claim]:
    """The part right before it, or all of its sentence, under each of some larger numbers."""
    if not before:
        return
    said = tuple(s for s in before if s.sentence == given.sentence)
    listed = _listed(said) if _OF_LIST.match(given.label) else ()
    if listed:
        yield Claim(listed[0], f.SUM, (*listed[1:], given), sure=True)
        more = (s for s in said if s.start < listed[0].start)
        yield from (Claim(s, f.SUM, (listed[0], given), sure=False, tells=False) for s in more)
    for parts in dict.fromkeys(((before[-1],), said, said[1:])):
        wholes = [s for s in reversed(before) if parts and s.start < parts[0].start]
        wholes = [s for s in wholes if not s.label.endswith(_SOME)]
        larger = [s for s in wholes if all(above(s, part) for part in (*parts, given))]
        only = len(larger) == 1 and larger[0].sentence == given.sentence and len(parts) == 1
        for whole in larger[:_MOST]:
            yield Claim(whole, f.SUM, (*parts, given), sure=False, likely=only)


def _listed(said: Sequence[Statement]) -> tuple[Statement, ...]:
    """The whole that the last number stands under, with all that is listed under it."""
    parts = [s for s in said if said and s.under == said[-1].under >= 0]
    whole = [s for s in said if parts and s.start == parts[0].under]
    alone = [*said[-len(parts) - 1 :]] == [*whole, *parts] and len(parts) > 1
    return (*whole, *parts) if whole and alone else ()


def _by_share(given: Statement, before: Sequence[Statement]) -> Iterator[Claim]:
    """What the last number and its share leave: 合计1921.00万元，占52.99%，其余1704.16万元."""
    shares = [n for n, s in enumerate(before) if s.role is Role.SHARE and not s.hedged]
    for place in shares[-1:]:
        share, parts = before[place], [s for s in before[:place] if _fits(s, given)]
        beside = parts and share.sentence == given.sentence == parts[-1].sentence
        if beside and not any(_fits(s, given) for s in before[place:]):
            yield Claim(given, f.REMAINDER, (parts[-1], share), sure=False, likely=True)


def _fits(one: Statement, given: Statement) -> bool:
    same = alike(one, given) and one.role is given.role
    return same and not one.table and not one.hedged and given.line - one.line <= _LINES
