"""Every rule: kept, broken, and without the figures that it needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest
from givens import SEED, SEED_FACTS, checked, ledger_of

from qicao.profile import Profile
from qicao.relations import Requires, Sum
from qicao.rules import check_rules, examine
from qicao.values import Coverage, CoverageStatus, Finding, Severity

Texts = Mapping[str, str]


@dataclass(frozen=True)
class Case:
    """A rule with figures that keep it, changes that break it, and one figure it cannot miss."""

    code: str
    label: str
    figures: Texts
    broken: Texts
    says: str
    needs: str = ""
    facts: Texts = field(default_factory=dict)
    severity: str = "error"
    less: tuple[str, ...] = ()
    """Facts to leave out for the broken one."""
    reported_as: str = ""


def w(text: str) -> dict[str, str]:
    """Figures from `id 数` pairs, 万元 if no unit is written."""
    pairs = (entry.split() for entry in text.split(";"))
    return {i: v if not v[-1].isdigit() else v + "万元" for i, v in pairs}


INDICATOR = w("指标.丁.实际值 90人;指标.丁.目标值 100人;指标.丁.权重 10分;指标.丁.得分 9分")
AT_LEAST = {"指标.丁.比较方式": "≥", "指标.丁.偏差原因": "受雨季影响"}
QUALITATIVE = {"指标.丁.比较方式": "定性", "指标.丁.完成说明": "达成预期指标"}

CASES = [
    Case(
        "A01",
        "支出合计",
        w(
            "支出.决算数 100.00;基本支出.决算数 60.00;项目支出.决算数 38.00;上缴上级支出.决算数 0;"
            "经营支出.决算数 2.00;对附属单位补助支出.决算数 0"
        ),
        w("支出.决算数 103.00"),
        "支出合计：填报103.00万元，按基本支出60.00万元＋项目支出38.00万元",
        "项目支出.决算数",
    ),
    Case(
        "A01",
        "上年支出合计",
        w("支出.上年决算数 100.00;基本支出.上年决算数 60.00;项目支出.上年决算数 40.00"),
        w("支出.上年决算数 99.00"),
        "小于所列各项之和100.00万元",
        "项目支出.上年决算数",
    ),
    Case(
        "A02",
        "基本支出构成",
        w(
            "基本支出.决算数 60.00;工资福利支出.决算数 30.00;商品和服务支出.决算数 20.00;"
            "对个人和家庭的补助.决算数 9.00;资本性支出.决算数 1.00"
        ),
        w("商品和服务支出.决算数 26.00"),
        "应为66.00万元",
        "工资福利支出.决算数",
    ),
    Case(
        "A03",
        "支出的资金来源",
        w("支出.决算数 100.00;一般公共预算支出.决算数 90.00;政府性基金支出.决算数 10.00"),
        w("支出.决算数 95.00"),
        "小于所列各项之和100.00万元",
        "一般公共预算支出.决算数",
    ),
    Case(
        "A04",
        "年初预算的资金来源",
        w("支出.年初预算数 100.00;一般公共预算支出.年初预算数 100.00"),
        w("支出.年初预算数 120.00"),
        "多20.00万元，口径差额未说明",
        "一般公共预算支出.年初预算数",
        severity="warning",
    ),
    Case(
        "A05",
        "项目清单与项目支出",
        w("项目支出.决算数 30.00;项目.甲.决算数 10.00;项目.乙.决算数 20.00"),
        w("项目支出.决算数 35.00"),
        "项目支出：35.00万元，比所列项目支出合计30.00万元多5.00万元，口径差额未说明",
        "项目支出.决算数",
        severity="warning",
    ),
    Case(
        "A05",
        "项目清单与项目支出",
        w("项目支出.决算数 30.00;项目.甲.决算数 10.00;项目.乙.决算数 20.00"),
        w("项目支出.决算数 28.00"),
        "小于所列各项之和30.00万元",
    ),
    Case(
        "A06",
        "三公合计",
        w(
            "三公经费.决算数 10.00;因公出国境费.决算数 0;公务用车购置及运行费.决算数 7.50;"
            "公务接待费.决算数 2.50"
        ),
        w("公务接待费.决算数 2.05"),
        "应为9.55万元",
        "因公出国境费.决算数",
    ),
    Case(
        "A07",
        "公车费用",
        w(
            "公务用车购置及运行费.预算数 7.50;公务用车购置费.预算数 0;"
            "公务用车运行维护费.预算数 7.50"
        ),
        w("公务用车运行维护费.预算数 7.05"),
        "应为7.05万元",
        "公务用车购置费.预算数",
    ),
    Case(
        "A08",
        "节约额",
        w("三公经费.预算数 12.00;三公经费.决算数 10.00;三公经费.节约额 2.00"),
        w("三公经费.节约额 2.50"),
        "填报2.50万元，按“三公”经费预算数12.00万元－“三公”经费支出10.00万元应为2.00万元",
        "三公经费.预算数",
    ),
    Case(
        "A09",
        "三公完成率与节约率",
        w("三公经费.控制率 66%;三公经费.节约率 34%"),
        w("三公经费.节约率 30%"),
        "三公完成率与节约率应为100%，现为96%（“三公”经费控制率66%＋“三公”经费节约率30%）",
    ),
    Case(
        "A10",
        "控制率",
        w("三公经费.预算数 641.00;三公经费.决算数 416.99;三公经费.控制率 65.05%"),
        w("三公经费.控制率 66%"),
        "填报66%，按“三公”经费支出416.99万元÷“三公”经费预算数641.00万元×100%应为65%",
        "三公经费.预算数",
    ),
    Case(
        "A11",
        "节约率",
        w("三公经费.预算数 641.00;三公经费.决算数 416.99;三公经费.节约率 34.95%"),
        w("三公经费.节约率 34%"),
        "填报34%是截断的结果，未四舍五入",
        "三公经费.决算数",
        severity="warning",
    ),
    Case(
        "A12",
        "公用经费控制率",
        w("公用经费.预算数 100.00;公用经费.决算数 103.50;公用经费.控制率 103.50%"),
        w("公用经费.控制率 96.62%"),
        "应为103.50%",
        "公用经费.预算数",
    ),
    Case(
        "A13",
        "预算执行率",
        w("支出.全年预算数 120.00;支出.决算数 108.00;支出.预算执行率 90%;支出.年初预算数 100.00"),
        w("支出.预算执行率 108%"),
        "按支出合计108.00万元÷支出合计全年预算数120.00万元×100%应为90%",
        "支出.全年预算数",
    ),
    Case(
        "A14",
        "执行率得分",
        w("支出.预算执行率 97.56%;自评.执行率权重 10分;自评.执行率得分 9.76分"),
        w("自评.执行率得分 9.9分"),
        "×预算执行率权重10分（不超过权重）应为9.8分",
        "自评.执行率权重",
    ),
    Case(
        "A15",
        "支出执行率超过百分之百",
        w("支出.全年预算数 100.00;支出.决算数 103.00"),
        {},
        "支出执行率超过100%而没有说明",
        "支出.全年预算数",
        facts={"变动.预算调整原因": "年中追加"},
        less=("变动.预算调整原因",),
        severity="warning",
    ),
    Case(
        "A15",
        "项目执行率超过百分之百",
        w("项目.甲.全年预算数 100.00;项目.甲.决算数 103.00"),
        {},
        "项目“禁毒专项”执行率超过100%而没有说明",
        "项目.甲.全年预算数",
        facts={"项目.甲.偏差原因": "年中追加"},
        less=("项目.甲.偏差原因",),
        severity="warning",
    ),
    Case(
        "A16",
        "预算完成率",
        w(
            "预算.上年结转 10.00;支出.年初预算数 80.00;预算.本年追加 10.00;预算.年末结余 5.00;"
            "预算.预算完成率 95%"
        ),
        w("预算.预算完成率 93%"),
        "应为95%",
        "预算.上年结转",
    ),
    Case(
        "A17",
        "全年预算构成",
        w(
            "支出.全年预算数 110.00;支出.年初预算数 100.00;预算.上年结转 4.00;预算.本年追加 8.00;"
            "预算.本年调减 2.00"
        ),
        w("支出.全年预算数 114.00"),
        "上年结转资金4.00万元＋本年追加预算8.00万元－本年调减预算2.00万元应为110.00万元",
        "支出.年初预算数",
    ),
    Case(
        "A17",
        "预算控制率",
        w("支出.年初预算数 100.00;预算.本年追加 8.00;预算.预算控制率 8.00%"),
        w("预算.预算控制率 9.00%"),
        "应为8.00%",
        "预算.本年追加",
    ),
    Case(
        "A18",
        "结转结余率",
        w("结转结余.本年数 5.00;支出.全年预算数 100.00;结转结余.结转结余率 5.00%"),
        w("结转结余.结转结余率 6.00%"),
        "应为5.00%",
        "支出.全年预算数",
    ),
    Case(
        "A19",
        "结转结余变动率",
        w("结转结余.本年数 5.00;结转结余.上年数 4.00;结转结余.变动率 25.00%"),
        w("结转结余.变动率 20.00%"),
        "应为25.00%",
        "结转结余.上年数",
    ),
    Case(
        "A20",
        "政府采购执行率",
        w("政府采购.预算数 50.00;政府采购.决算数 40.00;政府采购.控制率 80%"),
        w("政府采购.控制率 90%"),
        "应为80%",
        "政府采购.预算数",
    ),
    Case(
        "A21",
        "采购构成",
        w("政府采购.决算数 40.00;政府采购.货物 20.00;政府采购.工程 15.00;政府采购.服务 5.00"),
        w("政府采购.服务 6.00"),
        "应为41.00万元",
        "政府采购.货物",
    ),
    Case(
        "A22",
        "在职人员控制率",
        w("人员.编制数 200人;人员.在职人数 190人;人员.在职人员控制率 95%"),
        w("人员.在职人员控制率 94%"),
        "按在职人数190人÷编制数200人×100%应为95%",
        "人员.编制数",
    ),
    Case(
        "A22",
        "在职人员超编",
        w("人员.编制数 100人;人员.在职人数 105人"),
        {},
        "在职人员控制率超过100%而没有说明",
        "人员.编制数",
        facts={"变动.人员原因": "政策性安置"},
        less=("变动.人员原因",),
        severity="warning",
    ),
    Case(
        "A23",
        "年末实有人数",
        w("人员.年末实有人数 120人;人员.在职人数 100人;人员.离休人数 1人;人员.退休人数 19人"),
        w("人员.年末实有人数 121人"),
        "应为120人",
        "人员.离休人数",
    ),
    Case(
        "A23",
        "编制构成",
        w("人员.编制数 120人;人员.行政编制 100人;人员.事业编制 15人;人员.工勤编制 5人"),
        w("人员.工勤编制 6人"),
        "应为121人",
        "人员.行政编制",
    ),
    Case(
        "A24",
        "三公预算变动率",
        w("三公经费.预算数 9.00;三公经费.上年预算数 10.00;三公经费.预算变动率 -10%"),
        w("三公经费.预算变动率 10%"),
        "应为-10%",
        "三公经费.上年预算数",
    ),
    Case(
        "A25",
        "较上年增减额",
        w("支出.决算数 105.00;支出.上年决算数 100.00;支出.较上年增减额 5.00"),
        w("支出.较上年增减额 6.00"),
        "应为5.00万元",
        "支出.决算数",
    ),
    Case(
        "A26",
        "较上年变动率",
        w("支出.决算数 105.25;支出.上年决算数 100.00;支出.较上年变动率 5.25%"),
        w("支出.较上年变动率 4.99%"),
        "按（支出合计105.25万元－上年支出合计100.00万元）÷上年支出合计100.00万元×100%应为5.25%",
        "支出.决算数",
    ),
    Case(
        "A27",
        "上年为零不写变动率",
        w("公务接待费.决算数 3.00;公务接待费.上年决算数 0.00"),
        w("公务接待费.较上年变动率 100%"),
        "公务接待费上年为零，却给出了变动率",
        "公务接待费.上年决算数",
    ),
    Case(
        "A28",
        "预算为零不写完成率",
        w("因公出国境费.预算数 0;因公出国境费.决算数 3.00"),
        w("因公出国境费.控制率 100%"),
        "因公出国（境）费预算为零，却给出了完成预算的比率",
        "因公出国境费.预算数",
    ),
    Case(
        "A28",
        "全年预算为零不写执行率",
        w("支出.全年预算数 0;支出.决算数 3.00"),
        w("支出.预算执行率 100%"),
        "支出合计全年预算为零，却给出了预算执行率",
        "支出.全年预算数",
    ),
    Case(
        "A29",
        "三公各项增减之和",
        w(
            "三公经费.较上年增减额 -3.00;因公出国境费.较上年增减额 0.00;"
            "公务用车购置及运行费.较上年增减额 -2.00;公务接待费.较上年增减额 -1.00"
        ),
        w("三公经费.较上年增减额 -4.00"),
        "应为-3.00万元",
    ),
    Case(
        "A30",
        "支出构成占比",
        w("支出.决算数 100.00;基本支出.决算数 60.00;基本支出.占比 60.00%"),
        w("基本支出.占比 59.00%"),
        "应为60.00%",
        "支出.决算数",
    ),
    Case(
        "A30",
        "项目占比之和",
        w("项目.甲.占比 33.3%;项目.乙.占比 33.3%;项目.丙.占比 33.4%"),
        w("项目.丙.占比 33.3%"),
        "项目占比之和应为100.0%，现为99.9%",
        severity="hint",
    ),
    Case(
        "A30",
        "项目占比之和",
        w("项目.甲.占比 33.3%;项目.乙.占比 33.3%;项目.丙.占比 33.4%"),
        w("项目.丙.占比 30.0%"),
        "现为96.6%",
    ),
    Case(
        "A33",
        "权重合计",
        w("自评.执行率权重 10分;指标.甲.权重 62.5分;指标.乙.权重 27.5分"),
        w("指标.乙.权重 27.4分"),
        "权重合计应为100分，现为99.90分（预算执行率权重10分＋绩效指标权重89.9分）",
        "自评.执行率权重",
    ),
    Case(
        "A34",
        "指标得分不超过权重",
        INDICATOR,
        w("指标.丁.得分 10.01分"),
        "指标“装备更新”的得分不在0与权重之间",
        "指标.丁.权重",
        facts=AT_LEAST,
    ),
    Case(
        "A35",
        "总分",
        w("自评.总分 89.76分;自评.执行率得分 9.76分;指标.甲.得分 50分;指标.乙.得分 30分"),
        w("自评.总分 91分"),
        "自评得分：填报91分，按预算执行率得分9.76分＋绩效指标得分80分应为90分",
        "自评.执行率得分",
    ),
    Case(
        "A36",
        "定量指标得分",
        INDICATOR,
        w("指标.丁.得分 9.5分"),
        "按装备更新实际完成值90人÷装备更新年度指标值100人×装备更新分值10分（不超过权重）应为9.0分",
        "指标.丁.实际值",
        facts=AT_LEAST,
    ),
    Case(
        "A36",
        "定性指标得分",
        w("指标.丁.权重 10分;指标.丁.得分 8分"),
        w("指标.丁.得分 7分"),
        "定性指标“装备更新”写的是“达成预期指标”，得分应在分值的80%（含）以上",
        "指标.丁.权重",
        facts=QUALITATIVE,
    ),
    Case(
        "A37",
        "定量指标得分",
        w("指标.丁.实际值 12天;指标.丁.目标值 10天;指标.丁.权重 6分;指标.丁.得分 5分"),
        w("指标.丁.得分 6分"),
        "按装备更新年度指标值10天÷装备更新实际完成值12天",
        "指标.丁.目标值",
        facts={"指标.丁.比较方式": "≤"},
    ),
    Case(
        "A38",
        "超目标偏离",
        w("指标.丁.实际值 131人;指标.丁.目标值 100人"),
        {},
        "完成值超过目标30%以上而没有偏差原因",
        "指标.丁.目标值",
        facts=AT_LEAST,
        less=("指标.丁.偏差原因",),
        severity="warning",
    ),
    Case(
        "A39",
        "扣分须有原因",
        w("指标.丁.得分 9.9分;指标.丁.权重 10分"),
        {},
        "指标“装备更新”没有得满分，却没有写偏差原因",
        "指标.丁.权重",
        facts={"指标.丁.偏差原因": "受雨季影响"},
        less=("指标.丁.偏差原因",),
    ),
    Case(
        "A39",
        "未达目标须有原因",
        w("指标.丁.实际值 90人;指标.丁.目标值 100人"),
        {},
        "指标“装备更新”没有达到目标，却没有写偏差原因",
        "指标.丁.目标值",
        facts=AT_LEAST,
        less=("指标.丁.偏差原因",),
    ),
    Case(
        "A40",
        "成本指标与执行数",
        w("指标.丁.实际值 120;项目.甲.决算数 120.04;指标.丁.目标值 120"),
        w("指标.丁.实际值 118"),
        "成本指标“装备更新”的完成值与对应项目的执行数不一致",
        "项目.甲.决算数",
        facts={"指标.丁.对应项目": "甲"},
    ),
    Case(
        "A40",
        "成本指标不超过目标",
        w("指标.丁.实际值 120.00;指标.丁.目标值 120.00"),
        w("指标.丁.实际值 120.01"),
        "成本指标“装备更新”的完成值超过了目标值",
        "指标.丁.目标值",
        facts={"指标.丁.对应项目": "甲"},
        severity="warning",
    ),
    Case(
        "A41",
        "自评等级",
        w("自评.总分 90分"),
        w("自评.总分 89.5分"),
        "自评等级：填报“优”，按自评得分89.5分应为“良”",
        "自评.总分",
        facts={"自评.等级": "优"},
    ),
    Case(
        "A42",
        "项目自评等级个数",
        w("自评.项目数 12个;自评.优 8个;自评.良 3个;自评.中 1个;自评.差 0个"),
        w("自评.良 4个"),
        "应为13个",
        "自评.差",
    ),
    Case(
        "A42",
        "问题整改个数",
        w("自评.发现问题数 5个;自评.已整改 3个;自评.正在整改 2个"),
        w("自评.正在整改 1个"),
        "应为4个",
        "自评.已整改",
    ),
    Case(
        "A46",
        "节约额",
        w("三公经费.预算数 12.00;三公经费.决算数 10.00;三公经费.节约额 2.00"),
        w("三公经费.节约额 20000.00"),
        "疑似单位误写（元与万元）",
        reported_as="A08",
    ),
    Case(
        "A46",
        "采购构成",
        w("政府采购.决算数 40.00;政府采购.货物 20.00;政府采购.工程 15.00;政府采购.服务 5.00"),
        w("政府采购.货物 200000.00"),
        "疑似“政府采购货物支出”单位误写（元与万元）",
        reported_as="A21",
    ),
    Case(
        "A55",
        "满意率范围",
        w("满意度.有效样本 100份;满意度.满意份数 96份"),
        w("满意度.满意份数 196份"),
        "满意率不在0%与100%之间",
        "满意度.有效样本",
    ),
    Case(
        "A55",
        "项目支出不为负",
        w("项目.甲.决算数 96.00"),
        w("项目.甲.决算数 -96.00"),
        "项目“禁毒专项”的执行数为负",
    ),
    Case(
        "A55",
        "占比范围",
        w("支出.决算数 100.00;基本支出.决算数 60.00"),
        w("支出.决算数 50.00"),
        "基本支出的占比不在0%与100%之间",
        "支出.决算数",
    ),
    Case(
        "A62",
        "收入总计",
        w(
            "收入.总计 110.00;收入.决算数 100.00;收入.使用非财政拨款结余 0;"
            "收入.年初结转和结余 10.00"
        ),
        w("收入.总计 111.00"),
        "应为110.00万元",
        "收入.年初结转和结余",
    ),
    Case(
        "A62",
        "收支平衡",
        w("收入.总计 110.00;支出.总计 110.00"),
        w("支出.总计 111.00"),
        "收入总计：填报110.00万元，按支出总计111.00万元应为111.00万元",
        "支出.总计",
    ),
]
EACH = pytest.mark.parametrize(
    "case", CASES, ids=[f"{c.code} {c.label} {n}" for n, c in enumerate(CASES)]
)


def told(
    profile: Profile, case: Case, figures: Texts, facts: Texts
) -> tuple[list[Finding], Coverage]:
    """The findings under the case's code, and the coverage of its rule."""
    findings, coverage = checked(profile, figures, facts)
    line = coverage[case.reported_as or case.code, case.label]
    return [f for f in findings if f.code == case.code], line


