"""What stands in a form already, held against what is meant for it: invented values only."""

from __future__ import annotations

from decimal import Decimal

import pytest

from qicao.filling.verify import differing, differing_goal


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


@pytest.mark.parametrize(
    ("standing", "meant", "differs"),
    [
        ("14942.32", "14942.315843", False),
        ("14942.31", "14942.315843", True),
        ("14942.316", "14942.315843", False),
        ("941", "940.98", True),
        ("19.6", "19.58", True),
        ("940.00", "940", False),
    ],
)
def test_a_number_with_two_decimals_may_be_the_one_meant_rounded(
    standing: str, meant: str, differs: bool
) -> None:
    assert differing(standing, Decimal(meant)) is differs
