"""Direction words held against the claims of a text."""

from __future__ import annotations

import pytest

from qicao.arithmetic.changes.directions import find_misdirected
from qicao.arithmetic.court import Judged
from qicao.arithmetic.judged import judge_claims
from qicao.arithmetic.sources import Sources
from qicao.checking.foreign import examine
from qicao.checking.text import text_of


def judged_of(text: str) -> Judged:
    """The claims of a text, those among them that `examine` leaves to the check of directions."""
    return judge_claims(Sources(examine(text_of("a", text), year=2024).statements))


SENTENCES = [
    ("支出413.86万元，比上年的397.42万元减少16.44万元。", "16.44万元", 1, 2, False),
    ("支出397.42万元，比上年的413.86万元增长3.97%。", "3.97%", -1, 2, False),
    ("山丘区得87.23分，平原区得86.98分，后者高0.25分。", "0.25分", -1, 2, False),
    (
        "满意度89.54%。\n\n东河乡满意度73.08%，比全县高16.46个百分点。",
        "16.46个百分点",
        -1,
        2,
        False,
    ),
    ("立案由1146起降至892起，增幅22.16%。", "22.16%", -1, 2, False),
    ("接待费31.25万元，较上年增加2.87万元，下降8.41%。", "2.87万元", -1, 1, True),
    ("三公经费预算66万元，实际61.6万元，超支4.4万元。", "4.4万元", -1, 2, False),
    (
        "年初预算1,200.00万元，全年预算1,344.00万元，全年预算比年初预算减少144.00万元。",
        *("144.00万元", 1, 2, False),
    ),
    ("全年预算1,344.00万元，较年初预算1,200.00万元减少12.00%。", "12.00%", 1, 2, False),
    ("全年预算1,144.00万元，比年初预算1,200.00万元增加56.00万元。", "56.00万元", -1, 2, False),
]


@pytest.mark.parametrize(("text", "number", "due", "proofs", "broken"), SENTENCES)
def test_a_wrong_word_comes_with_what_proves_it(
    text: str, number: str, due: int, proofs: int, broken: bool
) -> None:
    (one,) = find_misdirected(judged_of(text))
    assert text[one.given.start : one.given.end] == number
    assert (one.due, len(one.by), one.broken is not None) == (due, proofs, broken)


@pytest.mark.parametrize(
    "text",
    [
        "支出413.86万元，比上年的397.42万元增加16.44万元，增长4.14%。",
        "支出61.6万元，较预算66万元节约4.4万元，节约6.67%；较上年52.97万元增加8.63万元。",
        "支出61.6万元，较上年增加9万元，下降3%。",  # no number fits, so no word is proved wrong
        "支出61.6万元，与上年的61.6万元持平。",
        "全年预算1,344.00万元，比年初预算1,200.00万元增加144.00万元。",
        "年初预算1,200.00万元，全年预算1,144.00万元，全年预算比年初预算减少56.00万元。",
    ],
)
def test_a_word_that_nothing_disproves_is_let_be(text: str) -> None:
    assert [*find_misdirected(judged_of(text))] == []


def test_the_broken_claim_that_the_word_explains_is_named_so_that_it_is_not_told_twice() -> None:
    text = "接待费31.25万元，较上年增加2.87万元，下降8.41%。"
    judged = judged_of(text)
    (one,) = find_misdirected(judged)
    assert one.broken in [claim for claim, _ in judged.broken]
