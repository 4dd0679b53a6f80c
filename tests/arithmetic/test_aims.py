"""Whether a number reaches its target, or clearly misses it, as the words of the target say."""

from __future__ import annotations

import pytest
from saying import said

from qicao.arithmetic.aims import misses, reaches, side

AT_LEAST = ("培训人数≥", "培训人数>=", "培训人数＞", "培训人数不少于", "培训人数不低于", "高于年度")
AT_MOST = ("培训成本≤", "培训成本<=", "培训成本＜", "培训成本不超过", "培训成本控制在", "低于年度")
HEDGES = [("约420人", "400人"), ("420人", "约400人")]


def aimed(done: str, aim: str, label: str, how: str) -> bool:
    """Whether a number reaches a target of these words, or misses it."""
    actual, target = said(done), said(aim, label=label)
    return {"reaches": reaches, "misses": misses}[how](actual, target)


@pytest.mark.parametrize("label", AT_LEAST)
@pytest.mark.parametrize(
    ("done", "reached", "missed"),
    [
        ("200人", False, True),
        ("387人", False, True),
        ("388人", False, False),  # three per cent may be rounding
        ("399人", False, False),
        ("400人", True, False),
        ("402人", True, False),
        ("520人", True, False),
        ("521人", False, False),  # far above: the target was set too low
    ],
)
def test_at_least_is_reached_from_the_target_up_to_a_third_more(
    label: str, done: str, reached: bool, missed: bool
) -> None:
    assert aimed(done, "400人", label, "reaches") is reached
    assert aimed(done, "400人", label, "misses") is missed


@pytest.mark.parametrize("label", AT_MOST)
@pytest.mark.parametrize(
    ("done", "reached", "missed"),
    [
        ("80.00万元", False, True),
        ("41.30万元", False, True),
        ("41.20万元", False, False),
        ("40.01万元", False, False),
        ("40.00万元", True, False),
        ("39.90万元", True, False),
        ("1.00万元", True, False),
    ],
)
def test_at_most_is_reached_from_the_target_down(
    label: str, done: str, reached: bool, missed: bool
) -> None:
    assert aimed(done, "40.00万元", label, "reaches") is reached
    assert aimed(done, "40.00万元", label, "misses") is missed


@pytest.mark.parametrize("done", ["200人", "399人", "401人", "800人"])
@pytest.mark.parametrize("label", ["培训人数目标值", "培训人数", "≥三期的培训人数"])
def test_a_target_that_names_no_side_is_reached_only_by_its_number(done: str, label: str) -> None:
    assert aimed("400人", "400人", label, "reaches")
    assert not aimed(done, "400人", label, "reaches")
    assert not aimed(done, "400人", label, "misses")


@pytest.mark.parametrize(("done", "aim"), HEDGES)
def test_about_so_many_reaches_nothing(done: str, aim: str) -> None:
    hedged = said(done, hedged="约" in done), said(aim, label="培训≥", hedged="约" in aim)
    assert not reaches(*hedged)
    plain = said("420人"), said("400人", label="培训≥")
    assert reaches(*plain)


@pytest.mark.parametrize(("done", "aim"), [("约200人", "400人"), ("200人", "约400人")])
def test_about_so_many_misses_nothing(done: str, aim: str) -> None:
    hedged = said(done, hedged="约" in done), said(aim, label="培训≥", hedged="约" in aim)
    assert not misses(*hedged)
    assert misses(said("200人"), said("400人", label="培训≥"))


def test_one_number_in_another_unit_is_the_very_number() -> None:
    assert reaches(said("400,000元"), said("40万元"))
    assert not reaches(said("400,000元"), said("4万元"))


def test_a_target_of_nought_is_missed_by_nothing() -> None:
    assert not misses(said("3起"), said("0起", label="责任事故≤"))
    assert reaches(said("0起"), said("0起", label="责任事故≤"))


def test_what_rounding_may_have_lifted_over_the_target_is_not_sure() -> None:
    assert not reaches(said("95.1%"), said("95.07%", label="合格率≥"))
    assert reaches(said("95.2%"), said("95.07%", label="合格率≥"))


@pytest.mark.parametrize(
    ("label", "way"),
    [
        *((label, 1) for label in AT_LEAST),
        *((label, -1) for label in AT_MOST),
        ("培训成本不高于", -1),
        ("培训成本不大于", -1),
        ("培训人数不小于", 1),
        ("培训人数目标值", 0),
    ],
)
def test_the_side_of_a_target_is_said_by_its_words(label: str, way: int) -> None:
    assert side(said("400人", label=label)) == way
