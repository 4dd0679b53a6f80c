"""Totals of things that are counted each by its own word: 锦旗21面、感谢信13封，合计34件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.sums.summands import is_count
from qicao.statements import Role, Statement

_ANY = ("件", "个", "项", "台", "套", "处", "份")
"""What things of any kind are counted by."""
_JOINED = re.compile("(?:、|(?<![，。；、])和)[^，。；：:;、\n0-9]{1,16}")
_TOTAL = re.compile("[，,]?(?:合计|共计|总计|一共|总共)")
_LEAST = 2


class MixedCounts:
    """What a text claims several counts of different things to be together."""

    def __init__(self, sources: Sources) -> None:
        self.sources, self.text = sources, sources.text

    def claims(self) -> Iterator[Alternatives]:
        """Every bare total right behind counts that have each another word of their own."""
        for said in self.sources.sentences.values():
            for place, whole in enumerate(said):
                if whole.total and whole.mention.unit in _ANY and _is_counted(whole):
                    parts = self._parts(said[:place], whole)
                    units = {p.mention.unit for p in parts}
                    if len(parts) >= _LEAST and len(units) > 1:
                        yield (Claim(whole, f.SUM, parts, sure=False, likely=True),)

    def _parts(self, before: Sequence[Statement], whole: Statement) -> tuple[Statement, ...]:
        """The counts that only 、 parts, the last of them right before the total."""
        first, end = len(before), whole.start
        pattern = _TOTAL
        while first and _is_counted(before[first - 1]):
            if not pattern.fullmatch(self.text[before[first - 1].end : end]):
                break
            first, end, pattern = first - 1, before[first - 1].start, _JOINED
        return tuple(before[first:])


def _is_counted(s: Statement) -> bool:
    return is_count(s) and s.role is Role.LEVEL and s.dimension != "人" and not s.hedged
