"""What the words of a text claim to follow from other numbers of it, and whether it does."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from qicao.arithmetic.formula import Formula
from qicao.arithmetic.known import known
from qicao.quantity import Interval
from qicao.statements import Statement
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
        parts = [known(s.mention) for s in self.inputs]
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


Alternatives = tuple[Claim, ...]
"""Claims of which one has to hold: the words leave open which of them is meant."""
