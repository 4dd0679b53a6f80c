"""What an indicator weighs, what it got and what was taken off, in each way of writing it."""

from __future__ import annotations

import pytest
from shownclaims import examined, held, told

from qicao.arithmetic.scores.marks import Mark, marks

BY_ORDER = "培训场次分值4分，得{}分，扣{}分。"
IN_BRACKETS_BEHIND = "产出得{}分（满分50分），培训人数未达标扣{}分。"
IN_BRACKETS_BEFORE = "补贴发放（8分）按时发放82批，得{}分，扣{}分。"
BY_A_REVIEW = "政务公开6分，对照市级测评结果得{}分，扣{}分。"
TAKEN_FIRST = "乡村治理成效6分，属定性指标，参照县级考核位次扣{1}分，得{0}分。"
TRUE = {
    BY_ORDER.format("3.13", "0.87"): "0.87分=difference(4分 3.13分)",
    BY_ORDER.format("3", "1"): "1分=difference(4分 3分)",
    IN_BRACKETS_BEHIND.format("49.5", "0.5"): "0.5分=difference(50分 49.5分)",
    IN_BRACKETS_BEHIND.format("47.62", "2.38"): "2.38分=difference(50分 47.62分)",
    "产出得47.62分（50分），扣2.38分。": "2.38分=difference(50分 47.62分)",
    "补贴发放（8分）得7.35分，扣0.65分。": "0.65分=difference(8分 7.35分)",
    IN_BRACKETS_BEFORE.format("7.35", "0.65"): "0.65分=difference(8分 7.35分)",
    BY_A_REVIEW.format("5", "1"): "1分=difference(6分 5分)",
    BY_A_REVIEW.format("5.40", "0.60"): "0.60分=difference(6分 5.40分)",
    "政务公开6分，按照年度考核得5.40分，扣0.60分。": "0.60分=difference(6分 5.40分)",
    TAKEN_FIRST.format("5", "1"): "1分=difference(6分 5分)",
    TAKEN_FIRST.format("5.35", "0.65"): "0.65分=difference(6分 5.35分)",
    "数量指标10分，培训不足扣0.5分，回访不足扣0.8分，得8.7分。": "10分=sum(8.7分 0.5分 0.8分)",
    "数量指标分值10分，得8.7分，培训不足扣0.5分，回访不足扣0.8分。": "10分=sum(8.7分 0.5分 0.8分)",
}
WRONG = {
    BY_ORDER.format("3.13", "0.78"): "error A35 0.78分 → 0.87分 !",
    BY_ORDER.format("3.31", "0.87"): "error A35 3.31分 !",
    BY_ORDER.format("3", "2"): "error A35 2分 → 1分",
    IN_BRACKETS_BEHIND.format("47.62", "2.83"): "warning A35 2.83分 → 2.38分 !",
    "产出得47.62分（50分），扣2.83分。": "error A35 2.83分 → 2.38分 !",
    "补贴发放（8分）得7.35分，扣0.56分。": "error A35 0.56分 → 0.65分 !",
    IN_BRACKETS_BEFORE.format("7.35", "0.56"): "error A35 0.56分 → 0.65分 !",
    BY_A_REVIEW.format("5", "2"): "error A35 2分 → 1分",
    BY_A_REVIEW.format("5.40", "0.06"): "error A35 0.06分 → 0.60分 !",
    TAKEN_FIRST.format("4", "1"): "warning A35 1分 → 2分",
    TAKEN_FIRST.format("5.35", "0.56"): "warning A35 0.56分 → 0.65分 !",
    TAKEN_FIRST.format("5.53", "0.65"): "warning A35 5.53分 !",
    "数量指标10分，培训不足扣0.5分，回访不足扣0.8分，得8.2分。": "warning A33 8.2分 !",
}
OF_FULL_SCORE = {
    "产出成本8分，得分8.00分，未扣分。": "8.00分=same(8分)",
    "培训场次4分，得分4.00分，未扣分。": "4.00分=same(4分)",
    "产出成本分值8分，得8分（未扣分）。": "8分=same(8分)",
}
NOT_FULL = {
    "产出成本8分，得分7.00分，未扣分。": "error A49 7.00分 → 8.00分",
    "培训场次4分，得分3.00分，未扣分。": "error A49 3.00分 → 4.00分",
    "产出成本分值8分，得7分（未扣分）。": "error A49 7分 → 8分",
    "产出成本分值8分，得7分，不扣分。": "error A49 7分 → 8分",
}
ABOVE_ITS_WEIGHT = {
    "培训场次分值4分，得4.13分。": "error A49 4.13分 → 4.00分",
    BY_ORDER.format("4.13", "0.87"): "error A49 4.13分 → 4.00分",
    "产出得50.5分（满分50分）。": "error A49 50.5分 → 50.0分 !",
}


@pytest.mark.parametrize(("text", "claim"), (TRUE | OF_FULL_SCORE).items())
def test_a_mark_that_is_right_is_held_and_nothing_is_told(text: str, claim: str) -> None:
    assert claim in held(text)
    assert told(text) == ()


@pytest.mark.parametrize(("text", "expected"), WRONG.items())
def test_what_was_taken_off_is_what_the_score_lacks(text: str, expected: str) -> None:
    assert told(text) == (expected,)


@pytest.mark.parametrize(("text", "expected"), NOT_FULL.items())
def test_where_nothing_was_taken_off_the_score_is_the_weight(text: str, expected: str) -> None:
    assert told(text) == (expected,)


@pytest.mark.parametrize(("text", "expected"), ABOVE_ITS_WEIGHT.items())
def test_a_score_is_not_above_its_weight(text: str, expected: str) -> None:
    assert told(text) == (expected,)