@EACH
def test_a_rule_that_is_kept_is_done_and_says_nothing(profile: Profile, case: Case) -> None:
    findings, line = told(profile, case, case.figures, case.facts)
    assert line.status is CoverageStatus.DONE or case.code == "A27" or case.code == "A28"
    assert not findings


@EACH
def test_a_rule_that_is_broken_says_what_is_wrong_and_what_to_do(
    profile: Profile, case: Case
) -> None:
    facts = {i: text for i, text in case.facts.items() if i not in case.less}
    findings, line = told(profile, case, {**case.figures, **case.broken}, facts)
    assert line.status is CoverageStatus.DONE
    assert [f.severity for f in findings] == [Severity(case.severity)], findings
    assert case.says in findings[0].message
    assert findings[0].todo
    assert findings[0].figures


@pytest.mark.parametrize(
    "case", [c for c in CASES if c.needs], ids=[f"{c.code} {c.label}" for c in CASES if c.needs]
)
def test_a_rule_without_its_figures_passes_nothing_and_names_them(
    profile: Profile, case: Case
) -> None:
    without = {i: text for i, text in case.figures.items() if i != case.needs}
    findings, line = told(profile, case, without, case.facts)
    assert line.status is not CoverageStatus.DONE
    assert line.reason
    assert not findings


