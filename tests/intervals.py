"""What a printed number may stand for: the interval that rounds to it, half up, in base units.

Hedged numbers stand for wider ones. The arithmetic of intervals that `labelproofs` needs.
"""

from __future__ import annotations

from decimal import Decimal

from labels import LabelledMention

from qicao.mentions.mention import MentionKind

Interval = tuple[Decimal, Decimal]
_SCALES = {
    "%": "0.01",
    "‰": "0.001",
    "成": "0.1",
    "个百分点": "0.01",
    "万": "10000",
    "亿": "100000000",
}
_WHOLE_KINDS = {MentionKind.COUNT, MentionKind.SCORE, MentionKind.EXTENT, MentionKind.FRACTION}


def scale(unit: str | None) -> Decimal:
    """What one of the unit is in base units: 万元 is 10000 元, % a hundredth."""
    unit = unit or ""
    return Decimal(_SCALES.get(unit) or _SCALES.get(unit[:1], "1"))


def hidden(mention: LabelledMention) -> Interval:
    """The values that the printed number may stand for, in base units; whole counts are exact."""
    assert mention.value is not None, f"{mention.id} 没有数值，不能参与关系"
    value, one = mention.value, scale(mention.unit)
    step = Decimal(1).scaleb(-(mention.decimals or 0))
    if mention.hedge:
        step = max(step, Decimal(1).scaleb(int(value.normalize().as_tuple().exponent)))
        below, above = _hedged(mention.hedge, step)
    elif mention.kind in _WHOLE_KINDS and not mention.decimals and one == 1:
        below = above = Decimal(0)
    else:
        below = above = step / 2
    return (value - below) * one, (value + above) * one


def _hedged(hedge: str, step: Decimal) -> Interval:
    """How far the true value may be below and above: 近 and 不足 only below, 余 and 超 above."""
    none = Decimal(0)
    return none if hedge in "余超" else step, none if hedge in ("近", "不足") else step


def meet(left: Interval, right: Interval) -> bool:
    """Whether some value lies in both; a point on the other's upper end rounds up, so does not."""
    (low, high), (bottom, top) = left, right
    if low > top or bottom > high:
        return False
    return (low != top or bottom == top) and (bottom != high or low == high)


def minus(left: Interval, right: Interval) -> Interval:
    """What the left less the right may be."""
    return left[0] - right[1], left[1] - right[0]


def over(left: Interval, right: Interval) -> Interval:
    """What the left divided by the right may be; a zero end of the right is left out."""
    corners = [a / b for a in left for b in right if b]
    return min(corners), max(corners)


def size(interval: Interval) -> Interval:
    """The interval without its sign."""
    low, high = interval
    if low <= 0 <= high:
        return Decimal(0), max(-low, high)
    return min(abs(low), abs(high)), max(abs(low), abs(high))


def total(intervals: list[Interval]) -> Interval:
    """What the sum may be."""
    return sum((low for low, _ in intervals), Decimal(0)), sum(
        (high for _, high in intervals), Decimal(0)
    )
