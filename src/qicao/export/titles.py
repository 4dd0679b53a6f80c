"""Long titles in lines of about one length, as the standard asks, not one long and one stump."""

from __future__ import annotations

import re
import unicodedata

from qicao.boundtext import Run
from qicao.export.flow import half_widths

_GOOD_ENDS = ("年度", "年", "的", "》", "）")
_WORDS = re.compile(
    "年度|关于|部门|单位|整体|支出|收入|绩效|自评|评价|评估|报告|审核|意见|项目|专项|资金|预算|决算|"
    "管理|执行|完成|情况|目标|工作|总结|说明|办事处|街道|人民|政府|法院|检察|医院|学校|学院|中心|"
    "委员会|研究|服务|科学|技术|职业|教育|水利|农业|农村|财政|社会|保障|资源|规划|建设|发展|改革|卫生|健康"
)
"""Words that titles are made of, which a line does not tear apart where it can end elsewhere."""
_INSIDE = re.compile(r"[A-Za-z0-9.%]")


def break_title(title: str, capacity: int) -> tuple[Run, ...]:
    """The title with line feeds if it is longer than `capacity` characters and has none itself."""
    if "\n" in title or half_widths(title) <= capacity * 2:
        return (Run(title),) if title else ()
    torn = {p for word in _WORDS.finditer(title) for p in range(word.start() + 1, word.end())}
    costs = {p: _cost(title, p, capacity) for p in _places(title)}
    place = min(costs, key=lambda p: (costs[p][0], p in torn, costs[p][1]), default=0)
    if not place:
        return (Run(title),)
    rest = "".join(run.text for run in break_title(title[place:], capacity))
    return (Run(title[:place] + "\n" + rest),)


def _places(title: str) -> list[int]:
    """Where a line may end: not inside a number or a Latin word, not before a closing mark."""
    return [p for p in range(1, len(title)) if _may_break(title[p - 1], title[p])]


def _may_break(before: str, after: str) -> bool:
    if unicodedata.category(after) in ("Pe", "Pf", "Po", "Mn", "Me") or after == "年":
        return False
    if unicodedata.category(before) in ("Ps", "Pi"):
        return False
    return not (_INSIDE.match(before) and _INSIDE.match(after))


def _cost(title: str, place: int, capacity: int) -> tuple[bool, int]:
    """Distance from an even share of lines, less where the words end well."""
    lines = -(-half_widths(title) // (capacity * 2))
    first, whole = half_widths(title[:place]), half_widths(title)
    bonus = 8 if title[:place].endswith(_GOOD_ENDS) else 0
    return first > capacity * 2, abs(first * lines - whole) - bonus * lines
