"""Each kind: evaluated, inverted, over what is known, and explained."""

from __future__ import annotations

from decimal import Decimal

import pytest

from qicao.errors import CannotTell, NoBase, NotInvertible, UnitMismatch
from qicao.quantity import Interval, computed, point, quantity
from qicao.relations import (
    Band,
    Change,
    Count,
    Difference,
    NumericRelation,
    Ratio,
    Score,
    Share,
    Sum,
)
from qicao.relations.wording import shown
from qicao.values import Fact, Figure, Item

D = Decimal


def figure(name: str, number: str, unit: str) -> Figure:
    return Figure(id=name, label=name, quantity=quantity(number, unit), unit=unit)


def figures(**amounts: str) -> dict[str, Figure]:
    return {name: figure(name, number, "万元") for name, number in amounts.items()}


def grades(**more: object) -> Band:
    steps = [{"floor": f, "name": n} for f, n in ((90, "优"), (80, "良"), (60, "中"), (0, "差"))]
    return Band.model_validate({"code": "T", "result": "等级", "of": "分", "steps": steps} | more)


def score(comparator: str, **more: object) -> Score:
    data = {"code": "T", "result": "得分", "actual": "实际", "target": "目标", "weight": "10分"}
    return Score.model_validate(data | {"comparator": comparator, "upper": "上限"} | more)


def points(comparator: str, actual: str, target: str, upper: str = "0") -> Decimal:
    values = {"实际": D(actual), "目标": D(target), "上限": D(upper)}
    return score(comparator).evaluate(values)


def test_a_sum_counts_signs_and_goes_without_optional_terms() -> None:
    total = Sum(code="T", result="和", terms=("甲", "-乙", "丙?"))
    assert total.evaluate({"甲": D(5), "乙": D(2)}) == 3
    assert total.evaluate({"甲": D(5), "乙": D(2), "丙": D(4)}) == 7
    assert total.inputs() == ("甲", "乙")
    assert total.missing_optional({"甲"}) == ("丙",)
    assert total.missing_optional({"甲"}, -1) == ()


def test_an_open_sum_determines_none_of_its_terms() -> None:
    with pytest.raises(NotInvertible):
        Sum(code="T", result="和", terms=("甲",), open=True).invert("甲", {"和": D(1)})


def test_a_sum_that_equals_a_constant_gives_back_its_term() -> None:
    weights = Sum(code="T", terms=("甲", "乙"), equals=D(100))
    assert weights.invert("甲", {"乙": D(30)}) == 70
    assert weights.inverse_interval("甲", {"乙": Interval(D(29), D(31))}) == Interval(D(69), D(71))


def test_a_sum_of_each_member_takes_the_members_of_another_group_that_name_it() -> None:
    body = {"terms": ("指标.*.得分",), "where": {"fact": "目标", "says": "{name}"}}
    sums = Sum.model_validate({"code": "T", "result": "目标.*.得分", **body})
    goals = [Item(group="目标", key=n, label=f"{n}、目标") for n in ("一", "二")]
    items = [*goals, *(Item(group="指标", key=n, label=n) for n in ("甲", "乙", "丙"))]
    of = {"甲": "一、目标", "乙": "二、目标", "丙": "一、目标"}
    facts = {f"指标.{n}.目标": Fact(id=n, label=n, text=text) for n, text in of.items()}
    bound = [relation.with_facts(facts) for relation in sums.bind(items, {})]
    assert [(r.result, r.inputs()) for r in bound] == [
        ("目标.一.得分", ("指标.甲.得分", "指标.丙.得分")),
        ("目标.二.得分", ("指标.乙.得分",)),
    ]


def test_the_difference_of_two_rates_is_in_percentage_points() -> None:
    rates = {n: figure(n, "60", "%") for n in ("甲", "乙")}
    gap = Difference(code="T", result="差", minuend="甲", subtrahend="乙")
    assert gap.result_unit(rates) == "个百分点"
    assert gap.result_unit(figures(甲="1", 乙="2")) == "万元"


def test_a_difference_explains_how_it_is_turned_round() -> None:
    saved = Difference(code="T", result="节约", minuend="预算", subtrahend="决算")
    ledger = figures(预算="641.00", 决算="416.99", 节约="224.01")
    assert saved.explain(ledger) == "预算641.00万元－决算416.99万元"
    assert saved.explain_inverse("预算", ledger) == "决算416.99万元＋节约224.01万元"
    assert saved.explain_inverse("决算", ledger) == "预算641.00万元－节约224.01万元"


