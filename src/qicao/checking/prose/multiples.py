"""So many times another row of a table, or another part of a list (A31): 是科技特派员专项的近10倍.

The sentence names what is so much before it, and what it is held against; both are parts of one
table or list, of which every column that the sentence may mean is tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal

from qicao.arithmetic.groups import Group
from qicao.arithmetic.known import known
from qicao.arithmetic.words import pairs
from qicao.checking.prose.ranks import NO_MEASURE, unnamed
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.mentions import MentionKind
from qicao.quantity import Interval, plain
from qicao.statements import Role, Statement
from qicao.values import Severity

_OF = re.compile(
    "[，,]?(?:大[约致]|约|几乎)?(?:是|为|相当于|达到?)(?P<base>[^，。；：、0-9]{2,20}?)的(?:大约|约)?$"
)
_BACK = 60
"""Characters of a sentence before a number that may name what it is of."""
_HUNDRED = Decimal(100)
Pair = tuple[Group, Statement, Statement]
"""A column, the part of it that is so many times, and the one that it is held against."""


def _look(subject: Subject) -> Iterator[Spot | None]:
    for given in subject.prose:
        multiple = given.mention.kind is MentionKind.MULTIPLE and given.role is Role.LEVEL
        if multiple and (found := _pairs(subject, given)):
            yield _judged(subject, given, found)


def _pairs(subject: Subject, given: Statement) -> list[Pair]:
    """The columns of one table or list that the words before a number name two parts of."""
    words = subject.clause(given.start, back=_BACK)
    match = _OF.search(words.rstrip("近超约"))
    if match is None:
        return []
    near = subject.groups.around(given.line)
    found = [(g, _said_last(g, words[: match.start()]), g.named(match["base"])) for g in near]
    both = [(g, top[0], base[0]) for g, top, base in found if len(top) == len(base) == 1]
    both = [pair for pair in both if pair[1] is not pair[2] and pair[2].worth]
    said = {s.worth for s in subject.sentences.get(given.sentence, ())}
    return [pair for pair in both if _is_meant(pair, words[: match.start()], said)]


def _said_last(group: Group, words: str) -> list[Statement]:
    """The parts that the last clause of some words names, else all of them."""
    return group.named(re.split("[，,]", words)[-1]) or group.named(words)


def _is_meant(pair: Pair, words: str, said: Set[Decimal | None]) -> bool:
    """Whether a sentence says a number of the column, or names it, or names nothing else."""
    group, top, base = pair
    if not group.table:
        return bool(NO_MEASURE.fullmatch(unnamed(re.split("[，,]", words)[-1], group, top)))
    return bool(pairs(group.head) & pairs(words)) or bool({top.worth, base.worth} & said)


def _judged(subject: Subject, given: Statement, found: Sequence[Pair]) -> Spot | None:
    """Nothing if one of the columns makes it so many times."""
    stated = known(given.mention)
    times = [(_times(*pair[1:]), pair) for pair in found]
    if stated is None or any(time.meets(stated) for time, _ in times):
        return None
    _, (_, top, base) = times[0]
    shown = subject.text[given.start : given.end]
    right = plain((top.worth or Decimal(0)) / (base.worth or Decimal(1)), 2)
    return Spot(
        Severity.WARNING,
        f"“{shown}”与所列的数不符：{_shown(top)}是{_shown(base)}的{right}倍",
        given.start,
        given.end,
        todo="请核对倍数与所列的两个数",
    )


def _times(top: Statement, base: Statement) -> Interval:
    """How many times one number is another, by what both hide, in per cent as multiples are."""
    one, other = known(top.mention), known(base.mention)
    if one is None or other is None or other.lo <= 0:
        return Interval(Decimal(0), Decimal("Infinity"))
    return Interval(_HUNDRED * one.lo / other.hi, _HUNDRED * one.hi / other.lo)


def _shown(part: Statement) -> str:
    return f"{part.label}（{part.mention.text}）"


MULTIPLES = TextCheck("A31", "几倍与所列的数一致", _look, aim="是另一项的几倍的说法")
