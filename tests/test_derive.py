"""Derivation: what follows, what stands, what stays unknown, and what a figure says of itself."""

from __future__ import annotations

from decimal import Decimal

import pytest
from givens import SEED, checked, given, ledger_of

from qicao.derive import derive
from qicao.profile import Profile
from qicao.quantity import half_up, parse_amount
from qicao.relations import AnyRelation, Difference, Ratio, Sum
from qicao.rules import check_rules
from qicao.values import Ledger, Origin, Severity, Source

D = Decimal


def value(ledger: Ledger, name: str, unit: str = "万元") -> Decimal | None:
    quantity = ledger.figures[name].quantity
    return None if quantity is None else half_up(quantity.to(unit), 2)


def with_relations(profile: Profile, *relations: AnyRelation) -> Profile:
    return profile.model_copy(update={"relations": relations})


def test_the_seeds_budget_follows_backward_and_its_rates_forward(profile: Profile) -> None:
    ledger = ledger_of(profile, SEED)
    assert value(ledger, "三公经费.预算数") == D("641.00")
    assert value(ledger, "三公经费.控制率", "%") == D("65.05")
    assert value(ledger, "三公经费.节约率", "%") == D("34.95")
    assert value(ledger, "基本支出.决算数") == D("50276.31")
    assert value(ledger, "项目支出.所列项目合计") == D("15533.99")


def test_a_rate_that_was_given_is_kept_as_claimed(profile: Profile) -> None:
    rate = ledger_of(profile, SEED).figures["三公经费.控制率"]
    assert str(rate.claimed) == "66%"
    assert rate.claimed_source is not None
    assert rate.claimed_source.cell == "B9"
    assert rate.given == rate.claimed


def test_an_amount_that_was_given_stands_against_its_sum(profile: Profile) -> None:
    figures = {
        "政府采购.货物": "1.00万元",
        "政府采购.工程": "1.00万元",
        "政府采购.服务": "1.00万元",
    }
    ledger = ledger_of(profile, figures | {"政府采购.决算数": "5.00万元"})
    assert value(ledger, "政府采购.决算数") == D("5.00")
    assert ledger.figures["政府采购.决算数"].claimed is None
    assert value(ledger_of(profile, figures), "政府采购.决算数") == D("3.00")


def test_a_rate_that_nothing_determines_stands_as_given(profile: Profile) -> None:
    rate = ledger_of(profile, {"支出.预算执行率": "96.5%"}).figures["支出.预算执行率"]
    assert str(rate.quantity) == "96.5%"
    assert rate.claimed is None


def test_a_derived_figure_says_its_formula_and_its_inputs(profile: Profile) -> None:
    ledger = ledger_of(profile, SEED)
    forward = ledger.figures["三公经费.控制率"].source
    backward = ledger.figures["三公经费.预算数"].source
    assert forward is not None
    assert backward is not None
    assert forward.origin is Origin.FORMULA
    assert forward.inputs == ("三公经费.决算数", "三公经费.预算数")
    assert str(forward) == ("计算：“三公”经费支出416.99万元÷“三公”经费预算数641.00万元×100%")
    assert backward.inputs == ("三公经费.节约额", "三公经费.决算数")
    assert backward.text == "“三公”经费支出416.99万元＋“三公”经费节约额224.01万元"


def test_a_sum_that_goes_without_an_optional_term_says_so(profile: Profile) -> None:
    source = ledger_of(profile, SEED).figures["基本支出.决算数"].source
    assert source is not None
    assert str(source).endswith("（资本性支出未提供，未计入）")


def test_what_nobody_gave_and_nothing_gives_stays_not_provided(profile: Profile) -> None:
    ledger = ledger_of(profile, SEED)
    figure = ledger.figures["公用经费.预算数"]
    assert not figure.present
    assert figure.source is None
    assert "公用经费.预算数" not in ledger.known


def test_a_member_without_a_value_makes_the_sum_of_its_group_unknown(profile: Profile) -> None:
    figures = {"项目.甲.决算数": "10.00万元", "项目.乙.全年预算数": "5.00万元"}
    ledger = ledger_of(profile, figures)
    assert value(ledger, "项目支出.所列项目合计") is None
    whole = ledger_of(profile, figures | {"项目.乙.决算数": "4.00万元"})
    assert value(whole, "项目支出.所列项目合计") == D("14.00")
    assert value(whole, "项目.乙.结余数") == D("1.00")


