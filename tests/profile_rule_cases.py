"""The cases of rule_cases.py for the rules that the other profiles have of their own."""

from __future__ import annotations

from rule_cases import Case, w


def scores(*rows: str) -> tuple[dict[str, str], dict[str, str]]:
    """Indicators from `级别 分值 得分` rows, as 指标.一 and so on: figures and facts."""
    figures: dict[str, str] = {}
    facts: dict[str, str] = {}
    for name, row in zip("一二三四五", rows, strict=False):
        level, weight, score = row.split()
        figures |= {f"指标.{name}.权重": f"{weight}分", f"指标.{name}.得分": f"{score}分"}
        facts |= {f"指标.{name}.一级指标": f"{level}指标"}
    return figures, facts


PLAIN, PLAIN_FACTS = scores("产出 50 50", "效益 30 30", "满意度 10 10")
COST, COST_FACTS = scores("产出 40 40", "效益 20 20", "满意度 10 10", "成本 20 20")
BARE, BARE_FACTS = scores("产出 50 50", "效益 40 40")
COST_ONLY, COST_ONLY_FACTS = scores("产出 40 40", "效益 30 30", "成本 20 20")
FUNDS = w("资金.年度资金总额.全年预算数 100.00;资金.年度资金总额.全年执行数 96.00")
PARTS = w("资金.本年财政拨款.全年预算数 80.00;资金.本年财政拨款.到位数 80.00")
PARTS |= w("资金.本年财政拨款.全年执行数 76.00")
TOTAL_COST = w("指标.丁.实际值 96.00;指标.丁.目标值 100.00") | FUNDS
COST_FACT = {"指标.丁.对应资金": "年度资金总额"}
GOALS, GOAL_FACTS = scores("产出 30 30", "效益 30 27", "满意度 20 20")
GOALS |= w("目标.甲.权重 60分;目标.甲.得分 57分;目标.乙.权重 20分;目标.乙.得分 20分")
GOAL_FACTS |= {"指标.一.所属目标": "禁毒专项", "指标.二.所属目标": "禁毒专项"}
GOAL_FACTS |= {"指标.三.所属目标": "车辆运维", "指标.二.偏差原因": "受雨季影响"}
"""givens calls the members 甲 and 乙 禁毒专项 and 车辆运维."""
REGIONS = w("地区.甲.下达数 60.00;地区.乙.下达数 40.00;资金.中央财政资金.全年预算数 100.00")
REGIONS |= w("地区.甲.到位数 60.00;地区.甲.全年执行数 57.00")
PARTLY = {
    "指标.丁.比较方式": "定性",
    "指标.丁.偏差原因": "受雨季影响",
    "指标.丁.完成说明": "部分达成预期指标并具有一定效果",
}

