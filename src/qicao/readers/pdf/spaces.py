"""The spaces and breaks that a page's layout puts into Chinese text, taken out again."""

from __future__ import annotations

import re
import unicodedata

_CJK = "〇㐀-䶿一-鿿豈-﫿，。；：、！？“”‘’（）《》〈〉〔〕【】…—％"
_GAPS = (
    (re.compile(rf"(?<=[{_CJK}]) (?=[{_CJK}])"), ""),
    (re.compile(rf"(?<=[{_CJK}]) (?=[0-9A-Za-z(+≥≤-])"), ""),
    (re.compile(rf"(?<=[0-9A-Za-z%‰)]) (?=[{_CJK}])"), ""),
    (re.compile(r"(?<=\d) (?=[%‰])"), ""),
    (re.compile(r"(?<=\d)\. (?=\d)"), "."),
    (re.compile(r"(?<=\d) (?=\.\d)"), ""),
)
_RADICALS = re.compile(r"[⺀-⿟豈-﫿]")
PRIVATE = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff]")
UNKNOWN = "□"


def closed_up(text: str) -> str:
    """The text without single spaces beside 汉字 and inside a number; two numbers stay two."""
    for gap, instead in _GAPS:
        text = gap.sub(instead, text)
    return text.strip(" ")


def joined(before: str, after: str) -> tuple[str, bool]:
    """Two lines of one paragraph as one, and whether a number may have been cut by the break."""
    cut = bool(re.search(r"\d[.,]?$", before) and re.match(r"\d", after))
    between = " " if re.search(r"[A-Za-z]$", before) and re.match(r"[A-Za-z]", after) else ""
    return before + between + after, cut


def plain_letters(text: str) -> str:
    """The text with the radicals that fonts put for 汉字 (⽉ for 月) as the 汉字 themselves."""
    return _RADICALS.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
