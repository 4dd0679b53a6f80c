"""The small words of the field: what carries a quantity, and what only looks like one."""

from __future__ import annotations

from decimal import Decimal

EXTENTS: dict[str, tuple[Decimal | None, str | None, str]] = {
    "过半数": (Decimal(50), "%", "超"),
    "超半数": (Decimal(50), "%", "超"),
    "近半数": (Decimal(50), "%", "近"),
    "过半": (Decimal(50), "%", "超"),
    "超半": (Decimal(50), "%", "超"),
    "近半": (Decimal(50), "%", "近"),
    "大半": (Decimal(50), "%", "超"),
    "半数": (Decimal(50), "%", ""),
    "减半": (Decimal(50), "%", ""),
    "一半": (Decimal(50), "%", ""),
    "绝大多数": (None, None, "约"),
    "全部": (Decimal(100), "%", ""),
    "首次": (None, None, ""),
}
"""Words that state a quantity without a numeral: value, unit, hedge."""

NOT_EXTENTS = "年 个月 月 小时 天 径 岛 门 委 队 件"
"""After an extent these make it another word: 近半年, 全部门."""

ASPECTS = "方面 层面 维度 角度 层次 阶段 部分 口径"
"""After a small number these announce a list: 两个方面."""

STEPS = (
    "环节 步骤 原则 关键 坚持 确保 统筹 转变 结合 到位 措施 举措 建议 意见 对策 要点 途径 路径 "
    "抓手 做法 特点 亮点 因素 原因 情形 体会 打算 要求"
)
"""After a numeral in 汉字 these do too: 三个环节, 两项措施. With digits they are counted."""

SLOGANS = (
    "维护 确立 代表 意识 自信 务必 不变 不摘 革命 文明 一体 轮驱动 手抓 手硬 结合 全面 伟大 "
    "最严 毫不动摇 区分开来 有之 必须 先行 倍增 高质量 全覆盖 到位 加强 从严 严禁 同步 同时 必 "
    "一批 一级 一百年 百分百 百分之百 100% 一工程 一流 规定 纪律 基本原则"
)
"""After 两个, 四个, 八项 and so on these make a name."""

NAMED = "工程 行动 模式 战略 计划 体系 工作法 高校 院校 国道 省道 县道"
"""Right after a bare whole number these make it a name: 985高校, 318国道."""

SET_OFF = "目标 任务 指标 标段 问题 方案 措施 案例 样本 子项 分项 课题 专题 模块 序号 类型"
"""Right before a small number without a unit these make it an ordinal: 目标1防洪减灾."""

NOT_UNITS = (
    "元化 元素 元旦 元结构 位一体 位数 轮驱动 人民 人均 人大代表 分别 分局 分管 分行 分公司 "
    "分配 分享 分析 分解 分校 分会 分院 分馆 分站 分区 分项 分中心 成立 成效 成果 成为 成员 "
    "成本 成绩 成功 期间 户籍 台账 日常 日均 升级 升至 升到 条款 条例 类似 类型 起草 点位图 "
    "年级 年龄 年均 面向 面积 口径 节约 节能 节余 本级 本市 本年 本局 路线 路公交 站位 门类 "
    "处于 处置 部门 部署 只有 支持 支付 支出 支部 根据 片区 角度 角色 批复 批准 次年 次月 倍增 "
    "周边 周期 里程 层次 层面 层级 排名 排放 排水 排查 排污 包括 包含 包干 包装 通过 通报 通知 "
    "版本 讲话 首次 首批 集中 集体 集团 集约 集成 对于 对口 对应 对比 对接 班子 班组 县级 县委 "
    "县域 市级 市委 市场 市民 市直 区级 区域 区间 区块 乡村 乡镇 镇村 方面 方案 方式 方向 方法 "
    "座谈 例如 幅度 副主任 具体 具有 具备 小时候 节气 发展 发放 发布 发现 发生 发文 发证 发电 发送 "
    "发挥 发票 道路 道德"
)
"""What begins like a unit but is another word, after digits: 三元结构, 100支出, 23通过."""