PERIOD = {"项目.实施期限": "2024年3月至11月"}
PROJECT = [
    Case(
        "A51",
        "资金到位在实施期限内",
        FUNDS,
        {},
        "资金到位日期不在项目实施期限内",
        facts=PERIOD | {"项目.资金到位日期": "2024年3月12日、6月20日"},
        broken_facts={"项目.资金到位日期": "2024年3月12日、12月20日"},
        severity="warning",
    ),
    Case(
        "A51",
        "完成日期在实施期限内",
        FUNDS,
        {},
        "项目完成日期不在实施期限内",
        facts=PERIOD | {"项目.完成日期": "2024年11月30日"},
        broken_facts={"项目.完成日期": "2024年12月2日"},
        severity="warning",
    ),
    Case(
        "A51",
        "各项内容完成日期在实施期限内",
        w("支出内容.甲.全年预算数 1.00"),
        {},
        "支出内容“禁毒专项”的完成日期不在项目实施期限内",
        facts=PERIOD | {"支出内容.甲.完成日期": "2024年6月"},
        broken_facts={"支出内容.甲.完成日期": "2025年1月"},
        severity="warning",
    ),
    Case(
        "A04",
        "年度资金总额的构成",
        FUNDS | PARTS | w("资金.上年结转资金.全年预算数 5.00;资金.其他资金.全年预算数 15.00"),
        w("资金.年度资金总额.全年预算数 101.00"),
        "年度资金总额全年预算数：填报101.00万元，按本年财政拨款全年预算数80.00万元",
    ),
    Case(
        "A05",
        "支出内容与全年执行",
        FUNDS | w("支出内容.甲.全年执行数 60.00;支出内容.乙.全年执行数 36.00"),
        w("支出内容.乙.全年执行数 34.00"),
        "多2.00万元，口径差额未说明",
        severity="warning",
    ),
    Case(
        "A13",
        "执行率",
        FUNDS | {"资金.年度资金总额.执行率": "96.00%"},
        {"资金.年度资金总额.执行率": "97.00%"},
        "填报97.00%",
    ),
    Case(
        "A14",
        "执行率得分",
        FUNDS | {"自评.执行率得分": "9.60分"},
        {"自评.执行率得分": "10.00分"},
        "应为9.60分",
    ),
    Case(
        "A15",
        "执行率超过百分之百",
        FUNDS | w("资金.年度资金总额.全年执行数 103.00"),
        {},
        "项目执行率超过100%而没有说明",
        facts={"变动.预算调整原因": "年中追加"},
        less=("变动.预算调整原因",),
        severity="warning",
    ),
    Case(
        "A33",
        "产出指标权重",
        PLAIN,
        {"指标.一.权重": "52分"},
        "产出指标的分值合计",
        facts=PLAIN_FACTS,
        severity="warning",
    ),
    Case(
        "A33",
        "效益指标权重",
        PLAIN,
        {"指标.二.权重": "31分"},
        "效益指标的分值合计",
        facts=PLAIN_FACTS,
        severity="warning",
    ),
    Case(
        "A33",
        "满意度指标权重",
        PLAIN,
        {"指标.三.权重": "11分"},
        "满意度指标的分值",
        facts=PLAIN_FACTS,
        severity="warning",
    ),
    Case(
        "A33",
        "设一级成本指标时的产出和成本权重",
        COST,
        {"指标.四.权重": "21分"},
        "产出、成本指标的分值合计",
        facts=COST_FACTS,
        severity="warning",
    ),
    Case(
        "A33",
        "设一级成本指标时的效益权重",
        COST,
        {"指标.二.权重": "22分"},
        "设一级成本指标时，效益指标",
        facts=COST_FACTS,
        severity="warning",
    ),
    Case(
        "A33",
        "不设满意度指标时的效益权重",
        BARE,
        {"指标.二.权重": "41分"},
        "不设满意度指标时，效益指标",
        facts=BARE_FACTS,
        severity="warning",
    ),
    Case(
        "A33",
        "设一级成本指标而不设满意度指标时的效益权重",
        COST_ONLY,
        {"指标.二.权重": "31分"},
        "而不设满意度指标时，效益指标",
        facts=COST_ONLY_FACTS,
        severity="warning",
    ),
    Case(
        "A36",
        "定性指标得分",
        w("指标.丁.权重 10分;指标.丁.得分 7分"),
        {"指标.丁.得分": "5分"},
        "得分不在这一档",
        facts=PARTLY,
    ),
    Case(
        "A39",
        "执行率偏低须有原因",
        FUNDS | w("资金.年度资金总额.全年执行数 80.00"),
        {},
        "项目执行率偏低而没有写原因",
        facts={"变动.执行原因": "招标流标"},
        less=("变动.执行原因",),
        severity="warning",
    ),
    Case(
        "A39",
        "总体目标须写完成情况",
        {"自评.总分": "95分"},
        {},
        "没有写实际完成情况",
        facts={"目标.预期": "建成两处", "目标.完成": "建成两处"},
        less=("目标.完成",),
        severity="warning",
    ),
    Case(
        "A40",
        "总成本指标与执行数",
        TOTAL_COST,
        w("指标.丁.实际值 95.00"),
        "与对应资金的全年执行数不一致",
        facts=COST_FACT,
    ),
    Case(
        "A40",
        "总成本指标不超过目标",
        TOTAL_COST,
        w("指标.丁.目标值 90.00"),
        "完成值超过了目标值",
        facts=COST_FACT,
        severity="warning",
    ),
    Case("A52", "执行数不超过到位数", PARTS, w("资金.本年财政拨款.到位数 75.00"), "大于到位数"),
    Case(
        "A52",
        "到位数不超过预算数",
        PARTS,
        w("资金.本年财政拨款.到位数 81.00"),
        "本年财政拨款的到位数大于全年预算数",
        severity="warning",
    ),
    Case(
        "A52",
        "总执行数不超过总到位数",
        FUNDS | w("资金.年度资金总额.到位数 100.00"),
        w("资金.年度资金总额.到位数 95.00"),
        "年度资金总额的全年执行数大于到位数",
        facts={"变动.到位原因": "配套资金未到"},
    ),
    Case(
        "A52",
        "未足额到位须有原因",
        FUNDS | w("资金.年度资金总额.到位数 98.00"),
        {},
        "资金没有足额到位，却没有写原因",
        facts={"变动.到位原因": "配套资金未到"},
        less=("变动.到位原因",),
        severity="warning",
    ),
    Case(
        "A53",
        "调查满意率",
        w("满意度.满意份数 90份;满意度.有效样本 100份;满意度.满意率 90%"),
        {"满意度.满意率": "92%"},
        "填报92%",
    ),
    Case(
        "A55",
        "问卷有效率范围",
        w("满意度.有效样本 100份;满意度.发放问卷 110份"),
        {"满意度.发放问卷": "90份"},
        "有效样本多于发放问卷",
    ),
]
TRANSFER = [
    Case(
        "A05",
        "分解下达与中央财政资金",
        REGIONS,
        w("地区.乙.下达数 35.00"),
        "多5.00万元",
        severity="warning",
    ),
    Case(
        "A52",
        "地区执行数不超过到位数",
        REGIONS,
        w("地区.甲.到位数 55.00"),
        "“禁毒专项”的全年执行数",
    ),
    Case(
        "A52",
        "地区到位数不超过下达数",
        REGIONS,
        w("地区.甲.到位数 61.00"),
        "“禁毒专项”的到位数大于下达数",
        severity="warning",
    ),
    Case(
        "A39",
        "地区执行率偏低须有原因",
        REGIONS | w("地区.甲.全年执行数 40.00"),
        {},
        "“禁毒专项”执行率偏低",
        facts={"地区.甲.偏差原因": "招标流标"},
        less=("地区.甲.偏差原因",),
        severity="warning",
    ),
    Case(
        "B03",
        "分解下达时限",
        {"下达.用时": "28天"},
        {"下达.用时": "35天"},
        "分解下达用时超过规定的时限",
        severity="warning",
    ),
]
HUBEI = [
    Case(
        "A33",
        "预算执行权重",
        {"自评.执行率权重": "20分"},
        {"自评.执行率权重": "10分"},
        "预算执行的分值",
        severity="warning",
    ),
    Case(
        "A33",
        "目标分值",
        GOALS,
        {"目标.甲.权重": "62分"},
        "禁毒专项分值：填报62分",
        facts=GOAL_FACTS,
    ),
    Case(
        "A35",
        "目标得分",
        GOALS,
        {"目标.甲.得分": "58分"},
        "禁毒专项得分：填报58分",
        facts=GOAL_FACTS,
    ),
    Case(
        "A36",
        "定性指标得分",
        w("指标.丁.权重 10分;指标.丁.得分 5分"),
        {"指标.丁.得分": "4分"},
        "50%（含）至80%",
        facts=PARTLY,
    ),
]
BY_PROFILE = {"mof_project": PROJECT, "transfer_payment": TRANSFER, "hubei_overall": HUBEI}
