"""Units, their aliases and dimensions."""

from decimal import Decimal

import pytest

from qicao.errors import UnitMismatch
from qicao.quantity import UNITS, Kind, find_unit, require_same_dimension, unit


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("万元", "万元"),
        ("％", "%"),
        ("百分点", "个百分点"),
        ("㎡", "平方米"),
        ("m²", "平方米"),
        ("台（套）", "台套"),
        ("万 元", "万元"),
        ("万人", "万人"),
        ("亿次", "亿次"),
        ("万m2", "万平方米"),
        ("万方", "万立方米"),
        ("TEU", "标箱"),
        ("万剂次", "万剂次"),
        ("万元/辆", "万元/辆"),
        ("元／㎡", "元/平方米"),
    ],
)
def test_a_unit_is_found_in_any_width_by_alias_and_scaled(name, found):
    assert unit(name).name == found


@pytest.mark.parametrize(
    "name", ["", "万", "美元", "万%", "千分", "万万人", "元/", "/人", "%/人", "元/人/天"]
)
def test_what_is_no_unit_of_ours_is_none(name):
    assert find_unit(name) is None


def test_an_unknown_unit_is_named_in_the_error():
    with pytest.raises(UnitMismatch, match="垧"):
        unit("垧")


def test_a_scaled_count_has_the_dimension_of_its_noun():
    assert unit("亿次").dimension == unit("次").dimension
    assert unit("亿次").factor == 10**8


def test_nouns_are_dimensions_of_their_own():
    with pytest.raises(UnitMismatch, match=r"个.*项"):
        require_same_dimension("个", "项")
    require_same_dimension("人", "名")


def test_so_much_for_each_is_a_measure_of_its_own():
    cost = unit("万元/辆")
    assert (cost.kind, cost.dimension, cost.factor) == (Kind.MEASURE, "金额/辆", 10**4)
    require_same_dimension("元/公斤", "元/吨")
    with pytest.raises(UnitMismatch):
        require_same_dimension("元/人", "元")


def test_points_are_not_rates():
    with pytest.raises(UnitMismatch):
        require_same_dimension("%", "个百分点")


@pytest.mark.parametrize("name", UNITS)
def test_every_unit_is_found_by_its_own_name_and_has_a_factor(name):
    assert find_unit(name) == UNITS[name]
    assert UNITS[name].factor > 0


def test_each_dimension_has_one_kind():
    kinds: dict[str, set[Kind]] = {}
    for each in UNITS.values():
        kinds.setdefault(each.dimension, set()).add(each.kind)
    assert all(len(kind) == 1 for kind in kinds.values())


def test_money_factors_are_exact():
    assert unit("万元").factor == Decimal(10_000)
    assert unit("万亿元").factor == Decimal(10) ** 12
