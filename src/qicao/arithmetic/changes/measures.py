"""What a name says of how a thing is measured: 接待批次 is no 接待费, nor is 办结率 an 办结量."""

from __future__ import annotations

import re

from qicao.arithmetic.frames import is_money
from qicao.statements import Statement

_COUNTED = re.compile(
    "(?P<unit>批次|人次|[人户件次处台辆场期个所家宗起])?(?:数量?|量)$|(?P<bare>批次|人次)$"
)
_SPENT, _OTHER = re.compile("[费额款]$|支出|资金|收入|成本"), re.compile("均|率|面积|周期|时间")


def is_measured_otherwise(name: str, level: Statement) -> bool:
    """Whether a name is of what is measured in another way than a number."""
    money, unit = is_money(level.dimension), level.mention.unit or ""
    counted = _COUNTED.search(name)
    if counted and (money or (counted["unit"] or counted["bare"] or unit) not in unit):
        return True
    return bool(_OTHER.search(name)) or (not money and bool(_SPENT.search(name)))
