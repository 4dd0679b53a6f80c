"""Numbers that are said again by the same words, once with a slip."""

from __future__ import annotations

import re

import pytest
from shownclaims import told

PICK = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")
TWICE = (
    "培训质量有差距，71人未取证。\n二是对未取证的{71人|17人}安排补考。",
    "县级配套缺口{828万元|882万元}全部出在两个县。\n催缴配套，828万元缺口由两县补齐。",
    "硬化村组道路126公里。\n把126公里硬化村组道路纳入管护，另有{43处|43处}隐患待查。",
)
OTHERS = (
    "71人未取证，17人缺考。\n对缺考的17人和未取证的71人安排补考。",
    "一季度未取证的71人已补考。\n二季度未取证的17人已补考。\n三季度未取证的35人已补考。",
    "未取证的71人和未取证的17人分别补考。",
)


@pytest.mark.parametrize("case", TWICE[:2])
def test_one_thing_with_two_numbers_is_told(case: str) -> None:
    assert told(PICK.sub(r"\1", case)) == ()
    assert len(told(PICK.sub(r"\2", case))) == 1


@pytest.mark.parametrize("text", [PICK.sub(r"\1", TWICE[2]), *OTHERS])
def test_numbers_of_several_things_are_left_alone(text: str) -> None:
    assert told(text) == ()
