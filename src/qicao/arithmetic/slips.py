"""Slips of the hand: what a changed or doubled digit, two swapped ones or a moved point make.

A claim that the words leave open is told only where such a slip would mend it: two numbers that
merely differ are two numbers.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from qicao.arithmetic.claim import Claim
from qicao.arithmetic.formula import PER, PRODUCT, RATIO, SHARE, SUM, TRIPLE
from qicao.arithmetic.inverse import Span, spans
from qicao.arithmetic.known import known
from qicao.quantity import unit
from qicao.statements import Statement

LEAST = 3
"""Digits that a number has at least, for a slip to say anything: 1 to 9 are all one apart."""
_LONG = 3
"""Digits of a number from which one that stands twice tells anything."""
_SHRUNK = 11
"""Part of itself that a part of a sum is at least: a smaller one would say that it is none."""
_SEEN = 10
"""Times what it may be off that a number is at least, for a slip to make it: 0.0002 is nothing."""
_TIGHT = 5e-4
"""Of a number: what a claim may leave open, for a slip to tell even of a number of few digits."""
_EXACT = 1e-3
"""The same, for a digit that is missing to tell."""
_OPEN = 0.005
"""How much of a number its inputs may leave open: a base of 0.45 leaves anything."""
_MOVES = (1e-4, 1e-2, 1e-1, 1e1, 1e2, 1e4)
_FINER = (1e1, 1e2)
"""Those that show more digits than there were: 9.838% of 98.38%."""
_UNITS = (1e-4, 1e4)
_CLEAR = 0.04
"""Of a number: what a claim may leave open, for another unit of it to be told by few digits."""
_UNIT = 1e4
_SLACK = 1e-9
"""What floats may be off, so that what one number may just be and another too is one."""
_SCALED = (RATIO, SHARE, PER, PRODUCT, TRIPLE)
"""Formulas that make as many times more or less of what one part of them hides."""
_EDGE = 1e-9
"""The same, of what is computed backwards."""


@lru_cache(maxsize=4096)
def slips(value: str, places: int, least: int = LEAST, *, lost: bool = False) -> tuple[float, ...]:
    """The values that one slip could have turned into the number of these digits, in order.

    None for a number of fewer digits than `least`, noughts at its end aside. `lost` says that a
    digit may be missing as well.
    """
    digits = value.replace(".", "").lstrip("-0")
    if len(digits.rstrip("0")) < least:
        return ()
    scale = 10.0**-places
    made = (*_changed(digits), *_doubled(digits), *(_lost(digits) if lost else ()))
    changed = [other * scale for other in made]
    return tuple(sorted([*changed, *(int(digits) * scale * move for move in _MOVES)]))


def _doubled(digits: str) -> Iterator[int]:
    """The numbers in which one of two neighbours that are the same does not stand; of long ones."""
    if len(digits) >= _LONG:
        for place in range(1, len(digits)):
            if digits[place - 1] == digits[place]:
                yield int(digits[:place] + digits[place + 1 :])


def _lost(digits: str) -> Iterator[int]:
    """The numbers that have one digit more; of more than one."""
    if len(digits) > 1:
        for place in range(len(digits) + 1):
            for digit in "0123456789" if place else "123456789":
                yield int(digits[:place] + digit + digits[place:])


def _changed(digits: str) -> Iterator[int]:
    """The numbers in which one digit is another, or two neighbours are swapped."""
    number, weight, after = int(digits), 1, 0
    for place in range(len(digits) - 1, -1, -1):
        digit = int(digits[place])
        rest = number - digit * weight
        for other in range(0 if place else 1, 10):
            if other != digit:
                yield rest + other * weight
        if weight > 1 and after != digit:
            yield number + (after - digit) * (weight - weight // 10)
        after, weight = digit, weight * 10


def culprits(claim: Claim, least: int = LEAST) -> tuple[Statement, ...]:
    """The numbers of a claim that does not hold in which one slip would mend it.

    Of those with `least` digits: to accuse one of several, all have to be asked.
    """
    return tuple(mending(claim, least=least))


def is_mended(
    claim: Claim, among: Callable[[Statement], bool] = lambda _: True, least: int = LEAST
) -> bool:
    """Whether a slip in one of its numbers would mend a claim that fails, among some of them."""
    return any(True for _ in mending(claim, among, least))


def mending(
    claim: Claim, among: Callable[[Statement], bool] = lambda _: True, least: int = LEAST
) -> Iterator[Statement]:
    """The same one after the other, for who asks only whether there is one, among some."""
    members = [(n, m) for n, m in enumerate(claim.members) if not m.figure and among(m)]
    if not members:
        return
    values = [_middle(member) for member in claim.members]
    found = [value for value in values if value is not None]
    if len(found) < len(values):
        return
    room = _room(claim)
    least = 1 if claim.likely or _is_tight(claim, found[0], room) else least
    for place, member in members:
        if _mends(claim, found, place, room, least):
            yield member


def _is_tight(claim: Claim, given: float, room: float) -> bool:
    """Whether a claim pins its number down so well that hardly a wrong one would fit."""
    amount = claim.given.amount
    return bool(amount) and max(room, amount.half if amount else 0.0) <= abs(given) * _TIGHT


def _middle(statement: Statement) -> float | None:
    """A number in its base unit; the middle of what a hedge leaves open."""
    amount = statement.amount
    if amount is None or amount.plain:
        return amount and amount.value
    span = known(statement.mention)
    return float(span.lo + span.hi) / 2 if span else None


def _mends(claim: Claim, values: Sequence[float], place: int, room: float, least: int) -> bool:
    mention = claim.members[place].mention
    if mention.value is None or mention.unit is None or mention.decimals is None:
        return False
    lost = _may_be_short(claim, values, place, room)
    offered = slips(f"{abs(mention.value):f}", mention.decimals, least, lost=lost)
    factor = float(unit(mention.unit).factor) * (-1 if mention.value < 0 else 1)
    near = spans(claim.formula, values, place, room)
    tried = offered if near is None else _within(offered, near, factor)
    floor = room * (1 if claim.likely else _SEEN) if place == 0 else 0.0
    if place and claim.formula is SUM:
        floor = abs(values[place]) / _SHRUNK
    return any(
        _holds(claim, values, place, value * factor, room)
        for value in tried
        if abs(value * factor) >= floor or _in_other_unit(value * factor, values[place], room)
    ) or (
        place == 0 and (_is_of_unit(claim) or (bool(offered) and _point_moved(claim, values, room)))
    )


def _may_be_short(claim: Claim, values: Sequence[float], place: int, room: float) -> bool:
    """Whether a digit that is missing may tell: of what is pinned down, or said in one sentence."""
    loose = claim.given.total and not (claim.sure or claim.likely or _is_beside(claim))
    if claim.formula is SUM and (values[0] in values[1:] or loose):
        return False  # a part that is said once more, or what happens to stand before a total
    long = len(f"{abs(claim.members[place].mention.value or 0)}") >= LEAST
    tight = room <= _size(claim, values, place) * _EXACT
    return (tight or _is_said_beside(claim)) and (long or claim.likely or claim.sure)


def _is_beside(claim: Claim) -> bool:
    """Whether a total stands right behind its parts, one after the other, or in a table."""
    given, first = claim.given, claim.inputs[0]
    run = given.sentence == first.sentence and 0 < given.clause - first.clause <= len(claim.inputs)
    return bool(given.table) or run


def _size(claim: Claim, values: Sequence[float], place: int) -> float:
    """How large the given number is, or what it is to be where it may be the one that is short."""
    reach = claim.reach if place == 0 else None
    return max(abs(values[0]), abs(sum(reach) / 2) if reach else 0.0)


def _is_said_beside(claim: Claim) -> bool:
    """Whether the words of one sentence leave no doubt of what is claimed."""
    return claim.sure and all(one.sentence == claim.given.sentence for one in claim.inputs)


def _point_moved(claim: Claim, values: Sequence[float], room: float) -> bool:
    """Whether the given number fits with its point some places on: it hides as much more then."""
    amount = claim.given.amount
    half = amount.half if amount else 0.0
    return any(_holds(claim, values, 0, values[0] * move, room + half * move) for move in _FINER)


def _is_of_unit(claim: Claim) -> bool:
    """Whether the given number fits in 元 for 万元 or the other way round: 96.03元 each."""
    amount, reach = claim.given.amount, claim.reach
    if (
        amount is None
        or reach is None
        or not claim.given.dimension
        or claim.given.mention.unit == "%"
    ):
        return False
    low, high = reach
    for move in _UNITS:
        value, half = amount.value * move, amount.half * move
        clear = (high - low) / 2 + half <= abs(value) * _CLEAR
        if clear and low - half <= value <= high + half:
            return True
    return False


def _in_other_unit(value: float, given: float, room: float) -> bool:
    """Whether a value is the given one in 元 for 万元, and still more than nothing."""
    return abs(abs(given) / _UNIT - abs(value)) < _EDGE * abs(given) and abs(value) > room * _SEEN


def _within(offered: Sequence[float], near: Iterable[Span], factor: float) -> Iterator[float]:
    """Those of the values, in order, that lie in one of the spans or at its edge."""
    for low, high in near:
        edge = _EDGE * max(abs(low), abs(high))
        least, most = sorted(((low - edge) / factor, (high + edge) / factor))
        yield from offered[bisect_left(offered, least) : bisect_right(offered, most)]


def _holds(claim: Claim, values: Sequence[float], place: int, value: float, room: float) -> bool:
    tried = [*values[:place], value, *values[place + 1 :]]
    try:
        return bool(abs(claim.formula.compute(tried[1:]) - tried[0]) <= room)
    except ZeroDivisionError:
        return False


def _room(claim: Claim) -> float:
    """How far the given number may be from the derived one, by what both hide."""
    given, reach = claim.given.amount, claim.reach
    if given is None or reach is None:
        return _SLACK
    if not given.plain and (span := known(claim.given.mention)):
        wide = float(span.hi - span.lo) / 2
    else:
        wide = (given.high - given.low) / 2
    hidden = (reach[1] - reach[0]) / 2
    middle = abs(reach[0] + reach[1]) / 2
    if claim.formula in _SCALED and middle:
        hidden = max(hidden, hidden / middle * abs(given.value))  # a slip of a part scales both
    open_ = min(hidden, abs(given.value) * _OPEN)
    return wide + open_ + _SLACK * (1 + abs(given.value))
