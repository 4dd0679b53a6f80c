"""What the words of a text claim to follow from other numbers of it, and whether it does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from qicao.arithmetic.formula import SAME, SHARE, Formula
from qicao.arithmetic.known import known
from qicao.arithmetic.reckoned import Range, Unclear, alike, compare, reckon
from qicao.once import once
from qicao.quantity import Interval, Quantity, from_base, half_up, point
from qicao.statements import Role, Statement
from qicao.statements.amount import Amount
from qicao.verdict import HOLDS, Outcome, judge


@dataclass(frozen=True)
class Claim:
    """`given` is said to be `formula` of `inputs`; it is judged once."""

    given: Statement
    formula: Formula
    inputs: tuple[Statement, ...]
    sure: bool = True
    """Whether the words leave no doubt that it is claimed."""
    tells: bool = True
    """Whether anything is to be said where it does not hold; else it only explains."""
    alone: bool = False
    """Whether only the given number can be at fault, and the inputs are what they are."""

    likely: bool = False
    """Whether the words make it so likely that a slip tells of numbers of any length."""

    @property
    def members(self) -> tuple[Statement, ...]:
        """All numbers that take part, the given one first."""
        return (self.given, *self.inputs)

    def derived(self) -> Interval | None:
        """What the inputs make of it, in base units; None where nothing follows."""
        return derive(self.formula, self.inputs)

    def outcome(self) -> Outcome | None:
        """How the given number stands to the derived one; None where that cannot be said."""
        return self._outcome

    @once
    def _outcome(self) -> Outcome | None:
        return _outcome(self.formula, self.given, self.inputs, self._reckoned)

    @once
    def _reckoned(self) -> Range | Unclear | None:
        return _reckoned(self.formula, self.inputs)

    @once
    def reach(self) -> tuple[float, float] | None:
        """The least and the most that the inputs make of it, in floats; None as `derived`."""
        found = self._reckoned
        if isinstance(found, Range):
            return found.low, found.high
        exact = self.derived() if found else None
        return (float(exact.lo), float(exact.hi)) if exact else None

    def values(self) -> list[Decimal]:
        """The inputs as they are printed, in base units."""
        return printed(self.inputs)

    def excess(self) -> Decimal | None:
        """How far the given number is above the sum of the inputs, as they are printed."""
        values = self.values()
        if self.given.worth is None or len(values) < len(self.inputs):
            return None
        return self.given.worth - sum(values, Decimal(0))

    def baseless(self) -> bool:
        """Whether a rate is claimed over a base that is nought."""
        base, given = self.formula.base, self.given.mention.value
        return bool(base and given and len(self.values()) == len(self.inputs)) and not (
            base and base(self.values())
        )


def outcome_of(formula: Formula, given: Statement, inputs: Sequence[Statement]) -> Outcome | None:
    """How a number stands to what a formula makes of others; None where that cannot be said."""
    return _outcome(formula, given, inputs, _reckoned(formula, inputs))


def _reckoned(formula: Formula, inputs: Sequence[Statement]) -> Range | Unclear | None:
    return reckon(formula, [_set(one) for one in inputs])


def _set(statement: Statement) -> Amount | None:
    """A number as an input; a target or a weight is what it says, and rounded from nothing."""
    amount = statement.amount
    if amount and amount.plain and _is_set(statement):
        return amount._replace(low=amount.value, high=amount.value)
    return amount


def _is_set(statement: Statement) -> bool:
    """Whether a number is laid down, and not measured: a target, a weight, 标准105元."""
    if statement.role in _SET:
        return True
    if statement.mention.decimals:
        return False
    each = statement.role is Role.PER and "每" in statement.label
    return each or statement.item.endswith(_LAID_DOWN) or statement.label.endswith(_LAID_DOWN)


_SET = (Role.TARGET, Role.WEIGHT)
_LAID_DOWN = ("标准", "单价", "定额")


def _outcome(
    formula: Formula,
    given: Statement,
    inputs: Sequence[Statement],
    found: Range | Unclear | None,
) -> Outcome | None:
    """By floats where these are clear, else by what the Decimals hide."""
    if found is None or given.amount is None:
        return None
    if given.role is Role.WEIGHT:
        return _weighed(formula, given, inputs)
    if formula is SAME and inputs[0].amount:
        clear = alike(given.amount, inputs[0].amount)
    else:
        clear = compare(given.amount, found) if isinstance(found, Range) else found
    return exact_outcome(formula, given, inputs) if isinstance(clear, Unclear) else clear


def _weighed(formula: Formula, given: Statement, inputs: Sequence[Statement]) -> Outcome | None:
    """The same of a weight, which is rounded from nothing: 8分 is not 7.94分."""
    derived, own = derive(formula, inputs), given.quantity
    if derived is None or own is None:
        return None
    return Outcome.AGREES if own.base in derived else Outcome.DIFFERS


def exact_outcome(
    formula: Formula, given: Statement, inputs: Sequence[Statement]
) -> Outcome | None:
    """The same by Decimals alone: what floats may never say otherwise."""
    derived, own = derive(formula, inputs), given.quantity
    if derived is None or own is None:
        return None
    if given.mention.approximate:
        loose = known(given.mention)
        return Outcome.AGREES if loose and loose.meets(derived) else Outcome.DIFFERS
    if formula is SAME and (same := _same(own, inputs[0])) is not None:
        return Outcome.AGREES if same else Outcome.DIFFERS
    return judge(own, derived, formula.compute(printed(inputs)))


def derive(formula: Formula, inputs: Sequence[Statement]) -> Interval | None:
    """What a formula makes of numbers, in base units; None where nothing follows."""
    parts = [_span(s) for s in inputs]
    whole = [part for part in parts if part is not None]
    return formula.interval(whole) if len(whole) == len(parts) else None


def _span(statement: Statement) -> Interval | None:
    """What an input may be."""
    if statement.quantity and _is_set(statement) and not statement.mention.approximate:
        return point(statement.quantity.base)
    return known(statement.mention)


def printed(inputs: Sequence[Statement]) -> list[Decimal]:
    """Numbers as they are printed, in base units."""
    return [s.worth for s in inputs if s.worth is not None]


def _same(given: Quantity, other: Statement) -> bool | None:
    """Whether one of two numbers is the other rounded; None where a hedge or more leaves it open.

    96.11 and 96.12 hide values that touch and are two numbers all the same.
    """
    quantity = other.quantity
    if other.mention.approximate or quantity is None:
        return None
    if given.decimals is None or quantity.decimals is None:
        return None
    return prints(given, quantity) or prints(quantity, given)


def prints(shown: Quantity, exact: Quantity) -> bool:
    """Whether a number is another one with its own unit and decimals; what hides nothing is all."""
    if shown.interval.lo == shown.interval.hi:
        return shown.base == exact.base
    return half_up(from_base(exact.base, shown.unit), shown.decimals or 0) == shown.value


def says_again(claim: Claim, other: Claim) -> bool:
    """Whether two claims are one: over the same numbers, or over what says them again.

    支出7,810.68万元（决算批复7810.683521万元）: a rate is of the one as of the other.
    """
    one = claim.formula is other.formula and claim.given.start == other.given.start
    one = one and len(claim.inputs) == len(other.inputs)
    named = claim.formula is SHARE and bool(claim.given.whole)
    pairs = zip(claim.inputs, other.inputs, strict=one)
    return one and all(_is_again(a, b, named=named) for a, b in pairs)


def _is_again(one: Statement, other: Statement, *, named: bool) -> bool:
    """Whether two numbers are one; of a named whole any two that are worth the same."""
    if one.start == other.start:
        return True
    if named:
        return one.worth == other.worth
    own = one.item == other.item != "" and one.role is other.role
    return own and outcome_of(SAME, one, (other,)) in HOLDS


Alternatives = tuple[Claim, ...]
"""Claims of which one has to hold: the words leave open which of them is meant."""
