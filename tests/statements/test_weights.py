"""Which of two scores is the weight: the one in a bracket, before the other or behind it."""

from __future__ import annotations

import pytest
from shownclaims import held, told
from spoken import rows

SCORES: dict[str, list[str]] = {
    "预算执行（10分）9.69分，产出指标（50分）48.20分。": [
        "10分 weight",
        "9.69分 score 预算执行",
        "50分 weight 产出指标",
        "48.20分 score 产出指标",
    ],
    "产出指标49.56分（50分），效益指标28.50分（30分）。": [
        "49.56分 score 产出指标",
        "50分 weight 产出指标",
        "28.50分 score 效益指标",
        "30分 weight 效益指标",
    ],
    "产出指标49.50分（其中数量20分）。": [
        "49.50分 score 产出指标",
        "20分 score 数量",
    ],
    "产出指标48分（其中数量18分）。": [
        "48分 score 产出指标",
        "18分 score 数量",
    ],
}
BEFORE = "自评总分{}分：预算执行（10分）9.69分，产出指标（50分）48.20分。"
BEHIND = "产出指标49.56分（50分），效益指标28.50分（30分），合计{}分。"


@pytest.mark.parametrize(("sentence", "expected"), SCORES.items())
def test_a_score_in_a_bracket_is_the_weight_of_the_one_beside_it(
    sentence: str, expected: list[str]
) -> None:
    assert rows(sentence) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BEFORE.format("58.79"), "error A35 58.79分 → 57.89分 !"),
        (BEFORE.format("75.89"), "error A35 75.89分 → 57.89分 !"),
        (BEHIND.format("78.60"), "warning A35 78.60分 → 78.06分 !"),
    ],
)
def test_a_total_of_other_than_the_scores_is_told(text: str, expected: str) -> None:
    assert told(text) == (expected,)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (BEFORE.format("57.89"), "57.89分=sum(9.69分 48.20分)"),
        (BEHIND.format("78.06"), "78.06分=sum(49.56分 28.50分)"),
    ],
)
def test_weights_are_no_part_of_the_total_of_the_scores(text: str, claim: str) -> None:
    assert claim in held(text)
    assert told(text) == ()
