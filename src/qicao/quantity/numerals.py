"""Chinese numerals: read as they are written in reports, and 人民币大写 in both directions.

Reads 二十三, 一百二十万, 十二点五万, 3千5百 and 壹佰贰拾; what has no single reading (三五) is
None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext

from qicao.quantity.rounding import WIDE, half_up

LONGEST = 60
"""Characters that are read at most; nothing that people write is longer."""
NUMERAL_CHARACTERS = "〇○零一二两三四五六七八九十百千万亿廿卅卌点壹贰叁肆伍陆柒捌玖拾佰仟貳參陸萬億"
"""What a numeral in 汉字 may consist of; digits may be mixed in."""
CAPITAL_CHARACTERS = "壹贰叁肆伍陆柒捌玖拾佰仟"

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")}
_DIGITS |= {str(value): value for value in range(10)}
_SCALES = {"十": 10, "百": 100, "千": 1000}
_PLAIN = str.maketrans(
    "○零两壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億０１２３４５６７８９．",
    "〇〇二一二二三三四五六六七八九十百千万亿0123456789.",
    "",
) | {ord("廿"): "二十", ord("卅"): "三十", ord("卌"): "四十"}
_POINTED = re.compile(r"([0-9]+)\.([0-9]+)|([^点.]+)点([〇一二三四五六七八九0-9]+)")
_POINTED_SCALE = re.compile(r"[十百千]?(?:万亿|[万亿])|[百千]|")
_ROUND = {"万亿": 10**12, "亿": 10**8, "万": 10**4}
_POSITIONAL = re.compile(r"[一二三四五六七八九][〇一二三四五六七八九]+")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral as written: 十二点五万 is 12.5 with the scale 万 and one decimal, worth 125000."""

    value: Decimal
    written: Decimal
    scale: str
    decimals: int


def parse_numeral(text: str) -> Decimal | None:
    """The value of a Chinese or mixed numeral, None if it is none: 一百二十万 is 1200000."""
    numeral = read_numeral(text)
    return None if numeral is None else numeral.value


def read_numeral(text: str) -> Numeral | None:
    """The numeral with the scale it ends with and the decimals before that, or None."""
    if not text or len(text) > LONGEST:
        return None
    plain = text.translate(_PLAIN)
    if "." in plain or "点" in plain:
        return _read_pointed(plain)
    value = _read_positional(plain)
    if value is None:
        value = _read_integer(plain)
    if value is None:
        return None
    scale = next((word for word in _ROUND if plain.endswith(word)), "")
    return Numeral(Decimal(value), Decimal(value // _ROUND.get(scale, 1)), scale, 0)


def _read_pointed(text: str) -> Numeral | None:
    match = _POINTED.match(text)
    if match is None:
        return None
    scale = text[match.end() :]
    whole = int(match[1]) if match[1] else _read_whole(match[3])
    if whole is None or not _POINTED_SCALE.fullmatch(scale):
        return None
    places = match[2] or "".join(str(_DIGITS[char]) for char in match[4])
    written = Decimal(f"{whole}.{places}")
    with localcontext(WIDE):
        return Numeral(written * _scale_factor(scale), written, scale, len(places))


def _read_whole(text: str) -> int | None:
    return 0 if text == "〇" else _read_integer(text)


def _scale_factor(scale: str) -> int:
    factor = 1
    for char in scale:
        factor *= _SCALES.get(char) or _ROUND[char]
    return factor


def _read_positional(text: str) -> int | None:
    """二〇二四 read by position; two digits without 〇 may mean 三五 “three to five”."""
    if text == "〇":
        return 0
    if not _POSITIONAL.fullmatch(text) or (len(text) < 3 and "〇" not in text):
        return None
    return int("".join(str(_DIGITS[char]) for char in text))


def _read_integer(text: str, above: int | None = None, *, loose: bool = True) -> int | None:
    """`above` is the scale that stands right before; `loose` lets 三万五 be 35000."""
    for word, scale in (("亿", 10**8), ("万", 10**4)):
        upper, found, lower = text.rpartition(word)
        if found:
            return _join(_read_upper(upper, word, loose), scale, lower, loose)
    return _read_section(text, above, loose)


def _read_upper(text: str, word: str, loose: bool) -> int | None:
    if word == "亿":
        return _read_integer(text, loose=loose)
    return _read_section(text.removeprefix("〇") if len(text) > 1 else text, None, loose)


def _join(upper: int | None, scale: int, lower: str, loose: bool) -> int | None:
    if not upper:
        return None
    if not lower:
        return upper * scale
    rest = _read_integer(lower, scale, loose=loose)
    return None if not rest or rest >= scale else upper * scale + rest


def _read_section(text: str, above: int | None, loose: bool) -> int | None:
    if re.fullmatch(r"[1-9][0-9]+", text):
        return int(text)
    total, last, digit, zero = 0, above, 0, False
    for char in text:
        if scale := _SCALES.get(char):
            if (last and scale >= last) or not (digit or scale == 10):
                return None
            total, last, digit, zero = total + (digit or 1) * scale, scale, 0, False
            continue
        value = _DIGITS.get(char)
        if value is None or digit or (value == 0 and (zero or not last)):
            return None
        digit, zero = value, zero or value == 0
    if not digit:
        return total if not zero and total else None
    if zero or not last:
        return total + digit
    return total + digit * (last // 10) if loose or last == 10 else None


_CAPITALS = "零壹贰叁肆伍陆柒捌玖"
_CAPITAL = re.compile(
    r"(?:人民币[:：]?)?(?P<minus>负?)(?:(?P<yuan>[^元圆角分整正]+)[元圆])?"
    r"(?:〇?(?P<jiao>[一二三四五六七八九])角)?(?:〇?(?P<fen>[一二三四五六七八九])分)?[整正]?"
)


def capital_amount(yuan: Decimal) -> str:
    """The amount in 人民币大写, half up to 分: 12345.67 is 壹万贰仟叁佰肆拾伍元陆角柒分."""
    cents = int(half_up(abs(yuan), 2).scaleb(2, WIDE))
    whole, rest = divmod(cents, 100)
    jiao, fen = divmod(rest, 10)
    words = _capital_integer(whole) + "元" if whole or not rest else ""
    words += _CAPITALS[jiao] + "角" if jiao else ("零" if whole and fen else "")
    words += _CAPITALS[fen] + "分" if fen else "整"
    return "负" + words if yuan < 0 and cents else words


def _capital_integer(whole: int) -> str:
    for word, scale in (("亿", 10**8), ("万", 10**4), ("仟", 1000), ("佰", 100), ("拾", 10)):
        upper, lower = divmod(whole, scale)
        if upper:
            gap = "零" if 0 < lower < scale // 10 else ""
            tail = _capital_integer(lower) if lower else ""
            return _capital_integer(upper) + word + gap + tail
    return _CAPITALS[whole]


def parse_capital(text: str) -> Decimal | None:
    """Yuan of an amount in words, as `capital_amount` writes it; None if it is none."""
    if not text or len(text) > 2 * LONGEST:
        return None
    match = _CAPITAL.fullmatch(text.translate(_PLAIN))
    if match is None or not (match["yuan"] or match["jiao"] or match["fen"]):
        return None
    yuan = match["yuan"]
    whole = 0 if yuan in (None, "〇") else _read_integer(yuan, loose=False)
    if whole is None:
        return None
    cents = 10 * _DIGITS[match["jiao"] or "0"] + _DIGITS[match["fen"] or "0"]
    amount = Decimal(f"{whole}.{cents:02d}")
    return -amount if match["minus"] else amount
