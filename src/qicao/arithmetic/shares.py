"""Shares: a part that the words before name, over a whole that the words name or the text lists."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import Frame, dimension_of
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement

_MONEY = "金额"
_POINTING = frozenset(["前", "后", "上述", "以上", "该", "这"])
"""Words before a count that point back: 前两批."""
_WINDOW = 12
"""Statements before a part among which its whole is looked for, if no words name it."""


class Shares:
    """What the text claims to be shares."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.places = {s.start: n for n, s in enumerate(sources.statements)}

    def claims(self) -> Iterator[Alternatives]:
        """Every share with the wholes that it may be of."""
        for frame in self.sources.frames:
            for slot, given in frame.slots.items():
                if slot[0] is Role.SHARE and (offers := tuple(self._of(frame, given))):
                    yield offers

    def _of(self, frame: Frame, given: Statement) -> Iterator[Claim]:
        parts = [
            s
            for s in frame.slots.values()
            if s.role in (Role.LEVEL, Role.DIFFERENCE)
            and s.start < given.start
            and (s.sentence == given.sentence or dimension_of(s) == _MONEY)
            and s.label not in _POINTING
        ]
        for part in reversed(parts[-2:]):
            for whole in self._wholes(part, given):
                sure, likely = self._sure(given, part, whole), bool(given.whole)
                yield Claim(given, f.SHARE, (part, whole), sure=sure, likely=likely)

    def _sure(self, given: Statement, part: Statement, whole: Statement) -> bool:
        """Whether the words name the whole by its very name, or the part is listed under it."""
        canon = self.sources.index.canon
        if given.whole:
            return canon(given.whole) == canon(whole.item)
        return whole.start == part.under

    def _wholes(self, part: Statement, given: Statement) -> tuple[Statement, ...]:
        dimension = dimension_of(part)
        if given.whole:
            slot = (Role.LEVEL, None, dimension)
            named = self.sources.named(given.whole, slot, given)
            return tuple(s for s in named if s.start != part.start and _larger(s, part))
        if part.under >= 0 and (under := self._under(part)):
            return (under,)
        place = self.places[part.start]
        before = self.sources.statements[max(0, place - _WINDOW) : place]
        return tuple(
            s
            for s in reversed(before)
            if s.role is Role.LEVEL and dimension_of(s) == dimension and _larger(s, part)
        )

    def _under(self, part: Statement) -> Statement | None:
        """The whole of the list that a part stands in, if it is of the part's kind."""
        whole = self.sources.by_start[part.under]
        return (
            whole if dimension_of(whole) == dimension_of(part) and whole.role is part.role else None
        )


def _larger(whole: Statement, part: Statement) -> bool:
    above, below = whole.mention.quantity, part.mention.quantity
    return above is not None and below is not None and above.base >= below.base
