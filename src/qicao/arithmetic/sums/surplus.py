"""What income leaves of spending: 收支相抵，本年盈余209.15万元; and what leaves nothing.

The income and the spending are those of all, said last before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import is_money
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement

_SET_OFF = re.compile(
    "(?:收支|以上收支|两者)(?:相抵|相减|轧抵|差额)[^，。；\n0-9]{0,6}[，,]?[^，。；、\n0-9]{0,8}$"
)
_LEFT = re.compile("盈余|结余|节余|差额|剩余")
_RATE = re.compile("(?:盈余|结余|节余)率(?:[为是达]|达到)?$")
_INCOME = re.compile("(?:全部|总)收入|收入(?:总额|总计|合计)|^(?:本年|全年|当年)?收入$")
_SPENDING = re.compile(
    "(?:全部|总)支出|支出(?:总额|总计|合计)|^(?:本年|全年|当年)?支出$|费用(?:总额|合计)"
)
_EARNED, _SPENT = re.compile("收入$"), re.compile("支出$")
_NOTHING = re.compile("[，,](?:年末)?(?:无|没有)(?:年末)?(?:结转|结余)|收支(?:平衡|相等)")
_CARRIED = re.compile("上年|年初|期初|结转资金")
_BROUGHT = re.compile("(?:上年|年初|以前年度|历年)[^，。；0-9]{0,6}结[转余]|期初|结转资金|动用")
_AT_END = re.compile("年[末底]|期末|累计|滚存")
_LINES, _WORDS = 4, 24


class Surplus:
    """What a text claims of income set off against spending."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        prose = (s for s in sources.statements if not s.table and is_money(s.dimension))
        self.money = [s for s in prose if s.role is Role.LEVEL and not s.hedged]

    def claims(self) -> Iterator[Alternatives]:
        """Every surplus, its rate, and all spending of an income that left nothing."""
        for said in self.sources.sentences.values():
            yield from self._set_off(said)
            yield from self._used_up(said)

    def _set_off(self, said: Sequence[Statement]) -> Iterator[Alternatives]:
        for place, given in enumerate(said):
            before = self.sources.text[max(0, given.start - _WORDS) : given.start]
            left = is_money(given.dimension) and _LEFT.search(given.label)
            if left and _SET_OFF.search(before) and not given.hedged:
                income, spent = self._last(_INCOME, given), self._last(_SPENDING, given)
                if income and spent and not self._is_carried(income, spent, given):
                    yield (Claim(given, f.DIFFERENCE, (income, spent), likely=True),)
                    yield from self._rate(given, income, said[place + 1 :][:1])

    def _is_carried(self, income: Statement, spent: Statement, left: Statement) -> bool:
        """Whether what was there before the year is in what is left, and not in the income."""
        words = self.sources.text[min(income.start, spent.start) : left.start]
        return bool(_BROUGHT.search(words) or _AT_END.search(left.label))

    def _rate(
        self, left: Statement, income: Statement, after: Sequence[Statement]
    ) -> Iterator[Alternatives]:
        """收支结余率2.34%, right behind what is left: of the income."""
        for given in after:
            if given.mention.unit == "%" and _RATE.search(given.label) and not given.hedged:
                yield (Claim(given, f.RATIO, (left, income), likely=True),)

    def _used_up(self, said: Sequence[Statement]) -> Iterator[Alternatives]:
        """收入315万元，支出315万元，年末无结转: nothing was carried over to it either."""
        money = [s for s in said if is_money(s.dimension)]
        if len(money) != 2 or not all(s in self.money for s in money):
            return
        income, spent = money
        words = self.sources.text[income.start : spent.end + _WORDS * 2].split("。")[0]
        line = [s for s in self.sources.statements if s.line == income.line]
        carried = any(_CARRIED.search(f"{s.item}，{s.label}") for s in line)
        named = _EARNED.search(income.label) and _SPENT.search(spent.label)
        if named and _NOTHING.search(words) and not carried:
            yield (Claim(spent, f.SAME, (income,), likely=True),)

    def _last(self, name: re.Pattern[str], given: Statement) -> Statement | None:
        """The last amount of a name before a number, a few lines above it at most."""
        near = [s for s in self.money if s.start < given.start and given.line - s.line <= _LINES]
        named = [s for s in near if name.search(s.label) or name.search(s.item)]
        return named[-1] if named else None
