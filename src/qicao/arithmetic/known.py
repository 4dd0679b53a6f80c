"""What the number of a statement may stand for: its hidden digits, and what a hedge leaves open."""

from __future__ import annotations

from decimal import Decimal, localcontext

from qicao.mentions import Mention, MentionKind
from qicao.quantity import WIDE, Interval, hidden, point, unit

_TENTH, _QUARTER = 10, 4
"""The part of itself that a fraction may be off: 近四分之一 from 22.5%, 超过四分之一 to 31.25%."""
_FIFTH = 5
"""The part of itself that nearly ten may be off: 近10倍 from 8."""
_BELOW, _ABOVE = frozenset({"近", "不足"}), frozenset({"超", "余"})


def known(mention: Mention) -> Interval | None:
    """The values that a mention allows, in its base unit; None where it gives no number."""
    if mention.value is None or mention.unit is None or not mention.is_quantity:
        return None
    of = unit(mention.unit)
    if not mention.approximate:
        return hidden(mention.value, of, mention.decimals)
    step = _step(mention.value)
    with localcontext(WIDE):
        if mention.kind is MentionKind.FRACTION:
            step = mention.value / (_QUARTER if mention.approximate in _ABOVE else _TENTH)
        below = mention.value / _FIFTH if _is_bare(mention, step) else step
        low = mention.value - (0 if mention.approximate in _ABOVE else below)
        high = mention.value + (0 if mention.approximate in _BELOW else step)
        return Interval(low, high).scaled(of.factor)


def _is_bare(mention: Mention, step: Decimal) -> bool:
    """Whether a number is nearly one and noughts, of which one of its only digit leaves nothing."""
    return mention.approximate in _BELOW and mention.value == step


def _step(value: Decimal) -> Decimal:
    """One of the last digit that is not zero: 近三成 is two to three, 1200余 up to 1300."""
    if not value:
        return Decimal(1)
    return Decimal(1).scaleb(value.normalize().as_tuple().exponent)  # type: ignore[arg-type]


def exact(value: Decimal) -> Interval:
    """A number that is what it says."""
    return point(value)
