"""How far a budget was adjusted (A17): what was added, less what was cut, over the first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import above
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement

_RATE = re.compile("调整(?:率|幅度|比例)$")
_ADDED = re.compile("(?:追加|调增|增加)(?:预算|资金|指标)?$")
_ADDITION = re.compile("(?:年中|全年|预算)?(?:追加|调增)(?:预算|资金|指标)?[数额]?$")
_WHOLE = re.compile(
    "(?:[本我全][局委厅办院校所镇乡县区市站队]|[本全]?(?:单位|部门|中心|系统)"
    "|年初|整体|总体|预算|支出|收支|收入)*"
)
_CUT = re.compile("(?:调减|核减|追减|减少|调|压减)(?:预算|资金|指标)?$")


class Adjustments:
    """What a text claims of the adjustment of its budget."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self) -> Iterator[Alternatives]:
        """Every rate of adjustment over the amounts of its line."""
        for given in self.sources.statements:
            if given.table or given.dimension != "比率":
                continue
            find = self._of if _RATE.search(given.label) else self._added
            if offers := tuple(find(given)):
                yield offers

    def _added(self, given: Statement) -> Iterator[Claim]:
        """追加额相当于年初预算的18.99%: what was added, and what the budget was, are said above."""
        if given.base not in (Role.BUDGET, Role.FULL) or not _ADDITION.match(given.item):
            return
        before = [s for s in self.sources.kinds.get("金额", ()) if s.start < given.start]
        money = [s for s in before if not (s.table or s.hedged)]
        bases = [s for s in money if s.role is given.base and s.worth and _is_of_all(s)]
        base = max(bases, key=lambda s: s.worth or 0, default=None)
        added = {s.worth: s for s in money if s.role is Role.LEVEL and _ADDED.search(s.label)}
        for one in added.values():
            if base and above(base, one):
                yield Claim(given, f.PART, (base, one), sure=len(added) == 1)

    def _of(self, given: Statement) -> Iterator[Claim]:
        line = [s for s in self.sources.of_line(given) if s.dimension == "金额" and not s.hedged]
        for base in (s for s in line if s.role is Role.BUDGET):
            cut = _named(line, _CUT)
            for more in _named(line, _ADDED):
                yield Claim(given, f.PART, (base, more), sure=False, tells=not cut)
                for less in cut:
                    yield Claim(given, f.NET, (base, more, less), sure=False, likely=True)
            for full in (s for s in line if s.role is Role.FULL):
                yield Claim(given, f.CHANGE, (full, base), sure=False)


def _named(line: Sequence[Statement], words: re.Pattern[str]) -> list[Statement]:
    return [s for s in line if words.search(s.label)]


def _is_of_all(s: Statement) -> bool:
    """Whether a budget is of no part that its words name."""
    return s.under < 0 and bool(_WHOLE.fullmatch(s.item))
