"""Readers: what each alternative of the grammar means, as kind, value, unit, decimals and hedge."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal, localcontext

from qicao.mentions import words
from qicao.mentions.amounts import (
    BARE,
    HEDGED,
    MALFORMED,
    REFUSED,
    WIDTHS,
    Reading,
    amount_of,
    kind_of,
    parsed,
    read_ascii,
    read_number,
    unit_named,
)
from qicao.mentions.grammar import DIGIT, GAP, HAN, NUMBER, SIGN, UNIT, any_of
from qicao.mentions.mention import MentionKind
from qicao.mentions.quantities import RISES
from qicao.quantity import WIDE, half_up, parse_numeral

__all__ = ["READERS", "kind_of"]

_SCALES = {"万": 4, "亿": 8, "万亿": 12}
_ROUND = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_HAN_OR_DIGIT = re.compile(f"{HAN}|{DIGIT}")
_HAS_NUMBER = re.compile(f"{DIGIT}|[一二三四五六七八九十]")
_SIGNED = re.compile(f"{SIGN}(?P<number>{NUMBER}){GAP}(?P<more>)(?P<unit>{UNIT})?")
_WEAK_NOUNS = frozenset(words.WEAK_NOUNS.split())
_SINGLE = frozenset({"倍", "成", "个百分点", "个千分点", "万元", "亿元"})
_TWO_OF = frozenset(words.TWO_OF.split())


_GROWN = re.compile(f"{any_of(RISES.split())}[到至了为]?{NUMBER}{GAP}[万亿]?元")
"""Behind 2590万 it says that this was money as well: 上年2590万增加240万元."""


def _plainly(kind: MentionKind) -> Callable[[re.Match[str]], Reading]:
    reading: Reading = (kind, None, None, None, "")
    return lambda _: reading


def _read_plain(match: re.Match[str]) -> Reading:
    """The short way for digits with a frequent unit, which most mentions are."""
    number, unit = match.group("plain_number", "plain_unit")
    kind, value, _, decimals, _ = read_ascii(number)
    return (kind if value is None else _PLAIN_KINDS[unit]), value, unit, decimals, ""


_PLAIN_KINDS = {
    "元": MentionKind.AMOUNT,
    "万元": MentionKind.AMOUNT,
    "亿元": MentionKind.AMOUNT,
    "%": MentionKind.RATE,
    "个百分点": MentionKind.POINTS,
}


def _read_amount(match: re.Match[str]) -> Reading:
    return amount_of(match["number"], match["unit"], "余" if match["more"] else "")


def _read_counted(match: re.Match[str]) -> Reading:
    number, more, unit = match.group("counted_number", "counted_more", "counted_unit")
    return amount_of(number, unit, "余" if more else "")


def _read_spaced(match: re.Match[str]) -> Reading:
    more = "余" if match["spaced_more"] else ""
    return amount_of("".join(match["spaced_number"].split()), match["spaced_unit"], more)


def _read_range(match: re.Match[str]) -> Reading:
    return _of_row(match[0], match["range_unit"])


def _read_last_but_one(match: re.Match[str]) -> Reading:
    return _of_row(match[0], match["row_unit"])


def _of_row(number: str, name: str) -> Reading:
    """A number with the unit of the last one of its row; what hedges that is not of this one."""
    kind, value, unit, decimals, _ = amount_of(number, name)
    return kind, value, unit, decimals, ""


def _read_signed(match: re.Match[str]) -> Reading:
    plain = _SIGNED.fullmatch(match[0])
    if plain is None:
        return REFUSED
    if plain["unit"]:
        kind, value, unit, decimals, hedge = amount_of(plain["number"], plain["unit"])
    else:
        kind, value, unit, decimals, hedge = read_number(plain["number"])
    negative = value is not None and match[0][0] not in "+＋"
    return kind, -value + 0 if negative and value is not None else value, unit, decimals, hedge


def _read_scaled(match: re.Match[str]) -> Reading:
    """万 alone is 万元 unless a noun follows that is no unit of ours: 120万群众."""
    hedge = "余" if match[0].endswith("余") else ""
    number, scale = match["scaled_number"], match["scale"]
    grown = _GROWN.match(match.string, match.end(), match.endpos)
    if grown or not _followed_by_han(match):
        return amount_of(number, scale + "元", hedge)
    kind, value, _, decimals, _ = read_number(number)
    if value is None:
        return MALFORMED, None, None, None, hedge
    return kind, value.scaleb(_SCALES[scale], WIDE), None, decimals, hedge


def _followed_by_han(match: re.Match[str]) -> bool:
    return bool(_HAN_OR_DIGIT.match(match.string, match.end(), match.endpos))


def _read_bare(match: re.Match[str]) -> Reading:
    return read_number(match[0])


def _read_han(match: re.Match[str]) -> Reading | None:
    number, name = match["han_number"], match["han_unit"]
    if number in ("一", "二") and name not in _SINGLE:
        return MentionKind.ENUMERATOR, None, None, None, ""
    if number in ("零", "〇") or _is_weak(number, name):
        return None
    unit = unit_named(name)
    if unit is None:
        return None
    reading = parsed(number + unit[0], "余" if match["han_more"] else unit[2])
    return None if reading[1] is None else reading


def _read_han_range(match: re.Match[str]) -> Reading | None:
    unit = unit_named(match["han_range_unit"])
    reading = parsed(match[0] + unit[0]) if unit else None
    return reading if reading and reading[1] is not None else None


def _is_weak(number: str, name: str) -> bool:
    """Whether one numeral with this noun is rather another word: 三期, 四角, 八分."""
    if number == "两" and name in _TWO_OF:
        return False
    return name in "日届度" or (len(number) == 1 and name in _WEAK_NOUNS)


def _read_han_scaled(match: re.Match[str]) -> Reading | None:
    value = parse_numeral(match[0])
    if value is None:
        return None
    if not _followed_by_han(match):
        return parsed(match[0] + "元")
    return BARE, value, None, 0, ""


def _read_ratio(match: re.Match[str]) -> Reading | None:
    if match[0][0] != "万":
        return parsed(match[0])
    kind, value, unit, decimals, _ = parsed("百" + match[0][1:])
    if value is None or decimals is None:
        return None
    return kind, value.scaleb(-2, WIDE), unit, decimals + 2, ""


def _read_fraction(match: re.Match[str]) -> Reading | None:
    """三分之二 is 67 %: no more of it is meant, with or without 约."""
    below, _, above = match[0].partition("分之")
    bottom, top = parse_numeral(below), parse_numeral(above)
    if not bottom or top is None:
        return None
    return _share(top, bottom)


def _share(top: Decimal, bottom: Decimal) -> Reading:
    with localcontext(WIDE):
        return MentionKind.FRACTION, half_up(top / bottom * 100, 0), "%", 0, ""


def _read_slashed(match: re.Match[str]) -> Reading:
    above, _, below = match[0].translate(WIDTHS).partition("/")
    if int(above) >= int(below):
        return REFUSED
    return _share(Decimal(above), Decimal(below))


_BETWEEN = re.compile("[:：∶比]")


def _read_proportion(match: re.Match[str]) -> Reading:
    """13.58:1 is 13.58, 1:3 a third; a relation of two things has no unit."""
    above, below, *more = _BETWEEN.split(match[0])
    top, bottom = read_number(above), read_number(below)
    if more:
        return MentionKind.FRACTION, None, None, None, ""
    if top[1] is None or not bottom[1]:
        return REFUSED
    with localcontext(WIDE):
        value = top[1] if bottom[1] == 1 else half_up(top[1] / bottom[1], 12)
    return MentionKind.FRACTION, value, None, top[3] if bottom[1] == 1 else None, ""


def _read_extent(match: re.Match[str]) -> Reading:
    value, unit, hedge = words.EXTENTS[match[0]]
    return MentionKind.EXTENT, value, unit, 0 if unit else None, hedge


def _read_turned(match: re.Match[str]) -> Reading:
    """翻番 is twice, 翻两番 four times as much."""
    turns = parse_numeral(match["turns"]) if match["turns"] else Decimal(1)
    hedge = "近" if match["turned_near"] else ""
    return MentionKind.MULTIPLE, Decimal(2) ** int(turns or 1), "倍", 0, hedge


def _read_lasting(match: re.Match[str]) -> Reading:
    number = match["lasted"]
    value = Decimal(number) if number.isdigit() else parse_numeral(number)
    hedge = "余" if match["lasted_more"] else ""
    return MentionKind.EXTENT, value, "年" if value is not None else None, 0, hedge


def _read_vague(match: re.Match[str]) -> Reading:
    hedge = "余" if "余" in match[0] or "多" in match[0] else ""
    if match.string[match.start() - 1 : match.start()] == "过":
        hedge = "超"
    name = match[0].translate(HEDGED)
    if name[0] == "十" and name[1] == "几":
        return MentionKind.COUNT, None, None, None, "约"
    power = _ROUND[name[0]]
    unit = name[1:]
    if unit[:1] in ("万", "亿"):
        power, unit = power + _ROUND[unit[0]], unit[1:]
    return amount_of(str(10**power), unit, hedge)


def _read_several(match: re.Match[str]) -> Reading:
    return MentionKind.COUNT, None, None, None, "余" if match[0][0] == "上" else "约"


def _read_title(match: re.Match[str]) -> Reading | None:
    return _NAME if _HAS_NUMBER.search(match[0]) else None


_NAME: Reading = (MentionKind.NAME, None, None, None, "")
_CODE = _plainly(MentionKind.CODE)
READERS: dict[str, Callable[[re.Match[str]], Reading | None]] = {
    "title": _read_title,
    "quoted": _plainly(MentionKind.NAME),
    "file_number": _plainly(MentionKind.FILE_NUMBER),
    "reference": _plainly(MentionKind.REFERENCE),
    "quarter": _plainly(MentionKind.DATE),
    "han_quarter": _plainly(MentionKind.DATE),
    "phone": _CODE,
    "area_phone": _CODE,
    "numbered": _CODE,
    "standard": _CODE,
    "lettered": _CODE,
    "account": _CODE,
    "address": _CODE,
    "date": _plainly(MentionKind.DATE),
    "han_date": _plainly(MentionKind.DATE),
    "year_of": _plainly(MentionKind.DATE),
    "year": _plainly(MentionKind.DATE),
    "ordinal": _plainly(MentionKind.ORDINAL),
    "han_ordinal": _plainly(MentionKind.ORDINAL),
    "another": _plainly(MentionKind.ORDINAL),
    "list_mark": _plainly(MentionKind.ORDINAL),
    "set_off": _plainly(MentionKind.ORDINAL),
    "meeting": _plainly(MentionKind.ORDINAL),
    "enumerator": _plainly(MentionKind.ENUMERATOR),
    "han_enumerator": _plainly(MentionKind.ENUMERATOR),
    "name": _plainly(MentionKind.NAME),
    "han_name": _plainly(MentionKind.NAME),
    "service": _plainly(MentionKind.NAME),
    "latin": _plainly(MentionKind.NAME),
    "web": _plainly(MentionKind.NAME),
    "plain": _read_plain,
    "cell": lambda match: read_ascii(match[0]),
    "capital": lambda match: parsed(match[0]),
    "ratio": _read_ratio,
    "tenths": lambda match: parsed(match[0]),
    "fraction": _read_fraction,
    "slashed": _read_slashed,
    "proportion": _read_proportion,
    "extent": _read_extent,
    "half": _read_extent,
    "turned": _read_turned,
    "lasting": _read_lasting,
    "vague": _read_vague,
    "several": _read_several,
    "some": _read_several,
    "mixed": lambda match: parsed(match[0]),
    "money": lambda match: parsed(match[0]),
    "signed": _read_signed,
    "range": _read_range,
    "last_but_one": _read_last_but_one,
    "spaced": _read_spaced,
    "counted": _read_counted,
    "amount": _read_amount,
    "scaled": _read_scaled,
    "han_range": _read_han_range,
    "han": _read_han,
    "han_scaled": _read_han_scaled,
    "bare": _read_bare,
    "malformed": _plainly(MentionKind.MALFORMED),
}
"""The reader of each alternative of the grammar; None for a match that is no mention."""
