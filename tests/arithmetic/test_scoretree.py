"""Groups of indicators: their weight and score are what the lines below them add up to."""

from __future__ import annotations

import pytest
from shownclaims import held, told

GROUP = (
    "1.数量指标（{group}分）{got}。\n"
    "（1）培训场次分值{first}分，得{one}分。\n"
    "（2）新建水窖分值12分，得{two}分。"
)


def group(
    group: str = "20",
    got: str = "得14.85分",
    first: str = "8",
    one: str = "7.40",
    two: str = "7.45",
) -> str:
    """A group of two indicators, as is right, or with one number changed."""
    return GROUP.format(group=group, got=got, first=first, one=one, two=two)


@pytest.mark.parametrize("got", ["得14.85分", "，得14.85分", "，自评得分14.85分"])
def test_a_group_is_held_against_the_lines_below_it(got: str) -> None:
    text = group(got=got)
    assert {"20分=sum(8分 12分)", "14.85分=sum(7.40分 7.45分)"} <= held(text)
    assert told(text) == ()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"got": "得14.58分"}, "error A35 14.58分 → 14.85分 !"),
        ({"one": "7.04"}, "error A35 7.04分 !"),
        ({"two": "7.54"}, "error A35 14.85分 → 14.94分"),
        ({"first": "9"}, "error A33 20分 → 21分"),
        ({"group": "21"}, "error A33 21分 → 20分"),
    ],
)
def test_a_number_of_a_group_that_does_not_add_up_is_told(
    change: dict[str, str], expected: str
) -> None:
    assert told(group(**change)) == (expected,)


def test_a_group_may_give_its_weight_alone() -> None:
    assert "20分=sum(8分 12分)" in held(group(got=""))
    assert told(group(got="")) == ()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"first": "9"}, "warning A33 20分 → 21分"),
        ({"group": "21"}, "warning A33 21分 → 20分"),
    ],
)
def test_a_weight_alone_that_does_not_add_up_may_be_a_list_cut_short(
    change: dict[str, str], expected: str
) -> None:
    assert told(group(got="", **change)) == (expected,)


def test_a_group_of_which_some_lines_are_shown_is_let_be() -> None:
    assert told(group(group="35", got="得28.30分")) == ()


TREE = (
    "（一）产出指标（50分），得{got}分。\n"
    "1.数量指标（{weight}分），得{number}分。\n"
    "（1）培训场次分值8分，得7.40分。\n"
    "（2）新建水窖分值12分，得7.45分。\n"
    "2.质量指标（30分），得28.50分。\n"
    "（1）验收合格率分值18分，得17.20分。\n"
    "（2）抽检合格率分值12分，得11.30分。"
)


def tree(got: str = "43.35", weight: str = "20", number: str = "14.85") -> str:
    """A group of two groups, as is right, or with one number changed."""
    return TREE.format(got=got, weight=weight, number=number)


def test_groups_of_groups_are_held_level_by_level() -> None:
    assert {
        "50分=sum(20分 30分)",
        "43.35分=sum(14.85分 28.50分)",
        "20分=sum(8分 12分)",
        "30分=sum(18分 12分)",
        "28.50分=sum(17.20分 11.30分)",
    } <= held(tree())
    assert told(tree()) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (tree(got="43.53"), "error A35 43.53分 → 43.35分 !"),
        (tree(number="14.58"), "error A35 14.58分 → 14.85分 !"),
        (tree(weight="21"), "error A33 21分 → 20分 !"),
    ],
)
def test_a_wrong_number_is_told_at_its_own_level(text: str, expected: str) -> None:
    assert told(text) == (expected,)


