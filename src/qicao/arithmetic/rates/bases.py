"""Rates over a base that their words name, and that are right only over another.

占调整后预算的104.47% where that is what was done of the first budget: it holds, of the wrong base.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from decimal import Decimal
from functools import cached_property

from qicao.arithmetic.claim import Claim
from qicao.arithmetic.formula import RATIO, SHARE
from qicao.arithmetic.frames import above, alike
from qicao.arithmetic.grouped import grouped
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
            name = pairs(_COUNT.sub("", given.whole or self._name(given)))
            named = name != _GENERAL and not any(s.figure for s in claim.inputs)
            if not (name and named) or self._is_named(claim.inputs[1], name):
                continue
            own = [
                replaced for base in self._bases(claim, name) if (replaced := _over(claim, base))
            ]
            outcomes = [(one, one.outcome()) for one in own]
            if outcomes and not any(outcome in HOLDS for _, outcome in outcomes):
                yield from ((one, outcome) for one, outcome in outcomes[-1:] if outcome)

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
            near = not s.table and abs(s.line - given.line) <= _LINES and s.role in roles
            near = near and not (s.under >= 0 and "总" in given.whole)
            more = near and not s.hedged and above(s, part)
            if more and name <= self._said(s):
                yield s

    def _said(self, s: Statement) -> Set[str]:
        """The pairs of characters right before a number, or of its row and column."""
        if s.table:
            return pairs(s.label) | pairs(s.whole)
        words = self.sources.text[max(0, s.start - _NAME) : s.start]
        return pairs(_APART.split(words)[-1] + (s.mention.unit or ""))


def _over(claim: Claim, base: Statement) -> Claim | None:
    """The claim over another base; None where that is the part, or the base that it has."""
    if base in claim.members or base.worth == claim.inputs[1].worth:
        return None
    return Claim(claim.given, claim.formula, (claim.inputs[0], base), sure=False, likely=True)