@pytest.mark.parametrize(
    "relation",
    [
        Ratio(code="T", result="率", of=("甲",), over=("乙",)),
        Change(code="T", result="率", current="甲", prior="乙"),
        Share(code="T", result="率", part="甲", whole="乙"),
    ],
)
def test_a_rate_over_a_zero_base_has_no_value(relation: NumericRelation) -> None:
    with pytest.raises(NoBase):
        relation.evaluate({"甲": D(5), "乙": D(0)})
    with pytest.raises(NoBase):
        relation.interval({"甲": point(D(5)), "乙": Interval(D("-0.005"), D("0.005"))})


@pytest.mark.parametrize(
    "relation",
    [
        Sum(code="T", result="和", terms=("甲", "乙")),
        Difference(code="T", result="差", minuend="甲", subtrahend="乙"),
        Ratio(code="T", result="率", of=("甲",), over=("乙",)),
        Change(code="T", result="率", current="甲", prior="乙"),
        Share(code="T", result="率", part="甲", whole="乙"),
        score("≥", actual="甲", target="乙"),
    ],
)
def test_quantities_of_two_dimensions_are_never_put_together(relation: NumericRelation) -> None:
    with pytest.raises(UnitMismatch):
        relation.result_unit({"甲": figure("甲", "1", "万元"), "乙": figure("乙", "1", "人")})


def test_a_change_is_counted_from_the_size_of_a_negative_base() -> None:
    change = Change(code="T", result="率", current="甲", prior="乙")
    assert change.evaluate({"甲": D(5), "乙": D(-10)}) == 150
    assert change.evaluate({"甲": D(-15), "乙": D(-10)}) == -50


def test_the_seeds_rates_follow_from_its_amounts() -> None:
    values = {"预算": D("6410000"), "决算": D("4169900")}
    spent = Ratio(code="T", result="率", of=("决算",), over=("预算",))
    saved = Ratio(code="T", result="率", of=("预算", "-决算"), over=("预算",))
    assert round(spent.evaluate(values), 3) == D("65.053")
    assert round(saved.evaluate(values), 3) == D("34.947")


def test_a_ratio_over_forty_printed_terms_still_has_an_interval() -> None:
    names = tuple(f"项{n}" for n in range(40))
    known = {n: Interval(D("0.995"), D("1.005")) for n in names} | {"底": point(D(40))}
    ratio = Ratio(code="T", result="率", of=names, over=("底",))
    assert ratio.interval(known) == Interval(D("99.5"), D("100.5"))


def test_too_many_shared_terms_cannot_be_told_rather_than_crash() -> None:
    names = tuple(f"项{n}" for n in range(14))
    known = {n: Interval(D("0.995"), D("1.005")) for n in names}
    with pytest.raises(CannotTell):
        Ratio(code="T", result="率", of=names, over=names).interval(known)


@pytest.mark.parametrize(
    ("comparator", "actual", "target", "expected"),
    [
        ("≥", "80", "100", "8"),
        ("≥", "100", "100", "10"),
        ("≥", "400", "100", "10"),
        ("≥", "-5", "100", "0"),
        ("≤", "125", "100", "8"),
        ("≤", "0", "100", "10"),
        ("≤", "0", "0", "10"),
        ("≤", "3", "0", "0"),
        ("=", "100", "100", "10"),
        ("=", "90", "100", "9"),
        ("=", "110", "100", "9"),
        ("=", "0", "0", "10"),
        ("=", "300", "100", "0"),
    ],
)
def test_a_score_is_the_weight_times_the_degree(
    comparator: str, actual: str, target: str, expected: str
) -> None:
    assert points(comparator, actual, target) == D(expected)


@pytest.mark.parametrize(("actual", "expected"), [("90", 10), ("95", 10), ("45", 5), ("125", 8)])
def test_a_range_gives_everything_inside_and_the_nearer_end_outside(
    actual: str, expected: int
) -> None:
    assert points("范围", actual, "90", "100") == expected


@pytest.mark.parametrize(
    ("comparator", "actual", "target"),
    [("≥", "-3", "-2"), ("≥", "-1", "0"), ("≤", "-3", "-5"), ("=", "2", "0"), ("定性", "1", "1")],
)
def test_no_proportion_is_taken_of_a_target_that_is_not_positive(
    comparator: str, actual: str, target: str
) -> None:
    with pytest.raises(CannotTell):
        points(comparator, actual, target)


