"""Rates in the order of the numbers before them, and in another one."""

from __future__ import annotations

import re

import pytest
from shownclaims import told

PICK = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")
TURNED = """
计划总投资51480万元。中央补助30880万元分两批到达，第一批26400万元；省级11840万元，市级3360万元，县级5400万元。各级占比依次为59.98%、23.00%、{6.53%、10.49%|10.49%、6.53%}。
城市标准由710元提高到740元，农村由500元提高到530元，增幅分别为{4.23%和6.00%|6.00%和4.23%}。
有效问卷分别为2860份和412份，满意份数分别为2697份和375份，满意度分别为{94.30%和91.02%|91.02%和94.30%}。
甲县应配50.00万元、到位36.50万元，乙县{应配45.00万元、到位18.00万元|应配18.00万元、到位45.00万元}，丙县应配35.00万元、到位12.00万元，三县欠拨分别为13.50万元、27.00万元和23.00万元。
"""
TRUE = """
城区支出412.36万元，乡镇支出287.64万元，合计700.00万元；从低到高依次为41.09%、58.91%。
城区支出412.36万元，乡镇支出287.64万元，合计700.00万元；乡镇、城区占比分别为41.09%、58.91%。
"""


@pytest.mark.parametrize("case", TURNED.split())
def test_rates_in_another_order_are_told(case: str) -> None:
    assert told(PICK.sub(r"\1", case)) == ()
    assert len(told(PICK.sub(r"\2", case))) >= 1


@pytest.mark.parametrize("text", TRUE.split())
def test_rates_in_an_order_of_their_own_are_left_alone(text: str) -> None:
    assert not any("41.09%" in row for row in told(text))