def test_every_rule_of_the_law_of_numbers_has_a_case(profile: Profile) -> None:
    numbers = [*range(1, 31), *range(33, 43), 46, 55, 62]
    assert {f"A{n:02}" for n in numbers} <= {case.code for case in CASES}
    listed = {relation.code for relation in profile.relations}
    assert {f"A{n:02}" for n in numbers} - {"A37", "A46"} <= listed


def test_the_seeds_two_wrong_rates_and_its_gap_are_all_that_is_found(profile: Profile) -> None:
    findings, coverage = checked(profile, SEED, SEED_FACTS)
    assert {(f.code, f.severity.value, f.observed, f.expected) for f in findings} == {
        ("A10", "error", "66%", "65%"),
        ("A11", "warning", "34%", "35%"),
        ("A05", "warning", "68222.91万元", "2412.61万元"),
    }
    for label in ("内设机构名单", "项目个数"):
        assert coverage["A43", label].status is CoverageStatus.DONE


def test_rates_that_add_up_to_a_hundred_are_still_recomputed(profile: Profile) -> None:
    findings, coverage = checked(profile, SEED)
    assert coverage["A09", "三公完成率与节约率"].status is CoverageStatus.DONE
    assert "A09" not in {f.code for f in findings}
    assert "A10" in {f.code for f in findings}


