"""The one pattern that finds mentions: a look-ahead at the first character, then the alternatives.

The name of an alternative is the name of its reader in `readings.py`. Order matters: what is no
quantity stands before what would read it as one. Every alternative is bounded, so a scan is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from qicao.mentions import words
from qicao.quantity.units import UNITS

DIGIT = "[0-9０-９]"
HAN = "[一-鿿]"
NUMERAL = "[〇○零一二两三四五六七八九十百千万亿廿]"
GAP = "[ \t\u00a0\u3000]{0,2}"
DASH = "(?:[-—–~～－]{1,2}|至|到)"


def any_of(texts: Iterable[str]) -> str:
    """A pattern for any of `texts`, the longest first, that branches on each character once."""
    heads: dict[str, set[str]] = {}
    for text in texts:
        heads.setdefault(text[0], set()).add(text[1:])
    branches = [re.escape(head) + _tail(tails) for head, tails in sorted(heads.items())]
    return "(?:" + "|".join(branches) + ")"


def _tail(tails: set[str]) -> str:
    longer = tails - {""}
    if not longer:
        return ""
    return any_of(longer) + ("?" if "" in tails else "")


_SPELLINGS = (
    "％",
    "㎡",
    "平米",
    "m2",
    "m²",
    "km",
    "台（套）",
    "台(套)",
    "台/套",
    "个单位",
    "百分点",
)
_NAMES = any_of([*UNITS, *_SPELLINGS])
_SCALE = f"(?:[百千十]?万亿?|[百千]?亿|[百千])[余多]?{GAP}"
_OTHER = f"(?!{any_of(words.NOT_UNITS.split())})"
UNIT = f"{_OTHER}(?:{_SCALE})?{_OTHER}{_NAMES}"

_GROUPED = (
    f"{DIGIT}{{1,3}}(?:,{DIGIT}{{3}})+(?!{DIGIT})|[０-９]{{1,3}}(?:，[０-９]{{3}})+(?![０-９])"
)
NUMBER = f"(?:{_GROUPED}|{DIGIT}+)(?:[.．]\n?{DIGIT}+)?"
_SIGN = "(?:(?<![0-9０-９A-Za-z元%％个人项年月日)）])[-−－+＋▲△])?"
_PLAIN = f"{_SIGN}{NUMBER}"

_YEAR = f"(?:[1１][9９]|[2２][0０]){DIGIT}{{2}}"
_HAN_YEAR = "[一二][〇○零一二三四五六七八九]{3}"
_DAY = f"(?:{GAP}{DIGIT}{{1,2}}{GAP}[日号])"
_MONTH = f"(?:{GAP}{DIGIT}{{1,2}}{GAP}月{_DAY}?)"
_SPAN = f"{DIGIT}{{1,2}}{DASH}{DIGIT}{{1,2}}"
_DATES = (
    f"{_YEAR}{GAP}{DASH}{GAP}{_YEAR}(?:{GAP}年度?)?",
    f"{_YEAR}{GAP}(?:会计|预算)?年度?(?:{_MONTH}|[底末初间])?",
    f"{_YEAR}([-./]){DIGIT}{{1,2}}\\g<sep>{DIGIT}{{1,2}}(?!{DIGIT})",
    f"{_SPAN}{GAP}月(?!份额)",
    f"{DIGIT}{{1,2}}{GAP}月(?:{_DAY}|[份底末初]|[上中下]旬)?",
    f"{DIGIT}{{1,2}}{GAP}[日](?![常均益内])",
    f"{DIGIT}{{1,2}}[·•]{DIGIT}{{1,2}}(?!{DIGIT})",
    f"{DIGIT}{{1,2}}[:：]{DIGIT}{{2}}(?!{DIGIT})",
    f"{_HAN_YEAR}年度?(?:{NUMERAL}{{1,2}}月(?:{NUMERAL}{{1,3}}[日号])?)?",
    f"[一二三四五六七八九十]{{1,2}}月(?:{NUMERAL}{{1,3}}[日号]|[份底末初])?",
    f"(?<=近)(?:{DIGIT}{{1,2}}|{NUMERAL}{{1,2}})年",
    f"(?<![续时达期]){NUMERAL}{{1,2}}年(?!{NUMERAL}*[余多])",
)
_DATE = "|".join(_DATES).replace("([-./])", "(?P<sep>[-./])").replace("\\g<sep>", "(?P=sep)")

_OPEN, _CLOSE = "[〔\\[【［（(]", "[〕\\]】］）)]"
_FILE = f"{_OPEN}{GAP}{_YEAR}{GAP}{_CLOSE}{GAP}第?{GAP}{DIGIT}{{1,5}}{GAP}号"
_PLACE = f"(?:{DIGIT}{{1,6}}|{NUMERAL}{{1,8}})"
_REFERENCE = (
    f"第{GAP}{_PLACE}(?:季度|阶段|批次?|[届条款项章节次期号名位个轮版类]|(?={HAN}|$))?"
    f"|(?:附?[表图]|附件){GAP}{_PLACE}(?:{GAP}[-—–.]{GAP}{DIGIT}{{1,4}})*"
    f"|(?:{DIGIT}|[一二三四]){GAP}季度"
)
_STANDARD = (
    f"(?:GB|DB|GA|YY|ISO|IEC|JGJ|CJJ|HJ|SF)(?:/[TZ])?{GAP}{DIGIT}[0-9./]*(?:[-—–]{DIGIT}{{4}})?"
)
_LETTERED = f"(?!RMB|CNY)[A-Za-z]{{1,8}}[-_]?{DIGIT}(?:[A-Za-z0-9_-]|\\.(?=[A-Za-z0-9]))*"
_PHONE = f"(?:1[3-9][0-9]{{9}}|0[0-9]{{2,3}}[-—][0-9]{{7,8}}|[0-9]{{17}}[0-9Xx])(?!{DIGIT})"
_ACCOUNT = (
    "(?:2[0-3]|3[01])[0-9](?:[0-9]{2}){0,2}"
    f"(?={HAN}{{2,15}}?{any_of(words.ACCOUNT_WORDS.split())})"
)
_SERVICE = (
    "(?:11[0-9]|12[0-9]|12[0-9]{3}|96[0-9]{3,4}|95[0-9]{3})"
    f"(?=[”’》]?{HAN}{{0,2}}{any_of(words.SERVICES.split())})"
)
_NAME = (
    f"(?:7{GAP}[×xX*]{GAP})?24{GAP}小时(?={any_of(words.ROUND_THE_CLOCK.split())})"
    f"|{DIGIT}A{{1,5}}级|{DIGIT}\\+[NXn](?:\\+[NXn])?|[2-6]G(?![A-Za-z])|{DIGIT}{{1,5}}号"
    f"|[两二三四五六七八九]个?{any_of(words.SLOGANS.split())}"
)
_QUOTED = f"“(?=[^”]{{0,12}}{NUMERAL})[^“”\n0-9０-９元成%％倍]{{1,12}}”"
_ENUMERATOR = (
    f"(?:{DIGIT}{{1,2}}|{NUMERAL}{{1,2}}){GAP}[个大项]?{any_of(words.ENUMERATED.split())}"
    f"|[二两三四五六七八九十]大(?={HAN})"
)
_ORDINAL = (
    f"(?<!{HAN})[一二三四五六七八九十]{{1,2}}是|另?一方面"
    f"|[（(]{DIGIT}{{1,2}}[）)]|(?<=[；;。：:]){DIGIT}{{1,2}}[.．、](?={HAN})"
)
_VAGUE = f"(?:[数几][十百千万]{{1,2}}|十几|上[百千万]|[百千万](?=余))余?{UNIT}"
_HAN_NUMBER = f"{NUMERAL}{{1,16}}(?:点{NUMERAL}{{1,8}})?"
_CAPITAL = "[壹贰叁肆伍陆柒捌玖拾][零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{0,30}(?:[元圆]|万元|亿元|[角分])"
_CAPITAL += "(?:零?[壹贰叁肆伍陆柒捌玖][角分]){0,2}整?"
_RATIO = f"[百千]分之{GAP}(?:{NUMBER}|{_HAN_NUMBER})"
_FRACTION = f"{NUMERAL}{{1,4}}分之{NUMERAL}{{1,4}}"
_MIXED = (
    f"{NUMBER}[百千万亿](?=[0-9０-９一二两三四五六七八九])"
    f"[0-9０-９〇零一二两三四五六七八九十百千万亿]{{1,12}}(?:{UNIT})?"
)

ALTERNATIVES = {
    "title": "《[^《》\n]{1,80}》",
    "quoted": _QUOTED,
    "file_number": _FILE,
    "reference": _REFERENCE,
    "phone": _PHONE,
    "standard": _STANDARD,
    "lettered": f"(?<![A-Za-z]){_LETTERED}",
    "date": _DATE,
    "ordinal": _ORDINAL,
    "enumerator": _ENUMERATOR,
    "name": _NAME,
    "capital": _CAPITAL,
    "ratio": _RATIO,
    "fraction": _FRACTION,
    "extent": any_of(words.EXTENTS),
    "vague": _VAGUE,
    "mixed": _MIXED,
    "money": f"[¥￥]{GAP}{_PLAIN}(?:{GAP}{UNIT})?",
    "range": f"{NUMBER}(?={GAP}{DASH}{GAP}{NUMBER}{GAP}(?P<range_unit>{UNIT}))",
    "amount": f"(?P<number>{_PLAIN}){GAP}(?P<more>[余多]?){GAP}(?P<unit>{UNIT})",
    "scaled": f"(?P<scaled_number>{_PLAIN}){GAP}(?P<scale>万亿|[万亿])余?",
    "han": f"(?P<han_number>{_HAN_NUMBER})(?P<han_more>[余多]?)(?P<han_unit>{UNIT})",
    "han_scaled": f"{NUMERAL}{{1,8}}[万亿](?!{NUMERAL})",
    "service": _SERVICE,
    "account": _ACCOUNT,
    "year": f"{_YEAR}(?={HAN})",
    "bare": f"{_PLAIN}(?![,.．]?{DIGIT})",
    "malformed": f"{_SIGN}{DIGIT}+(?:[,.．]{DIGIT}+)*(?:{GAP}{UNIT})?",
}
_FIRST = (
    "0-9０-９A-Za-z〇○零一二两三四五六七八九十百千万亿廿壹贰叁肆伍陆柒捌玖拾第表图附"
    "《“〔\\[【［（(¥￥\\-−－+＋▲△数几上另过超近半大全首翻绝"
)
MAIN = re.compile(
    f"(?=[{_FIRST}])(?:"
    + "|".join(f"(?P<{name}>{body})" for name, body in ALTERNATIVES.items())
    + ")"
)
"""Finds one mention after the other; `lastgroup` names the alternative."""

HEADING = re.compile(
    "^[ \t\u3000]*(?P<mark>[一二三四五六七八九十]{1,3}、"
    f"|[（(](?:[一二三四五六七八九十]{{1,3}}|{DIGIT}{{1,2}})[）)]"
    f"|{DIGIT}{{1,2}}(?:[.．](?!\n?{DIGIT})|[、）)])|(?P<alone>{DIGIT}{{1,3}})(?=[ \t\u3000]*$))",
    re.MULTILINE,
)
"""A heading number at the start of a line, or a whole number alone on its line."""
