"""The words around a number that say what it states: a base, a rate, a direction, a part of a list.

Each word stands for one `Sign`. These are words of the language of accounts and no labels of any kind
of report; what an item is called is the profile's, or the text's own.
"""

from __future__ import annotations

import re
from enum import Enum

from qicao.mentions.grammar import any_of


class Sign(Enum):
    """What a word says of the number beside it; PLAIN words only look like one that does."""

    UP = "up"
    DOWN = "down"
    FLAT = "flat"
    ABOVE = "above"
    BELOW = "below"
    PRIOR = "prior"
    BUDGET = "budget"
    FULL = "full"
    TARGET = "target"
    OUTTURN = "outturn"
    COMPLETION = "completion"
    CHANGE = "change"
    SAVING = "saving"
    SHARE = "share"
    AGAINST = "against"
    FROM = "from"
    ARRIVING = "arriving"
    AMONG = "among"
    TOTAL = "total"
    LISTED = "listed"
    REST = "rest"
    SCORED = "scored"
    WEIGHT = "weight"
    DEDUCTED = "deducted"
    PER = "per"
    ASIDE = "aside"
    GAP = "gap"
    PLAIN = "plain"


_WORDS: dict[Sign, str] = {
    Sign.UP: "增加 增长 增收 增支 提高 上升 上涨 超支 超出 高出 提升 上浮 增幅 涨幅 多支出 增 高 多",
    Sign.DOWN: "减少 下降 减收 减支 降低 节约 节余 结余 少支出 压减 压缩 缩减 回落 降幅 未用完 未使用 未支出 未执行完 减 降 少 低",
    Sign.ABOVE: "高于 大于 多于 超过",
    Sign.BELOW: "低于 小于 少于 不足 不到 未达到 未达",
    Sign.FLAT: "持平 无增减变化 没有变化",
    Sign.PRIOR: "上年度 上年末 上年同期 上年 去年 上一年度 上一年 上期 同期 同比",
    Sign.BUDGET: "年初预算数 年初预算 年初批复 批复指标 批复预算 预算批复 预算安排 预算数 预算 "
    "批复数 核定指标 年初",
    Sign.FULL: "全年预算数 全年预算 调整后预算 调整预算数 调整预算 可用资金 年度预算",
    Sign.TARGET: "年初目标 目标值 目标 指标值 计划数 年度计划 序时进度 任务数 计划",
    Sign.OUTTURN: "当年支出 决算数 决算 执行数 支出决算 实际支出 实际完成 实际执行 共支出 支出数 完成数 实际 执行 支付",
    Sign.COMPLETION: "预算执行率 预算完成率 预算控制率 预算执行 完成率 执行率 到位率 控制率 支出进度 执行进度 达到率 完成",
    Sign.CHANGE: "增减率 变动率 增长率 下降率",
    Sign.SAVING: "节约率 节约比率 节约比例 节余率",
    Sign.SHARE: "占比 占到 占 比重 所占比例",
    Sign.AGAINST: "较 比 与 同",
    Sign.FROM: "由 从",
    Sign.ARRIVING: "提高到 提高至 上升到 上升至 增加到 增加至 增长到 增长至 提升到 提升至 扩大到 扩大至 "
    "下降到 下降至 降低到 降低至 减少到 减少至 降到 降至 减到 减至 增至 压减到 压减至 压缩到 压缩至 达到",
    Sign.AMONG: "其中 包括 包含",
    Sign.TOTAL: "合计 共计 总计 总额 累计 小计 共",
    Sign.LISTED: "分别 依次",
    Sign.REST: "其余 剩余 另有 余下 其他",
    Sign.SCORED: "得分 自评得 评分 得",
    Sign.WEIGHT: "满分 分值 权重",
    Sign.DEDUCTED: "扣分 扣减 扣",
    Sign.PER: "每 人均 户均 亩均 车均 平均 单车",
    Sign.ASIDE: "季度 上半年 下半年 单价 控制在 保持在 稳定在",
    Sign.GAP: "增减额 差额 变动额 节约额 结余额 超支额 调整额",
    Sign.PLAIN: "结转和结余 结转结余 结转结余率 上年结转 年初结转 年末结转 公共预算 基金预算 经营预算 "
    "预算绩效 预算单位 预算管理 预算编制 年初结转和结余 年末结转和结余 占地 占用 完成后 比例 "
    "执行情况 高标准 高新 高等 高中 提高班 高速 高质量 减排 减灾 少数 少年 降尘 增值税 增殖 同级 同时 与会 "
    "上级 中小 取得 获得 使得 由于 从事 计划财务",
}
SIGNS: dict[str, Sign] = {word: sign for sign, words in _WORDS.items() for word in words.split()}
"""Word → what it says."""
WORD = re.compile(any_of(SIGNS))
"""Finds the words, the longest first."""
BASES = frozenset({Sign.PRIOR, Sign.BUDGET, Sign.FULL, Sign.TARGET})
DIRECTIONS = {Sign.UP: 1, Sign.DOWN: -1, Sign.FLAT: 0}
COMPARED = {Sign.ABOVE: 1, Sign.BELOW: -1}
"""Words that hold a number against another without saying by how much."""