def test_the_gap_of_the_total_is_not_reported_where_the_projects_total_is_given(
    profile: Profile,
) -> None:
    findings, coverage = checked(profile, {**SEED, "项目支出.决算数": "17946.60万元"})
    line = coverage["A05", "基本支出加所列项目与支出合计"]
    assert (line.status, line.reason) == (
        CoverageStatus.NOT_APPLICABLE,
        "已有更直接的数据，不再核对",
    )
    assert [f.observed for f in findings if f.code == "A05"] == ["17946.60万元"]


def test_a_value_is_not_held_against_what_was_turned_round_from_it(profile: Profile) -> None:
    _, coverage = checked(profile, SEED)
    line = coverage["A08", "节约额"]
    assert line.status is CoverageStatus.NOT_ENOUGH_DATA
    assert "反推" in line.reason


def test_a_score_below_the_formula_is_a_matter_of_its_reason(profile: Profile) -> None:
    findings, _ = checked(profile, {**INDICATOR, "指标.丁.得分": "5分"}, AT_LEAST)
    assert not findings


@pytest.mark.parametrize(
    ("comparator", "actual", "upper", "most"),
    [("≥", "130人", "", "10"), ("=", "90人", "", "9"), ("范围", "125人", "100人", "8")],
)
def test_each_comparator_has_its_own_formula(
    profile: Profile, comparator: str, actual: str, upper: str, most: str
) -> None:
    low = "90人" if upper else "100人"
    figures = {"指标.丁.实际值": actual, "指标.丁.目标值": low, "指标.丁.权重": "10分"}
    figures |= {"指标.丁.目标上限": upper} if upper else {}
    facts = {"指标.丁.比较方式": comparator, "指标.丁.偏差原因": "有原因"}
    fair, _ = checked(profile, figures | {"指标.丁.得分": f"{most}分"}, facts)
    assert not fair
    more, _ = checked(profile, figures | {"指标.丁.得分": "9.9分"}, facts)
    assert [f.code for f in more] == (["A36"] if most != "10" else [])


