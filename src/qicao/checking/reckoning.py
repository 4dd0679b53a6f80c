"""How a number follows from others, as a person reads it: 3.20亿元÷6.32亿元×100%＝50.633%.

Printed is no more than the numbers of the text allow; who says what is wrong is told.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from qicao.arithmetic.claim import Claim
from qicao.arithmetic.codes import slipped
from qicao.arithmetic.formula import CHANGE, DIFFERENCE, LINEAR, SAME, SAVED, SUM
from qicao.arithmetic.inverse import spans
from qicao.checking.text import Text
from qicao.quantity import Kind, Quantity, from_base, half_up, plain, unit
from qicao.statements import Statement
from qicao.verdict import shown_like

MOST = 6
"""Numbers of a sum that a message names."""
_ABOUT = Decimal("0.05")
_RATES = (Kind.RATE, Kind.POINTS)
_ADDED = (*LINEAR, DIFFERENCE, SAME)
"""Formulas that leave the decimals of their numbers as they are."""
_COARSE = 2
"""Times that what a number hides is more than what another does, to leave that one open."""
_TENTH, _NUMERALS, _FRACTIONS = 10, "一两三四五六七八九", "一二三四五六七八九"
_MOST_PARTS = 5
"""Parts of a whole that people speak of: 五分之三."""
_CLOSE = Decimal("0.5")
"""Points that a rate may be off a fraction that it is about."""


def words(text: Text, statement: Statement) -> str:
    """A number as it stands in the text; a figure with its name."""
    if statement.figure:
        return f"{statement.label}{statement.mention.text}"
    return text.text[statement.start : statement.end]


def due(claim: Claim) -> str:
    """The number that follows, printed as the given one is; a slip of the unit as the other is.

    '' where all that is known is another number that was rounded.
    """
    if slipped(claim) and claim.formula is SAME:
        return claim.inputs[0].mention.text
    quantity = claim.given.quantity
    if quantity is None or _is_rounded(claim):
        return ""
    if slipped(claim) and (other := in_other_unit(claim.given, value(claim))):
        return other
    return _printed(claim.given, quantity, value(claim))


def is_rough(claim: Claim) -> bool:
    """Whether the inputs do not tell the number that follows as exactly as it is printed.

    A score is awarded for numbers as they are printed, and sums leave these as they are.
    """
    made, quantity = claim.derived(), claim.given.quantity
    if made is None or quantity is None:
        return False
    if claim.formula in _ADDED:
        return _is_coarse(claim, claim.given)
    if quantity.kind is Kind.SCORE:
        return False
    ends = (_printed(claim.given, quantity, end) for end in (made.lo, made.hi))
    return len({*ends}) > 1 or claim.given.mention.in_words


def _is_coarse(claim: Claim, wanted: Statement) -> bool:
    """Whether a number of a sum hides more than the one that follows: 4.20亿元 of 40043.90万元.

    What is printed without decimals may well be so many and no more.
    """
    if claim.formula is SAME or wanted.amount is None:
        return False
    others = (m for m in claim.members if m is not wanted and m.amount and m.mention.decimals)
    return any(m.amount and m.amount.half > wanted.amount.half * _COARSE for m in others)


def value(claim: Claim) -> Decimal:
    """The number that follows from the inputs, in base units."""
    return Decimal(claim.formula.compute(claim.values()))


def reckoned(text: Text, claim: Claim, about: Statement | None = None) -> str:
    """How the number follows, with the numbers of the text put in, and what comes out.

    `about` is an input that is shown however many there are.
    """
    return f"{formula_of(text, claim, about)}＝{exactly(claim)}"


def formula_of(text: Text, claim: Claim, about: Statement | None = None) -> str:
    """The formula with the numbers of the text put in; a difference as more less less."""
    if claim.formula is SUM:
        return _added(text, claim.inputs, about)
    if claim.formula is DIFFERENCE:
        return _less(text, claim)
    if claim.formula in (CHANGE, SAVED):
        return f"（{_less(text, claim)}）÷{words(text, claim.inputs[1])}×100%"
    return claim.formula.says.format(*(words(text, s) for s in claim.inputs))


def _less(text: Text, claim: Claim) -> str:
    """What two numbers are apart, the larger first: what comes out has no sign."""
    more_first = sorted(claim.inputs, key=lambda s: s.worth or 0, reverse=True)
    return "－".join(words(text, s) for s in more_first)


def _added(text: Text, inputs: Sequence[Statement], about: Statement | None) -> str:
    """The parts of a sum as they stand in the text; of many the first, and what it is about."""
    parts = sorted(inputs, key=lambda s: s.start)
    if len(parts) <= MOST:
        return "＋".join(words(text, s) for s in parts)
    shown = parts[:MOST] if about is None or about in parts[:MOST] else [*parts[: MOST - 1], about]
    gap = "…＋" if len(shown) == MOST and shown[-1] is about and about not in parts[:MOST] else ""
    said = [words(text, s) for s in shown]
    return f"{'＋'.join(said[:-1])}＋{gap}{said[-1]}＋…（共{len(parts)}项）"


def exactly(claim: Claim) -> str:
    """The derived number: a rate with two more decimals than are shown, anything else as shown."""
    quantity = claim.given.quantity
    if quantity is None:
        return ""
    if quantity.kind is Kind.RATE and claim.given.mention.in_words:
        return f"{plain(value(claim), 2)}%"
    made = from_base(value(claim), quantity.unit)
    places = (quantity.decimals or 0) + (2 if quantity.kind in _RATES else 0)
    return plain(half_up(made, places), places) + quantity.unit


def needed(claim: Claim, member: Statement) -> str:
    """What an input has to be for the given number to follow; '' where that cannot be said."""
    quantity, worths = member.quantity, [s.worth for s in claim.members]
    known = [float(worth) for worth in worths if worth is not None]
    place = next((n for n, s in enumerate(claim.members) if s.start == member.start), 0)
    if quantity is None or not place or len(known) < len(worths):
        return ""
    found = [Decimal(sum(span) / 2) for span in spans(claim.formula, known, place, 0.0) or ()]
    nearest = min(found, key=lambda one: abs(one - quantity.base), default=Decimal(-1))
    if nearest < 0:
        return ""
    if other := in_other_unit(member, nearest):
        return other
    exact = claim.formula in _ADDED and not _is_coarse(claim, member)
    return f"{'' if exact else '约'}{_printed(member, quantity, nearest)}"


def in_other_unit(statement: Statement, wanted: Decimal) -> str:
    """A number in the unit that makes it about what is wanted: 元 for 万元; else ''."""
    mention = statement.mention
    for name in ("元", "万元", "亿元") if mention.unit in ("元", "万元", "亿元") else ():
        worth = (mention.value or 0) * unit(name).factor
        if name != mention.unit and wanted and abs(worth / wanted - 1) < _ABOUT:
            return f"{_with_commas(mention.text, f'{mention.value:f}')}{name}"
    return ""


def _with_commas(like: str, digits: str) -> str:
    """Digits with commas where another number has them."""
    return f"{Decimal(digits):,f}" if "," in like else digits


def _printed(statement: Statement, quantity: Quantity, worth: Decimal) -> str:
    """A value in base units, with the unit, the decimals and the commas of a number."""
    if quantity.kind is Kind.RATE and statement.mention.in_words:
        return _in_words(statement, worth)
    digits = shown_like(quantity, worth).removesuffix(quantity.unit)
    said = statement.mention.text.lstrip("0123456789,.") if quantity.kind is Kind.COUNT else ""
    return f"{_with_commas(statement.mention.text, digits)}{said or quantity.unit}"


def _in_words(statement: Statement, rate: Decimal) -> str:
    """A rate in tenths as 两成, or as 三分之一, where it is about that; else in per cent."""
    tenths = int(half_up(rate / _TENTH, 0))
    if statement.mention.text.endswith("成") and 0 < tenths < _TENTH:
        return f"{_NUMERALS[tenths - 1]}成"
    return (_as_fraction(rate) if "分之" in statement.mention.text else "") or f"{plain(rate, 1)}%"


def _as_fraction(rate: Decimal) -> str:
    """The simplest fraction that a rate is about: 三分之一; '' if it is none."""
    for low in range(2, _MOST_PARTS + 1):
        for high in range(1, low):
            if abs(rate - Decimal(100 * high) / low) < _CLOSE:
                return f"{_FRACTIONS[low - 1]}分之{_FRACTIONS[high - 1]}"
    return ""


def _is_rounded(claim: Claim) -> bool:
    """Whether the number that it is said to be is another one rounded, and so unknown in full."""
    given, other = claim.given.amount, claim.inputs[0].amount
    if claim.formula is not SAME or given is None or other is None:
        return False
    return other.high - other.low > given.high - given.low
