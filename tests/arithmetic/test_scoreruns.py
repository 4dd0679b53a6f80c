"""Scores of prose that are of several rows of a table, after one another."""

from __future__ import annotations

import pytest
from shownclaims import held, told

ROWS = (
    "指标\t权重\t得分\n预算执行率\t10\t9.71\n走访户数\t15\t14.62\n宣传场次\t15\t15.00\n"
    "案卷合格率\t20\t19.95\n办结时间\t14\t13.51\n收入增幅\t16\t16.00\n群众满意度\t10\t9.92\n"
)
SAYINGS = (
    "产出指标三项50分，得{}分。",
    "产出和成本三项共50分，得{}分。",
    "产出与成本50分，得{}分。",
    "三项产出指标得{}分。",
    "前三项产出指标得{}分。",
)


@pytest.mark.parametrize("words", SAYINGS)
def test_so_many_rows_of_such_a_weight_make_a_score(words: str) -> None:
    assert "49.57分=sum(14.62 15.00 19.95)" in held(ROWS + words.format("49.57"))
    assert told(ROWS + words.format("49.57")) == ()
    (row,) = told(ROWS + words.format("49.75"))
    assert row.startswith("warning A35 49.75分 → ")


def test_a_score_of_few_digits_is_told_too() -> None:
    text = ROWS.replace("14.62", "14.6").replace("19.95", "20.0") + "产出指标三项50分，得{}分。"
    assert told(text.format("49.6")) == ()
    assert told(text.format("49.9")) == ("warning A35 49.9分 → 49.6分",)


@pytest.mark.parametrize(
    "text",
    [
        f"{ROWS}产出指标三项55分，得49.75分。",  # no rows weigh that
        f"{ROWS}产出指标得49.75分。",
        f"{ROWS}产出指标九项得49.75分。",
        f"{ROWS}产出指标三项50分，得41.20分。",  # no slip
        f"{ROWS}检查三项，产出指标得49.75分。",
        f"{ROWS}产出指标约三项得49.75分。",
        f"{ROWS}另表：\n{ROWS}产出指标三项50分，得49.75分。",
        ROWS.replace("指标\t", "分组\t指标\t").replace("\n", "\n产出\t").removesuffix("产出\t")
        + "指标三项50分，得49.75分。",
        "产出指标三项50分，得49.75分。",
    ],
)
def test_what_names_no_rows_of_the_one_table_is_let_be(text: str) -> None:
    assert told(text) == ()


TURNS = (
    ROWS + "前三项为管理，40分得39.33分；随后两项为产出，34分得33.46分；其余两项26分，得25.92分。\n"
)
FAULTS = {
    "39.33分": "41.03分",
    "33.46分": "36.33分",
    "前三项": "前两项",
    "随后两项": "随后三项",
    "34分得": "24分得",
    "19.95": "19.05",
}


def test_rows_by_turns_are_let_be_where_they_add_up() -> None:
    assert told(TURNS) == ()


@pytest.mark.parametrize(("was", "now"), FAULTS.items())
def test_rows_by_turns_are_told_where_they_do_not(was: str, now: str) -> None:
    assert told(TURNS.replace(was, now))


def test_a_count_of_rows_that_does_not_fit_is_told_itself() -> None:
    (row,) = told(TURNS.replace("随后两项", "随后三项"))
    assert row.split()[1] == "A43"
