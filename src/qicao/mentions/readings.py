"""Readers: what each alternative of the grammar means, as kind, value, unit, decimals and hedge."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal, localcontext
from functools import lru_cache

from qicao.errors import AmountRefused
from qicao.mentions import words
from qicao.mentions.grammar import DIGIT, HAN
from qicao.mentions.mention import MentionKind
from qicao.quantity import WIDE, Kind, Quantity, find_unit, half_up, parse_amount, parse_numeral
from qicao.quantity.amount import read_digits

Reading = tuple[MentionKind, Decimal | None, str | None, int | None, str]
"""Kind, value, unit, decimals and hedge of a span."""

_KINDS = {
    Kind.MONEY: MentionKind.AMOUNT,
    Kind.RATE: MentionKind.RATE,
    Kind.POINTS: MentionKind.POINTS,
    Kind.SCORE: MentionKind.SCORE,
    Kind.COUNT: MentionKind.COUNT,
    Kind.MEASURE: MentionKind.MEASURE,
}
_KIND_OF_UNIT = {"倍": MentionKind.MULTIPLE}
_SCALES = {"万": 4, "亿": 8, "万亿": 12}
_WIDTHS: dict[int, int | None] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WIDTHS |= str.maketrans("−", "-", " \n\t\u3000\u00a0")
_HEDGED = str.maketrans("", "", "余多")
_HAN_OR_DIGIT = re.compile(f"{HAN}|{DIGIT}")
_HAS_NUMBER = re.compile(f"{DIGIT}|[一二三四五六七八九十]")
_WEAK_NOUNS = frozenset(words.WEAK_NOUNS.split())


def kind_of(quantity: Quantity) -> MentionKind:
    """The kind of a mention of `quantity`."""
    return _KIND_OF_UNIT.get(quantity.unit) or _KINDS[quantity.kind]


def _plainly(kind: MentionKind) -> Callable[[re.Match[str]], Reading]:
    reading: Reading = (kind, None, None, None, "")
    return lambda _: reading


@lru_cache(maxsize=4096)
def _parsed(text: str, hedge: str = "") -> Reading:
    """What the one grammar of amounts reads in a span; MALFORMED where it refuses."""
    try:
        quantity = parse_amount(text.translate(_WIDTHS))
    except AmountRefused:
        return MentionKind.MALFORMED, None, None, None, hedge
    return kind_of(quantity), quantity.value, quantity.unit, quantity.decimals, hedge


def _read_amount(match: re.Match[str]) -> Reading:
    """The short way of `_parsed` for digits with a unit, which most mentions are."""
    name = match["unit"]
    exact = name.translate(_HEDGED) if "余" in name or "多" in name else name
    hedge = "余" if match["more"] or exact is not name else ""
    unit = find_unit(exact)
    if unit is None:
        return _parsed(match["number"] + exact, hedge)
    kind, value, _, decimals, _ = _read_number(match["number"])
    if value is None:
        return kind, None, None, None, hedge
    return _KIND_OF_UNIT.get(unit.name) or _KINDS[unit.kind], value, unit.name, decimals, hedge


def _read_range(match: re.Match[str]) -> Reading:
    return _parsed(match["range"] + match["range_unit"].translate(_HEDGED))


def _read_scaled(match: re.Match[str]) -> Reading:
    """万 alone is 万元 unless a noun follows that is no unit of ours: 120万群众."""
    hedge = "余" if match[0].endswith("余") else ""
    number, scale = match["scaled_number"], match["scale"]
    if not _followed_by_han(match):
        return _parsed(number + scale + "元", hedge)
    kind, value, _, decimals, _ = _read_number(number)
    if value is None:
        return kind, None, None, None, hedge
    return kind, value.scaleb(_SCALES[scale], WIDE), None, decimals, hedge


def _followed_by_han(match: re.Match[str]) -> bool:
    return bool(_HAN_OR_DIGIT.match(match.string, match.end(), match.endpos))


def _read_number(text: str) -> Reading:
    digits = text if text.isascii() else text.translate(_WIDTHS)
    try:
        value = read_digits("".join(digits.split()).lstrip("+-▲△"), text)
    except AmountRefused:
        return MentionKind.MALFORMED, None, None, None, ""
    if digits[0] in "-▲△":
        value = -value + 0
    return MentionKind.BARE, value, None, len(digits.partition(".")[2].strip()), ""


def _read_bare(match: re.Match[str]) -> Reading:
    return _read_number(match[0])


def _read_han(match: re.Match[str]) -> Reading | None:
    number, unit = match["han_number"], match["han_unit"]
    if number in ("一", "二") and unit not in ("倍", "成"):
        return MentionKind.ENUMERATOR, None, None, None, ""
    if number in ("零", "〇") or unit in _WEAK_NOUNS or (len(number) == 1 and unit in ("元", "分")):
        return None
    exact = unit.translate(_HEDGED)
    reading = _parsed(number + exact, "余" if match["han_more"] or exact != unit else "")
    return None if reading[1] is None else reading


def _read_han_scaled(match: re.Match[str]) -> Reading | None:
    if parse_numeral(match[0]) is None:
        return None
    if not _followed_by_han(match):
        return _parsed(match[0] + "元")
    return MentionKind.BARE, parse_numeral(match[0]), None, 0, ""


def _read_fraction(match: re.Match[str]) -> Reading | None:
    """三分之二 as a rate that is known to the per cent."""
    below, _, above = match[0].partition("分之")
    bottom, top = parse_numeral(below), parse_numeral(above)
    if not bottom or top is None:
        return None
    with localcontext(WIDE):
        return MentionKind.FRACTION, half_up(top / bottom * 100, 12), "%", 0, ""


def _read_extent(match: re.Match[str]) -> Reading:
    value, unit, hedge = words.EXTENTS[match[0]]
    return MentionKind.EXTENT, value, unit, 0 if unit else None, hedge


def _read_vague(match: re.Match[str]) -> Reading:
    hedge = "余" if "余" in match[0] else "约"
    round_number = {"百": 100, "千": 1000, "万": 10000}.get(match[0][0])
    if round_number is None:
        return MentionKind.COUNT, None, None, None, hedge
    return _parsed(f"{round_number}{match[0][1:].translate(_HEDGED)}", hedge)


def _read_title(match: re.Match[str]) -> Reading | None:
    return _NAME if _HAS_NUMBER.search(match[0]) else None


_NAME: Reading = (MentionKind.NAME, None, None, None, "")
READERS: dict[str, Callable[[re.Match[str]], Reading | None]] = {
    "title": _read_title,
    "quoted": _plainly(MentionKind.NAME),
    "file_number": _plainly(MentionKind.FILE_NUMBER),
    "reference": _plainly(MentionKind.REFERENCE),
    "phone": _plainly(MentionKind.CODE),
    "standard": _plainly(MentionKind.CODE),
    "lettered": _plainly(MentionKind.CODE),
    "date": _plainly(MentionKind.DATE),
    "ordinal": _plainly(MentionKind.ORDINAL),
    "enumerator": _plainly(MentionKind.ENUMERATOR),
    "name": _plainly(MentionKind.NAME),
    "capital": lambda match: _parsed(match[0]),
    "ratio": lambda match: _parsed(match[0]),
    "fraction": _read_fraction,
    "extent": _read_extent,
    "vague": _read_vague,
    "mixed": lambda match: _parsed(match[0]),
    "money": lambda match: _parsed(match[0]),
    "range": _read_range,
    "amount": _read_amount,
    "scaled": _read_scaled,
    "han": _read_han,
    "han_scaled": _read_han_scaled,
    "service": _plainly(MentionKind.NAME),
    "account": _plainly(MentionKind.CODE),
    "year": _plainly(MentionKind.DATE),
    "bare": _read_bare,
    "malformed": _plainly(MentionKind.MALFORMED),
}
"""The reader of each alternative of the grammar; None for a match that is no mention."""
