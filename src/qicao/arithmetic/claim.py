"""What the words of a text claim to follow from other numbers of it, and whether it does."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from qicao.arithmetic.formula import SAME, Formula
from qicao.arithmetic.known import known
from qicao.quantity import Interval, Quantity, from_base, half_up, point
from qicao.statements import Role, Statement
from qicao.verdict import Outcome, judge


@dataclass(frozen=True, slots=True)
class Claim:
    """`given` is said to be `formula` of `inputs`."""

    given: Statement
    formula: Formula
    inputs: tuple[Statement, ...]
    sure: bool = True
    """Whether the words leave no doubt that it is claimed."""
    tells: bool = True
    """Whether anything is to be said where it does not hold; else it only explains."""

    @property
    def members(self) -> tuple[Statement, ...]:
        """All numbers that take part, the given one first."""
        return (self.given, *self.inputs)

    def derived(self) -> Interval | None:
        """What the inputs make of it, in base units; None where nothing follows."""
        parts = [_span(s) for s in self.inputs]
        if any(part is None for part in parts):
            return None
        return self.formula.interval([part for part in parts if part is not None])

    def outcome(self) -> Outcome | None:
        """How the given number stands to the derived one; None where that cannot be said."""
        derived, given = self.derived(), self.given.mention.quantity
        if derived is None or given is None:
            return None
        if self.given.mention.approximate:
            loose = known(self.given.mention)
            return Outcome.AGREES if loose and loose.meets(derived) else Outcome.DIFFERS
        if self.formula is SAME and (same := _same(given, self.inputs[0])) is not None:
            return Outcome.AGREES if same else Outcome.DIFFERS
        return judge(given, derived, self.formula.compute(self.values()))

    def values(self) -> list[Decimal]:
        """The inputs as they are printed, in base units."""
        return [s.mention.quantity.base for s in self.inputs if s.mention.quantity]

    def baseless(self) -> bool:
        """Whether a rate is claimed over a base that is nought."""
        base, given = self.formula.base, self.given.mention.value
        return bool(base and given and len(self.values()) == len(self.inputs)) and not (
            base and base(self.values())
        )


def _span(statement: Statement) -> Interval | None:
    """What a number may be; a target or weight is what it says, and rounded from nothing."""
    quantity = statement.mention.quantity
    if quantity and statement.role in _SET and not statement.mention.approximate:
        return point(quantity.base)
    return known(statement.mention)


_SET = (Role.TARGET, Role.WEIGHT)


def _same(given: Quantity, other: Statement) -> bool | None:
    """Whether one of two numbers is the other rounded; None where a hedge or more leaves it open.

    96.11 and 96.12 hide values that touch and are two numbers all the same.
    """
    quantity = other.mention.quantity
    if other.mention.approximate or quantity is None:
        return None
    if given.decimals is None or quantity.decimals is None:
        return None
    return _prints(given, quantity) or _prints(quantity, given)


def _prints(shown: Quantity, exact: Quantity) -> bool:
    """Whether a number is another one with its own unit and decimals; what hides nothing is all."""
    if shown.interval.lo == shown.interval.hi:
        return shown.base == exact.base
    return half_up(from_base(exact.base, shown.unit), shown.decimals or 0) == shown.value


Alternatives = tuple[Claim, ...]
"""Claims of which one has to hold: the words leave open which of them is meant."""
