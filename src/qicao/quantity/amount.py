"""One grammar for amounts, in the cells of a sheet and in spans of prose.

A text is an exact quantity with the unit and the decimals that it was written with, or a refusal
that says what to do. Nothing is guessed: a text that could be read in two ways is refused.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from qicao.errors import AmountRefused
from qicao.quantity.numerals import (
    CAPITAL_CHARACTERS,
    NUMERAL_CHARACTERS,
    parse_capital,
    read_numeral,
)
from qicao.quantity.refusal import Refusal, refusal_for
from qicao.quantity.units import Kind, Unit, find_unit
from qicao.quantity.value import Quantity

LONGEST = 60
INTEGER_DIGITS = 20
DECIMAL_DIGITS = 12


_BLANK_MARKERS = "- -- --- － − — —— ——— – ― / ／ \\ 无 . * 空 N/A n/a NA"
_BLANKS = frozenset(_BLANK_MARKERS.split()) | {""}
_WIDTHS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WIDTHS |= str.maketrans("　−–﹣￥△", " ---¥▲")
_DIGIT_GAP = re.compile(r"[0-9.,]\s+[0-9.,]")
_AMOUNT = re.compile(
    r"(?P<sign>[-+▲负]?)(?:人民币|¥)?(?P<inner>[-+▲]?)(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)(?P<unit>.*)",
    re.DOTALL,
)
_BRACKETED = re.compile(r"(?:人民币|¥)?\(([^()]+)\)([^()0-9]*)")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_PER = re.compile(r"(百|千)分之(.+)")
_CHINESE = re.compile(rf"(负?)([{NUMERAL_CHARACTERS}0-9.]+)(.*)", re.DOTALL)
_TENTHS = re.compile(r"([一二两三四五六七八九])成([一二三四五六七八九半])?")
_SCALE_ONLY = re.compile(r"[百千]?万|万亿|[千百]?亿|千")
_DATE = re.compile(
    r"(?:19|20)[0-9]{2}年.*|[0-9]+月.*|[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}", re.DOTALL
)
_TENTH_DIGITS = dict(zip("一二三四五六七八九半", "1234567895", strict=True)) | {"两": "2"}


def is_blank(text: str) -> bool:
    """Whether a cell says that there is no figure: empty, a dash, / or 无. 0 and 0.00 are none."""
    return len(text) <= LONGEST and text.strip() in _BLANKS


def is_dash(text: str) -> bool:
    """Whether a cell is empty or holds but a placeholder; 无 may be a text of its own."""
    return is_blank(text) and text.strip() != "无"


def parse_amount(text: str, unit: str | None = None) -> Quantity:
    """The quantity that `text` writes, in the unit and with the decimals that it is written with.

    `unit` stands in the column and counts where the text has none. Raises AmountRefused, with what
    to do, for what is not one exact number with one unit; `reason` begins with a `Refusal`.
    """
    plain = _normalise(text)
    try:
        return _read(plain, text, unit)
    except AmountRefused as refused:
        if refused.reason is Refusal.NO_NUMBER:
            raise AmountRefused(text, refusal_for(plain)) from None
        raise


def _normalise(text: str) -> str:
    if len(text) > LONGEST:
        raise AmountRefused(text, Refusal.TOO_LONG)
    if is_blank(text):
        raise AmountRefused(text, Refusal.BLANK)
    if not (text.isascii() and text.isprintable()):
        for char in text:
            _require_plain(char, text)
    plain = text.translate(_WIDTHS).strip()
    if _DIGIT_GAP.search(plain):
        raise AmountRefused(text, Refusal.SPACED)
    return "".join(plain.split())


def _require_plain(char: str, text: str) -> None:
    if char.isascii() and (char.isprintable() or char in "\t\r\n"):
        return
    category = unicodedata.category(char)
    if category in ("Cf", "Cc", "Mn", "Me", "Co", "Cn", "Cs") or char == "\u3164":
        raise AmountRefused(text, Refusal.HIDDEN)
    if category == "Nd" and not "０" <= char <= "９":
        raise AmountRefused(text, Refusal.FOREIGN)


def _read(plain: str, text: str, unit: str | None) -> Quantity:
    if bracketed := _BRACKETED.fullmatch(plain):
        return _negated(_read(bracketed[1] + bracketed[2], text, unit), text)
    if _DATE.fullmatch(plain):
        raise AmountRefused(text, Refusal.DATE)
    if match := _AMOUNT.fullmatch(plain):
        return _read_digits(match, text, unit)
    return _read_words(plain, text, unit)


def _negated(quantity: Quantity, text: str) -> Quantity:
    if quantity.value < 0:
        raise AmountRefused(text, Refusal.SIGN)
    return quantity.model_copy(update={"value": -quantity.value + 0})


def _read_digits(match: re.Match[str], text: str, unit: str | None) -> Quantity:
    digits, suffix = match["number"], match["unit"]
    signs = match["sign"] + match["inner"]
    if len(signs) > 1:
        raise AmountRefused(text, Refusal.SIGN)
    if not _GROUPED.fullmatch(digits):
        raise AmountRefused(text, Refusal.GROUPING)
    if suffix and _continues(suffix):
        return _read_mixed(digits + suffix, signs, text, unit)
    value = read_digits(digits, text)
    minus = signs in ("-", "▲", "负") and signs
    money = "¥" in match[0] or "人民币" in match[0]
    return _assemble(-value + 0 if minus else value, suffix, text, unit, money=money)


def read_digits(digits: str, text: str) -> Decimal:
    """The Decimal of digits with rightly grouped commas. AmountRefused if there are too many."""
    plain = digits.replace(",", "")
    whole, _, places = plain.partition(".")
    if len(whole) > INTEGER_DIGITS or len(places) > DECIMAL_DIGITS:
        raise AmountRefused(text, Refusal.TOO_MANY_DIGITS)
    if len(whole) > 1 and whole.startswith("0"):
        raise AmountRefused(text, Refusal.LEADING_ZERO)
    return Decimal(plain)


def _continues(suffix: str) -> bool:
    """Whether the number goes on in words, as 3千5百 and 1亿2000万 do."""
    scaled = suffix[0] in "十百千万亿点"
    return scaled and not find_unit(suffix) and not _SCALE_ONLY.fullmatch(suffix)


def _read_mixed(body: str, signs: str, text: str, unit: str | None) -> Quantity:
    return _read_words(("负" if signs in ("-", "▲", "负") and signs else "") + body, text, unit)


def _read_words(plain: str, text: str, unit: str | None) -> Quantity:
    if any(char in CAPITAL_CHARACTERS for char in plain) or plain[-1:] in "角整正":
        amount = parse_capital(plain)
        if amount is not None:
            return _with_unit(amount, find_unit("元"), text, unit)
    if match := _PER.fullmatch(plain.removeprefix("负")):
        value = _read_rate(match[2], text)
        value = -value if plain.startswith("负") else value
        return _with_unit(value, find_unit("%" if match[1] == "百" else "‰"), text, unit)
    if match := _TENTHS.fullmatch(plain):
        places = "." + _TENTH_DIGITS[match[2]] if match[2] else ""
        tenths = Decimal(_TENTH_DIGITS[match[1]] + places)
        return _with_unit(tenths, find_unit("成"), text, unit)
    if match := _CHINESE.fullmatch(plain):
        return _read_chinese(match, text, unit)
    raise AmountRefused(text, Refusal.NO_NUMBER)


def _read_rate(words: str, text: str) -> Decimal:
    if words == "百" or _GROUPED.fullmatch(words):
        return read_digits(words.replace("百", "100"), text)
    numeral = read_numeral(words)
    if numeral is None:
        raise AmountRefused(text, Refusal.NUMERAL)
    return numeral.value


def _read_chinese(match: re.Match[str], text: str, unit: str | None) -> Quantity:
    """Gives characters back to a unit that is not known yet: 两千克 is 2千克."""
    minus, words, rest = match[1], match[2], match[3]
    for end in range(len(words), max(len(words) - 3, 0), -1):
        numeral, suffix = read_numeral(words[:end]), words[end:] + rest
        if numeral is None or (suffix and _suffix_unit(numeral.scale + suffix) is None):
            continue
        value = -numeral.written if minus else numeral.written
        return _assemble(value, numeral.scale + suffix, text, unit)
    readable = read_numeral(words) is not None
    raise AmountRefused(
        text, refusal_for(match[0], Refusal.UNKNOWN_UNIT if readable else Refusal.NUMERAL)
    )


def _suffix_unit(suffix: str) -> Unit | None:
    return find_unit(suffix.removesuffix("人民币").rstrip("整正"))


def _assemble(
    value: Decimal, suffix: str, text: str, unit: str | None, *, money: bool = False
) -> Quantity:
    _require_digits(value, text)
    if not suffix:
        return _with_unit(value, find_unit("元") if money else None, text, unit)
    if _SCALE_ONLY.fullmatch(suffix):
        return _with_unit(value, _scaled(suffix, text, "元" if money else unit), text, unit)
    found = find_unit(suffix) or _suffix_unit(suffix)
    if found is None or (suffix[-1] in "整正" and found.kind is not Kind.MONEY):
        raise AmountRefused(text, refusal_for(text.translate(_WIDTHS), Refusal.UNKNOWN_UNIT))
    if money and found.kind is not Kind.MONEY:
        raise AmountRefused(text, Refusal.OTHER_UNIT)
    return _with_unit(value, found, text, unit)


def _require_digits(value: Decimal, text: str) -> None:
    _, digits, exponent = value.as_tuple()
    places = -int(exponent)
    if len(digits) - places > INTEGER_DIGITS or places > DECIMAL_DIGITS:
        raise AmountRefused(text, Refusal.TOO_MANY_DIGITS)


def _scaled(scale: str, text: str, unit: str | None) -> Unit:
    """The unit of a number with 万 or 亿 alone: 万元 in a column of money, 万人 of people."""
    column = _column(text, unit)
    if column is None:
        raise AmountRefused(text, Refusal.NO_UNIT)
    base = "元" if column.kind is Kind.MONEY else column.name.lstrip("十百千万亿")
    found = find_unit(scale + base)
    if found is None:
        raise AmountRefused(text, Refusal.OTHER_UNIT)
    return found


def _column(text: str, unit: str | None) -> Unit | None:
    if unit is None or not unit.strip():
        return None
    column = find_unit(unit)
    if column is None:
        raise AmountRefused(text, f"{Refusal.UNKNOWN_UNIT}（表头写的是“{unit[:20]}”）")
    return column


def _with_unit(value: Decimal, own: Unit | None, text: str, unit: str | None) -> Quantity:
    column = _column(text, unit)
    chosen = own or column
    if chosen is None:
        raise AmountRefused(text, Refusal.NO_UNIT)
    if column and column.dimension != chosen.dimension:
        raise AmountRefused(text, f"{Refusal.OTHER_UNIT}（这一栏是{column.name}）")
    exponent = int(value.as_tuple().exponent)
    return Quantity(value=value, unit=chosen.name, decimals=max(0, -exponent))
