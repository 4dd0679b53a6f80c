"""So much a day, and what that is in a year: 每生每天5元，全年按200天计，每生每年1000元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qicao.arithmetic import formula as f
from qicao.arithmetic.averages.per import pieces
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import alike
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement

_DAY, _MONTH = re.compile("每[天日]"), re.compile("每个?月")
_LONG = re.compile("[每全](?:学?年|学期|季度?)")
_DAYS = ("天", "日", "工作日")
_EACH = re.compile("每[一-鿿](?=[每全])|[人生户]均")


class Spans:
    """What a text claims to be so much a year."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self) -> Iterator[Alternatives]:
        """Every amount for a year or a term behind that for a day and how many there are."""
        for said in self.sources.sentences.values():
            each = [s for s in said if s.role is Role.PER and not (s.table or s.hedged)]
            for short, long in pairwise(each):
                if _same(short, long) and (claim := _made(short, long, said)):
                    yield (claim,)


def _same(short: Statement, long: Statement) -> bool:
    """Whether two amounts are for the same ones, the second for a longer time."""
    one, other = (_EACH.search(s.label) for s in (short, long))
    whose = not one or not other or one[0].strip("每均") == other[0].strip("每均")
    return alike(short, long) and whose and bool(_LONG.search(long.label))


def _made(short: Statement, long: Statement, said: Sequence[Statement]) -> Claim | None:
    beside = not any(short.start < s.start < long.start for s in said)
    if beside and _MONTH.search(short.label) and re.search("[每全]年", long.label):
        return Claim(long, f.IN_TWELVE, (short,), sure=False, likely=True)
    days = [
        s
        for s in said
        if short.start < s.start < long.start and s.mention.unit in _DAYS and not s.hedged
    ]
    if not _DAY.search(short.label) or len(days) != 1:
        return None
    return Claim(long, f.PRODUCT, (short, pieces(days[0])), sure=True, likely=True)
