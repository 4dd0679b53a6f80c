"""Targets and results of indicators as people write them; invented."""

from __future__ import annotations

import pytest
from formsheets import make_sheet, read
from hypothesis import given
from hypothesis import strategies as st
from test_appraisal_forms import OVERALL, OVERALL_MERGED

from qicao.profile import Profile
from qicao.readers.forms.goals import Goal, read_goal


@pytest.mark.parametrize(
    ("text", "comparator", "value"),
    [
        ("≥95%", "≥", "95%"),
        ("＞９５％", "≥", "95%"),
        (">=3项", "≥", "3项"),
        ("≧9 5 %", "≥", "95%"),
        ("不低于95%", "≥", "95%"),
        ("达到95%", "≥", "95%"),
        ("大于等于3项", "≥", "3项"),
        ("95%以上", "≥", "95%"),
        ("95%及以上", "≥", "95%"),
        ("不超过3天", "≤", "3天"),
        ("10天以内", "≤", "10天"),
        ("控制在10%以内", "≤", "10%"),
        ("5万元以下", "≤", "5万元"),
        ("≤0.5‰", "≤", "0.5‰"),
        ("=100%", "=", "100%"),
        ("为3次", "=", "3次"),
        ("100%", "", "100%"),
        ("1，200亩", "", "1,200亩"),
        ("≥三次", "≥", "三次"),
        ("≥-5%", "≥", "-5%"),
    ],
)
def test_a_comparator_stands_before_or_behind_its_value(
    text: str, comparator: str, value: str
) -> None:
    goal = read_goal(text)
    assert (goal.comparator, goal.value, goal.upper) == (comparator, value, "")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("80%-90%", "80%", "90%"),
        ("80~90分", "80分", "90分"),
        ("1－3个月", "1个月", "3个月"),
        ("10至15人", "10人", "15人"),
    ],
)
def test_a_range_gives_both_ends_their_unit(text: str, low: str, high: str) -> None:
    goal = read_goal(text)
    assert (goal.comparator, goal.value, goal.upper) == ("范围", low, high)


@pytest.mark.parametrize(
    "text",
    [
        *("2024年12月31日前", "2024-12-31", "2023-2024年", "12月31日前完成", "2024年底", "全年"),
        *("有所提高", "每月1次", "≥95%且≤100%", "约10%", "10%左右", "1:1", "≤上年", "50%，50%"),
        *("100", "≥100", "0.95"),
    ],
)
def test_what_is_no_single_amount_with_a_unit_is_a_text(text: str) -> None:
    assert read_goal(text) == Goal("定性", text=text)


def test_a_bare_number_is_in_the_unit_that_its_row_names() -> None:
    assert read_goal("≥100", "亩") == Goal("≥", "100", unit="亩")
    assert read_goal("3-5", "项") == Goal("范围", "3", "5", unit="项")


@given(st.text(max_size=40), st.sampled_from(["", "亩", "%", "万元"]))
def test_any_text_is_read_and_none_is_lost(text: str, unit: str) -> None:
    goal = read_goal(text, unit)
    assert bool(goal.value) != bool(goal.comparator == "定性")
    if not goal.value:
        assert "".join(goal.text.split()) == "".join(text.split())


def values(profile: Profile, label: str, target: object, actual: object) -> dict[str, str]:
    rows = [list(row) for row in OVERALL]
    rows[16][3:6] = [label, target, actual]
    seen = read(profile, make_sheet(rows, OVERALL_MERGED))
    return {name: value for name, value in seen.values.items() if name.startswith("指标.改造")}


def test_a_result_without_a_unit_is_in_that_of_its_target(profile: Profile) -> None:
    found = values(profile, "改造面积", "≥300亩", 310)
    assert found["指标.改造面积.实际值"] == "310亩"
    assert "指标.改造面积.完成说明" not in found


def test_a_target_without_a_unit_is_in_that_of_its_result(profile: Profile) -> None:
    found = values(profile, "改造面积", "≥300", "310亩")
    assert found["指标.改造面积.目标值"] == "300亩"


def test_the_unit_may_stand_behind_the_name(profile: Profile) -> None:
    found = values(profile, "改造成本（万元）", "≤200", 190)
    assert found["指标.改造成本.目标值"] == "200万元"
    assert found["指标.改造成本.实际值"] == "190万元"
