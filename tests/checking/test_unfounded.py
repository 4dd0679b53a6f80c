"""The number that comes from nowhere, in a text of which the figures bear out all others."""

from __future__ import annotations

import pytest
from againstfigures import against, told

NAMES = [f"{a}{b}河道整治" for a in "甲乙丙丁戊己庚辛壬癸" for b in "子丑寅卯辰巳午未申酉戌亥"]
PLANTED = "植树造林投入51.37万元。"


def figures(count: int) -> str:
    """So many figures, a line each."""
    return "\n".join(f"{n} 决算 {100 + 7.13 * i:.2f}万元" for i, n in enumerate(NAMES[:count]))


def report(count: int, *more: str) -> str:
    """A text that says so many figures, and more."""
    said = [f"{n}支出{100 + 7.13 * i:.2f}万元。" for i, n in enumerate(NAMES[:count])]
    return "\n".join((*said, *more))


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        (PLANTED, "51.37万元"),
        ("栽植苗木3185株。", "3185株"),
        ("苗木成活率达到87.35%。", "87.35%"),
    ],
)
def test_the_one_number_that_nothing_bears_out_is_told(sentence: str, number: str) -> None:
    assert told(report(120), figures(120)) == []
    assert told(report(120, sentence), figures(120)) == [f"A48 {number}"]


def test_it_is_a_warning_that_says_what_to_do() -> None:
    (finding,) = against(report(120, PLANTED), figures(120)).findings()
    assert finding.severity.value == "warning"
    assert "也不能由文中其他数推出" in finding.message
    assert "在数据里补上它" in (finding.todo or "")


@pytest.mark.parametrize(
    "more",
    [
        "植树造林投入51.37万元。\n栽植苗木3185株。",
        "植树造林投入约51万元。",
        "甲子河道整治支出100.00万元，甲丑河道整治支出107.13万元，两项合计207.13万元。",
        "植树造林于2024年3月12日开工。",
    ],
)
def test_what_is_said_about_follows_or_is_not_alone_is_let_be(more: str) -> None:
    assert told(report(120, more), figures(120)) == []


def test_a_short_text_and_one_of_which_much_is_unknown_are_let_be() -> None:
    assert told(report(30, PLANTED), figures(30)) == []
    assert told(report(120, PLANTED), figures(60)) == []


def test_without_figures_nothing_is_from_nowhere() -> None:
    assert [*against(report(120, PLANTED), "渔港扩建 决算 3.19万元").findings()] == []
