"""Units of the reports: a name, a dimension, and a factor to the dimension's base unit.

Two quantities can be compared, added or divided into a rate only within one dimension. Counts have
one dimension a noun: 12个 and 12项 are different things, 1.2万人 and 12000人 the same.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from qicao.errors import UnitMismatch


class Kind(StrEnum):
    """What sort of thing a dimension measures; styles and rules speak of these."""

    MONEY = "金额"
    RATE = "比率"
    POINTS = "百分点"
    SCORE = "分值"
    COUNT = "计数"
    MEASURE = "度量"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as printed; value × `factor` is in the base unit of `dimension`."""

    name: str
    dimension: str
    factor: Decimal
    kind: Kind


_NOUNS = (
    "个 项 次 人次 批次 批 辆 台 套 台套 家 期 户 件 起 份 条 处 所 座 栋 间 场 例 宗 部 "
    "篇 册 张 块 支 只 头 株 棵 艘 架 组 类 种 队 类别 村 站 门 轮 届 笔 款 课时 学时 户次 册次 "
    "家次 件次 车次 班次 场次 项次 例次 人天 床 盏 根 平台 标段 字 幅 面 副 口 具 枚 眼 节 本 页 "
    "封 剂 箱 袋 盒 顶 把 片 桩 岁 路 点位 席"
)
COUNT_NOUNS = tuple(_NOUNS.split())
"""Nouns that are counted; each is a dimension of its own."""

_PLAIN = {
    Kind.MONEY: {
        "金额": "元:1 角:0.1 千元:1000 万元:10000 十万元:100000 百万元:1000000 千万元:10000000 "
        "亿元:100000000 万亿元:1000000000000"
    },
    Kind.RATE: {"比率": "%:1 ‰:0.1 成:10 倍:100"},
    Kind.POINTS: {"百分点": "个百分点:1 个千分点:0.1"},
    Kind.SCORE: {"分值": "分:1"},
    Kind.COUNT: {"人": "人:1 名:1 位:1"},
    Kind.MEASURE: {
        "面积": "平方米:1 平方公里:1000000 公顷:10000 亩:666.6666666666666666666667",
        "长度": "米:1 公里:1000 千米:1000",
        "重量": "千克:1 公斤:1 吨:1000",
        "体积": "立方米:1 升:0.001",
        "电量": "千瓦时:1 度:1",
        "时长": "小时:1 分钟:0.0166666666666666666667",
        "天数": "天:1 日:1",
        "工作日": "个工作日:1 工作日:1",
        "月数": "个月:1",
        "年数": "年:1 周年:1",
    },
}

_ALIASES = {
    "％": "%",
    "百分比": "%",
    "百分点": "个百分点",
    "千分点": "个千分点",
    "㎡": "平方米",
    "m2": "平方米",
    "m²": "平方米",
    "平米": "平方米",
    "km": "公里",
    "台(套)": "台套",
    "台/套": "台套",
    "人民币元": "元",
    "圆": "元",
    "块钱": "元",
    "万人民币": "万元",
    "kg": "千克",
    "㎏": "千克",
    "kWh": "千瓦时",
    "个单位": "个",
}

_SCALES = {"亿": Decimal(10) ** 8, "千万": Decimal(10) ** 7, "百万": Decimal(10) ** 6}
_SCALES |= {"十万": Decimal(10) ** 5, "万": Decimal(10) ** 4, "千": Decimal(10) ** 3}


def _base_units() -> dict[str, Unit]:
    table = {noun: Unit(noun, noun, Decimal(1), Kind.COUNT) for noun in COUNT_NOUNS}
    for kind, dimensions in _PLAIN.items():
        for dimension, listing in dimensions.items():
            for entry in listing.split():
                name, _, factor = entry.rpartition(":")
                table[name] = Unit(name, dimension, Decimal(factor), kind)
    return table


UNITS: dict[str, Unit] = _base_units()
"""Every unit with a name of its own; `find_unit` also knows aliases and scaled counts (万人次)."""


@lru_cache(maxsize=1024)
def find_unit(name: str) -> Unit | None:
    """The unit called `name`, in any width, by alias, or scaled (万人, 亿次), or None."""
    name = unicodedata.normalize("NFKC", name).replace(" ", "")
    name = _ALIASES.get(name, name)
    if name in UNITS:
        return UNITS[name]
    for scale, factor in _SCALES.items():
        base = UNITS.get(_ALIASES.get(name.removeprefix(scale), name.removeprefix(scale)))
        if name.startswith(scale) and base and base.kind in (Kind.COUNT, Kind.MEASURE):
            return Unit(scale + base.name, base.dimension, factor * base.factor, base.kind)
    return None


def unit(name: str) -> Unit:
    """The unit called `name`; UnitMismatch with the name if there is none."""
    found = find_unit(name)
    if found is None:
        raise UnitMismatch(f"没有“{name}”这个单位")
    return found


def require_same_dimension(first: str, second: str) -> None:
    """Raises UnitMismatch, in words, unless the two units measure the same thing."""
    if unit(first).dimension != unit(second).dimension:
        raise UnitMismatch(f"“{first}”与“{second}”不是同一种量，不能相比或相加")