def test_an_open_list_derives_no_total(profile: Profile) -> None:
    assert value(ledger_of(profile, SEED), "项目支出.决算数") is None


def test_one_source_of_money_alone_is_not_taken_for_the_whole(profile: Profile) -> None:
    ledger = ledger_of(profile, {"一般公共预算支出.决算数": "90.00万元"})
    assert value(ledger, "支出.决算数") is None


def test_there_is_no_rate_over_a_zero_base(profile: Profile) -> None:
    ledger = ledger_of(profile, {"支出.决算数": "5.00万元", "支出.上年决算数": "0.00万元"})
    assert value(ledger, "支出.较上年变动率", "%") is None
    assert value(ledger, "支出.较上年增减额") == D("5.00")


def test_the_year_before_follows_from_this_year_and_the_change(profile: Profile) -> None:
    ledger = ledger_of(profile, {"支出.决算数": "105.00万元", "支出.较上年增减额": "5.00万元"})
    assert value(ledger, "支出.上年决算数") == D("100.00")
    assert value(ledger, "支出.较上年变动率", "%") == D("5.00")
    assert half_up(ledger.known["支出.上年决算数"].lo, 0) == D("999900")


def test_inputs_in_three_units_are_added_in_one(profile: Profile) -> None:
    figures = {
        "政府采购.货物": "0.3亿元",
        "政府采购.工程": "15000000.00元",
        "政府采购.服务": "500万元",
    }
    ledger = ledger_of(profile, figures)
    assert value(ledger, "政府采购.决算数") == D("5000.00")
    assert ledger.figures["政府采购.决算数"].unit == "万元"
    source = ledger.figures["政府采购.决算数"].source
    assert source
    assert "3000.00万元＋" in str(source)
    assert "1500.00万元＋" in str(source)
    assert "亿元" not in str(source)


def test_the_first_of_several_derivations_counts(profile: Profile) -> None:
    first = Sum(code="T", result="支出.总计", terms=("支出.决算数", "支出.结余分配"))
    second = Sum(code="T", result="支出.总计", terms=("支出.决算数",))
    figures = {"支出.决算数": "5.00万元", "支出.结余分配": "2.00万元"}
    for relations, expected in (((first, second), "7.00"), ((second, first), "5.00")):
        ledger = ledger_of(with_relations(profile, *relations), figures)
        assert value(ledger, "支出.总计") == D(expected)


def test_a_derivation_whose_inputs_miss_leaves_it_to_the_next(profile: Profile) -> None:
    first = Sum(code="T", result="支出.总计", terms=("支出.决算数", "支出.结余分配"))
    second = Sum(code="T", result="支出.总计", terms=("支出.决算数",))
    ledger = ledger_of(with_relations(profile, first, second), {"支出.决算数": "5.00万元"})
    assert value(ledger, "支出.总计") == D("5.00")


def test_a_cycle_among_relations_derives_nothing_from_itself(profile: Profile) -> None:
    ring = (
        Sum(code="T", result="支出.总计", terms=("支出.决算数", "支出.结余分配")),
        Difference(
            code="T",
            result="支出.决算数",
            minuend="支出.总计",
            subtrahend="支出.结余分配",
            inverts=("支出.总计", "支出.结余分配"),
        ),
    )
    nothing = ledger_of(with_relations(profile, *ring), {"支出.结余分配": "2.00万元"})
    assert value(nothing, "支出.总计") is None
    assert value(nothing, "支出.决算数") is None
    ledger = ledger_of(
        with_relations(profile, *ring), {"支出.结余分配": "2.00万元", "支出.总计": "9.00万元"}
    )
    assert value(ledger, "支出.决算数") == D("7.00")
    findings, _ = checked(
        with_relations(profile, *ring), {"支出.结余分配": "2.00万元", "支出.总计": "9.00万元"}
    )
    assert not findings


def test_a_sum_waits_for_an_optional_term_that_follows_backward(profile: Profile) -> None:
    figures = {
        "工资福利支出.上年决算数": "30.00万元",
        "商品和服务支出.上年决算数": "20.00万元",
        "对个人和家庭的补助.上年决算数": "9.00万元",
        "资本性支出.决算数": "3.00万元",
        "资本性支出.较上年增减额": "2.00万元",
    }
    assert value(ledger_of(profile, figures), "基本支出.上年决算数") == D("60.00")


