"""Rows of weight, target, what was reached and score, and the habit that they bear out."""

from __future__ import annotations

import pytest
from shownclaims import examined, held, told

from qicao.arithmetic.scores.scorerows import is_habit, rows_of

HEAD = "指标\t权重\t目标值\t完成值\t得分\n"
AS_REACHED = (
    "案卷合格率\t8\t≥96%\t95.51%\t7.96\n培训人数\t6\t≥1200人\t1124人\t5.62\n"
    "返还金额\t10\t≥3000万元\t2846.00万元\t9.49\n"
)
PROSE = (
    "未完成的指标：清理企业户数目标不低于6户，实际5户，得{}分（分值7分）；"
    "职工满意度目标不低于92.8%，实际85.08%，得{}分（分值10分）；"
    "资金拨付时限目标不超过18个工作日，实际19个工作日，得{}分（分值7分）。"
)


def table(*rows: str) -> str:
    """A table of rows, each weight, target, actual and score; the first is named 巡查率."""
    names = ("巡查率", "走访户数", "宣传场次")
    cells = [f"{name}\t{row.replace(' ', chr(9))}" for name, row in zip(names, rows, strict=False)]
    return HEAD + "\n".join(cells) + "\n"


def shown(text: str) -> list[str]:
    """The rows of a text: weight, target, actual and score as they are printed."""
    rows = rows_of(examined(text).statements)
    return [" ".join(s.mention.text for s in (r.weight, r.target, r.actual, r.score)) for r in rows]


def test_a_rate_is_held_against_its_target_and_not_taken_for_the_score() -> None:
    text = table("8 ≥96% 95.51% 7.96", "10 ≥10% 8.51% 8.51")
    assert {"7.96=score(8 95.51% 96%)", "8.51=score(10 8.51% 10%)"} <= held(text)
    assert told(text) == ()


@pytest.mark.parametrize("aim", ["≥24座", "不低于24座", ">=24座", "不少于24座"])
def test_a_full_score_for_a_target_that_was_clearly_missed_is_told(aim: str) -> None:
    assert told(table("6 ≥98% 98.40% 6", f"6 {aim} 24座 6")) == ()
    assert told(table("6 ≥98% 98.40% 6", f"6 {aim} 4座 6")) == ("error A36 6 → 1分",)


@pytest.mark.parametrize("aim", ["≤24天", "不超过24天", "不高于24天"])
def test_at_most_is_missed_by_more(aim: str) -> None:
    assert told(table("6 ≥98% 98.40% 6", f"6 {aim} 12天 6")) == ()
    assert told(table("6 ≥98% 98.40% 6", f"6 {aim} 48天 6")) == ("error A36 6 → 3分",)


def test_a_target_of_no_side_leaves_both_open() -> None:
    assert told(table("6 ≥98% 98.40% 6", "6 24座 4座 6")) == ()
    assert told(table("6 ≥98% 98.40% 6", "6 24天 32天 4.50")) == ()


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("8 ≥98% 97.20% 7.93", ()),
        ("8 ≥98% 97.20% 7.39", ("error A36 7.39 → 7.93分 !",)),
        ("8 ≥98% 97.20% 8.00", ("error A36 8.00 → 7.93分",)),
        ("8 ≥98% 98.20% 8", ()),
        ("8 ≤20天 25天 6.40", ()),
        ("8 ≤20天 25天 7", ("error A36 7 → 6分",)),
        ("8 98% 97.20% 7.93", ()),
        ("8 98% 97.20% 7.39", ("error A36 7.39 → 7.93分 !",)),  # no side, and something was lost
        ("8 98% 98% 7.93", ("error A36 7.93 → 8.00分",)),
        ("8 98% 99.50% 7", ()),
        ("8 98% 97.20% 8", ()),
        ("8 ≥98% 约97.20% 6", ()),
        ("8 ≥100人 150人 6", ()),  # far above
    ],
)
def test_how_the_other_rows_are_scored_is_how_a_row_is_scored(
    row: str, expected: tuple[str, ...]
) -> None:
    assert told(table(row) + AS_REACHED) == expected


