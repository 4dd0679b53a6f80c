"""What there is at the end of a year: what there was, and what came and went.

年初在册21340人，当年新增2964人，停发1387人，年末在册22917人.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qicao.arithmetic.changesums import signed_sum
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.sources import Sources
from qicao.statements import Statement

_OPENS = re.compile("年初|期初|上年末|上年底")
_ENDS = re.compile("年末|期末|年底")
_CAME = re.compile("新增|新纳入|新认定|新建|增加|招聘|招录|新进|调入|转入|接收|购入|购置")
_WENT = re.compile(
    "停发|减少|清退|退出|退休|调出|离职|辞职|去世|死亡|毕业|报废|转出|迁出|核销|注销|处置|核减"
)
_CUT, _BEFORE = re.compile("[，。；、：（(\n]"), 12
_MONEY, _MOST = "金额", 8
"""Numbers between the two; amounts of money come and go in more ways than are said."""


class Stocks:
    """What a text claims of what there was at the beginning and at the end."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self) -> Iterator[Alternatives]:
        """Every number of the end with that of the beginning, if all between is known."""
        for said in self.sources.sentences.values():
            for place, first in enumerate(said):
                if _OPENS.search(self._words(first)) and not first.hedged:
                    yield from self._of(said[place : place + _MOST])

    def _of(self, run: Sequence[Statement]) -> Iterator[Alternatives]:
        flows: list[Statement] = []
        for s in run[1:]:
            if s.dimension != run[0].dimension or s.hedged or s.dimension == _MONEY:
                return
            if _ENDS.search(self._words(s)):
                if flows:
                    formula = signed_sum((1, *map(_way, flows)))
                    yield (Claim(s, formula, (run[0], *flows), sure=True),)
                return
            if not _way(s):
                return
            flows.append(s)

    def _words(self, s: Statement) -> str:
        """The words right before a number, its time as well."""
        return _CUT.split(self.sources.text[max(0, s.start - _BEFORE) : s.start])[-1]


def _way(s: Statement) -> int:
    """1 for what came, -1 for what went, 0 for what neither is said of, or both."""
    return bool(_CAME.search(s.label)) - bool(_WENT.search(s.label))
