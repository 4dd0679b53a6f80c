"""Counts of those that are so and of those that are not: 14项指标中9项得满分，5项扣分 (A54).

What is said of each stands behind its number, and one says the opposite of the other, so that no
third kind is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.sources import Sources
from qicao.mentions import MentionKind
from qicao.statements import Role, Statement

_OF = re.compile("[一-鿿“”（）]{0,10}中[，有：]*")
"""Between the count of all and that of the first kind."""
_CLAUSE = re.compile("[^，,。；;、：:\n（）()0-9]*")
_NOT = re.compile("未|没|不|尚|逾期|超期|延期|滞后|推迟|扣分|失分|落后|低于|欠")
_SO = re.compile("满分|完成|达标|达到|实现|合格|通过|按期|按时|如期|办结|建成|完工|到位|得分")
_UP, _DOWN = (
    re.compile("增加|增长|上升|提高|增支|上涨|扩大"),
    re.compile("减少|下降|降低|减支|压减"),
)
_ALSO = re.compile("另|其他|其余|余下|还有|持平|不变|基本")
"""Words that tell of a third kind."""
_MOST = 24
"""Characters between the first kind and the second."""


class Opposed:
    """What a text claims of a count by the counts of two kinds that leave no third."""

    def __init__(self, sources: Sources) -> None:
        self.text = sources.text
        self.sentences = sources.sentences

    def claims(self) -> Iterator[Alternatives]:
        """Every count of all with the two kinds right behind it."""
        for said in self.sentences.values():
            counts = [s for s in said if _is_count(s)]
            for place in range(len(counts) - 2):
                whole, one, other = counts[place : place + 3]
                if self._are_parts(whole, one, other):
                    yield (Claim(whole, f.SUM, (one, other), sure=True, likely=True),)

    def _are_parts(self, whole: Statement, one: Statement, other: Statement) -> bool:
        units = {s.mention.unit for s in (whole, one, other)}
        beside = len(units) == 1 and _OF.fullmatch(self.text, whole.end, one.start)
        first, second = self._said(one), self._said(other)
        gap = self.text[one.end : other.start]
        third = self.text[other.end :][:_MOST].split("。")[0]
        closed = not _ALSO.search(gap + third) and len(gap) <= _MOST
        return bool(beside and closed) and _kind(first) * _kind(second) == -1

    def _said(self, part: Statement) -> str:
        clause = _CLAUSE.match(self.text, part.end)
        return clause[0] if clause else ""


def _is_count(s: Statement) -> bool:
    counted = s.mention.kind is MentionKind.COUNT and s.role in (Role.LEVEL, Role.TARGET)
    return counted and not (s.table or s.hedged)


def _kind(words: str) -> int:
    """1 for what is so or went up, -1 for what is not or went down, 0 for anything else."""
    if _NOT.search(words) or _DOWN.search(words):
        return -1
    return 1 if _SO.search(words) or _UP.search(words) else 0