def test_a_qualitative_indicator_has_no_formula_and_is_no_gap_in_the_data(
    profile: Profile,
) -> None:
    figures = {"指标.丁.权重": "10分", "指标.丁.得分": "8分"}
    _, coverage = checked(profile, figures, QUALITATIVE)
    line = coverage["A36", "定量指标得分"]
    assert line.status is CoverageStatus.NOT_APPLICABLE
    assert "定性" in line.reason


def test_an_indicator_without_its_comparator_is_not_scored(profile: Profile) -> None:
    findings, coverage = checked(profile, {**INDICATOR, "指标.丁.得分": "10分"})
    assert not findings
    line = coverage["A36", "定量指标得分"]
    assert line.status is CoverageStatus.NOT_ENOUGH_DATA
    assert "没有写明" in line.reason


def test_a_cost_indicator_that_names_no_project_is_no_total_cost(profile: Profile) -> None:
    _, coverage = checked(profile, w("指标.丁.实际值 120;项目.甲.决算数 90"))
    assert coverage["A40", "成本指标与执行数"].status is CoverageStatus.NOT_APPLICABLE


def test_rounding_within_what_is_printed_is_a_hint(profile: Profile) -> None:
    figures = w(
        "三公经费.决算数 10.01;因公出国境费.决算数 0;公务用车购置及运行费.决算数 7.50;"
        "公务接待费.决算数 2.50"
    )
    findings, _ = checked(profile, figures)
    assert [(f.code, f.severity.value) for f in findings] == [("A06", "hint")]
    assert "取整误差" in findings[0].message


