"""What a text and its figures leave over on both sides."""

from __future__ import annotations

import pytest
from againstfigures import told

FIGURES = """
报废仪器原值 决算 63.48万元
创新小组当年成果 决算 326项
城镇新增岗位计划 计划 37个
退休人数 决算 184人
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年报废到期仪器27台，原值68.43万元。", "A48 68.43万元 → 63.48万元"),
        ("创新小组当年共产生成果32项。", "A48 32项 → 326项"),
        ("实有职工289人，退休148人。", "A48 148人 → 184人"),
    ],
)
def test_a_slip_of_a_figure_that_is_said_nowhere_is_told(text: str, expected: str) -> None:
    assert told(text, FIGURES) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "全年报废到期仪器27台，原值63.48万元。",
        "全年报废到期仪器27台，原值12.09万元。",
        "全年报废到期仪器27台，原值约68.43万元。",
        "报废仪器原值63.48万元，另有在用仪器原值68.43万元。",
        "全年新购仪器68.43万元。",
    ],
)
def test_other_numbers_are_let_be(text: str) -> None:
    assert told(text, FIGURES) == []
