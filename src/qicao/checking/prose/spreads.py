"""How far the first and the last of a table are apart (A58): 最高…，最低…，相差5.03个百分点.

What is a claim of two rows that are named is told as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from qicao.arithmetic.groups import RATE
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.checking.text import Line
from qicao.values import Severity

_APART = re.compile(
    "(?P<measure>[一-鿿]{2,8}率)[^。；\n]{0,6}最[高低][^。\n]{2,40}?最[高低][^。\n]{2,30}?"
    "(?:两者|二者|首尾|前后|高低)?相差(?P<points>[0-9]+(?:\\.[0-9]+)?)个百分点"
)


def _look(subject: Subject) -> Iterator[Spot | None]:
    judged = subject.examined.judged
    claims = (*judged.held, *(claim for claim, _ in judged.broken))
    known = {claim.given.start for claim in claims}
    for number, block in enumerate(subject.examined.text.blocks):
        for match in _APART.finditer(block.text) if isinstance(block, Line) else ():
            claimed = block.start + match.start("points") in known
            if not claimed and (found := _spreads(subject, number, match["measure"])):
                yield _judged(match, found, block.start)


def _spreads(subject: Subject, line: int, measure: str) -> list[Decimal]:
    """How far the ends of the columns of rates around a line are apart; those named if any is."""
    near = [g for g in subject.groups.around(line) if g.dimension == RATE]
    named = [g for g in near if measure[-3:] in g.head]
    found = []
    for group in named or near:
        values = [part.worth for part in group.parts if part.worth is not None]
        found += [max(values) - min(values)] if len(values) == len(group.parts) else []
    return found


def _judged(match: re.Match[str], found: list[Decimal], at: int) -> Spot | None:
    """Nothing if one of the columns bears the number out."""
    points = Decimal(match["points"])
    if len({*found}) > 1 or any(abs(one - points) <= _margin(match["points"]) for one in found):
        return None
    return Spot(
        Severity.WARNING,
        f"“相差{match['points']}个百分点”与表不符：最高与最低相差{found[0]}个百分点",
        at + match.start("points"),
        at + match.end("points"),
        todo="请核对最高、最低的两个率和差",
    )


def _margin(points: str) -> Decimal:
    """Half a unit of the last digit that is printed."""
    return Decimal(5).scaleb(-len(points.partition(".")[2]) - 1)


SPREADS = TextCheck("A58", "最高与最低相差的百分点与表一致", _look, aim="最高与最低相差多少")
