"""Every rule: kept, broken, and without the figures that it needs."""

from __future__ import annotations

import pytest
from givens import SEED, SEED_FACTS, checked, ledger_of
from rule_cases import AT_LEAST, CASES, INDICATOR, QUALITATIVE, Case, Texts, w

from qicao.profile import Profile
from qicao.relations import Requires, Sum
from qicao.rules import check_rules, examine
from qicao.values import Coverage, CoverageStatus, Finding, Severity

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


@pytest.mark.parametrize("running", ["20.00", "21.00"])
def test_running_costs_may_be_all_or_only_goods_and_services(
    profile: Profile, running: str
) -> None:
    parts = "商品和服务支出.决算数 20.00;资本性支出.决算数 1.00;工资福利支出.决算数 39.00"
    spent = f"基本支出.决算数 60.00;对个人和家庭的补助.决算数 0;公用经费.决算数 {running}"
    findings, _ = checked(profile, w(f"{parts};{spent}"))
    assert not [f for f in findings if f.code == "A02"]


def test_running_costs_of_more_than_the_grant_are_held_against_all_basic_spending(
    profile: Profile,
) -> None:
    granted = "拨款基本支出.决算数 50.00;拨款公用经费.决算数 11.00;拨款商品和服务支出.决算数 11.00"
    parts = "商品和服务支出.决算数 20.00;资本性支出.决算数 1.00;基本支出.决算数 60.00"
    findings, _ = checked(profile, w(f"{granted};{parts};公用经费.决算数 22.00"))
    (finding,) = [f for f in findings if f.code == "A02"]
    assert (finding.severity, finding.expected) == (Severity.WARNING, "21.00万元")


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