def test_two_rows_make_a_habit_and_each_that_differs_asks_for_two() -> None:
    rows = rows_of(examined(HEAD + AS_REACHED).statements)
    wrong = rows_of(examined(table("8 ≥98% 97.20% 7.00", "8 ≥98% 90.20% 7.00")).statements)
    assert is_habit(rows[:2])
    assert not is_habit(rows[:1])
    assert not is_habit([rows[0]] * 3)
    assert is_habit([*rows, wrong[0]])
    assert not is_habit([*rows, *wrong])
    assert not is_habit([rows[0], wrong[0]])


def test_without_a_habit_a_score_that_is_near_is_let_be() -> None:
    assert told(table("8 ≥98% 97.20% 7.00", "8 ≥98% 90.20% 7.00")) == ()


def test_rows_of_prose_are_read_in_their_order() -> None:
    assert shown(PROSE.format("5.83", "9.17", "6.63")) == [
        "7分 6户 5户 5.83分",
        "10分 92.8% 85.08% 9.17分",
        "7分 18个工作日 19个工作日 6.63分",
    ]


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        (("5.83", "9.17", "6.63"), ()),
        (("5.38", "9.17", "6.63"), ("error A36 5.38分 → 5.83分 !",)),
        (("5.83", "9.71", "6.63"), ("error A36 9.71分 → 9.17分 !",)),
        (("5.83", "9.17", "6.00"), ("error A36 6.00分 → 6.63分",)),
    ],
)
def test_prose_has_its_habit_too(scores: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert told(PROSE.format(*scores)) == expected


def test_what_was_taken_off_for_a_reason_follows_no_habit() -> None:
    more = "走访户数目标不低于60户，实际50户，分值7分，得5分，因资料不全扣2分。"
    assert told(PROSE.format("5.83", "9.17", "6.63") + "\n" + more) == ()
    assert len(shown(more)) == 0


def test_a_slip_of_a_score_beside_its_target_is_told() -> None:
    text = "办件数量目标值420件，实际完成385件，该指标20分，得{}分。"
    assert told(text.format("18.33")) == ()
    assert told(text.format("13.83")) == ("warning A36 13.83分 → 18.33分 !",)


AGAIN = "对照目标，清理企业户数目标不低于6户，实际5户，得{}分；其余见前文。"


def test_a_row_that_gives_no_weight_has_that_of_the_same_target_and_actual() -> None:
    text = PROSE.format("5.83", "9.17", "6.63") + "\n" + AGAIN
    assert told(text.format("5.83")) == ()
    assert told(text.format("5.38")) == ("error A36 5.38分 → 5.83分 !",)
    assert shown(text.format("5.83"))[-1] == "7分 6户 5户 5.83分"


def test_a_row_that_gives_no_weight_has_none_of_another_target() -> None:
    other = AGAIN.replace("6户", "7户")
    assert len(shown(PROSE.format("5.83", "9.17", "6.63") + "\n" + other.format("5.00"))) == 3


def test_a_standard_is_a_target_where_rows_are_scored() -> None:
    rows = (HEAD + AS_REACHED).replace("目标值", "标准") + "巡查率\t3\t80%\t67.35%\t{}\n"
    assert told(rows.format("2.53")) == ()
    assert told(rows.format("2.02")) == ("error A36 2.02 → 2.53分",)


def test_what_a_cell_says_was_taken_off_follows_no_habit() -> None:
    row = "8\t≤20天\t25天\t6.00\t迟了，{}"
    head = HEAD.replace("得分", "得分\t说明") + AS_REACHED.replace("\n", "\t无\n")
    assert told(head + "办结时间\t" + row.format("扣2.00分")) == ()
    assert told(head + "办结时间\t" + row.format("已改")) == ("error A36 6.00 → 6.40分 !",)
