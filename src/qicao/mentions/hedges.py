"""Whether the words beside a number hedge it: 约300人, 近三成, 100万元左右.

A bound is no hedge: in 不低于90%, 50万元以上, 低于75% the number itself is exact. Tenths and
fractions are rough: 三成以上, 四分之三以上 is some number above.
"""

from __future__ import annotations

import re

_WORDS = {
    "约": "约",
    "近": "近",
    "接近": "近",
    "逼近": "近",
    "将近": "近",
    "超": "超",
    "逾": "超",
    "突破": "超",
    "超过": "超",
    "不足": "不足",
    "不到": "不足",
    "未到": "不足",
    "不满": "不足",
}
_AFTER = {"左右": "约", "上下": "约", "有余": "余", "出头": "余"}
_EXACT = (
    "节约 集约 签约 预约 违约 条约 (?<!折)合约 简约 制约 契约 公约 履约 续约 "
    "最近 附近 邻近 靠近 临近 反超 赶超 "
    "不超 未超 得超 应超 能超 有超 不突破 未突破 得突破 能突破 不逾 得逾"
)
"""Words that only end like a hedge, 节约224.01万元, and bounds: 不得超过5%."""
_SHARES = ("约占", "约为", "接近", "将近")
"""Before the whole that a part is of: 接近年初数的六成."""
_BEFORE = re.compile(
    f"(?P<exact>{'|'.join(_EXACT.split())})过?$"
    f"|(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))})[为占有达计合]?$"
    f"|(?P<share>{'|'.join(_SHARES)})[^，。；：、0-9]{{1,14}}的$"
)
_PRECEDED = {"到": "不未", "足": "不", "满": "不", "过": "超", "破": "突"}
_PRECEDED |= dict.fromkeys("为占有达计合", "约近超逾破过足")
"""What must stand before the last character of a hedge, so that most words are seen at once."""
HEDGE_ENDS = frozenset([*_PRECEDED, *"约近超逾的"])
HEDGE_BEGINS = frozenset([*(word[0] for word in _AFTER), "多", "以", "强", "还"])
"""What stands right before or right after a number that may be hedged."""
_LOOK_BACK = 18
_ODD = re.compile("多(?:[，。；、（）的]|$)")
_MORE = frozenset({"成", "倍", "%", "年", "个月", "元", "万元", "亿元"})
"""Units that 多 may follow: 两倍多, 三年多; after 人 it begins another word."""
_ROUGH = frozenset({"成"})
"""Units that 以上 makes rough: 三成以上 is some number above."""
_PART = re.compile("(?<![百千万])分之|一半")
"""Of a fraction that is rough as well: 四分之三以上, 一半以上."""
_PERIODS = frozenset({"年", "个月", "天", "日", "周", "个季度", "周年", "学年"})


def hedge_of(text: str, start: int, end: int, unit: str | None) -> str:
    """约, 余, 近, 超 or 不足 by the words around a span of `text`, '' if none hedges it."""
    if after := _AFTER.get(text[end : end + 2]):
        return after
    rough = unit in _ROUGH or _PART.search(text, start, end)
    if text.startswith(("以上", "强", "还多"), end) and rough:
        return "超"
    if unit in _MORE and _ODD.match(text, end):
        return "余"
    last, before = text[start - 1 : start], text[max(0, start - _LOOK_BACK) : start]
    if (last in _PRECEDED and before[-2:-1] not in _PRECEDED[last]) or (
        last == "的" and not any(share in before for share in _SHARES)
    ):
        return ""
    found = _BEFORE.search(before)
    if found is None or found["exact"]:
        return ""
    hedge = _WORDS[(found["share"] or found["word"]).removesuffix("占").removesuffix("为")]
    return "" if hedge == "近" and unit in _PERIODS else hedge
