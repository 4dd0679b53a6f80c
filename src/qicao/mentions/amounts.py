"""What digits and a unit are worth: the value, the unit's own name and the kind of a mention."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from qicao.errors import AmountRefused
from qicao.mentions.mention import MentionKind
from qicao.quantity import Kind, Quantity, Unit, find_unit, parse_amount
from qicao.quantity.amount import DECIMAL_DIGITS, INTEGER_DIGITS, read_digits

Reading = tuple[MentionKind, Decimal | None, str | None, int | None, str]
"""Kind, value, unit, decimals and hedge of a span."""

BARE, MALFORMED = MentionKind.BARE, MentionKind.MALFORMED
REFUSED: Reading = (MALFORMED, None, None, None, "")
_KINDS = {
    Kind.MONEY: MentionKind.AMOUNT,
    Kind.RATE: MentionKind.RATE,
    Kind.POINTS: MentionKind.POINTS,
    Kind.SCORE: MentionKind.SCORE,
    Kind.COUNT: MentionKind.COUNT,
    Kind.MEASURE: MentionKind.MEASURE,
}
WIDTHS: dict[int, int | None] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
WIDTHS |= str.maketrans("−", "-", " \n\t\u3000\u00a0\u2009\u202f")
HEDGED = str.maketrans("", "", "余多来")
_BRACKETED = re.compile("(.*?)[（(](.)[）)](.*)")


def kind_of(quantity: Quantity) -> MentionKind:
    """The kind of a mention of `quantity`."""
    return kind_of_unit(quantity.of)


def kind_of_unit(unit: Unit) -> MentionKind:
    """The kind of a mention in `unit`; 万元/辆 is money, whatever it is by."""
    if unit.name == "倍":
        return MentionKind.MULTIPLE
    if unit.kind is Kind.MEASURE and unit.dimension.startswith(Kind.MONEY):
        return MentionKind.AMOUNT
    return _KINDS[unit.kind]


@lru_cache(maxsize=1024)
def unit_named(name: str) -> tuple[str, MentionKind, str] | None:
    """The unit's own name, its kind and 余 if the name hedges (万余人), by any spelling of it."""
    exact = name.translate(HEDGED) if not name.isascii() else name
    found = find_unit(exact)
    if found is None and (match := _BRACKETED.fullmatch(exact)):
        found = find_unit(match[1] + match[2] + match[3]) or find_unit(match[1] + match[3])
    if found is None:
        return None
    return found.name, kind_of_unit(found), "余" if exact != name else ""


@lru_cache(maxsize=4096)
def parsed(text: str, hedge: str = "") -> Reading:
    """What the one grammar of amounts reads in a span; MALFORMED where it refuses."""
    try:
        quantity = parse_amount(text.translate(WIDTHS))
    except AmountRefused:
        return MALFORMED, None, None, None, hedge
    return kind_of(quantity), quantity.value, quantity.unit, quantity.decimals, hedge


def amount_of(number: str, name: str, hedge: str = "") -> Reading:
    """The reading of digits with the name of a unit; `hedge` is what stands between them."""
    unit = unit_named(name)
    _, value, _, decimals, _ = read_number(number)
    if value is None or unit is None:
        return MALFORMED, None, None, None, hedge
    return unit[1], value, unit[0], decimals, hedge or unit[2]


def read_number(text: str) -> Reading:
    """The reading of a number without its unit, in any width; MALFORMED for 0123."""
    if text.isascii() and text[-1].isdigit() and len(text) <= INTEGER_DIGITS and "\n" not in text:
        return read_ascii(text)
    return _read_odd(text if text.isascii() else text.translate(WIDTHS), text)


def read_ascii(text: str) -> Reading:
    """Digits with rightly set commas and a point, not too many of them."""
    point = text.find(".")
    decimals = len(text) - point - 1 if point > 0 else 0
    if (text[0] == "0" and len(text) > 1 and point != 1) or decimals > DECIMAL_DIGITS:
        return REFUSED
    return BARE, Decimal(text.replace(",", "")), None, decimals, ""


def _read_odd(digits: str, text: str) -> Reading:
    digits = "".join(digits.split())
    try:
        value = read_digits(digits, text)
    except AmountRefused:
        return REFUSED
    return BARE, value, None, len(digits.partition(".")[2]), ""
