"""The score of all: the table and the lists that make it up, and the places that say it again."""

from __future__ import annotations

import pytest
from shownclaims import held, told

HEAD = "指标\t权重\t得分\n"
ROWS = HEAD + (
    "预算执行率\t10\t9.71\n走访户数\t20\t19.62\n宣传场次\t20\t20.00\n案卷合格率\t10\t9.95\n"
    "办结时间\t30\t28.51\n群众满意度\t10\t9.92\n"
)
"""97.71 of a hundred."""
IN_WORDS = (
    "得分构成为预算执行率{}分、产出50分、效益30分、满意度10分{}。",
    "得分由预算执行率{}分、产出50分、效益30分、满意度10分组成{}。",
    "其中预算执行率{}分，产出50分，效益30分，满意度10分{}。",
)
CLOSED = ("", "，共扣0.71分")
ADDED = (
    "产出与成本50分，得48.76分；效益30分，得28.91分；满意度10分，得{}分；"
    "加上预算执行率9.59分，总分{}分，扣2.74分。"
)


def test_a_table_that_weighs_a_hundred_makes_the_score_of_all() -> None:
    assert told(f"自评总分97.71分。\n{ROWS}") == ()
    assert told(f"自评总分96.11分。\n{ROWS}") == ("error A35 96.11分 → 97.71分",)


@pytest.mark.parametrize(
    "table",
    [
        ROWS.replace("群众满意度\t10\t9.92\n", ""),  # it is not all
        f"{ROWS}\n另表：\n{ROWS}",
    ],
)
def test_another_table_makes_nothing(table: str) -> None:
    assert told(f"自评总分96.11分。\n{table}") == ()


@pytest.mark.parametrize("closing", CLOSED)
@pytest.mark.parametrize("words", IN_WORDS)
def test_a_list_of_all_that_a_score_is_made_of(words: str, closing: str) -> None:
    said = "年度绩效得分99.29分，等级为“优”。"
    assert told(said + words.format("9.29", closing)) == ()
    wrong = "error A35 9.9分 !" if closing else "error A35 99.29分 → 99.90分"
    assert told(said + words.format("9.9", closing)) == (wrong,)


@pytest.mark.parametrize(
    "text",
    [
        "年度绩效得分99.29分。其中预算执行率9.9分，产出50分。",  # only some of them
        "年度绩效得分99.29分。\n得分构成为预算执行率9.9分、产出50分。",
        "年度绩效得分99.29分。得分构成为预算执行率约9.9分、产出50分。",
    ],
)
def test_a_list_of_some_parts_makes_nothing(text: str) -> None:
    assert told(text) == ()


@pytest.mark.parametrize(
    ("got", "total", "expected"),
    [
        ("10.00", "97.26", ()),
        ("10.00", "97.62", ("warning A35 97.62分 → 97.26分 !",)),
        ("9.00", "97.26", ("warning A35 97.26分 → 96.26分",)),
        ("10.00", "64.51", ()),  # far from it, and no slip of the hand
    ],
)
def test_scores_that_are_added_up_in_a_sentence(
    got: str, total: str, expected: tuple[str, ...]
) -> None:
    assert told(ADDED.format(got, total)) == expected


def test_scores_that_weigh_less_than_all_may_lack_one() -> None:
    assert told("产出50分，得48.76分；效益30分，得28.91分；总分87.67分。") == ()
    whole = "产出50分，得48.76分；效益50分，得48.91分；总分{}分。"
    assert "97.67分=sum(48.76分 48.91分)" in held(whole.format("97.67"))
    assert told(whole.format("97.76")) == ("warning A35 97.76分 → 97.67分",)


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        (("自评得分93.68分", "综合得分93.68分"), ()),
        (("自评得分93.68分", "综合得分93.48分"), ("warning A49 93.48分 → 93.68分",)),
        (
            ("自评得分93.68分", "综合得分93.48分", "自评总分93.68分"),
            ("error A49 93.48分 → 93.68分",),
        ),
        (
            ("自评得分93.68分", "我局自评得分91.05分", "自评总分93.68分"),
            ("error A49 91.05分 → 93.68分",),
        ),
        (("自评得分93.68分", "综合得分91.05分", "自评总分93.68分"), ()),  # it may be a project's
        (("自评得分93.68分", "自评得分91.05分"), ()),
        (("自评得分93.68分", "桥梁维修自评得分93.48分"), ()),
        (("自评得分93.68分", "自评得分93.48分", "自评得分93.08分"), ()),
        (("自评得分93.68分", "自评得分约93.48分"), ()),
    ],
)
def test_the_score_of_all_is_one(scores: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert told("。\n".join(scores) + "。") == expected


@pytest.mark.parametrize("other", ["97.17", "97.11"])
def test_of_two_scores_of_all_the_table_bears_one_out(other: str) -> None:
    text = f"自评总分97.71分。\n{ROWS}\n自评总分{other}分。"
    assert len(told(text)) == 1
    assert f"A35 {other}分" in told(text)[0] or f"A49 {other}分" in told(text)[0]
