"""Shares of what was carried out where the line says what was planned as well.

采购计划516.00万元，实际采购489.28万元；货物340.62万元，占69.6% is of what was bought: only a share
that names the plan is one of it. 满意度 is one of the forms that came back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.formula import Formula
from qicao.arithmetic.frames import above, alike
from qicao.arithmetic.shares.listshares import BETWEEN
from qicao.arithmetic.shares.portions import names_plan
from qicao.arithmetic.shares.together import TOGETHER
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.words import pairs
from qicao.statements import Role, Statement
from qicao.statements.statement import BASES
from qicao.verdict import HOLDS, Outcome

_PLANNED = tuple(role for role in BASES if role is not Role.PRIOR)
_ALL = re.compile("总额|全部|所有|合计|金额|总量|总数|的|[额量数]$")
_CONTENT, _CONTENT_ARE = re.compile("满意[度率]"), re.compile("满意(?![度率])[一-鿿]{0,3}$")
_BACK, _SENT = re.compile("[收返]回|回收|有效"), re.compile("发放|发出|下发|派发|寄出")
"""Before how many were content, how many forms came back, and how many were sent out."""
_RATES = (Role.LEVEL, Role.COMPLETION, Role.SHARE)
_RATE = "比率"
_ANSWERS = {"份", "人", "名", "人次", "户"}
_BEFORE = 14
"""Statements before a share among which what was planned and carried out stands."""


class Realized:
    """What the shares of a text are of, by what was carried out."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self) -> Iterator[tuple[Claim, Outcome]]:
        """The shares that hold of nothing in their line but what was planned."""
        statements = self.sources.statements
        for place, given in enumerate(statements):
            share = given.role is Role.SHARE and given.amount is not None
            if not share or given.table or given.hedged or given.place or names_plan(given):
                continue
            before = statements[max(0, place - _BEFORE) : place]
            near = [s for s in before if s.line == given.line and not (s.table or s.hedged)]
            if not TOGETHER.search(given.label):
                yield from self._judged(given, near)

    def named(self) -> Iterator[tuple[Claim, Outcome]]:
        """Shares of a whole by name, and rates of a part, that hold of another number only."""
        statements = self.sources.statements
        for place, given in enumerate(statements):
            exact = given.amount is not None and given.dimension == _RATE
            if not exact or given.table or given.hedged or given.place:
                continue
            before = statements[max(0, place - _BEFORE) : place]
            near = [s for s in before if s.sentence == given.sentence and s.role is Role.LEVEL]
            if given.role is Role.SHARE and given.whole and not names_plan(given):
                yield from self._of_name(given, near)
            elif given.role in _RATES and given.label.endswith("率"):
                yield from self._of_part(given, near)

    def _of_name(
        self, given: Statement, near: Sequence[Statement]
    ) -> Iterator[tuple[Claim, Outcome]]:
        """占审结案件的36.58%, of the only number before that is called so."""
        part, name = self._part(given, near) if near else None, pairs(given.whole)
        wholes = [s for s in near if part and alike(s, part) and above(s, part)]
        called = [s for s in wholes if name & pairs(s.label)]
        if part and len(called) == 1 and len(wholes) > 1 and TOGETHER.search(given.label) is None:
            yield from _only_otherwise(given, f.SHARE, part, called[0], wholes)

    def _of_part(
        self, given: Statement, near: Sequence[Statement]
    ) -> Iterator[tuple[Claim, Outcome]]:
        """特困人员1486人，其中集中供养312人、分散供养1174人，集中供养率21.00%: of them all."""
        name = given.label.removesuffix("率")
        part = next((s for s in reversed(near) if s.label == name and s.under >= 0), None)
        whole = self.sources.by_start.get(part.under) if part else None
        if part and whole and alike(part, whole):
            beside = [s for s in near if s.under == part.under and s is not part]
            yield from _only_otherwise(given, f.RATIO, part, whole, beside)

    def surveyed(self) -> Iterator[tuple[Claim, Outcome]]:
        """满意度 that is one of all the forms sent out, where the line says how many came back."""
        statements = self.sources.statements
        for place, given in enumerate(statements):
            rate = _CONTENT.search(given.label) and given.role in _RATES
            if not rate or given.table or given.hedged or given.amount is None:
                continue
            before = statements[max(0, place - _BEFORE) : place]
            near = [s for s in before if s.line == given.line and s.role is Role.LEVEL]
            near = [s for s in near if s.dimension != given.dimension]
            content, back, sent = (
                next((s for s in reversed(near) if word.search(s.label)), None)
                for word in (_CONTENT_ARE, _BACK, _SENT)
            )
            if content and back and sent and _are_asked(content, back) and alike(back, sent):
                own, other = (Claim(given, f.RATIO, (content, s)) for s in (back, sent))
                outcome = own.outcome()
                if outcome and outcome not in HOLDS and other.outcome() in HOLDS:
                    yield own, outcome

    def _judged(
        self, given: Statement, near: Sequence[Statement]
    ) -> Iterator[tuple[Claim, Outcome]]:
        part = self._part(given, near)
        if part is None:
            return
        claims = [
            Claim(given, f.SHARE, (part, s), sure=True, likely=True)
            for s in near
            if alike(s, part) and above(s, part)
        ]
        held = [claim for claim in claims if claim.outcome() in HOLDS]
        plans = [c.inputs[1] for c in held if c.inputs[1].role in _PLANNED]
        following = {b.start for a, b in pairwise(near) if a in plans}
        items = {plan.item for plan in plans}
        meant = [
            c
            for c in claims
            if (c.inputs[1].item in items or c.inputs[1].start in following)
            and _is_meant(c.inputs[1], given)
        ]
        if meant and not any(claim.inputs[1].role is Role.LEVEL for claim in held):
            yield meant[-1], meant[-1].outcome() or Outcome.DIFFERS

    def _part(self, given: Statement, near: Sequence[Statement]) -> Statement | None:
        """The number right before a share, or the last one of its name."""
        said = [s for s in near if s.role is Role.LEVEL and s.sentence == given.sentence]
        last = said[-1] if said and said[-1] is near[-1] else None
        if last and BETWEEN.fullmatch(self.sources.text, last.end, given.start):
            return last
        return next((s for s in reversed(said) if s.item == given.item), None)


def _only_otherwise(
    given: Statement,
    formula: Formula,
    part: Statement,
    whole: Statement,
    others: Sequence[Statement],
) -> Iterator[tuple[Claim, Outcome]]:
    """The claim of a whole that fails, where one of another number holds."""
    own = Claim(given, formula, (part, whole))
    outcome = own.outcome()
    other = (Claim(given, formula, (part, s)) for s in others if s is not whole)
    if outcome and outcome not in HOLDS and any(claim.outcome() in HOLDS for claim in other):
        yield own, outcome


def _are_asked(content: Statement, back: Statement) -> bool:
    """Whether a number is of those who answered, by head or by form: 收回1156份，满意1126人."""
    return alike(content, back) or {content.mention.unit, back.mention.unit} <= _ANSWERS


def _is_meant(whole: Statement, given: Statement) -> bool:
    """Whether a number is what was carried out, and of the name that a share gives."""
    if whole.role is not Role.LEVEL or whole.under >= 0:
        return False
    name = _ALL.sub("", given.whole)
    said = f"{whole.label}{whole.item}"
    return not name or any(name[n : n + 2] in said for n in range(len(name) - 1))
