"""Rates over a base that their words name, and that are right only over another.

占调整后预算的104.47% where that is what was done of the first budget: it holds, of the wrong base.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from decimal import Decimal
from functools import cached_property

from qicao.arithmetic.claim import Claim
from qicao.arithmetic.formula import RATIO, SHARE
from qicao.arithmetic.frames import above, alike
from qicao.arithmetic.grouped import grouped
from qicao.arithmetic.shares.farshares import ALL_SPENT
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.words import pairs
from qicao.statements import Role, Statement
from qicao.statements.statement import BASES
from qicao.verdict import HOLDS, Outcome

_NAMED = re.compile(
    "(?:占|按|以|相当于|为|是)(?P<name>[一-鿿]{2,14}?)(?:的|为基数|计算|[）)]|为)(?:比例|比重|则)?[）)]?"
    "(?:[一-鿿]{0,6}率)?(?:为|达|是)?$"
)
_APART = re.compile("[。；;\n，、：（(]|中(?![央心小学级介医标])")
"""What parts the words before a number: 完工小区中按期完工 speaks of some of them."""
_COUNT = re.compile("(?:总额|总数|总量|数|额|量|总)$")
_IN_ALL, _MANY = re.compile("总[数量额]$"), re.compile("[人户件次家个批]+数$")
_PLANNED = re.compile("预算|计划|目标|任务|指标")
_WORDS, _NAME = 28, 14
"""Characters before a rate that may name its base; before a number that name it."""
_GENERAL = {"预算"}
"""A name that any budget has."""
_LINES = 2
"""Lines above in which the base stands."""


class Bases:
    """What the rates of a text are of by their words."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self, held: Iterable[Claim]) -> Iterator[tuple[Claim, Outcome]]:
        """The claims of rates that hold over a number of another name only, over their own."""
        for claim in held:
            given = claim.given
            if claim.formula not in (RATIO, SHARE) or given.table or given.hedged:
                continue
            words = given.whole or self._name(given)
            name = pairs(_COUNT.sub("", words))
            if not name or name == _GENERAL or claim.inputs[0].figure:
                continue
            if ALL_SPENT.match(words):
                bases = [] if self._is_all(claim.inputs[1]) else self._all(claim)
            else:
                known = self._is_named(claim.inputs[1], name) and self._ends(claim.inputs[1], words)
                bases = [] if known else [*self._bases(claim, name)]
            own = [replaced for base in bases if (replaced := _over(claim, base))]
            if ALL_SPENT.match(words):
                own = [replace(one, sure=True) for one in own]
            outcomes = [(one, one.outcome()) for one in own]
            if outcomes and not any(outcome in HOLDS for _, outcome in outcomes):
                yield from ((one, outcome) for one, outcome in outcomes[-1:] if outcome)

    def _ends(self, base: Statement, words: str) -> bool:
        """Whether a figure has a name at its end, of which words say that all are meant:
        占老年人总数 is of no 老年人健康体检人数."""
        if not (base.figure and _IN_ALL.search(words)):
            return True
        return _COUNT.sub("", _MANY.sub("", base.label)).endswith(_COUNT.sub("", words))

    def _is_all(self, base: Statement) -> bool:
        """Whether a number is all that was spent, wherever it is said to be."""
        same = (s for s in self._of_worth.get(base.worth, ()) if alike(s, base))
        return any(ALL_SPENT.match(s.item) for s in (base, *same))

    def _all(self, claim: Claim) -> list[Statement]:
        """What was spent in all, where the text says one number of it before the rate."""
        part, given = claim.inputs[0], claim.given
        found = [
            s
            for s in self.sources.alike(part)
            if s.role is Role.LEVEL and not (s.table or s.hedged or s.figure)
            if ALL_SPENT.match(s.item) and s.start < given.start and s.under < 0 and above(s, part)
        ]
        return found[-1:] if len({s.worth for s in found}) == 1 else []

    def _is_named(self, base: Statement, name: Set[str]) -> bool:
        """Whether a number has the name anywhere."""
        same = (s for s in self._of_worth.get(base.worth, ()) if alike(s, base))
        return any(name <= self._said(s) for s in (base, *same))

    @cached_property
    def _of_worth(self) -> dict[Decimal | None, list[Statement]]:
        """The numbers of the text by what they are worth."""
        return grouped(self.sources.statements, lambda s: s.worth)

    def _name(self, given: Statement) -> str:
        words = self.sources.text[max(0, given.start - _WORDS) : given.start]
        found = _NAMED.search(re.split("[。；;\n，0-9]", words)[-1])
        return found["name"] if found else ""

    def _bases(self, claim: Claim, name: Set[str]) -> Iterator[Statement]:
        """The numbers of the very name that the part may be of."""
        part, given = claim.inputs[0], claim.given
        planned = any(_PLANNED.search(pair) for pair in name)
        roles = (Role.LEVEL, *BASES) if planned else (Role.LEVEL,)
        for s in self.sources.alike(part):
            near = (
                not (s.table or s.figure) and abs(s.line - given.line) <= _LINES and s.role in roles
            )
            near = near and not (s.under >= 0 and "总" in given.whole)
            more = near and not s.hedged and above(s, part)
            if more and name <= self._said(s):
                yield s

    def _said(self, s: Statement) -> Set[str]:
        """The pairs of characters right before a number, or of its row and column."""
        if s.table or s.figure:
            return pairs(s.label) | pairs(s.whole)
        words = self.sources.text[max(0, s.start - _NAME) : s.start]
        return pairs(_APART.split(words)[-1] + (s.mention.unit or ""))


def _over(claim: Claim, base: Statement) -> Claim | None:
    """The claim over another base; None where that is the part, or the base that it has."""
    if base in claim.members or base.worth == claim.inputs[1].worth:
        return None
    return Claim(claim.given, claim.formula, (claim.inputs[0], base), sure=False, likely=True)
