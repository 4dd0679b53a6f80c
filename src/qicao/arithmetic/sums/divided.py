"""Lists that part an item said before them, not the number that they stand under."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.frames import above, dimension_of
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.sums.summands import may_add
from qicao.statements import Role, Statement
from qicao.statements.statement import Listing

_WORDS = 32
"""Characters before a number that may say that its sentence divides something."""
_MOST = 20
"""Parts of one list."""
_LEFT = ("余", "结余", "剩余", "欠", "差")
"""Behind a part they say what is left of it: 省级支出235.00万元，余5.00万元."""


class Divided:
    """What the parts of a list make up, where another sentence says it."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.places = {s.start: place for place, s in enumerate(sources.statements)}

    def counted(self, whole: Statement, parts: Sequence[Statement]) -> Iterator[Claim]:
        """项目支出共八项：… of eight amounts: they make up the item, wherever it is said."""
        money = tuple(p for p in parts if p.role is Role.LEVEL and may_add(p))
        kinds = {dimension_of(p) for p in money}
        same = any(p.mention.unit == whole.mention.unit for p in money)
        if same or len(kinds) != 1 or len(money) < 2 or len(money) != whole.mention.value:
            return
        slot = (Role.LEVEL, None, dimension_of(money[0]))
        levels = self.sources.named(whole.item, slot, whole)
        parted = {part.start for part in money}
        levels = tuple(level for level in levels if level.start not in parted)
        levels = levels or self._above(money)
        own = self.sources.index.name(whole.item)
        for level in levels:
            named = self.sources.index.name(level.item) == own and whole.label != "分"
            sure = len(levels) == 1 and named
            yield Claim(level, f.SUM, money, sure=sure, likely=True)

    def anew(self, parts: Sequence[Statement]) -> Iterator[Claim]:
        """按类别：… in a sentence of its own: what it divides is said before it in the line."""
        parts = tuple(p for p in parts if p.role is Role.LEVEL and may_add(p))
        parts = tuple(p for p in parts if not p.label.startswith(_LEFT))
        if len(parts) < 2 or len({dimension_of(p) for p in parts}) > 1:
            return
        place = self.places[parts[0].start]
        after = self.sources.statements[place + 1 :][:_MOST]
        if any(s.total and s.sentence == parts[0].sentence for s in after):
            return  # 四个项目合计89枚: they are some of it
        before = self.sources.statements[max(0, place - _MOST) : place]
        wholes = [
            s
            for s in before
            if s.line == parts[0].line and s.role is Role.LEVEL and s.listing is Listing.NONE
            if s.dimension == parts[0].dimension and all(above(s, part) for part in parts)
            if not self._is_divided(s)
        ]
        for whole in wholes:
            yield Claim(whole, f.SUM, parts, sure=len(wholes) == 1, likely=True)

    def _is_divided(self, s: Statement) -> bool:
        """Whether a number is itself a part by its sentence: 按用途，购置补贴2049.37万元、…."""
        words = self.sources.text[max(0, s.start - _WORDS) : s.start]
        return bool(re.match("[* ]*按[^，]{1,8}[，：分]", re.split("[。；\n]", words)[-1]))

    def _above(self, parts: Sequence[Statement]) -> tuple[Statement, ...]:
        """The amount before some parts in their line that is more than each of them."""
        place = self.places[parts[0].start]
        before = reversed(self.sources.statements[max(0, place - _MOST) : place])
        found = (
            s
            for s in before
            if s.line == parts[0].line and s.role is Role.LEVEL and not s.hedged
            if s.dimension == parts[0].dimension and all(above(s, part) for part in parts)
        )
        return tuple(islice(found, 1))