IN_BRACKETS = (
    "自评总分{total}分。\n"
    "产出指标得{output}分（满分50分），效益指标得28.45分（满分{weight}分），"
    "满意度指标得9.50分（满分10分），预算执行得9.20分（满分10分）。"
)
IN_FULL = (
    "自评总分{total}分。产出指标50分，得{output}分；效益指标{weight}分，得满分；"
    "满意度指标10分，得9.50分；预算执行10分，得9.20分。"
)
WEIGHED_IN_FULL = IN_FULL.replace("效益指标", "效益指标分值")
WITH_A_REST = (
    "自评总分{total}分。产出数量指标50分，得{output}分；满意度指标4分，得3.50分；"
    "预算执行指标10分，得9.20分；其余{weight}分不扣分。"
)
TOTALS = {
    IN_BRACKETS: ("95.35", "30", "95.35分=sum(48.20分 28.45分 9.50分 9.20分)"),
    IN_FULL: ("96.90", "30", "96.90分=sum(48.20分 30分 9.50分 9.20分)"),
    WEIGHED_IN_FULL: ("96.90", "30", "96.90分=sum(48.20分 30分 9.50分 9.20分)"),
    WITH_A_REST: ("96.90", "36", "96.90分=sum(48.20分 3.50分 9.20分 36分)"),
}


@pytest.mark.parametrize(("text", "right"), TOTALS.items())
def test_scores_whose_weights_make_a_hundred_make_the_total(
    text: str, right: tuple[str, str, str]
) -> None:
    total, weight, claim = right
    true = text.format(total=total, output="48.20", weight=weight)
    assert claim in held(true)
    assert told(true) == ()


@pytest.mark.parametrize(("text", "right"), TOTALS.items())
def test_a_total_with_two_digits_swapped_is_told(text: str, right: tuple[str, str, str]) -> None:
    total, weight, _ = right
    wrong = f"{total[0]}{total[3]}.{total[1]}{total[4]}"
    found = told(text.format(total=wrong, output="48.20", weight=weight))
    assert found == (f"error A35 {wrong}分 → {total}分 !",)


@pytest.mark.parametrize("text", [IN_FULL, WEIGHED_IN_FULL, WITH_A_REST])
def test_a_score_that_the_total_does_not_bear_out_is_told(text: str) -> None:
    total, weight, _ = TOTALS[text]
    found = told(text.format(total=total, output="42.80", weight=weight))
    assert found == ("error A35 42.80分 !",)


def test_weights_of_scores_that_make_the_total_make_a_hundred() -> None:
    found = told(IN_BRACKETS.format(total="95.35", output="48.20", weight="35"))
    assert found == ("error A33 35分 !",)


def test_three_weights_are_enough_where_the_scores_make_the_total() -> None:
    text = (
        "自评总分95.35分。产出指标得48.20分（满分50分），效益指标得28.45分（满分30分），"
        "满意度指标得18.70分（满分{}分）。"
    )
    assert told(text.format(20)) == ()
    assert told(text.format(25)) == ("error A33 25分 → 20分 !",)


def test_weights_that_make_less_than_a_hundred_are_only_some() -> None:
    text = (
        "自评总分92.50分。产出指标50分，得48.20分；效益指标30分，得28.45分；满意度10分，得9.50分。"
    )
    assert told(text) == ()


LINES = (
    "自评总分{}分。\n1.部门履职（20分），得19.52分。\n2.产出指标（40分），得38.64分。\n"
    "3.效益指标（30分），得28.21分。\n4.满意度（10分），得{}分。"
)


def test_lines_of_one_level_that_weigh_a_hundred_make_the_total() -> None:
    text = LINES.format("95.80", "9.43")
    assert "95.80分=sum(19.52分 38.64分 28.21分 9.43分)" in held(text)
    assert told(text) == ()


@pytest.mark.parametrize(
    ("total", "last", "expected"),
    [
        ("98.50", "9.43", "error A35 98.50分 → 95.80分 !"),
        ("95.80", "9.34", "error A35 95.80分 → 95.71分"),
    ],
)
def test_a_total_over_lines_that_does_not_add_up_is_told(
    total: str, last: str, expected: str
) -> None:
    assert told(LINES.format(total, last)) == (expected,)


def test_several_totals_are_held_against_nothing() -> None:
    text = LINES.format("98.50", "9.43") + "\n上级复核总分97.20分。"
    assert told(text) == ()
