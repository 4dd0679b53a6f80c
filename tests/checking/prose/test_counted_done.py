"""Rates of how many of so many were done."""

from __future__ import annotations

import pytest
from pickedtexts import PICK

from qicao.checking import check_text
from qicao.checking.text import text_of
from qicao.values import Severity

CASES = [
    "8项指标中有6项完成或超额完成，2项未完成，分别为采购和培训，指标完成比例为{75.00|33.33}%。",
    "18个项目中15个完成，另外3个跨年，完成率{83.3|85.3}%。",
    "14条任务，12条达到要求，2条顺延，目标达成率为{85.71|14.29}%。",
]


def _told(words: str) -> list[str]:
    report = check_text(text_of("例.md", f"某某县某站2024年度报告\n\n{words}"))
    return [f.message for f in report.findings if f.severity is not Severity.HINT]


@pytest.mark.parametrize("case", CASES)
def test_the_rate_of_those_done_is_held_to_their_number(case: str) -> None:
    assert _told(PICK.sub(r"\1", case)) == []
    assert len(_told(PICK.sub(r"\2", case))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "6项任务中有4项完成，图书采购完成率95%。",
        "6项任务中有4项没有完成，完成率33.33%。",
    ],
)
def test_another_rate_is_let_be(text: str) -> None:
    assert _told(text) == []
