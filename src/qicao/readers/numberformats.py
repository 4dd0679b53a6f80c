"""What number formats say of a cell: decimals that are fixed, a percentage, a scale, a date."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

_BUILTIN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"}
_BUILTIN |= {37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00"}
_BUILTIN |= {41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00"}
_BUILTIN |= dict.fromkeys((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)), "y")
"""The last are dates and times; 27 to 36 and 50 to 58 are those of Chinese systems."""
_DECORATION = re.compile(r'"[^"]*"|\[(?!(?:h+|m+|s+)\])[^\]]*\]|_.|\*.', re.IGNORECASE)
_ESCAPED = re.compile(r"[\\!].")
_SCALED = re.compile(r'[0#](?:"\."|\\\.|!\.|\.)?0*,(?![0#])|0(?:!|\\)\.0*,|0(?:!|\\)\.0+')
_FIXED = re.compile(r"[#,]*0(?:\.(0+)(#*))?(%?)")
_DATE = re.compile(r"[ymdhs]|AM/PM", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """`decimals` that are always shown; `scaled` if another number is shown than is kept."""

    decimals: int = 0
    percent: bool = False
    scaled: bool = False
    date: bool = False


GENERAL = NumberFormat()


def read_format(code: str) -> NumberFormat:
    """What a format code says: 0.00% shows two decimals of a percentage."""
    first = code.split(";", 1)[0]
    if _SCALED.search(first):
        return NumberFormat(scaled=True)
    plain = _DECORATION.sub("", first)
    if "General" not in plain and _DATE.search(_ESCAPED.sub("", plain)):
        return NumberFormat(date=True)
    bare = plain.replace("\\", "").replace("¥", "").replace("￥", "").strip()
    match = _FIXED.fullmatch(bare.replace("#,##0", "0"))
    if match is None:
        return NumberFormat(percent="%" in bare)
    return NumberFormat(len(match[1] or ""), bool(match[3]))


def formats_of(codes: dict[int, str], styles: Iterable[int]) -> tuple[NumberFormat, ...]:
    """The format of each style, by the number of its code and the codes that the file defines."""
    known = _BUILTIN | codes
    return tuple(read_format(known.get(number, "General")) for number in styles)


def read_styles(root: Element) -> tuple[NumberFormat, ...]:
    """The number format of every cell style of styles.xml, in order."""
    codes = {
        _number(node): node.get("formatCode", "")
        for node in root.iter()
        if node.tag.endswith("}numFmt")
    }
    styles = next((node for node in root if node.tag.endswith("}cellXfs")), None)
    return formats_of(codes, () if styles is None else map(_number, styles))


def _number(node: Element) -> int:
    text = node.get("numFmtId", "0")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
