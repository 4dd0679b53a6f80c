"""Patterns of what is no quantity: dates, references, codes, names, and numbers of a list."""

from __future__ import annotations

from qicao.mentions import words
from qicao.mentions.grammar import (
    DASH,
    DIGIT,
    GAP,
    HAN,
    NUMERAL,
    UNIT,
    YEAR,
    any_of,
)

_DAY = f"(?:{GAP}{DIGIT}{{1,2}}{GAP}[日号])"
_MONTH = f"(?:{GAP}{DIGIT}{{1,2}}{GAP}月{_DAY}?)"
_MONTHS = f"(?:{GAP}{DIGIT}{{1,2}}{DASH}{DIGIT}{{1,2}}{GAP}月)"
_SHORTER = "(?:缩短|压缩|压减|缩减|延长)"
"""What is done to a time, so that 由30日缩短到20日 are no days of a month."""
_DATES = (
    f"{YEAR}{GAP}{DASH}{GAP}{YEAR}(?:{GAP}(?:年度?|学年))?",
    f"{YEAR}[/／]{YEAR}学年",
    f"{YEAR}(?=[、和]{YEAR}{GAP}年)",
    f"{YEAR}{GAP}(?:会计|预算)?年度?(?:{_MONTHS}|{_MONTH}|[底末初间])?",
    f"{YEAR}(?P<sep>[-./]){DIGIT}{{1,2}}(?P=sep){DIGIT}{{1,2}}(?!{DIGIT})",
    f"{DIGIT}{{1,2}}{DASH}{DIGIT}{{1,2}}{GAP}月(?!份额)",
    f"{DIGIT}{{1,2}}(?:、{DIGIT}{{1,2}}){{0,5}}{GAP}月(?:{_DAY}|[份底末初]|[上中下]旬)?",
    f"(?<!{_SHORTER}[到至为]){DIGIT}{{1,2}}{GAP}日(?![常均益内]|{_SHORTER})",
    f"(?<=月){DIGIT}{{1,2}}(?={DASH}{DIGIT}{{1,2}}日)",
    f"{DIGIT}{{1,2}}[·•]{DIGIT}{{1,2}}(?!{DIGIT})",
    f'(?<=[“"]){DIGIT}{{1,2}}[.．]{DIGIT}{{1,2}}(?=[”"])',
    f"{DIGIT}{{1,2}}[:：]{DIGIT}{{2}}(?![0-9０-９.])",
    f"{DIGIT}{{1,2}}时(?:{DIGIT}{{1,2}}分|许|整)?(?![间长段限期代常空效点])",
    f"{DIGIT}{{1,2}}点(?:{DIGIT}{{1,2}}分|半|整|钟)",
    f"{DIGIT}{{1,2}}世纪|[1-9１-９][0０]年代|(?<!{DIGIT})[0-9][05]后(?!续|来|期|台|勤|备|的)",
)
DATE = (
    f'(?={DIGIT}{{1,4}}+{GAP}[-年月日时点世后会预·•:：./／、和—–~～－至到”"])(?:{"|".join(_DATES)})'
)
YEAR_OF = f"{YEAR}(?={any_of([*words.NO_NOUNS.split(), *'县市区镇乡省校院部级'])})"
HAN_DATE = (
    f"[一二][〇○零一二三四五六七八九]{{3}}年度?(?:{NUMERAL}{{1,2}}月(?:{NUMERAL}{{1,3}}[日号])?)?",
    f"[一二三四五六七八九十]{{1,2}}月(?:{NUMERAL}{{1,3}}[日号]|[份底末初])?",
    f"(?<![续时达期近满]){NUMERAL}{{1,2}}年(?!{NUMERAL}{{0,4}}[余多])",
    f"{NUMERAL}{{1,2}}年(?:一遇|制|级)",
)

