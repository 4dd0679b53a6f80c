"""Units of the reports: a name, a dimension, and a factor to the dimension's base unit.

Two quantities can be compared, added or divided into a rate only within one dimension. Counts have
one dimension a noun: 12个 and 12项 are different things, 1.2万人 and 12000人 the same.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache, reduce

from qicao.errors import UnitMismatch
from qicao.quantity.rounding import WIDE


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
    "封 剂 箱 袋 盒 顶 把 片 桩 岁 路 点位 席 卷 通 层 排 幢 尾 羽 匹 枝 颗 粒 包 桶 瓶 罐 趟 票 "
    "档 段 岗 孔 樘 棚 "
    "版 讲 首 集 对 双 班 乡 镇 县 市 区 剂次 架次 航次 诊次 床次 床日 人日 人月 工日 人份 标箱 "
    "台次 辆次 艘次 趟次 头次 只次 针次 篇次 条次 份次 门次 节次 期次 课次 笔次 版次 床位 学位 "
    "席位 岗位 工位 泊位 铺位 车位 厕位 机位 站点 网点 图斑 地块 单元 小班 自然村 行政村 "
    "堂 台班 台时 断面次 站次 校次 店次 厂次 处次 部次 "
    "发 道 叶 座次 点次 亩次 户月 人年 尊 束 丛 捆 筐 胎 帧 治疗量 学分 机时 标台 人公里"
)
COUNT_NOUNS = tuple(_NOUNS.split())
"""Nouns that are counted; each is a dimension of its own."""

_PLAIN = {
    Kind.MONEY: {
        "金额": "元:1 角:0.1 千元:1000 万元:10000 十万元:100000 百万元:1000000 千万元:10000000 "
        "亿元:100000000 万亿元:1000000000000"
    },
    Kind.RATE: {"比率": "%:1 ‰:0.1 成:10 倍:100"},
    Kind.POINTS: {"百分点": "个百分点:1 个千分点:0.1 个基点:0.01"},
    Kind.SCORE: {"分值": "分:1"},
    Kind.COUNT: {"人": "人:1 名:1 位:1"},
    Kind.MEASURE: {
        "面积": "平方米:1 平方公里:1000000 公顷:10000 亩:666.6666666666666666666667",
        "长度": "米:1 公里:1000 千米:1000 毫米:0.001 厘米:0.01 里:500 海里:1852",
        "重量": "千克:1 公斤:1 吨:1000 毫克:0.000001 微克:0.000000001 斤:0.5",
        "体积": "立方米:1 升:0.001 毫升:0.000001",
        "电量": "千瓦时:1 度:1 兆瓦时:1000",
        "功率": "千瓦:1 兆瓦:1000",
        "电压": "千伏:1",
        "行程": "车公里:1",
        "周转量": "吨公里:1",
        "数据": "GB:1 TB:1024",
        "温度": "摄氏度:1",
        "声级": "分贝:1",
        "时长": "小时:1 分钟:0.0166666666666666666667 秒:0.000277777777777777777778",
        "天数": "天:1 日:1",
        "工作日": "个工作日:1 工作日:1",
        "周数": "周:1",
        "月数": "个月:1",
        "季数": "个季度:1",
        "年数": "年:1 周年:1",
    },
}

ALIASES = {
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
    "平方千米": "平方公里",
    "立方": "立方米",
    "方": "立方米",
    "m3": "立方米",
    "ml": "毫升",
    "mL": "毫升",
    "mm": "毫米",
    "cm": "厘米",
    "kW": "千瓦",
    "MW": "兆瓦",
    "kV": "千伏",
    "℃": "摄氏度",
    "°C": "摄氏度",
    "TEU": "标箱",
    "周岁": "岁",
    "基点": "个基点",
    "市斤": "斤",
}
"""Other spellings of a unit; `find_unit` takes any width."""

SPELLED = {"台（套）": "台套", "台(套)": "台套", "台/套": "台套"}
"""Spellings that a reader keeps apart from the unit that they are counted in."""

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
"""Every unit with a name of its own; `find_unit` also knows aliases, 万人次 and 元/人."""


@lru_cache(maxsize=1024)
def find_unit(name: str) -> Unit | None:
    """The unit called `name` in any width: by alias, scaled (万人), by another (元/人); or None."""
    name = unicodedata.normalize("NFKC", name).replace(" ", "")
    name = ALIASES.get(name, name)
    if name in UNITS:
        return UNITS[name]
    for scale, factor in _SCALES.items():
        base = UNITS.get(ALIASES.get(name.removeprefix(scale), name.removeprefix(scale)))
        if name.startswith(scale) and base and base.kind in (Kind.COUNT, Kind.MEASURE):
            return Unit(scale + base.name, base.dimension, factor * base.factor, base.kind)
    if name.endswith(")") and "(" in name:
        first, _, other = name[:-1].rpartition("(")
        return find_unit(first + other) or find_unit(first)  # 人（次）, 册（件）
    return _unit_by(*name.split("/")) if name.count("/") == 1 else None


def _unit_by(above: str, below: str) -> Unit | None:
    """万元/辆, 元/人·月, 万元/馆: so much for each of something, a measure of its own."""
    one, parts = find_unit(above), [_each(part) for part in _JOINED.split(below)]
    each = [part for part in parts if part]
    if one is None or one.kind in (Kind.RATE, Kind.POINTS, Kind.SCORE) or len(each) < len(parts):
        return None
    factor = reduce(WIDE.divide, (part.factor for part in each), one.factor)
    name, dimension = "·".join(u.name for u in each), "·".join(u.dimension for u in each)
    return Unit(f"{one.name}/{name}", f"{one.dimension}/{dimension}", factor, Kind.MEASURE)


def _each(name: str) -> Unit | None:
    """A unit that something is by; any noun may be one, which is its own dimension."""
    own = _NOUN.fullmatch(name) and not name.startswith(tuple(_SCALES))
    return find_unit(name) or (Unit(name, name, Decimal(1), Kind.COUNT) if own else None)


_JOINED, _NOUN = re.compile("[·•・]"), re.compile("[一-鿿]{1,4}")


def as_written(name: str, text: str) -> str:
    """The unit called `name` as it is printed: one of SPELLED if `text` ends with it."""
    text = text.strip()
    for spelling, own in SPELLED.items():
        if text.endswith(spelling) and name.endswith(own):
            return name.removesuffix(own) + spelling
    return name


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