def test_a_score_without_its_comparator_cannot_be_told() -> None:
    relation = score("指标.*.比较方式").with_facts({})
    with pytest.raises(CannotTell, match="≥、≤、=、范围还是定性"):
        relation.evaluate({"实际": D(1), "目标": D(1)})


def test_a_score_takes_its_comparator_from_the_fact() -> None:
    fact = Fact(id="方式", label="方式", text="≤")
    assert score("方式").with_facts({"方式": fact}).evaluate({"实际": D(2), "目标": D(1)}) == 5


def test_a_score_tells_the_actual_value_that_made_it() -> None:
    for comparator, expected in (("≥", 80), ("≤", 125)):
        relation = score(comparator)
        assert relation.invert("实际", {"得分": D(8), "目标": D(100)}) == expected
        with pytest.raises(NotInvertible):
            relation.invert("实际", {"得分": D(10), "目标": D(100)})


@pytest.mark.parametrize(
    ("value", "name"),
    [("100", "优"), ("90", "优"), ("89.99", "良"), ("89.5", "良"), ("80", "良"), ("60", "中")],
)
def test_bands_are_half_open_so_that_no_score_falls_between(value: str, name: str) -> None:
    assert grades().name_of(D(value)) == name


def test_a_score_below_every_floor_has_no_grade() -> None:
    with pytest.raises(CannotTell):
        grades().name_of(D("-0.01"))


def test_a_score_that_may_lie_in_two_bands_names_both() -> None:
    assert grades().interval({"分": Interval(D("89.5"), D("90.5"))}) == ("优", "良")
    assert grades().interval({"分": Interval(D(90), D(91))}) == ("优",)


def test_a_band_gives_back_the_scores_that_lie_in_it() -> None:
    assert grades().invert("良") == Interval(D(80), D(90))
    assert grades().invert("优") == Interval(D(90), D(100))
    with pytest.raises(NotInvertible):
        grades().invert("合格")


def test_bands_are_written_from_the_top_down() -> None:
    with pytest.raises(ValueError, match="从高到低"):
        grades(steps=[{"floor": 60, "name": "中"}, {"floor": 90, "name": "优"}])


def test_a_count_counts_members_names_or_what_passes_a_bound() -> None:
    items = [Item(group="项目", key=k, label=k) for k in "甲乙丙"]
    assert Count(code="T", result="数", group="项目").expanded(items, {}).evaluate({}) == 3
    fact = Fact(id="名单", label="名单", text="一、二", items=("一", "二"))
    assert Count(code="T", result="数", names="名单").with_facts({"名单": fact}).evaluate({}) == 2
    slow = Count(code="T", result="数", among=("项目.*.率",), below="90").expanded(items, {})
    values = {f"项目.{k}.率": D(v) for k, v in zip("甲乙丙", ("89.99", "90", "95"), strict=True)}
    assert slow.evaluate(values) == 1


def test_a_count_of_rates_at_the_bound_says_how_many_there_may_be() -> None:
    slow = Count(code="T", result="数", among=("甲", "乙"), below="90")
    known = {"甲": Interval(D("89.9"), D("90.1")), "乙": point(D(50))}
    assert slow.interval(known) == Interval(D(1), D(2))


def test_nothing_to_count_is_not_zero() -> None:
    assert not Count(code="T", result="数", group="项目").expanded([], {}).countable
    assert not Count(code="T", result="数", names="名单").with_facts({}).countable


@pytest.mark.parametrize("body", [{}, {"group": "甲", "names": "乙"}])
def test_a_count_counts_exactly_one_thing(body: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="须且只须"):
        Count.model_validate({"code": "T", "result": "数"} | body)


def test_a_bound_of_a_count_is_a_number() -> None:
    with pytest.raises(ValueError, match="应为数字"):
        Count(code="T", result="数", among=("甲",), below="整改.目标")


def test_a_computed_number_is_worded_with_sensible_decimals() -> None:
    assert shown(computed(D(1) / D(3), "%")) == "0.33%"
    assert shown(computed(D("502763100") / 10000, "万元")) == "50276.31万元"
    assert shown(computed(D("65.0530421216848673946957878"), "%")) == "65.05%"
    assert shown(computed(D(1000) / D(7), "万元")) == "142.86万元"
    assert shown(computed(D("2575.489939"), "万元")) == "2575.489939万元"
    assert shown(computed(D("8.50"), "分")) == "8.5分"
    assert shown(computed(D("1E+1"), "个")) == "10个"
    assert shown(quantity("31.20", "万元")) == "31.20万元"
