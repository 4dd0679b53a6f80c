"""Shares of a whole that no words say, held against each other."""

from __future__ import annotations

import re

import pytest
from shownclaims import told

PICK = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")
CASES = [
    "检查费收入281.25万元、鉴定费收入97.30万元、培训费收入249.89万元，三者分别占"
    "{44.75|47.45}%、15.48%和39.76%。",
    "窗口办理24136件、便民中心办理{11829|11289}件、网上办理19683件、自助机办理2814件，"
    "分别占41.28%、20.23%、33.67%、4.81%。",
    "人员支出412.60万元，占61.23%；办公支出118.35万元，占{17.56|15.76}%；"
    "修缮支出88.20万元，占13.09%；其他支出54.70万元，占8.12%。",
    "| 案由 | 件数 | 占比 |\n|---|---|---|\n| 占道 | 5862 | 46.22% |\n"
    "| 渣土 | {2418|1905} | 19.06% |\n| 噪声 | 1905 | 15.02% |\n| 违建 | 1236 | 9.74% |",
    "| 案由 | 件数 | 占比 |\n|---|---|---|\n| 占道 | 5862 | 46.22% |\n"
    "| 渣土 | 2418 | {19.06|20.06}% |\n| 噪声 | 1905 | 15.02% |\n| 违建 | 1236 | 9.74% |",
]


@pytest.mark.parametrize("case", CASES)
def test_a_share_that_is_not_of_the_whole_of_the_others_is_told(case: str) -> None:
    assert told(PICK.sub(r"\1", case)) == ()
    assert len(told(PICK.sub(r"\2", case))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "人员支出412.60万元，占61.23%；办公支出118.35万元，占17.56%；"
        "其中差旅支出43.79万元，占37.00%。",  # of another whole
        "检查费收入281.25万元、鉴定费收入97.30万元、培训费收入249.89万元，三者分别占44.75%、20.10%和35.15%。",
        "| 案由 | 件数 | 占比 |\n|---|---|---|\n| 占道 | 5862 | 46.22% |\n"
        "| 噪声 | 1905 | 18.02% |\n"
        "| 违建 | 1236 | 38.20% |\n| 其他 | 980 | 71.40% |",
    ],
)
def test_shares_that_agree_on_no_whole_are_let_be(text: str) -> None:
    assert told(text) == ()
