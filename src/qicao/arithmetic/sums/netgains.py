"""What was added and taken off a budget, and what both come to.

追加设备经费135万元、增资38.46万元，压减项目经费52万元，净增加121.46万元.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.arithmetic.claim import Claim
from qicao.arithmetic.formula import BALANCE
from qicao.arithmetic.sources import Sources
from qicao.statements import Statement

_NET = re.compile("净(?:增加?|追加|调增)(?:预算|资金|支出)?(?:了)?[为计]?$")
_ADDED = re.compile("追加|增加|调增|增[资拨]|新增|下达")
_TAKEN = re.compile("[压核调追扣]减|减少|收回|统筹收回")
_FAR, _LEAST = 40, 2
"""Characters between two terms at most; and how many are added and taken off at least."""


class NetGains:
    """What a text claims to come of what was added and what was taken off."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self) -> Iterator[tuple[Claim, ...]]:
        """Every net amount with the terms right before it, one of which is taken off."""
        for said in self.sources.sentences.values():
            for place, given in enumerate(said):
                if not given.hedged and _NET.search(self._words(given, given.start - _FAR)):
                    added, taken = self._terms(said[:place], given)
                    if added and len(taken) == 1 and len(added) + 1 >= _LEAST:
                        yield (Claim(given, BALANCE, (*added, *taken)),)

    def _terms(
        self, before: list[Statement], given: Statement
    ) -> tuple[list[Statement], list[Statement]]:
        """What is added and what is taken off, the terms in a row before the net amount."""
        run: list[Statement] = []
        end = given.start
        for s in reversed(before):
            if s.dimension != given.dimension or s.hedged or end - s.end > _FAR:
                break
            run.insert(0, s)
            end = s.start
        added: list[Statement] = []
        taken: list[Statement] = []
        into: list[Statement] | None = None
        since = run[0].start - _FAR if run else 0
        for s in run:
            words = self._words(s, since)
            since = s.end
            into = taken if _TAKEN.search(words) else added if _ADDED.search(words) else into
            if into is not None:
                into.append(s)
        return added, taken

    def _words(self, s: Statement, since: int) -> str:
        return re.split("[。；\n]", self.sources.text[max(0, since) : s.start])[-1]
