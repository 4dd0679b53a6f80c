"""What the heading above a line makes of it: what it is about, targets, plans of a later year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from qicao.mentions import Mention, MentionKind
from qicao.statements.meaning import is_ahead

TOPIC = 30
"""Characters that a line's first sentence has at most, if it only says what the line is about."""
_AIMED_AT = re.compile(
    "(?:年度|总体|绩效|预期|主要|重点|阶段性)*(?:绩效)?(?:目标|任务)(?:设定|情况)*"
    "(?:[和与及](?:年度|主要|重点)*(?:工作|任务|目标))?[*#。： ]*$"
)
_OF_KIND = re.compile("(?:产出|效益|满意度|数量|质量|时效|成本)(?:绩效)?目标[*#。： ]*$")
"""Targets of one kind, which are told again where it is said what came of them."""
_ATTAINED = re.compile("完成|实现|达成|偏离|调整")
"""Words before them of what came of the targets: 完成的绩效目标。"""
_MIXED = re.compile(
    "(?:预算|资金|指标文|计划下达|收支|职责|职能|机构|人员|概况)[一-鿿]{0,4}[和与及、]$"
)
"""Before them: another thing that is told there as well, 下达预算和绩效目标情况."""
_GENERAL = frozenset(
    ["预算", "支出", "收入", "决算", "资金", "执行", "预算执行", "收支", "总体情况"]
)
"""Headings after which all is still said of the department as a whole."""
_PARTS = ("支出", "经费", "项目", "补助", "专项")
_WHOLE = re.compile("部门|整体|全年|总|本年|本级|拨款|预算|决算")
"""What a line may be about that is spent, and words that make it all that is spent."""
_NUMERAL = re.compile("[0-9一二三四五六七八九十]")
_DIGITS, _WORDS = re.compile("[0-9]+"), re.compile("[一二三四五六七八九十]+")


@dataclass
class Headed:
    """What the headings that were read last say."""

    topic: str = ""
    """What the lines under a heading are about."""
    aimed: bool = False
    """Whether targets follow."""
    later: str = ""
    """How the heading is numbered that is of a later year; '' if none is."""
    marks: list[str] = field(default_factory=list)
    """How the headings are numbered that one stands under, from the outermost."""
    above: int = 0
    """How many of them the heading with the targets stands under, its own among them."""

    def turn(self, text: str, mentions: Sequence[Mention], year: int) -> None:
        """Reads a line; only one without a number, or that begins with its own, is a heading."""
        if mentions and mentions[0].kind is not MentionKind.HEADING:
            return
        self.topic = ""
        self._turn_to(_DIGITS.sub("0", _WORDS.sub("一", mentions[0].text)) if mentions else "")
        item = self.aimed and len(self.marks) > self.above and any(m.is_quantity for m in mentions)
        if len(text) < TOPIC and not item:
            kind = _OF_KIND.search(text)  # what came of them, unless targets are told already
            self.aimed = self.aimed if kind else is_of_targets(text)
            self.above = self.above if kind and self.aimed else len(self.marks)
        mark = _NUMERAL.sub("", mentions[0].text) if mentions else ""
        if is_ahead(text, year) and len(text) < TOPIC:
            self.later = mark or text
        elif mark == self.later:
            self.later = ""

    def _turn_to(self, mark: str) -> None:
        """Goes to the heading of a mark: 三、 ends what stands under 二、 and （一）."""
        if mark in self.marks:
            del self.marks[self.marks.index(mark) + 1 :]
            self.aimed &= len(self.marks) > self.above
        elif mark:
            self.marks.append(mark)

    def item(self, name: str) -> str:
        """What a number is of that is only called 支出: 基本支出。全年支出120万元 is of that."""
        bare = name == "支出" and self.topic.endswith(_PARTS) and not _WHOLE.search(self.topic)
        return self.topic if bare else name

    def open(self, item: str) -> None:
        """A first sentence that only names what the line is about."""
        self.topic = "" if item in _GENERAL else item
        if is_of_targets(item):
            self.aimed, self.above = True, len(self.marks)


def is_of_targets(heading: str) -> bool:
    """Whether what follows a heading was aimed at, and is not what came of it."""
    found = _AIMED_AT.search(heading)
    before = heading[: found.start()] if found else ""
    return found is not None and not (_ATTAINED.search(before) or _MIXED.search(before))
