"""Rates that are said to add up to nearly a hundred: 各项占比因四舍五入相加为99.99%."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.grouped import grouped
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement
from qicao.verdict import HOLDS, Outcome

_ADDED = re.compile("相加|之和|合计|加起来|总和")
_RATE = "比率"
_RATES = (Role.SHARE, Role.LEVEL, Role.PRIOR)
_OFF = Decimal("0.5")
"""Points from a hundred that rounded shares are together at most."""
_LEAST, _MOST, _BEFORE = 3, 16, 40
"""Rates of a list; statements before their sum among which they stand."""
_FAR = 30
"""Points from a hundred that shares are together at most, one of which is wrong."""


class RoundedSums:
    """What a text claims that shares make together, rounded as they are."""

    def __init__(self, sources: Sources) -> None:
        self.statements = sources.statements

    def claims(self) -> Iterator[Alternatives]:
        """Every such total, over the shares of its line or of the table above it."""
        for place, given in enumerate(self.statements):
            if _is_total(given):
                before = self.statements[max(0, place - _BEFORE) : place]
                own = [s for s in before if s.line == given.line and _is_share(s)]
                found = [*_runs(own), *self._columns(given)]
                near = sorted(found, key=lambda parts: abs(_sum(parts) - f.HUNDRED))
                offers = [_claim(given, parts) for parts in near]
                if offers and abs(_sum(near[0]) - f.HUNDRED) <= _FAR:
                    yield (replace(offers[0], sure=True), *offers[1:])

    def _columns(self, given: Statement) -> Iterator[tuple[Statement, ...]]:
        """The columns of rates of the last table above a number."""
        cells = [s for s in self.statements if s.table and s.start < given.start]
        last = max((s.table for s in cells), default=0)
        columns = grouped(
            (s for s in cells if s.table == last and s.role is Role.SHARE and not s.total),
            lambda s: s.column,
        )
        yield from (tuple(cells) for cells in columns.values() if len(cells) >= _LEAST)


def _is_total(s: Statement) -> bool:
    rate = s.dimension == _RATE and s.role in (Role.SHARE, Role.LEVEL) and s.worth is not None
    near = rate and 0 < abs((s.worth or Decimal(0)) - f.HUNDRED) <= _OFF
    return near and not (s.table or s.hedged) and bool(_ADDED.search(s.label))


def _is_share(s: Statement) -> bool:
    plain = s.dimension == _RATE and s.role in _RATES and s.worth is not None
    return plain and not (s.table or s.hedged)


def _runs(rates: Sequence[Statement]) -> Iterator[tuple[Statement, ...]]:
    """The last ones of some rates, in every number."""
    for number in range(_LEAST, min(len(rates), _MOST) + 1):
        yield tuple(rates[-number:])


def _sum(parts: Sequence[Statement]) -> Decimal:
    return sum((s.worth or Decimal(0) for s in parts), Decimal(0))


def _claim(given: Statement, parts: Sequence[Statement]) -> Claim:
    """Shares as they are printed: what they were rounded from is not what is added."""
    printed = tuple(replace(part, role=Role.TARGET) for part in parts)
    return Claim(given, f.SUM, printed, sure=False, tells=True, likely=True)


def unheld(offered: Iterable[Alternatives]) -> Iterator[tuple[Claim, Outcome]]:
    """Of such sums those that no list adds up to, whatever it may have been rounded from."""
    for offers in offered:
        outcomes = [claim.outcome() for claim in offers]
        if outcomes[0] and not any(outcome in HOLDS for outcome in outcomes):
            yield offers[0], outcomes[0]