def test_relations_over_two_dimensions_derive_nothing_and_crash_nothing(
    profile: Profile,
) -> None:
    mixed: tuple[AnyRelation, ...] = (
        Sum(code="T", result="支出.总计", terms=("支出.决算数", "人员.编制数")),
        Ratio(code="T", result="支出.预算执行率", of=("支出.决算数",), over=("人员.编制数",)),
        Difference(
            code="T",
            result="支出.结余分配",
            minuend="支出.决算数",
            subtrahend="人员.编制数",
            inverts=("支出.决算数",),
        ),
    )
    ledger = ledger_of(
        with_relations(profile, *mixed), {"支出.决算数": "5.00万元", "人员.编制数": "3人"}
    )
    assert not any(f.source and f.source.inputs for f in ledger.figures.values())


def test_a_standard_of_the_profile_is_taken_where_nobody_gave_another(profile: Profile) -> None:
    standard = ledger_of(profile, {}).figures["整改.执行率下限"]
    assert standard.quantity == parse_amount("90%")
    assert standard.given is None
    own = ledger_of(profile, {"整改.执行率下限": "85%"}).figures["整改.执行率下限"]
    assert own.quantity == parse_amount("85%")


@pytest.mark.parametrize(
    ("total", "grade"), [("90分", "优"), ("89.5分", "良"), ("59.99分", "差"), ("80分", "良")]
)
def test_a_grade_is_the_band_of_the_score_as_it_is_printed(
    profile: Profile, total: str, grade: str
) -> None:
    fact = ledger_of(profile, {"自评.总分": total}, {"自评.等级": "优"}).facts["自评.等级"]
    assert (fact.text, fact.claimed) == (grade, "优")


def test_a_score_below_all_grades_crashes_nothing(profile: Profile) -> None:
    ledger = ledger_of(profile, {"自评.总分": "-1分"}, {"自评.等级": "优"})
    assert ledger.facts["自评.等级"].text == "优"


def test_a_given_grade_stands_where_there_is_no_score(profile: Profile) -> None:
    assert ledger_of(profile, {}, {"自评.等级": "优"}).facts["自评.等级"].text == "优"


def test_members_counts_and_years_become_facts_and_figures(profile: Profile) -> None:
    ledger = ledger_of(profile, {"项目.甲.决算数": "10.00万元"}, {"单位.名称": "梓澜县某局"})
    assert ledger.facts["项目.甲"].text == "禁毒专项"
    assert ledger.facts["单位.简称"].text == "梓澜县某局"
    assert ledger.facts["报告.上年度"].text == "2023"
    assert value(ledger, "项目支出.项目个数", "个") == 1


def test_a_comparator_that_nobody_knows_crashes_nothing(profile: Profile) -> None:
    ledger = ledger_of(profile, {"指标.甲.实际值": "3个"}, {"指标.甲.比较方式": "大约"})
    assert [i.key for i in ledger.indicators] == ["甲"]


def test_deriving_twice_gives_the_same_ledger(profile: Profile) -> None:
    assert ledger_of(profile, SEED).digest == ledger_of(profile, SEED).digest


PRIOR = {"公务用车购置及运行费.上年决算数": "3.00万元", "公务接待费.上年决算数": "2.00万元"}


def with_told(profile: Profile, text: str, figures: dict[str, str]) -> Ledger:
    """A ledger of cells, with last year's 三公经费 as a sentence tells it."""
    told = given(profile, "三公经费.上年决算数", text)
    source = Source(origin=Origin.SENTENCE, file="上年报告.docx", cell="第5段第1句", text=text)
    cells = {name: given(profile, name, value) for name, value in figures.items()}
    everything = {told.id: told.model_copy(update={"source": source}), **cells}
    return derive(profile, everything, {}, (), year=2024)


def test_what_follows_from_cells_stands_against_a_sentence(profile: Profile) -> None:
    cells = PRIOR | {"因公出国境费.上年决算数": "0.00万元"}
    ledger = with_told(profile, "6.00万元", cells)
    assert value(ledger, "三公经费.上年决算数") == D("5.00")
    assert str(ledger.figures["三公经费.上年决算数"].claimed) == "6.00万元"
    (finding,) = [f for f in check_rules(profile, ledger)[0] if f.code == "A06"]
    assert finding.severity is Severity.WARNING
    assert "文字材料写的是6.00万元" in finding.message


def test_a_sentence_stands_where_cells_do_not_determine_the_figure(profile: Profile) -> None:
    one = {"公务接待费.上年决算数": "2.00万元"}
    assert value(with_told(profile, "6.00万元", one), "三公经费.上年决算数") == D("6.00")
