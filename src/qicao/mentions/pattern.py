"""The one pattern that finds mentions, and that of heading numbers.

A look-ahead at the first character, then one group of alternatives for each sort of it. An empty
group ends each alternative and names its reader in `readings.py`. Order matters: what is no
quantity stands before what would read it as one. Every repetition is bounded, so a scan is linear.
"""

from __future__ import annotations

import re

from qicao.mentions import others, quantities
from qicao.mentions.grammar import DIGIT, GAP, HAN, UNIT

Alternatives = tuple[tuple[str, str | tuple[str, ...]], ...]

_DIGITS: Alternatives = (
    ("plain", quantities.PLAIN),
    ("cell", quantities.CELL),
    ("account", others.ACCOUNT),
    ("counted", quantities.COUNTED),
    ("phone", others.PHONE),
    ("numbered", others.NUMBERED),
    ("proportion", quantities.PROPORTION),
    ("date", others.DATE),
    ("year_of", others.YEAR_OF),
    ("quarter", others.QUARTER),
    ("enumerator", others.ENUMERATOR),
    ("list_mark", others.LIST_MARK),
    ("name", others.NAME),
    ("service", others.SERVICE),
    ("address", others.ADDRESS),
    ("slashed", quantities.SLASHED),
    ("mixed", quantities.MIXED),
    ("spaced", quantities.SPACED_AMOUNT),
    ("amount", quantities.AMOUNT),
    ("range", quantities.RANGE),
    ("last_but_one", quantities.LAST_BUT_ONE),
    ("scaled", quantities.SCALED),
    ("set_off", others.SET_OFF),
    ("latin", others.LATIN),
    ("year", others.BARE_YEAR),
    ("bare", quantities.BARE),
    ("malformed", quantities.MALFORMED),
)
_NUMERALS: Alternatives = (
    ("han_date", others.HAN_DATE),
    ("han_quarter", others.HAN_QUARTER),
    ("han_ordinal", others.HAN_ORDINAL),
    ("han_name", others.HAN_NAME),
    ("han_enumerator", others.HAN_ENUMERATOR),
    ("meeting", others.MEETING),
    ("ratio", quantities.RATIO),
    ("fraction", quantities.FRACTION),
    ("vague", quantities.VAGUE),
    ("some", quantities.SOME),
    ("half", quantities.HALF),
    ("tenths", quantities.TENTHS),
    ("han_range", quantities.HAN_RANGE),
    ("han", quantities.HAN_AMOUNT),
    ("han_scaled", quantities.HAN_SCALED),
)
_LETTERS: Alternatives = (
    ("web", others.WEB),
    ("standard", others.STANDARD),
    ("lettered", others.LETTERED),
)
_WORDS: Alternatives = (
    ("file_number", others.FILE_NUMBER),
    ("area_phone", others.AREA_PHONE),
    ("ordinal", others.ORDINAL),
    ("title", others.TITLE),
    ("quoted", others.QUOTED),
    ("another", "另一方面"),
    ("capital", quantities.CAPITAL),
    ("several", quantities.SEVERAL),
    ("turned", quantities.TURNED),
    ("lasting", quantities.LASTING),
    ("extent", quantities.EXTENT),
    ("money", quantities.MONEY),
)
_SORTS = (
    ("0-9０-９", _DIGITS),
    ("〇○零一二两三四五六七八九十百千万亿廿", _NUMERALS),
    ('《“"〔\\[【［（(¥￥数几上另壹贰叁肆伍陆柒捌玖拾过超近半大减全首翻绝连', _WORDS),
    ("第表图附", (("reference", others.REFERENCE),)),
    ("A-Za-z@", _LETTERS),
    ("\\-−－+＋▲△负", (("signed", quantities.SIGNED),)),
)
_FIRST = "".join(first for first, _ in _SORTS)


def _alternatives(listing: Alternatives) -> str:
    """Each pattern with its name at its end: a branch that begins plainly is skipped at once."""
    bodies = ((name, (body,) if isinstance(body, str) else body) for name, body in listing)
    return "|".join(f"(?:{'|'.join(body)})(?P<{name}>)" for name, body in bodies)


MAIN = re.compile(
    f"(?=[{_FIRST}])(?:"
    + "|".join(f"(?=[{first}])(?:{_alternatives(listing)})" for first, listing in _SORTS)
    + ")"
)
"""Finds one mention after the other; `lastgroup` names the alternative."""

HEADING = re.compile(
    "^[ \t\u3000]*(?P<mark>[一二三四五六七八九十]{1,3}、"
    f"|[（(](?:[一二三四五六七八九十]{{1,3}}|{DIGIT}{{1,2}})[）)]"
    f"|{DIGIT}{{1,2}}(?:[.．]{DIGIT}{{1,2}}){{1,3}}(?={GAP}{HAN})(?!{GAP}(?:{UNIT}|[万亿]))"
    f"|{DIGIT}{{1,2}}(?:[.．](?:(?!\n?{DIGIT})|(?=20{DIGIT}{{2}}年))|[、）)])"
    f"|(?P<alone>{DIGIT}{{1,3}})(?=[ \t\u3000]*$))",
    re.MULTILINE,
)
"""A heading number at the start of a line, or a whole number alone on its line."""