NO_NOUNS = (
    "人才 人大 人格 人口 人员 分类 分支 分布 分段 分队 分成 成不变 成熟 成型 成长 成交 成文 "
    "成都 成人 成品 位于 轮车 家庭 家属 家长 户口 户外 件数 天然 天津 天气 日益 日报 日起 日前 "
    "米饭 吨位 升学 升降 场所 场地 场馆 条件 种植 种类 种子 起诉 起步 起点 起来 字经费 把握 "
    "把手 面对 口号 口岸 节点 节日 本省 本县 本单位 本部 本科 本次 本月 本期 路径 路面 路段 "
    "席位制 席卷 站点图 门诊 门户 款待 款项 款物 处理 处罚 处级 所有 所属 所在 所需 所得 部分 "
    "部级 部委 队伍 村级 村民 村庄 只能 支队 支撑 支农 支一扶 支援 套取 套餐 根本 片段 组织 "
    "组成 组建 组长 度假 度过 批示 项下 次日 次要 例行 例会 名义 名单 名录 份额 周转 周末 里面 "
    "层层 排序 包保 包片 通用 通道 通车 通信 通行 通讯 通水 通电 通气 通航 通告 通一平 票据 "
    "票制 版图 版面 讲座 讲述 讲解 首个 首家 首席 首先 首府 首问 集镇 集市 集合 对象 对照 对外 "
    "对标 对策 双方 双向 双重 双减 班主任 班车 班倒 乡贤 镇区 镇街 镇政府 县政府 县直 县区 "
    "县城 市政 市属 市本 市县 市区 市域 区委 区政府 区直 区县 区三线 方便 方协议 方可 方能 "
    "方针 尾款 尾数 尾矿 尾气 羽毛 座位 间接 间隔 间断 架构 副局长 副处 副科 副县 副职 副总 "
    "副主席 副书记 剂量 页面 顶层 顶部 桩基 岁末 栋梁 株洲 篇章 篇幅 宗旨 宗教 处方 处长 处室 "
    "起始 起止 台山 轮电 轮摩 套班子 次产业 门峡 河县 年行动"
)
"""And after a numeral in 汉字 or a year: 一人才, 2024部门."""

WEAK_NOUNS = (
    "元 分 面 路 口 头 度 站 门 本 片 节 期 日 部 角 字 岁 把 根 队 届 卷 通 层 排 尾 羽 匹 枝 "
    "颗 粒 包 桶 瓶 罐 票 版 讲 首 集 对 双 班 乡 镇 县 市 区 方 里 周 幅 副 具 眼 页 席 顶 支 堂"
)
"""Nouns that after one numeral in 汉字 are mostly other words: 四面, 三期, 一度, 三角."""

TWO_OF = "期 部 届 队 岁 本 根 把 枝 颗 粒 包 桶 瓶 罐 卷 集 周 班 幅 支 层 场"
"""Of those, the ones that 两 counts; the others make a word with it: 两面, 两头, 两节."""

SERVICES = (
    "热线 报警 接警 接处警 警情 指挥 联动 平台 专线 电话 急救 政务 便民 市长 举报 投诉 服务 "
    "中心 消防 系统"
)
"""After 110, 12345 and the like these make the number a name."""

ROUND_THE_CLOCK = (
    "服务 值班 值守 不间断 在线 巡 全天 监 轮 运行 待命 自助 热线 备勤 响应 开放 营业 不打烊 "
    "应急 图书馆 政务 警务"
)
"""After 24小时 these make it a manner of working, not a quantity."""

ACCOUNT_WORDS = "支出 服务 事务 运行 管理 补助 类 款"
"""One of these after a bare code of the budget makes it an account: 208社会保障和就业支出."""

NUMBERED = "编号 编码 代码 账号 证号 号码 文号 条码 邮编 邮政编码 电话 传真 手机 热线 科目"
"""Right before digits these make them a code."""