def test_a_bare_zero_hides_nothing(profile: Profile) -> None:
    figures = w(
        "三公经费.决算数 10.40;因公出国境费.决算数 0;公务用车购置及运行费.决算数 7.50;"
        "公务接待费.决算数 2.50"
    )
    findings, _ = checked(profile, figures)
    assert [(f.code, f.severity.value) for f in findings] == [("A06", "error")]


def test_full_execution_is_not_more_than_a_hundred(profile: Profile) -> None:
    findings, coverage = checked(profile, w("支出.全年预算数 999.99;支出.决算数 999.99"))
    assert not findings
    line = coverage["A15", "支出执行率超过百分之百"]
    assert line.status is CoverageStatus.NOT_APPLICABLE


def test_a_subtracted_term_that_nobody_gave_may_explain_a_lack(profile: Profile) -> None:
    figures = w(
        "支出.全年预算数 90.00;支出.年初预算数 80.00;预算.上年结转 10.00;预算.本年追加 8.00"
    )
    findings, _ = checked(profile, figures)
    assert [(f.code, f.severity.value) for f in findings] == [("A17", "warning")]
    assert "少8.00万元，口径差额未说明" in findings[0].message


def test_a_figure_that_follows_in_two_ways_is_told_when_they_disagree(profile: Profile) -> None:
    figures = w("基本支出.全年预算数 60.00;项目支出.全年预算数 40.00;支出.年初预算数 90.00")
    agreeing, _ = checked(profile, figures | {"预算.本年追加": "10.00万元"})
    assert not agreeing
    findings, _ = checked(profile, figures | {"预算.本年追加": "15.00万元"})
    assert [f.code for f in findings] == ["A17"]
    assert "两种算法不一致" in findings[0].message


