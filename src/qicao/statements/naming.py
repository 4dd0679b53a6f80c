"""Names: words without what only joins them to their neighbours, and the wholes that they say."""

from __future__ import annotations

import re

_LEADING = re.compile(
    "(?:以[上下内]|[若如]以?(?=$)|其中|另有|另外|另|以及|和|及(?!时)|与|或|并|且|即|为|是|的|了|各|均|全年|年[中内底]|本年度?|当年|今年|截至|年末"
    "|年度|上述|主要是|分别|依次|含|/(?:[日天月年次人户亩吨]|小时|公里|平方米)|[\\s“”：:])+"
)
_DATED = re.compile(
    "^(?:截至|截止|至)?(?:20[0-9]{2}年)?12月(?:31日|底|末)(?:止|前)?[，,]?(?=[一-鿿]|$)"
)
"""The end of the year, which only says when: 截至12月31日累计支出."""
_TRAILING = re.compile(
    "(?:分别|依次|已|仍|共|均|为|是|的|了|(?<!下)达|(?<!实)有|于|至|到|(?<!占)比|较|与|在|由|从|相当|只|仅|就|(?<![节签履预违])约|近|超|超过|不足|接近|[\\s“”])+$"
)
_LAST = frozenset("当别次已仍共均为是的了达有于至到比较与在由从只仅就约近超过足“”")
"""The characters that what trails may end with: most words are left alone at a look."""
YEAR = re.compile("(20[0-9]{2})年(?![0-9]{1,2}月)(?:度|末|底)?")
"""A year that is the period of what is said, and no date."""
_AMONG = re.compile(
    "在?(?P<whole>[一-鿿]{2,10}?)(?:当?中|里)的?(?=[一-鿿“]{2,12})(?!央|心|小|学|级|职|介|标|医)"
)
"""A name that says first what it is a part of; 中 is not that of 中央, 中心, 中小学."""
_HELD_ONLY = re.compile("^(?:但|仍|还|却|又|略|高出|超出|超额|超过?|[高低]于)+$")
"""Before 目标 these name nothing: 高出目标3.40个百分点."""
_WHOLE = re.compile("占(?:到(?!位))?(?P<whole>[^，。；]*?)的?(?:比重|比例)?(?:为|是|达|约)?$")


def trimmed(text: str) -> str:
    """Words without what only joins them to their neighbours."""
    text = _DATED.sub("", text.strip())
    if lead := _LEADING.match(text):
        text = text[lead.end() :]
    if "年" in text:
        text = YEAR.sub("", text).strip()
    if text and text[-1] in _LAST:
        text = _TRAILING.sub("", text)
    return text.strip()


def named(text: str) -> str:
    """The same of words before a base, none where they only hold a number against it."""
    return _HELD_ONLY.sub("", trimmed(text))


def whole_of(left: str) -> str:
    """What the words before a share say that it is a share of; '' if nothing."""
    match = _WHOLE.search(left)
    if match is None:
        return ""
    return trimmed(match["whole"]) or whole_before(left[: match.start()])


def whole_before(name: str) -> str:
    """What a name says that it is a part of: 在职人员中专任教师 is of 在职人员; '' if nothing."""
    among = _AMONG.match(name.strip())
    return trimmed(among["whole"]) if among else ""
