"""What 倍 states by the words before it, and when a bracket says the number before it again."""

from __future__ import annotations

import pytest
from spoken import read, rows

from qicao.statements import Role

TIMES = {
    "接待游客增长2倍。": "2倍 change+ 接待游客",
    "接待游客较上年增长2倍。": "2倍 change/prior+ 接待游客",
    "接待游客较上年减少0.5倍。": "0.5倍 change/prior- 接待游客",
    "接待游客是上年的3倍。": "3倍 completion/prior 接待游客",
    "接待游客为上年的0.5倍。": "0.5倍 completion/prior 接待游客",
    "培训费是年初预算的2倍。": "2倍 completion/budget 培训费",
    "培训费为全年预算的约2倍。": "2倍 completion/full 培训费",
    "回访频次2倍。": "2倍 level 回访频次",
}


@pytest.mark.parametrize(("sentence", "expected"), TIMES.items())
def test_times_are_a_change_or_a_rate_of_the_base_by_their_words(
    sentence: str, expected: str
) -> None:
    assert rows(sentence) == [expected]


@pytest.mark.parametrize(
    "bracket",
    [
        "69.34万元",
        "69.43万元",  # one that is wrong is still the same number
        "96.34万元",
        "6.93万元",
        "609.34万元",
    ],
)
def test_a_bracket_right_behind_a_number_says_it_again_in_another_unit(bracket: str) -> None:
    first, again = read(f"全年支出693,418.55元（{bracket}）。")
    assert (again.role, again.under) == (Role.AGAIN, first.start)


@pytest.mark.parametrize(
    "text",
    [
        "全年支出693,418.55元（693,481.55元）。",  # the very unit
        "全年支出693,418.55元（培训费69.43万元）。",
        "全年支出693,418.55元（62.13万元为培训费）。",
        "全年支出693,418.55元（12项）。",
        "全年支出693,418.55元、62.13万元。",  # no bracket: only what is nearly the same
    ],
)
def test_other_brackets_say_something_of_their_own(text: str) -> None:
    assert Role.AGAIN not in {s.role for s in read(text)}


@pytest.mark.parametrize(
    ("stated", "bracket"),
    [
        ("4.35万元", "43512.60万元"),
        ("43512.60亿元", "4.35亿元"),
        ("4.35元", "43512.60万元"),
    ],
)
def test_a_bracket_says_an_amount_again_whose_unit_has_slipped(stated: str, bracket: str) -> None:
    first, again = read(f"控制价{stated}（{bracket}）。")
    assert (again.role, again.under) == (Role.AGAIN, first.start)


def test_a_bracket_in_the_same_unit_is_another_amount() -> None:
    _, other = read("控制价4351.26万元（3980.50万元）。")
    assert other.role is not Role.AGAIN
