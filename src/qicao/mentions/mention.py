"""A mention: a stretch of prose that states a quantity, or whose digits state none."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from qicao.quantity import Quantity


class MentionKind(StrEnum):
    """What a mention is; those in `NOT_QUANTITY` state no quantity."""

    AMOUNT = "金额"
    RATE = "比率"
    POINTS = "百分点"
    COUNT = "计数"
    SCORE = "分值"
    MULTIPLE = "倍数"
    MEASURE = "度量"
    FRACTION = "分数"
    EXTENT = "程度"
    BARE = "无单位"
    MALFORMED = "残缺"
    DATE = "日期"
    FILE_NUMBER = "文号"
    HEADING = "标题序号"
    ORDINAL = "次序"
    ENUMERATOR = "列举"
    REFERENCE = "引用"
    CODE = "编码"
    NAME = "名称"


NOT_QUANTITY = frozenset(
    {
        MentionKind.DATE,
        MentionKind.FILE_NUMBER,
        MentionKind.HEADING,
        MentionKind.ORDINAL,
        MentionKind.ENUMERATOR,
        MentionKind.REFERENCE,
        MentionKind.CODE,
        MentionKind.NAME,
    }
)


class Mention(NamedTuple):
    """One mention; `start` and `end` are code points of the text it was found in.

    `value` is None for what is none, and where the words give no number (数十个, 首次, 12,34).
    `approximate` is 约, 余, 近, 超 or 不足 where the words hedge, else ''. A tuple, because a
    report has hundreds and a frozen dataclass takes five times as long to make.
    """

    start: int
    end: int
    text: str
    kind: MentionKind
    value: Decimal | None = None
    unit: str | None = None
    decimals: int | None = None
    approximate: str = ""

    @property
    def is_quantity(self) -> bool:
        """Whether it states a quantity, of whatever exactness."""
        return self.kind not in NOT_QUANTITY

    @property
    def in_words(self) -> bool:
        """Whether it has no digits of its own: 五成, 一半, 九千万元."""
        return not any(char.isascii() and char.isdigit() for char in self.text)

    @property
    def quantity(self) -> Quantity | None:
        """The quantity, where there is a number with a unit."""
        if self.value is None or self.unit is None or not self.is_quantity:
            return None
        return Quantity(value=self.value, unit=self.unit, decimals=self.decimals)
