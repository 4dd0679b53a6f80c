"""The rules that the later profiles have of their own: each kept, and each broken by one change."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from givens import checked
from rule_cases import Case, Texts, w

from qicao.profile import Profile, load_profile
from qicao.values import CoverageStatus, Severity

PROMPTS = Path(__file__).parents[1] / "prompts"


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
QUALITATIVE = {"指标.丁.比较方式": "定性", "指标.丁.偏差原因": "受雨季影响"}

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
    ),
    Case(
        "A33",
        "效益指标权重",
        PLAIN,
        {"指标.二.权重": "31分"},
        "效益指标的分值合计",
        facts=PLAIN_FACTS,
    ),
    Case(
        "A33",
        "满意度指标权重",
        PLAIN,
        {"指标.三.权重": "11分"},
        "满意度指标的分值",
        facts=PLAIN_FACTS,
    ),
    Case(
        "A33",
        "设一级成本指标时的产出和成本权重",
        COST,
        {"指标.四.权重": "21分"},
        "产出、成本指标的分值合计",
        facts=COST_FACTS,
    ),
    Case(
        "A33",
        "设一级成本指标时的效益权重",
        COST,
        {"指标.二.权重": "22分"},
        "设一级成本指标时，效益指标",
        facts=COST_FACTS,
    ),
    Case(
        "A33",
        "不设满意度指标时的效益权重",
        BARE,
        {"指标.二.权重": "41分"},
        "不设满意度指标时，效益指标",
        facts=BARE_FACTS,
    ),
    Case(
        "A33",
        "设一级成本指标而不设满意度指标时的效益权重",
        COST_ONLY,
        {"指标.二.权重": "31分"},
        "而不设满意度指标时，效益指标",
        facts=COST_ONLY_FACTS,
    ),
    Case(
        "A36",
        "定性指标得分",
        w("指标.丁.权重 10分;指标.丁.得分 7分"),
        {"指标.丁.得分": "5分"},
        "得分不在这一档",
        facts=QUALITATIVE | {"指标.丁.完成说明": "部分达成预期指标并具有一定效果"},
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
        facts=QUALITATIVE | {"指标.丁.完成说明": "部分达成预期指标并具有一定效果"},
    ),
]
EACH = [
    pytest.param(name, case, id=f"{name} {case.code} {case.label}")
    for name, cases in (
        ("mof_project", PROJECT),
        ("transfer_payment", TRANSFER),
        ("hubei_overall", HUBEI),
    )
    for case in cases
]
every_rule = pytest.mark.parametrize(("name", "case"), EACH)


@cache
def profile_of(name: str) -> Profile:
    return load_profile(PROMPTS / name)


def said(name: str, case: Case, figures: Texts, facts: Texts) -> tuple[list[str], list[Severity]]:
    """The findings of the case's rule: what they say and how bad they are."""
    findings, coverage = checked(profile_of(name), figures, facts)
    assert coverage[case.code, case.label].status in (
        CoverageStatus.DONE,
        CoverageStatus.NOT_APPLICABLE,
    )
    found = [f for f in findings if f.code == case.code and case.says in f.message]
    assert all(f.todo for f in found)
    return [f.message for f in found], [f.severity for f in found]


@every_rule
def test_a_rule_that_is_kept_says_nothing(name: str, case: Case) -> None:
    assert said(name, case, case.figures, case.facts) == ([], [])


@every_rule
def test_a_rule_that_is_broken_says_so_once(name: str, case: Case) -> None:
    facts = {i: text for i, text in case.facts.items() if i not in case.less}
    facts |= case.broken_facts
    messages, severities = said(name, case, {**case.figures, **case.broken}, facts)
    assert len(messages) == 1, messages
    weighted = case.code == "A33" and case.label != "目标分值"
    assert severities == [Severity("warning" if weighted else case.severity)]


def test_a_file_may_give_other_weights_than_the_standard() -> None:
    figures, facts = scores("产出 60 60", "效益 20 20", "满意度 10 10")
    findings, _ = checked(profile_of("mof_project"), figures, facts)
    assert [f.code for f in findings] == ["A33", "A33"]
    own = figures | {"权重.产出": "60分", "权重.效益": "20分"}
    assert checked(profile_of("mof_project"), own, facts)[0] == ()


def test_dates_that_cannot_be_told_are_no_fault_and_say_so() -> None:
    for period, done in (("2024年3月至11月", "2024年"), ("长期", "2024年6月1日")):
        facts = {"项目.实施期限": period, "项目.完成日期": done}
        findings, coverage = checked(profile_of("mof_project"), FUNDS, facts)
        line = coverage["A51", "完成日期在实施期限内"]
        assert findings == ()
        assert line.status is CoverageStatus.AMBIGUOUS
        assert "日期写得不够具体" in line.reason
    none = checked(profile_of("mof_project"), FUNDS, {"项目.实施期限": "2024年"})[1]
    assert none["A51", "完成日期在实施期限内"].status is CoverageStatus.NOT_APPLICABLE


def test_a_date_outside_its_period_is_shown_with_the_period() -> None:
    facts = {"项目.实施期限": "2024年3月至11月", "项目.完成日期": "2024年12月2日"}
    (finding,) = [f for f in checked(profile_of("mof_project"), FUNDS, facts)[0] if f.code == "A51"]
    assert "2024年12月2日" in str(finding.observed)
    assert "2024年3月至11月" in str(finding.observed)


def test_an_indicator_of_a_goal_that_is_not_listed_is_called_out() -> None:
    facts = GOAL_FACTS | {"指标.三.所属目标": "车辆运输"}
    findings, _ = checked(profile_of("hubei_overall"), GOALS, facts)
    assert any("写的所属目标不在年度绩效目标之内" in f.message for f in findings)


def test_a_grade_is_half_open_in_every_profile() -> None:
    for name in ("mof_project", "transfer_payment", "hubei_overall"):
        given = {"自评.总分": "89.50分"}
        findings, _ = checked(profile_of(name), given, {"自评.等级": "优"})
        assert [f.expected for f in findings if f.code == "A41"] == ["良"]
