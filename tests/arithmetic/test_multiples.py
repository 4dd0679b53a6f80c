"""倍 as a change and as what there is over what there was, and numbers said again in brackets."""

from __future__ import annotations

import pytest
from shownclaims import held, told

CHANGED = "培训费36.24万元，较上年12.08万元增长{}倍。"
TIMES = "培训费36.24万元，上年12.08万元，为上年的{}倍。"
VISITS = "接待游客3.6万人次，上年1.2万人次，是上年的{}倍。"
RISEN = "接待游客由1.2万人次增长到3.6万人次，增长{}倍。"


@pytest.mark.parametrize(
    ("text", "times", "claim"),
    [
        (CHANGED, "2.00", "2.00倍=change(36.24万元 12.08万元)"),
        (CHANGED, "2", "2倍=change(36.24万元 12.08万元)"),
        (TIMES, "3.00", "3.00倍=ratio(36.24万元 12.08万元)"),
        (VISITS, "3", "3倍=ratio(3.6万人次 1.2万人次)"),
        (RISEN, "2", "2倍=change(3.6万人次 1.2万人次)"),
    ],
)
def test_times_that_are_right_are_held(text: str, times: str, claim: str) -> None:
    assert claim in held(text.format(times))
    assert told(text.format(times)) == ()


@pytest.mark.parametrize(
    ("text", "times", "expected"),
    [
        (CHANGED, "2.50", "error A26 2.50倍 → 2.00倍 !"),
        (CHANGED, "3", "error A26 3倍 → 2倍"),  # it is three times the base, and two more
        (TIMES, "3.50", "error A13 3.50倍 → 3.00倍 !"),
        (VISITS, "2", "warning A13 2倍 → 3倍 !"),
        (RISEN, "3", "error A26 3倍 → 2倍"),
    ],
)
def test_times_that_are_wrong_are_told(text: str, times: str, expected: str) -> None:
    assert told(text.format(times)) == (expected,)


AGAIN = {
    "全年支出693,418.55元（{}万元）。": ("69.34", "69.43", "693,418.55元"),
    "全年支出52,408.31万元（{}亿元）。": ("5.24", "5.42", "52,408.31万元"),
    "全年灌溉面积31,000亩（{}万亩）。": ("3.10", "3.01", "31,000亩"),
}


@pytest.mark.parametrize(("text", "numbers"), AGAIN.items())
def test_a_bracket_that_says_a_number_again_is_held_against_it(
    text: str, numbers: tuple[str, str, str]
) -> None:
    right, wrong, whole = numbers
    unit = text[text.index("}") + 1 : text.index("）")]
    assert f"{right}{unit}=same({whole})" in held(text.format(right))
    assert told(text.format(right)) == ()
    (found,) = told(text.format(wrong))
    assert found == f"error A49 {wrong}{unit} → {right}{unit}"


@pytest.mark.parametrize(
    "text",
    [
        "全年支出693,418.55元（其中培训费69.43万元）。",
        "全年支出693,418.55元（培训费62.13万元）。",
        "全年支出693,418.55元（上年62.13万元）。",
        "全年支出693,418.55元（62.13万元用于培训）。",
        "全年支出693,418.55元（12项）。",
    ],
)
def test_a_bracket_with_words_or_another_kind_says_nothing_again(text: str) -> None:
    assert told(text) == ()