_OPEN, _CLOSE = "[〔\\[【［（(]", "[〕\\]】］）)]"
FILE_NUMBER = (
    f"{_OPEN}{GAP}{YEAR}{GAP}{_CLOSE}{GAP}第?{GAP}{DIGIT}{{1,5}}(?:[、和]{DIGIT}{{1,5}}){{0,4}}{GAP}号"
    f"|[（(〔]{YEAR}[）)〕]{HAN}{{1,3}}{DIGIT}{{0,4}}{HAN}{{1,4}}{DIGIT}{{1,6}}号"
)
_PLACE = f"(?:{DIGIT}{{1,6}}|{NUMERAL}{{1,8}})"
_ORDERED = "(?:季度|阶段|批次?|[届条款项章节次期号名位个轮版类])"
REFERENCE = (
    f"第{GAP}{_PLACE}(?:[、和]{_PLACE}){{1,6}}{_ORDERED}"
    f"|第{GAP}(?:{_PLACE}|[（(]{_PLACE}[）)])(?:{DASH}(?=[0-9０-９一二三四五六七八九十]){_PLACE})?"
    f"{_ORDERED}?"
    f"|(?:附[表图件]|(?<!{HAN})[表图]|(?<=[见如由据按在和与及至的从对])[表图])"
    f"{GAP}{_PLACE}(?:{GAP}[-—–.]{GAP}{DIGIT}{{1,4}}){{0,3}}"
)
QUARTER = f"{DIGIT}(?:{DASH}{DIGIT})?{GAP}季度"
HAN_QUARTER = f"[一二三四](?:至[二三四])?{GAP}季度"
_STANDARD = (
    "(?:GB|DB|GA|YY|WS|JT|SL|LY|NY|HJ|JGJ|CJJ|CJ|JTG|SF|RB|T|ISO|IEC|Q)"
    f"{DIGIT}{{0,4}}(?:/[A-Z]{{1,5}})?{GAP}[A-Z]?{DIGIT}[0-9./]{{0,20}}(?:[-—–]{DIGIT}{{4}})?(?!{DIGIT})"
)
STANDARD = f"(?<![A-Za-z])(?:(?=[A-Z]{{2,4}}[ 0-9/]|T/|Q/){_STANDARD})"
LETTERED = (
    f"(?<![A-Za-z])(?!RMB|CNY|[A-Z]{{2,5}}[0-9.,]{{1,20}}[余多]?(?:[万亿]|元|%|个百分点))"
    f"[A-Za-z]{{1,8}}[-_]?{DIGIT}"
    f"(?:[A-Za-z0-9_-]|\\.(?=[A-Za-z0-9])|\\+(?=[0-9]{{3}})){{0,40}}+"
)
WEB = "(?:https?://|www\\.)[!-~]{1,200}+|@[A-Za-z0-9.-]{1,80}+"
PHONE = (
    "(?:1[3-9][0-9]{9}|0[0-9]{2,3}[-—－][0-9]{7,8}|400-[0-9]{3}-[0-9]{4}|[0-9]{6}[12][0-9]{10}[0-9Xx]"
    "|[1-9][0-9]{7}[0-9A-HJ-NP-Y]{10}|[0-9]{15,19})"
    "(?![0-9A-Za-z.])(?:转[0-9]{1,6}|-[0-9]{1,5})?(?:[、/][0-9]{7,8}(?![0-9])){0,4}"
)
AREA_PHONE = "[（(]0[0-9]{2,3}[）)][ -]?[0-9]{7,8}"
NUMBERED = (
    f"(?<=[{''.join(sorted({word[-1] for word in words.NUMBERED.split()}))}：: 为])(?:"
    + "|".join(f"(?<={word}[：: 为])|(?<={word})" for word in words.NUMBERED.split())
    + ")"
    f"[0-9][0-9A-Za-z-]{{3,40}}+(?![.．,][0-9]|{GAP}{UNIT})"
)
ACCOUNT = (
    f"[23][0-3][0-9](?:(?:[0-9]{{2}}){{0,2}}(?={HAN}{{2,15}}?{any_of(words.ACCOUNT_WORDS.split())})"
    f"|类(?:(?!{HAN})|(?=支出))|[0-9]{{2}}款(?!{HAN})|[0-9]{{4}}项(?!{HAN})"
    "|[0-9]{2}(?<=[（(][0-9]{5})(?=[）)、])|[0-9]{4}(?<=[（(][0-9]{7})(?=[）)、])"
    f"|(?:[0-9]{{2}}){{0,2}}+(?=\t{GAP}{HAN})(?:(?<![^\n\t|][0-9]{{3}})|(?<![^\n\t|][0-9]{{5}})"
    "|(?<![^\n\t|][0-9]{7})))"
)
"""A code of the budget, by what follows it, by its brackets, or in a column of its own."""
ADDRESS = "[0-9]{1,3}(?:\\.[0-9]{1,3}){3}(?![0-9.])"
_CLASSIFIERS = "个家处座所条件起次项人台辆套名户张万"
SERVICE = (
    "(?:11[0-9]|12[0-9]{3}|12[0-9]|96[0-9]{3,4}|95[0-9]{3})"
    f"(?=[”’》]?(?![{_CLASSIFIERS}]){HAN}{{0,2}}{any_of(words.SERVICES.split())}|[、/和]1[12][0-9])"
    "|(?<=1[12][0-9][、/和])1[12][0-9](?=[等，。；）])"
    "|(?<=拨打)(?:11[0-9]|12[0-9]{1,3}|96[0-9]{3,4}|95[0-9]{3})"
)
_NAME = (
    f"(?:[57]{GAP}[×xX*]{GAP})?(?:24|8){GAP}小时(?={any_of(words.ROUND_THE_CLOCK.split())})"
    f"|[57]{GAP}[×xX*]{GAP}(?:24|8){GAP}小时"
    f"|{DIGIT}A{{1,5}}级?(?![A-Za-z])|{DIGIT}{{1,4}}年一遇|{DIGIT}{{1,2}}(?:{DASH}{DIGIT})?(?:级|星级?)"
    f"|{DIGIT}{{1,2}}[型价](?!号|格|款|值|位)"
    f"|{DIGIT}{{1,2}}(?:[+＋](?:{DIGIT}{{1,2}}|[NXnx])){{1,4}}(?![0-9.%万亿元])"
    f"|{DIGIT}{{1,5}}(?:号|[楼室](?!{HAN}?[均内外温]))"
    f"|{DIGIT}{{2,5}}(?={any_of(words.NAMED.split())})"
    f'|[1-9]\\.[0-9](?=版|时代|模式)|(?<=[“"]){DIGIT}[0-9+NXn×-]{{0,8}}(?=[”"])'
)
NAME = (
    f'(?={DIGIT}{{1,5}}+{GAP}[-×xX*小A年+＋号楼室级星—–~～－至到型价工行模战计体高院国省县”"NXn.])'
    f"(?:{_NAME})"
)
BARE_YEAR = (
    f'{YEAR}(?={HAN})|(?<={HAN}){YEAR}(?=[”"》〉）)])|(?<={HAN})20(?:30|35|50)(?![0-9.,])'
    f"|{YEAR}[.．](?:0[1-9]|1[0-2])(?![0-9０-９.．])"
)
LATIN = f"{DIGIT}{{1,4}}[A-Za-z]{{1,3}}(?![A-Za-z])"
_MANY = "[两二三四五六七八九十]"
HAN_NAME = f"{_MANY}[个项]?{any_of(words.SLOGANS.split())}"
QUOTED = f'[“"](?=[^”"]{{0,12}}{NUMERAL})[^“”"\n0-9０-９元成%％倍]{{1,12}}[”"]'
TITLE = "《[^《》\n]{1,80}》"
ENUMERATOR = f"{DIGIT}{{1,2}}{GAP}[个大]?{any_of(words.ASPECTS.split())}"
HAN_ENUMERATOR = (
    f"{NUMERAL}{{1,2}}[个大项条点种]?{any_of([*words.ASPECTS.split(), *words.STEPS.split()])}"
    f"|[二两三四五六七八九十]大(?={HAN})"
)
ORDINAL = f"[（(]{DIGIT}{{1,2}}[）)](?![，。；、）)]|$)"
LIST_MARK = f"(?<=[；;。：:]){DIGIT}{{1,2}}[.．、](?={HAN})"
SET_OFF = f"(?<={'|'.join(words.SET_OFF.split())}){DIGIT}{{1,2}}(?![0-9０-９.．,%％‰/])"
HAN_ORDINAL = f"(?<!{HAN})[一二三四五六七八九十]{{1,2}}是|一方面"
MEETING = (
    f"{NUMERAL}{{1,3}}[次届](?=全会|全体会议)|(?<=届){NUMERAL}{{1,3}}次"
    f"|(?<=[大协会]){NUMERAL}{{1,3}}次(?=会议)"
)
