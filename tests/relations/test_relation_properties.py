"""What holds of every kind whatever the numbers: order, inversion, and what is known."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qicao.errors import CannotTell
from qicao.quantity import Interval
from qicao.relations import (
    Band,
    Change,
    Condition,
    Difference,
    NumericRelation,
    Ratio,
    Requires,
    Score,
    Share,
    Sum,
    parse_condition,
)

D = Decimal
NAMES = ("甲", "乙", "丙", "丁")
amounts = st.decimals(-(10**9), 10**9, places=2, allow_nan=False)
positive = st.decimals("0.01", 10**9, places=2)
widths = st.sampled_from([D(0), D("0.005"), D("0.5"), D(50)])
portions = st.decimals(0, 1, places=3)

RELATIONS: Mapping[str, NumericRelation] = {
    "sum": Sum(code="T", result="果", terms=("甲", "乙", "-丙", "丁?")),
    "difference": Difference(code="T", result="果", minuend="甲", subtrahend="乙"),
    "ratio": Ratio(code="T", result="果", of=("甲", "-乙"), over=("丙", "丁")),
    "saved": Ratio(code="T", result="果", of=("甲", "-乙"), over=("甲",)),
    "completed": Ratio(code="T", result="果", of=("甲", "乙", "-丙"), over=("甲", "乙")),
    "change": Change(code="T", result="果", current="甲", prior="乙"),
    "share": Share(code="T", result="果", part="甲", whole="乙"),
    "at least": Score(code="T", result="果", actual="甲", target="乙", weight="10分"),
    "at most": Score(code="T", result="果", actual="甲", target="乙", weight="丙", comparator="≤"),
    "equal": Score(code="T", result="果", actual="甲", target="乙", weight="10", comparator="="),
    "range": Score(
        code="T", result="果", actual="甲", target="乙", upper="丙", weight="10", comparator="范围"
    ),
}
kinds = st.sampled_from(sorted(RELATIONS))


@given(st.permutations(NAMES), st.lists(amounts, min_size=4, max_size=4))
def test_a_sum_does_not_depend_on_the_order_of_its_terms(
    order: list[str], numbers: list[Decimal]
) -> None:
    values = dict(zip(NAMES, numbers, strict=True))
    known = {n: Interval(v - 1, v + 1) for n, v in values.items()}
    one, other = Sum(code="T", result="和", terms=NAMES), Sum(code="T", result="和", terms=order)
    assert one.evaluate(values) == other.evaluate(values)
    assert one.interval(known) == other.interval(known)


@given(kinds, st.lists(amounts, min_size=4, max_size=4), st.sampled_from(NAMES))
def test_an_input_comes_back_from_the_result_and_the_other_inputs(
    kind: str, numbers: list[Decimal], wanted: str
) -> None:
    relation, values = RELATIONS[kind], dict(zip(NAMES, numbers, strict=True))
    assume(wanted in relation.used(NAMES))
    assume(kind != "change" or values["乙"] > 0)
    try:
        result = relation.evaluate(values)
        back = relation.invert(wanted, {**values, "果": result, wanted: D(0)})
    except CannotTell:
        return
    assert abs(back - values[wanted]) <= slack(values[wanted])


@pytest.mark.parametrize("kind", ["sum", "difference", "change", "share"])
@given(st.lists(positive, min_size=4, max_size=4))
def test_what_can_be_inverted_is(kind: str, numbers: list[Decimal]) -> None:
    relation, values = RELATIONS[kind], dict(zip(NAMES, numbers, strict=True))
    result = relation.evaluate(values)
    for wanted in relation.inputs():
        back = relation.invert(wanted, {**values, "果": result})
        assert abs(back - values[wanted]) < D("1e-20")


def slack(value: Decimal) -> Decimal:
    """What the arithmetic of a test itself may lose."""
    return (1 + abs(value)) * D("1e-20")


def box(numbers: list[Decimal], spread: list[Decimal]) -> dict[str, Interval]:
    return {n: Interval(v, v + w) for n, v, w in zip(NAMES, numbers, spread, strict=True)}


def inside(known: Mapping[str, Interval], where: list[Decimal]) -> dict[str, Decimal]:
    return {n: i.lo + (i.hi - i.lo) * p for (n, i), p in zip(known.items(), where, strict=True)}


four = {"min_size": 4, "max_size": 4}


@given(
    kinds,
    st.lists(amounts | st.integers(-3, 3).map(D), **four),
    st.lists(widths, **four),
    st.lists(portions, **four),
)
def test_the_interval_holds_the_value_at_every_point_of_what_is_known(
    kind: str, numbers: list[Decimal], spread: list[Decimal], where: list[Decimal]
) -> None:
    relation, known = RELATIONS[kind], box(numbers, spread)
    try:
        interval = relation.interval(known)
        value = relation.evaluate(inside(known, where))
    except CannotTell:
        return
    assert interval.lo - slack(value) <= value <= interval.hi + slack(value)


@given(
    kinds,
    st.lists(positive, **four),
    st.lists(widths, **four),
    st.lists(portions, **four),
    st.sampled_from(NAMES),
)
def test_the_inverse_interval_holds_the_input_that_made_the_result(
    kind: str, numbers: list[Decimal], spread: list[Decimal], where: list[Decimal], wanted: str
) -> None:
    relation, known = RELATIONS[kind], box(numbers, spread)
    assume(wanted in relation.used(NAMES))
    values = inside(known, where)
    try:
        result = relation.evaluate(values)
        without = {n: i for n, i in known.items() if n != wanted}
        without["果"] = Interval(result - D("0.005"), result + D("0.005"))
        relation.invert(wanted, {**values, "果": result})
        interval = relation.inverse_interval(wanted, without)
    except CannotTell:
        return
    true = values[wanted]
    assert interval.lo - slack(true) <= true <= interval.hi + slack(true)


@given(st.sampled_from(["≥", "≤"]), positive, positive, positive)
def test_a_score_never_falls_when_more_of_the_target_is_met(
    comparator: str, target: Decimal, one: Decimal, other: Decimal
) -> None:
    relation = Score(
        code="T", result="果", actual="甲", target="乙", weight="10", comparator=comparator
    )
    worse, better = sorted((one, other), reverse=comparator == "≤")
    low = relation.evaluate({"甲": worse, "乙": target})
    high = relation.evaluate({"甲": better, "乙": target})
    assert 0 <= low <= high <= 10


@given(st.decimals(0, 100, places=3), st.decimals(0, 100, places=3))
def test_a_better_score_never_has_a_worse_grade(one: Decimal, other: Decimal) -> None:
    names = ("差", "中", "良", "优")
    band = Band.model_validate(
        {
            "code": "T",
            "result": "等级",
            "of": "分",
            "steps": [
                {"floor": f, "name": n} for f, n in zip((90, 80, 60, 0), names[::-1], strict=True)
            ],
        }
    )
    low, high = sorted((one, other))
    assert names.index(band.name_of(low)) <= names.index(band.name_of(high))
    assert low in band.invert(band.name_of(low))


bounds = st.tuples(amounts, widths).map(lambda p: Interval(p[0], p[0] + p[1]))


@given(bounds, bounds, portions, portions, st.sampled_from([">", ">=", "<", "<="]))
def test_what_a_condition_is_sure_of_holds_at_every_point(
    left: Interval, right: Interval, p: Decimal, q: Decimal, op: str
) -> None:
    condition = parse_condition(f"甲 {op} 乙")
    assert isinstance(condition, Condition)
    sure = condition.holds({"甲": left, "乙": right}, {})
    values = inside({"甲": left, "乙": right}, [p, q])
    first, second = values["甲"], values["乙"]
    so = {">": first > second, ">=": first >= second, "<": first < second, "<=": first <= second}
    assert sure is None or sure is so[op]


@given(st.sets(st.sampled_from(["甲", "乙"])))
def test_a_requirement_without_its_figures_is_neither_kept_nor_broken(there: set[str]) -> None:
    rule = Requires(code="T", then=("甲 <= 乙",))
    known = {name: Interval(D(1), D(1)) for name in there}
    expected = True if there == {"甲", "乙"} else None
    assert rule.evaluate(known, {}) is expected
    assert set(rule.unknown(known, {})) == {"甲", "乙"} - there
