"""One thing said twice: the same item, role and unit, in prose and in tables."""

from __future__ import annotations

from collections.abc import Iterator

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement

_ONCE = (Role.LEVEL, Role.PRIOR, Role.BUDGET, Role.FULL, Role.SCORE, Role.WEIGHT, Role.TARGET)


_BOUNDS = ("以上", "以下", "以内", "左右")
"""Behind a number that only bounds another: 达到82%以上."""
MOST = 3
"""Other values of one thing that a later one is held against, the nearest first."""


class Sames:
    """What a text says more than once."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self) -> Iterator[Alternatives]:
        """Every later statement with the first of the same thing, and what is said again."""
        for statement in self.sources.statements:
            if statement.role is Role.AGAIN:
                yield (Claim(statement, f.SAME, (self.sources.by_start[statement.under],)),)
        for item, slots in self.sources.index.found.items():
            for (role, _, dimension), found in slots.items():
                if item and role in _ONCE and dimension and len(found) > 1 and _may(role, found):
                    yield from self._again([s for s in found if self._is_own(s)])

    def _is_own(self, s: Statement) -> bool:
        """Whether its words name it, and say how much it is."""
        bound = not s.figure and self.sources.text.startswith((*_BOUNDS, "未"), s.end)
        return not (s.hedged or s.rest or bound) and bool(
            s.figure or not s.carried or self.sources.index.knows(s.item)
        )

    def _again(self, found: list[Statement]) -> Iterator[Alternatives]:
        """The claims of one thing, without those of parts of two wholes: 在职 and 编制."""
        for offers in _again(found):
            yield tuple(c for c in offers if not self._are_two(c.given, c.inputs[0]))

    def _are_two(self, one: Statement, other: Statement) -> bool:
        """Whether two numbers are of two things, for all that their names say."""
        cells = one.table == other.table > 0
        return cells or self._of_two(one, other)

    def _of_two(self, one: Statement, other: Statement) -> bool:
        wholes = [self.sources.by_start.get(s.under) for s in (one, other) if s.under >= 0]
        items = {whole.item or whole.label for whole in wholes if whole}
        return len(items) == 2 and not other.figure


def _may(role: Role, found: list[Statement]) -> bool:
    """Scores and targets are held against figures only: a text has many of one name."""
    return role not in (Role.SCORE, Role.WEIGHT, Role.TARGET) or any(s.figure for s in found)


def _is_whole(said: Statement) -> bool:
    """Whether a number is of its item as a whole: 结转 alone may be that of a project."""
    return said.under < 0 and said.label not in _ANY_STOCK


_ANY_STOCK = ("结转", "结余", "结转结余", "剩余")


def _again(found: list[Statement]) -> Iterator[Alternatives]:
    figures = [s for s in found if s.figure]
    stated = [s for s in found if not s.figure]
    if not figures:
        stated = [s for s in stated if not s.place]  # 满意度分别为…: of several, by turns
    if figures:
        for said in stated:
            yield tuple(
                Claim(said, f.SAME, (figure,), sure=len(figures) == 1 and _is_whole(said))
                for figure in figures
            )
        return
    values: dict[object, Statement] = {}
    for later in stated:
        if values:
            earlier = list(values.values())[::-1]
            same = values.get(later.mention.value)
            chosen = [same] if same else earlier[:MOST]
            yield tuple(Claim(later, f.SAME, (first,), sure=False) for first in chosen)
        values.pop(later.mention.value, None)
        values[later.mention.value] = later
