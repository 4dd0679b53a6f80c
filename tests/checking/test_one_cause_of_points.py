"""A weight that the others do not leave, and the score that is above it: one fault, told once."""

from __future__ import annotations

import pytest

from qicao.checking import report_on
from qicao.checking.accounts import read_accounts
from qicao.checking.text import text_of
from qicao.values import Severity

POINTS = (
    "# 某街道2024年度绩效自评报告\n\n自评得分98.37分。其中：预算执行情况{0}分，得{1}分；"
    "便民服务权重30分，得29.33分；环境整治权重25分，得25分；社会治理权重{2}分，得{3}分。\n"
)


def _errors(*points: str) -> list[tuple[str, str]]:
    read = text_of("例.md", POINTS.format(*points))
    findings = report_on(read, read_accounts([], None, 2024), 2024).findings
    return [(f.text or "", f.message) for f in findings if f.severity is Severity.ERROR]


def test_what_is_true_has_no_error() -> None:
    assert _errors("20", "19.34", "25", "24.70") == []


@pytest.mark.parametrize(
    ("points", "at"),
    [(("20", "19.34", "20", "24.70"), "20分"), (("15", "19.34", "25", "24.70"), "15分")],
)
def test_a_wrong_weight_is_told_once(points: tuple[str, ...], at: str) -> None:
    ((text, message),) = _errors(*points)
    assert text == at
    assert "100－其余各项" in message


def test_a_wrong_score_is_told_at_the_score() -> None:
    told = _errors("20", "91.34", "25", "24.70")
    assert ("91.34分", "得分91.34分超过分值20分") in told
