"""What number formats say of a cell: decimals that are fixed, a percentage, a scale."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

_BUILTIN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"}
_BUILTIN |= {37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00"}
_BUILTIN |= {41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00"}
_DECORATION = re.compile(r'"[^"]*"|\[[^\]]*\]|_.|\*.')
_SCALED = re.compile(r'[0#](?:"\."|\\\.|!\.|\.)?0*,(?![#0])|0(?:!|\\)\.0*,|0(?:!|\\)\.0+')
_FIXED = re.compile(r"[#,]*0(?:\.(0+)(#*))?(%?)")


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """`decimals` that are always shown; `scaled` if another number is shown than is kept."""

    decimals: int = 0
    percent: bool = False
    scaled: bool = False


GENERAL = NumberFormat()


def read_format(code: str) -> NumberFormat:
    """What a format code says: 0.00% shows two decimals of a percentage."""
    first = code.split(";", 1)[0]
    if _SCALED.search(first):
        return NumberFormat(scaled=True)
    bare = _DECORATION.sub("", first).replace("\\", "").replace("¥", "").replace("￥", "").strip()
    match = _FIXED.fullmatch(bare.replace("#,##0", "0"))
    if match is None:
        return NumberFormat(percent="%" in bare)
    return NumberFormat(len(match[1] or ""), bool(match[3]))


def read_styles(root: Element) -> tuple[NumberFormat, ...]:
    """The number format of every cell style of styles.xml, in order."""
    codes = dict(_BUILTIN)
    for node in root.iter():
        if node.tag.endswith("}numFmt"):
            codes[_number(node)] = node.get("formatCode", "")
    styles = next((node for node in root if node.tag.endswith("}cellXfs")), None)
    formats = () if styles is None else tuple(styles)
    return tuple(read_format(codes.get(_number(xf), "General")) for xf in formats)


def _number(node: Element) -> int:
    text = node.get("numFmtId", "0")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
