"""Rows of a list that are no members of it: totals, notes, and who filled the form in."""

from __future__ import annotations

import re
import unicodedata

_TOTAL = re.compile(r".{0,8}(?:合计|总计|小计|共计)(?:\(.*\))?:?")
_NOTE = re.compile(
    r"(?:注|备注|附注|说明|填表说明|填报说明|填表人|填报人|制表人|审核人|复核人"
    r"|联系人|联系电话|填报日期|填表日期)\d*:.*",
    re.DOTALL,
)


def is_sidenote(name: str) -> bool:
    """Whether a row's name says that it is a total or a note: 合计, 小计（万元）, 注：……"""
    plain = "".join(unicodedata.normalize("NFKC", name).split())
    return bool(_TOTAL.fullmatch(plain) or _NOTE.fullmatch(plain))
