"""Sums of the last few that were listed: 社会保障…；卫生健康…；住房保障…。后三类合计372.23万元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.arithmetic.claim import Claim
from qicao.arithmetic.formula import SUM
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement

_LAST = re.compile(
    "后(?P<count>[两二三四五])(?:大?类|项|个|者)[^，。；0-9]{0,16}(?:合计|共计?|之和|总计)[为达是]?$"
)
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
_WORDS = 30


class LastFew:
    """What a text claims of the last parts of a list together."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self) -> Iterator[tuple[Claim, ...]]:
        """Every such total with so many numbers of its line before it."""
        before: list[Statement] = []
        for given in self.sources.statements:
            if given.table:
                continue
            if before and before[-1].line != given.line:
                before = []
            found = _LAST.search(self.sources.text[max(0, given.start - _WORDS) : given.start])
            if found and not given.hedged:
                alike = [s for s in before if s.dimension == given.dimension]
                alike = [s for s in alike if s.role is Role.LEVEL and not s.hedged]
                count = _COUNTS[found["count"]]
                if len(alike) > count:
                    yield (Claim(given, SUM, tuple(alike[-count:])),)
            before.append(given)
