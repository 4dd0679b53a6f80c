"""What the budget changed by, said again far from both budgets: 全年预算较年初调整6.09%.

The text has to say one budget of the year and one at its beginning, each of all there is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.formula import CHANGE
from qicao.arithmetic.frames import is_money
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement

_CHANGED = re.compile(
    "(?:全年|调整后)的?预算(?:数)?[比较与]年初(?:预算)?数?(?:相比)?(?:调整|增加|增长|变动)"
    "(?:率|幅度)?[了为达]?$"
)
_WHOLE = re.compile(
    "(?:[本我全][局委厅办院校所镇乡县区市站队]|[本全]?(?:单位|部门|系统)|年初|全年|整体|预算|支出|收支)*"
)
_BEFORE = 32
"""Characters before a rate that may say that it is of two budgets."""


class BudgetsMoved:
    """What a text claims that the budget changed by."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self) -> Iterator[Alternatives]:
        """Every such rate whose sentence says no amount, of the only two budgets of all."""
        for given in self.sources.statements:
            words = self.sources.text[max(0, given.start - _BEFORE) : given.start]
            rate = given.mention.unit == "%" and not (given.table or given.hedged)
            if rate and _CHANGED.search(words) and not self._beside(given):
                full, first = (self._budgets(role) for role in (Role.FULL, Role.BUDGET))
                if len(full) == len(first) == 1:
                    yield (Claim(given, CHANGE, (*full, *first), likely=True),)

    def _beside(self, given: Statement) -> bool:
        """Whether its sentence says an amount, of which it may be as well."""
        said = self.sources.sentences.get(given.sentence, ())
        return any(is_money(s.dimension) for s in said)

    def _budgets(self, role: Role) -> list[Statement]:
        """The different budgets of a role in prose that are of no part."""
        found = {
            s.worth: s
            for s in self.sources.statements
            if s.role is role and is_money(s.dimension) and not (s.table or s.hedged)
            if s.under < 0 and _WHOLE.fullmatch(s.item)
        }
        return list(found.values())