@pytest.mark.parametrize(
    "text",
    [
        "培训场次分值4分，得分3.00分。",  # nothing is said of what was taken off
        "培训场次分值4分，得约3.3分，扣0.87分。",
        "综合得分92.50分，产出指标50分，得47.62分。",
        "政务公开6分。培训场次得5.40分，扣0.60分。",
        "乡村治理成效6分，属定性指标，培训场次得5.40分，扣0.06分。",
    ],
)
def test_numbers_that_are_no_mark_are_let_be(text: str) -> None:
    assert told(text) == ()


MET = "新建水窖目标值{}个，实际完成{}个，分值10分，得{}分{}。"


@pytest.mark.parametrize(
    ("aim", "done", "score", "more"),
    [
        ("40", "40", "10", ""),
        ("≥40", "42", "10", ""),
        ("40", "42", "8", ""),  # it is not said which side is meant
        ("≥40", "60", "8", ""),  # far above: points may be lost for an aim set too low
        ("≥40", "42", "8", "，扣2分"),  # for another reason
        ("≥40", "约42", "8", ""),
        ("≥40", "30", "7.50", ""),
    ],
)
def test_a_target_that_was_reached_has_its_full_score(
    aim: str, done: str, score: str, more: str
) -> None:
    assert told(MET.format(aim, done, score, more)) == ()


@pytest.mark.parametrize(("aim", "done"), [("40", "40"), ("≥40", "42"), ("≤40", "38")])
def test_a_target_that_was_reached_with_less_is_told(aim: str, done: str) -> None:
    assert told(MET.format(aim, done, "8", "")) == ("error A49 8分 → 10分",)


GROUPS = "产出指标50分，得49.20分；效益指标30分，得28.20分；满意度10分，得9分。\n失分原因：{}。"


def test_what_an_item_lost_is_named_again_elsewhere() -> None:
    text = GROUPS.format("效益扣1.8分")
    assert "1.8分=difference(30分 28.20分)" in held(text)
    assert told(text) == ()


@pytest.mark.parametrize("name", ["效益", "效益指标"])
def test_another_number_for_what_an_item_lost_is_told(name: str) -> None:
    assert told(GROUPS.format(f"{name}扣1.3分")) == ("error A35 1.3分 → 1.8分",)


@pytest.mark.parametrize("lost", ["宣传扣1.3分", "宣传扣2.5分", "培训扣0.3分"])
def test_what_no_item_of_that_name_lost_is_let_be(lost: str) -> None:
    assert told(BY_ORDER.format("3.13", "0.87") + "\n" + GROUPS.format(lost)) == ()


def test_what_one_of_two_items_of_a_name_lost_is_let_be() -> None:
    again = "效益指标20分，得19.50分。\n" + GROUPS.format("效益扣1.3分")
    assert told(BY_ORDER.format("3.13", "0.87") + "\n" + again) == ()


LISTS = (
    "自评得分92.50分，扣7.50分，其中：产出指标4.20分，效益指标{}分。",
    "自评得分92.50分，扣7.50分（产出指标4.20分、效益指标{}分）。",
    "自评得分92.50分，扣7.50分，从扣分来看，产出指标4.20分，效益指标{}分。",
)


@pytest.mark.parametrize("text", LISTS)
def test_a_list_of_what_was_taken_off_needs_no_word_for_it(text: str) -> None:
    assert "7.50分=sum(4.20分 3.30分)" in held(text.format("3.30"))
    assert told(text.format("3.30")) == ()
    assert told(text.format("3.03")) == ("error A35 3.03分 !",)


def shown(mark: Mark) -> tuple[str, str, tuple[str, ...]]:
    """Weight, score and what was taken off, as they are printed."""
    weight, score = (s.mention.text if s else "" for s in (mark.weight, mark.score))
    return weight, score, tuple(s.mention.text for s in mark.taken)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BY_ORDER.format("3.13", "0.87"), [("4分", "3.13分", ("0.87分",))]),
        (IN_BRACKETS_BEHIND.format("49.5", "0.5"), [("50分", "49.5分", ("0.5分",))]),
        (IN_BRACKETS_BEFORE.format("7.35", "0.65"), [("8分", "7.35分", ("0.65分",))]),
        (BY_A_REVIEW.format("5", "1"), [("6分", "5分", ("1分",))]),
        (TAKEN_FIRST.format("5", "1"), [("6分", "5分", ("1分",))]),
        ("分值4分，得3分。扣2分。", [("4分", "3分", ())]),
        ("产出分值50分。效益得27分。", [("50分", "", ()), ("", "27分", ())]),
        ("产出50分，得46分，扣4分（培训扣3分、回访扣1分）。", [("50分", "46分", ("4分",))]),
        ("产出50分，得46分，培训扣3分、回访扣1分，共扣4分。", [("50分", "46分", ("3分", "1分"))]),
        (
            "自评92.50分，对照复核得90.50分，扣2.50分。",
            [("", "92.50分", ()), ("", "90.50分", ("2.50分",))],
        ),
        ("产出50分，得48分；效益30分，得27分。", [("50分", "48分", ()), ("30分", "27分", ())]),
        ("自评得分92.50分。", [("", "92.50分", ())]),
        ("扣2分。", []),
        ("培训场次分值4分，得约3分。", [("4分", "", ())]),
    ],
)
def test_weight_score_and_deductions_of_one_indicator_are_one_mark(
    text: str, expected: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    assert [shown(mark) for mark in marks(examined(text).statements)] == expected


def test_the_first_number_of_a_mark_is_the_one_that_stands_first() -> None:
    (mark,) = marks(examined(IN_BRACKETS_BEHIND.format("49.5", "0.5")).statements)
    assert mark.first.mention.text == "49.5分"