def test_the_sources_of_a_finding_are_the_cells_that_it_is_about(profile: Profile) -> None:
    findings, _ = checked(profile, SEED)
    rate = next(f for f in findings if f.code == "A10")
    assert [str(source) for source in rate.sources] == [
        "虚构.xlsx｜表一｜B9",
        "虚构.xlsx｜表一｜B6",
    ]


def test_coverage_has_one_line_for_every_rule_and_label(profile: Profile) -> None:
    _, coverage = check_rules(profile, ledger_of(profile, SEED, SEED_FACTS))
    lines = [(line.code, line.label) for line in coverage]
    assert len(lines) == len(set(lines))
    assert set(lines) >= {(r.code, r.label) for r in profile.relations}
    assert all(line.reason for line in coverage)


def test_coverage_tells_apart_what_is_missing_and_what_is_not_there(profile: Profile) -> None:
    _, coverage = checked(profile, SEED)
    absent, missing = coverage["A34", "指标得分不超过权重"], coverage["A06", "三公合计"]
    assert (absent.status, absent.reason) == (CoverageStatus.NOT_APPLICABLE, "没有这一组数据")
    assert missing.status is CoverageStatus.NOT_ENOUGH_DATA
    assert "因公出国（境）费支出" in missing.reason
    assert "因公出国境费.决算数" in missing.figures
    assert coverage["A43", "下设机构名单"].reason == "缺少数据：下设机构名单"


