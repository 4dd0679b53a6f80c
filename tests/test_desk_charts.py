"""What the charts of the data show: rates of spending, indicators met."""

from __future__ import annotations

from collections import Counter

import pytest
from uivisits import of_sample

from qicao.choices import Choices, Override
from qicao.desk import PaceChart, met_rows, pace_charts
from qicao.desk.charts import how_met
from qicao.quantity import Quantity, parse_amount
from qicao.values import Figure, Indicator, Ledger
from qicao.workflow import Prepared, settle


@pytest.fixture(scope="module")
def county() -> Prepared:
    return of_sample("county_full")


@pytest.fixture(scope="module")
def chart(county: Prepared) -> PaceChart:
    (chart,) = pace_charts(county)
    return chart


def put(prepared: Prepared, **values: str) -> Prepared:
    told = {key: Override(value=value, who="甲", why="更正") for key, value in values.items()}
    return settle(prepared.reading, prepared.profile, Choices(overrides=told))


def test_projects_come_with_the_lowest_rate_first_and_the_amounts_behind_it(
    chart: PaceChart,
) -> None:
    assert (chart.group, chart.rate) == ("项目", "执行率")
    assert (chart.base, chart.spent) == ("全年预算数", "全年执行数")
    rates = [row.rate for row in chart.rows]
    assert rates == sorted(rates)
    lowest = chart.rows[0]
    assert (lowest.label, lowest.reads) == ("乡村产业融合发展", "78.42%")
    assert (lowest.base, lowest.spent) == ("620.00万元", "486.20万元")


def test_the_ones_at_which_the_profile_sees_a_signal_are_low(chart: PaceChart) -> None:
    low = [row.label for row in chart.rows if row.pace == "low"]
    assert low == ["乡村产业融合发展", "农村厕所革命奖补"]
    assert {row.pace for row in chart.rows[2:]} == {"fine"}


def test_more_than_the_budget_is_over(county: Prepared) -> None:
    (chart,) = pace_charts(put(county, **{"项目.粮食生产发展.决算数": "500"}))
    assert [row.label for row in chart.rows if row.pace == "over"] == ["粮食生产发展"]
    assert chart.rows[-1].label == "粮食生产发展"


def test_a_project_without_a_rate_is_named_beside_the_chart(county: Prepared) -> None:
    (chart,) = pace_charts(put(county, **{"项目.粮食生产发展.全年预算数": "0"}))
    assert chart.lacking == ("粮食生产发展",)
    assert len(chart.rows) == 11


@pytest.mark.parametrize(
    ("sample", "groups"),
    [("road_safety", ["支出内容"]), ("preschool_fund", ["地区"]), ("seed_gaj_2024", [])],
)
def test_which_rate_it_is_stands_in_each_profile(sample: str, groups: list[str]) -> None:
    assert [chart.group for chart in pace_charts(of_sample(sample))] == groups


def test_indicators_are_counted_class_by_class(county: Prepared) -> None:
    rows = met_rows(county)
    assert list(dict.fromkeys(row.level for row in rows)) == ["产出指标", "效益指标", "满意度指标"]
    assert sum(row.count for row in rows) == len(county.ledger.indicators)
    partly = [row for row in rows if row.met == "partly"]
    assert [(row.level, row.names) for row in partly] == [
        ("产出指标", ("农村厕所新建改造户数", "项目按期完成率"))
    ]


def test_what_is_met_agrees_with_the_points_that_the_sample_gives(county: Prepared) -> None:
    found = Counter(how_met(each, county.ledger) for each in county.ledger.indicators)
    assert found == {"met": 18, "partly": 2}


def measured(
    comparator: str,
    target: str,
    actual: str,
    upper: str = "",
    score: str = "",
    weight: str = "10分",
) -> str:
    """How far an indicator with these values is met."""
    given = {"目标": target, "实际": actual, "上限": upper, "得分": score, "权重": weight}
    figures = {name: figure(name, text) for name, text in given.items()}
    names = {"target": "目标", "actual": "实际", "upper": "上限", "score": "得分", "weight": "权重"}
    told = {"key": "甲", "label": "甲", "comparator": comparator, **names}
    return how_met(Indicator.model_validate(told), Ledger(year=2024, figures=figures))


def figure(name: str, text: str) -> Figure:
    quantity: Quantity | None = parse_amount(text) if text else None
    return Figure(id=name, label=name, quantity=quantity, unit=quantity.unit if quantity else "个")


@pytest.mark.parametrize(
    ("comparator", "target", "actual", "upper", "score", "met"),
    [
        ("≥", "10个", "10个", "", "", "met"),
        ("≥", "10个", "9个", "", "9分", "partly"),
        ("≥", "10个", "9个", "", "0分", "unmet"),
        ("≥", "10个", "9个", "", "", "unmet"),
        ("≤", "30天", "26天", "", "", "met"),
        ("≤", "30天", "31天", "", "5分", "partly"),
        ("=", "100%", "100.00%", "", "", "met"),
        ("=", "100%", "99%", "", "", "unmet"),
        ("范围", "80%", "85%", "90%", "", "met"),
        ("范围", "80%", "95%", "90%", "3分", "partly"),
        ("≥", "1万元", "10001元", "", "", "met"),
        ("≥", "10个", "", "", "", "unknown"),
        ("≥", "10个", "80%", "", "", "unknown"),
        ("定性", "", "", "", "10分", "met"),
        ("定性", "", "", "", "6分", "partly"),
        ("定性", "", "", "", "0分", "unmet"),
        ("定性", "", "", "", "", "unknown"),
    ],
)
def test_an_indicator_is_met_by_its_own_comparator(
    comparator: str, target: str, actual: str, upper: str, score: str, met: str
) -> None:
    assert measured(comparator, target, actual, upper, score) == met
