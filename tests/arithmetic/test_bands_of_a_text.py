"""Grades by the bands that a text says itself."""

from __future__ import annotations

import pytest
from shownclaims import told

BANDS = "本区规定95分（含）以上为优、85分（含）至95分为良。"


@pytest.mark.parametrize(
    "text",
    [
        f"自评得分94.82分，等级为良。{BANDS}",
        BANDS,
        "自评总分97.20分，等次“优”（90分及以上为优，80至90分为良）。",
        "自评总分97.20分，按照90分以上“优秀”、80分至90分“良好”的档次，评为“优秀”。",
        "执行一项8.60分，自评总分97.20分，扣2.80分，按“90分以上为优”评定为优。",
        "自评总分87.20分，按“85分以上为优、75至84分为良”的标准定为优。",
        "自评总分97.20分，其中产出得分47.60分。甲项目按“90分以上为优”评定为良。",
    ],
)
def test_what_the_text_calls_good_is_good(text: str) -> None:
    assert told(text) == ()


@pytest.mark.parametrize(
    ("text", "due"),
    [
        (f"自评得分94.82分，等级为优。{BANDS}", "良"),
        ("自评总分88.20分，等次“优”（90分及以上为优，80至90分为良）。", "良"),
        ("自评得分91.20分，等级为良。", "优"),
        ("自评总分97.20分，按照90分以上“优秀”、80分至90分“良好”的档次，评为“良好”。", "优"),
        ("执行一项8.60分，自评总分97.20分，扣2.80分，按“90分以上为优”评定为良。", "优"),
        ("自评总分87.20分，按“85分以上为优、75至84分为良”的标准定为良。", "优"),
        ("自评得87.86分，扣12.14分，等次“优”（90分以上）。", "良"),
    ],
)
def test_another_grade_is_told_with_the_one_that_is_due(text: str, due: str) -> None:
    (row,) = told(text)
    assert row.startswith("error A41")
    assert due in row
