"""The small words of the field: what hedges a number, what only looks like one."""

from __future__ import annotations

from decimal import Decimal

HEDGES_BEFORE = {
    "约": "约",
    "大约": "约",
    "近": "近",
    "将近": "近",
    "接近": "近",
    "超": "超",
    "逾": "超",
    "超过": "超",
    "突破": "超",
    "高于": "超",
    "多达": "约",
    "不足": "不足",
    "不到": "不足",
    "低于": "不足",
    "不超": "不足",
    "不超过": "不足",
    "不低于": "超",
    "不高于": "不足",
}
"""Words right before a number; the longest counts."""

_EXACT = "节约 集约 签约 预约 违约 条约 合约 简约 制约 契约 公约 最近 附近 邻近 靠近 反超 赶超"
NO_HEDGES = frozenset(_EXACT.split())
"""Words that only end like a hedge: 节约224.01万元 is exact."""

HEDGES_AFTER = {"左右": "约", "上下": "约", "以上": "超", "以下": "不足", "以内": "不足"}
HEDGES_AFTER |= {"有余": "余"}

EXTENTS: dict[str, tuple[Decimal | None, str | None, str]] = {
    "过半数": (Decimal(50), "%", "超"),
    "超半数": (Decimal(50), "%", "超"),
    "近半数": (Decimal(50), "%", "近"),
    "过半": (Decimal(50), "%", "超"),
    "近半": (Decimal(50), "%", "近"),
    "大半": (Decimal(50), "%", "超"),
    "半数": (Decimal(50), "%", ""),
    "一半": (Decimal(50), "%", ""),
    "绝大多数": (None, None, "约"),
    "全部": (Decimal(100), "%", ""),
    "首次": (None, None, ""),
    "翻番": (Decimal(2), "倍", ""),
    "翻一番": (Decimal(2), "倍", ""),
    "翻了一番": (Decimal(2), "倍", ""),
    "翻两番": (Decimal(4), "倍", ""),
    "翻了两番": (Decimal(4), "倍", ""),
}
"""Words that state a quantity without a numeral: value, unit, hedge."""

ENUMERATED = (
    "方面 层面 维度 环节 阶段 步骤 部分 角度 层次 原则 关键 坚持 确保 重点 统筹 转变 结合 到位"
)
"""After a small number these announce a list: 两个方面, 三个环节."""

SLOGANS = "维护 确立 代表 意识 自信 务必 不变 革命 文明 一体 轮驱动 手抓 结合"
"""After 两个, 四个 and so on these make a name."""

NOT_UNITS = (
    "元化 元素 元旦 元结构 人民 人均 人大 人才 人格 分别 分局 分类 分管 分行 分支 分公司 分配 "
    "分享 分析 分解 分布 成不变 成立 成效 成果 成为 成员 成本 成绩 成功 成熟 成型 成长 成交 成文 "
    "位一体 位数 轮车 轮驱动 期间 家庭 家属 户籍 户口 件数 台账 天然 天津 日常 日均 日益 "
    "米饭 吨位 升级 升学 升降 场所 场地 条例 条款 条件 类似 类型 种植 起草 起诉 起步 起点 起来 "
    "点位图 字经费 年级 年龄 把握 把手 面对 面向 面积 口号 口径 节约 节能 节余 本级 本市 本年 本局 "
    "路线 席位制 站位 门类 款待 处于 处理 处置 所有 所属 所在 部门 部署 部分 队伍建设 村级 "
    "只有 只能 支持 支队 支付 支出 支部 套取 根据 根本 片区 组织 组成 度假 度过 小时候 角度 角色"
)
"""What begins like a unit but is another word: 三元结构, 2024部门, 100支出."""

WEAK_NOUNS = "面 路 口 头 度 站 门 本 片 节 期 日 部 角 字 岁 把 根 队 届"
"""Nouns that after a numeral in 汉字 are mostly other words: 四面, 三期, 一度, 三角."""

SERVICES = (
    "热线 报警 接警 接处警 警情 指挥 联动 平台 专线 电话 急救 政务 便民 市长 举报 投诉 服务 中心"
)
"""After 110, 12345 and the like these make the number a name."""

ROUND_THE_CLOCK = "服务 值班 值守 不间断 在线 巡 全天 监 轮 运行 待命 自助 热线 备勤 响应"
"""After 24小时 these make it a manner of working, not a quantity."""

ACCOUNT_WORDS = "支出 服务 事务 运行 管理 补助 类 款"
"""One of these after a bare code of the budget makes it an account: 208社会保障和就业支出."""
