"""Two numbers and how far they are apart, side by side (A31): 385元，比概算的380元高5元.

The words name both numbers, so that the direction is wrong where only the other one fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from decimal import Decimal

from qicao.checking.prose.subject import Spot, Subject
from qicao.checking.prose.words import any_word, words
from qicao.values import Severity

_NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_UNIT = "%|[一-鿿]{1,3}"
_PER = "(?:/[一-鿿]|每[一-鿿])?"
_RISING = frozenset([*words("rising"), "高", "多", "高出", "多出", "超出"])
_WAY = f"(?P<way>{any_word('rising', 'falling')}|高出?|多出?|超出|低|少)了?"
_APART = re.compile(
    f"(?<![0-9.,])(?P<level>{_NUMBER})(?P<unit>{_UNIT}){_PER}[，,（(](?:比|较)"
    f"(?P<name>[^，。；、0-9（）\n]{{0,14}}(?:20[0-9]{{2}}年[^，。；、0-9（）\n]{{0,8}})?)"
    f"(?P<base>{_NUMBER})(?:(?P=unit)){_PER}(?:的[^，。；、0-9（）\n]{{0,8}}?)?{_WAY}"
    f"(?P<gap>{_NUMBER})(?P<of>个?百分点|{_UNIT})"
)
_BRACKETED = re.compile(
    f"(?<![0-9.,])(?P<level>{_NUMBER})(?P<unit>{_UNIT}){_PER}[，,](?:比|较)"
    f"(?P<name>[^，。；、0-9（）\n]{{0,14}})（[^（）\n]{{0,40}}?(?P<base>{_NUMBER})(?P=unit)）{_WAY}"
    f"(?P<gap>{_NUMBER})(?P<of>个?百分点|{_UNIT})"
)

_PLACES = re.compile(
    "第(?P<level>[0-9]{1,2})[位名][，,（(]?(?:比|较)[^，。；、0-9\n]{0,8}第(?P<base>[0-9]{1,2})[位名]"
    "(?P<way>前移|上升|提升|前进|进|后移|下降|后退|退)了?(?P<gap>[0-9]{1,2})(?P<of>个?位次?|名)"
)
_FORTH = ("前移", "上升", "提升", "前进", "进")


def against_both(subject: Subject, told: Set[int]) -> Iterator[Spot | None]:
    """The gaps whose word is wrong, but those that begin where it is told already."""
    for line in subject.lines:
        for pattern in (_APART, _BRACKETED):
            for match in pattern.finditer(line.text):
                if _same(match) and line.start + match.start("gap") not in told:
                    yield _judged(match, line.start)
        for match in _PLACES.finditer(line.text):
            yield _moved(match, line.start)


def _same(match: re.Match[str]) -> bool:
    """Whether the gap has the unit of the two numbers."""
    if match["unit"] == "%":
        return match["of"].endswith("百分点")
    return match["of"].startswith(match["unit"]) or match["unit"].startswith(match["of"])


def _moved(match: re.Match[str], start: int) -> Spot | None:
    """第9位，较上年的第13位前移4位."""
    due = int(match["base"]) - int(match["level"])
    if due == int(match["gap"]) * (1 if match["way"] in _FORTH else -1):
        return None
    begin, end = start + match.start("way"), start + match.end("gap")
    message = f"“{match[0]}”：第{match['base']}位到第{match['level']}位是"
    message += f"{'前移' if due > 0 else '后移'}{abs(due)}位"
    return Spot(Severity.ERROR, message, begin, end, todo="请核对两个位次和前后移动的位数")


def _judged(match: re.Match[str], start: int) -> Spot | None:
    level, base, gap = (Decimal(match[name].replace(",", "")) for name in ("level", "base", "gap"))
    way = 1 if match["way"] in _RISING else -1
    if not gap or level - base != -way * gap:
        return None
    return Spot(
        Severity.ERROR,
        f"“{match['way']}{match['gap']}{match['of']}”的方向不对："
        f"前面的数是{match['level']}和{match['base']}",
        start + match.start("way"),
        start + match.end("gap"),
        todo="请核对方向词和两个数",
    )