def test_a_computed_value_is_never_printed_with_all_its_digits(profile: Profile) -> None:
    figures = w("支出.全年预算数 7.00;支出.决算数 1.00;自评.执行率权重 10分;自评.执行率得分 3分")
    findings, _ = checked(profile, figures)
    assert [f.message for f in findings] == [
        "预算执行率得分：填报3分，按支出合计预算执行率14.29%÷100%×预算执行率权重10分"
        "（不超过权重）应为1分"
    ]


def test_figures_of_two_dimensions_cannot_be_told_and_crash_nothing(profile: Profile) -> None:
    ledger = ledger_of(profile, w("人员.编制数 5人;支出.决算数 3.00;支出.总计 3.00"))
    mixed = Sum(code="T", label="混", result="支出.总计", terms=("人员.编制数", "支出.决算数"))
    compared = Requires(code="T", label="比", then=("人员.编制数 <= 支出.决算数",))
    for relation in (mixed, compared):
        result = examine(relation, ledger)
        assert result.status is CoverageStatus.NOT_ENOUGH_DATA
        assert "不是同一种量" in result.reason


def test_a_value_given_in_another_dimension_cannot_be_told(profile: Profile) -> None:
    figures = w("三公经费.预算数 12.00;三公经费.决算数 10.00;三公经费.控制率 83人")
    findings, coverage = checked(profile, figures)
    assert not findings
    assert "单位“人”" in coverage["A10", "控制率"].reason


def test_amounts_in_three_units_are_one_sum(profile: Profile) -> None:
    figures = {
        "政府采购.决算数": "0.5亿元",
        "政府采购.货物": "3000.00万元",
        "政府采购.工程": "15000000.00元",
        "政府采购.服务": "500.00万元",
    }
    findings, coverage = checked(profile, figures)
    assert not findings
    assert coverage["A21", "采购构成"].status is CoverageStatus.DONE
