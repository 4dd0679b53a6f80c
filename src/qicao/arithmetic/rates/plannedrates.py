"""By what rate a plan is more or less: 计划60公里，比2024年完成数多14.80公里，增长32.74%.

The rate is of the two numbers right before it, of a plan that was changed, or of a plan and what
was reached of its very name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations

from qicao.arithmetic import formula as f
from qicao.arithmetic.averages.averages import FROM
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.doubts.misread import is_likely
from qicao.arithmetic.frames import above, alike
from qicao.arithmetic.rates.planned import Planned, is_held
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement
from qicao.verdict import HOLDS, Outcome

_RATE = "比率"
_NO_AMOUNT = ("", _RATE, "百分点", "分值")
_STOPS = re.compile("[；;。\n]")
_HELD, _HOLD = re.compile("^即?[比较]"), ("比", "较")
_SPENT = re.compile("[少多](?:[用支花付收]|开支|支出|使用)")
"""What was done, not planned: 预算26,000元，比上年少用1,823元."""
_TURNED = re.compile("[，,]?(?:[一-鿿]{0,4})(?:到|至|为)$")
_PLANS = (Role.OTHER, Role.TARGET, Role.BUDGET, Role.FULL)


class PlannedRates:
    """What a text claims of the rates of its plans."""

    def __init__(self, sources: Sources) -> None:
        self.sources, self.planned = sources, Planned(sources)

    def claims(self) -> Iterator[tuple[Claim, Outcome]]:
        """The rates that do not hold of the plan before them."""
        for said in self.sources.sentences.values():
            stops = self._stops(said) if any(map(_is_rate, said)) else ()
            for place, given in enumerate(said):
                if not _is_rate(given):
                    continue
                stop = bisect_right(stops, given.start) - 1
                begin = bisect_right(said, stops[stop], key=lambda s: s.end) if stop >= 0 else 0
                before = [s for s in said[begin:place] if _is_amount(s)]
                beside = before if said[place - len(before) : place] == before else ()
                offered = self._by_gap(given, beside) or self._turned(given, before)
                offered = offered or self._by_reached(given, before)
                if offered:
                    yield from _told(offered, before)

    def _stops(self, said: Sequence[Statement]) -> Sequence[int]:
        """Where words of a sentence end what is spoken of."""
        found = _STOPS.finditer(self.sources.text, said[0].end, said[-1].start)
        return [match.start() for match in found]

    def _by_gap(self, given: Statement, before: Sequence[Statement]) -> Claim | None:
        """Over a plan and the gap right before the rate."""
        gap = before[-1] if before else given
        kind = [s for s in before[:-1] if alike(s, gap)]
        plans = [s for s in kind if not _HELD.match(s.label)]
        apart = gap.level or _SPENT.search(gap.label)
        now = gap.sign == given.sign and gap.role in (Role.OTHER, Role.DIFFERENCE)
        if not (plans and now) or apart or given.label[:1] in _HOLD:
            return None
        held = any(_HELD.match(s.label) for s in (gap, kind[-1]))
        if not held or any(s.role not in _PLANS for s in kind):
            return None
        way = f.UP if given.sign > 0 else f.DOWN
        return Claim(given, way, (plans[-1], gap), sure=False, likely=True)

    def _turned(self, given: Statement, before: Sequence[Statement]) -> Claim | None:
        """Over what a plan was, and what it is turned into: 预算由14.28万元调减到10.00万元."""
        if len(before) < len(("was", "is")) or given.role is not Role.OTHER:
            return None
        was, now = before[-2:]
        text = self.sources.text
        turned = text[was.start - 1 : was.start] in FROM and _TURNED.match(
            text[was.end : now.start]
        )
        if not turned or not alike(was, now):
            return None
        return Claim(given, f.CHANGE, (now, was), sure=False, likely=True)

    def _by_reached(self, given: Statement, before: Sequence[Statement]) -> Claim | None:
        """Over a plan and the only number of its name that was reached."""
        plan = before[-1] if before else given
        if plan.role is not Role.OTHER is not given.role or not is_held(given):
            return None
        found = self.planned.reached(plan, given) if "预算" not in plan.label else ()
        if len(found) != 1:
            return None
        aim = replace(plan, role=Role.TARGET)
        return Claim(given, f.CHANGE, (aim, found[0]), sure=False, likely=True)


def _is_rate(given: Statement) -> bool:
    plain = given.amount is not None and not given.hedged and given.dimension == _RATE
    return plain and bool(given.sign) and given.role in (Role.OTHER, Role.CHANGE)


def _is_amount(s: Statement) -> bool:
    return s.amount is not None and s.dimension not in _NO_AMOUNT and not s.hedged


def _told(claim: Claim, before: Sequence[Statement]) -> Iterator[tuple[Claim, Outcome]]:
    """A rate that no two of the numbers before it make."""
    outcome, given = claim.outcome(), claim.given
    if outcome is None or outcome in HOLDS or not is_likely(claim):
        return
    own = {s.start for s in claim.inputs}
    pairs = [pair for pair in permutations(before, 2) if alike(*pair)]
    pairs = [(now, was) for now, was in pairs if above(now, was) == (given.sign > 0)]
    pairs = [pair for pair in pairs if {s.start for s in pair} != own]
    if not any(Claim(given, f.CHANGE, pair).outcome() in HOLDS for pair in pairs):
        yield claim, outcome
