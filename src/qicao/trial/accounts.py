"""The books of an invented department: every outlay, receipt and carry-over, in 分.

All totals of all forms are sums over these, so whatever relation holds between them holds by
construction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

GRANTS = ("general", "govfund", "statecap")
"""Funds that are grants of the treasury."""


@dataclass(frozen=True, slots=True)
class Outlay:
    """One line of spending: by nature, fund and function; an economic subject or a project."""

    nature: str
    """basic, project, operating, up or subsidy."""
    fund: str
    function: str
    outturn: int
    full: int
    """The budget as adjusted."""
    initial: int
    """The budget as approved at the start of the year."""
    last: int
    """The year before."""
    subject: str = ""
    project: str = ""
    carried: int = 0
    """What of the adjusted budget was brought forward."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """Income by source and the function that it is for."""

    source: str
    function: str
    amount: int


@dataclass(frozen=True, slots=True)
class Carry:
    """What a fund brought forward for a function, and what it leaves."""

    fund: str
    function: str
    opening: int
    closing: int


Test = Callable[[Outlay], bool]


@dataclass(frozen=True)
class Accounts:
    """All books of a department."""

    outlays: tuple[Outlay, ...]
    receipts: tuple[Receipt, ...]
    carries: tuple[Carry, ...]
    distributed: int = 0
    """Surplus that was distributed to funds of the unit."""
    surplus_used: int = 0
    """Earlier surplus of the unit's own money that was drawn on."""

    def spent(self, column: str, test: Test | None = None) -> int:
        """The sum of a column (outturn, full, initial, last, carried) over the outlays."""
        return sum(getattr(o, column) for o in self.outlays if test is None or test(o))

    def received(self, *sources: str) -> int:
        """Income from some sources, from all if none is named."""
        return sum(r.amount for r in self.receipts if not sources or r.source in sources)

    def opening(self, *funds: str) -> int:
        """What some funds brought forward, all if none is named."""
        return sum(c.opening for c in self.carries if not funds or c.fund in funds)

    def closing(self, *funds: str) -> int:
        """What some funds leave, all if none is named."""
        return sum(c.closing for c in self.carries if not funds or c.fund in funds)

    @cached_property
    def projects(self) -> tuple[str, ...]:
        """The names of the projects, in order."""
        return tuple(dict.fromkeys(o.project for o in self.outlays if o.project))

    def funds(self) -> frozenset[str]:
        """The funds that anything was spent from."""
        return frozenset(o.fund for o in self.outlays)


def with_ancestors(functions: Iterable[str]) -> list[str]:
    """The codes with their 类 and 款 above them, in order: 204, 20402, 2040201."""
    return sorted({code[:length] for code in functions for length in (3, 5, 7)})
