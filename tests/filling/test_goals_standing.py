"""Targets that stand in a form already: invented texts only."""

from __future__ import annotations

import pytest

from qicao.filling.verify import differing_goal


@pytest.mark.parametrize(
    ("standing", "meant", "differs"),
    [
        ("631.36", "≥631.36万人次", False),
        ("1,200", "1200个", False),
        ("95", "≥95%", False),
        ("94", "≥95%", True),
        ("56", "56-66小时", True),
        ("≥95%", "≥95%", False),
        ("≤95%", "≥95%", True),
        ("按期完成", "按期完成", False),
        ("未完成", "按期完成", True),
    ],
)
def test_a_bare_number_has_its_sign_and_unit_beside_it(
    standing: str, meant: str, differs: bool
) -> None:
    assert differing_goal(standing, meant) is differs
