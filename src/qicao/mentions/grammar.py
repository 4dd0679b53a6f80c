"""The building blocks of the pattern of mentions: digits, numerals, gaps, numbers, units.

Every repetition is bounded, so that a scan is linear: `qicao.mentions.pattern` keeps to that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from qicao.mentions import words
from qicao.quantity.units import ALIASES, UNITS

DIGIT = "[0-9０-９]"
HAN = "[一-鿿]"
NUMERAL = "[〇○零一二两三四五六七八九十百千万亿廿]"
FIGURES = "[一二两三四五六七八九]"
GAP = "[ \t\u00a0\u3000]{0,2}"
DASH = "(?:[-—–~～－]{1,2}|至|到)"


def any_of(texts: Iterable[str]) -> str:
    """A pattern for any of `texts`, the longest first, that branches on each character once."""
    heads: dict[str, set[str]] = {}
    for text in texts:
        heads.setdefault(text[0], set()).add(text[1:])
    branches = [re.escape(head) + _tail(tails) for head, tails in heads.items()]
    return f"(?:{'|'.join(branches)})"


def _tail(tails: set[str]) -> str:
    """A single way on needs no group, which would cost time wherever the pattern is compiled."""
    longer = sorted(tails - {""})
    if longer and len(tails) == 1:
        return re.escape(longer[0])
    return any_of(longer) + ("?" if "" in tails else "") if longer else ""


_FREQUENT = ("万元", "元", "%", "个", "人", "分", "亿元", "项", "次")
_SPELLINGS = ("％", "㎡", "m²", "m³", "台（套）")
_NAMES = tuple(dict.fromkeys([*_FREQUENT, *UNITS, *ALIASES, *_SPELLINGS]))
_OR = "(?:[（(][次套户家座处批件个项名][）)])?"
_SCALE = f"(?:[百千十]?万亿?|[百千]?亿|[百千])[余多来]?{GAP}"


def one_of(characters: Iterable[str]) -> str:
    """A class of characters, which the engine tries at once."""
    return "[" + "".join(sorted({re.escape(character) for character in characters})) + "]"


def unit_but(listing: str, names: Iterable[str] = _NAMES) -> str:
    """A pattern for a unit, scaled or by another, that is none of the words of `listing`.

    The names stand in it once: it is compiled with every start of the program. The scale is tried
    where no name fits as the text stands: 万元 is a name.
    """
    known, others = tuple(names), listing.split()
    heads = one_of(name[0] for name in known)
    clear = f"(?>(?!{one_of(word[0] for word in others)})|(?!{any_of(others)}))"
    each = f"(?:[/／](?:{any_of(known)}|月)(?:[·•・][年月天日次])?)?"
    name = f"(?={heads}){clear}{any_of(known)}{_OR}{each}"
    return f"(?:(?:(?=[十百千万亿]){_SCALE})??{name})"


_NOT_UNITS = " ".join([words.NOT_UNITS, *(f"个{word}" for word in words.ASPECTS.split())])
UNIT = unit_but(_NOT_UNITS)
"""A unit after digits."""
_DATED = ("年", "日", "小时", "平台", "类", "款", *"县市区镇乡版")
SURE_UNIT = unit_but(_NOT_UNITS, (name for name in _NAMES if not name.startswith(_DATED)))
"""A unit that no date, name or code ends in."""
HAN_UNIT = unit_but(words.NOT_UNITS + " " + words.NO_NOUNS)
"""A unit after a numeral in 汉字, which is more often the beginning of another word."""

GROUPED = (
    f"{DIGIT}{{1,3}}(?:,{DIGIT}{{3}}){{1,8}}+(?!{DIGIT})"
    "|[０-９]{1,3}(?:，[０-９]{3}){1,8}+(?![０-９])"
)
_SPACE = "[ \u2009\u202f]"
_PARTED = f"(?:[0-9]{_SPACE}[0-9]{{2}}|[0-9]{{2}}{_SPACE}[0-9])"
SPACED = (
    f"(?<![0-9.,])(?:[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}}){{1,4}}+"
    f"|[0-9]{{1,3}}(?:,[0-9]{{3}}){{0,4}}+,{_PARTED})(?![0-9,])"
)
"""1 386 or 1,3 86, as justified lines part it; a number only where its unit follows."""
NUMBER = f"(?:{GROUPED}|{DIGIT}{{1,40}}+)(?:[.．]\n?{DIGIT}{{1,40}}+)?+"
SIGN = "(?:(?<![0-9０-９A-Za-z元%％个人项年月日)）])[-−－+＋▲△]|(?<!正)负(?=[0-9]))"
HAN_NUMBER = f"{NUMERAL}{{1,16}}(?:点{NUMERAL}{{1,8}})?"
_AFTER_NUMERALS = (name.lstrip("十百千万亿")[0] for name in _NAMES)
BEFORE_UNIT = (
    f"(?={NUMERAL}{{1,16}}+(?:点{NUMERAL}{{1,8}}+)?[余多来]?{GAP}{one_of(_AFTER_NUMERALS)})"
)
"""Whether what follows a run of numerals may be a unit, seen before the run is tried in parts."""
YEAR = f"(?:[1１][9９]|[2２][0０]){DIGIT}{{2}}"
