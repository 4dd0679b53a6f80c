"""Scores of one sentence that make up the score of all, and what was lost of a hundred."""

from __future__ import annotations

import re

import pytest
from shownclaims import told

PICK = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")
CASES = """
四类指标中，预算执行得9.49分，产出得47.91分，效益得29.58分，满意度得9.89分，自评总分{96.87|96.78}分。
四类指标中，预算执行得9.49分，产出得47.91分，效益得29.58分，满意度得9.89分，自评总分96.87分，共失{3.13|3.31}分。
预算执行得9.22分，产出得48.53分，效益得28.92分，满意度得10.00分，最终得分{96.67|96.76}分。
工资福利支出5638.91万元、对个人和家庭的补助{463.82|46.82}万元，两项构成人员经费6102.73万元。
自评得分91.80分，等级为优。其中：投入15分，得14.00分；{过程25分，得22.10分；|}产出35分，得32.60分；效果25分，得23.10分。
自评得分92.40分。其中决策20分，得19.00分；过程20分，得{17.90|18.90}分；产出40分，得37.20分；效益20分，得18.30分。
年末全县茶园38600亩，比上年末{36450|3645}亩扩大5.90%。
固定资产投资38.62亿元，上年为35.17亿元，增速{9.81|8.93}%。
"""


@pytest.mark.parametrize("case", CASES.split())
def test_what_does_not_make_up_the_whole_is_told(case: str) -> None:
    assert told(PICK.sub(r"\1", case)) == ()
    assert told(PICK.sub(r"\2", case))


@pytest.mark.parametrize(
    "text",
    [
        "产出得47.91分，效益得29.58分，满意度得9.89分，自评总分96.87分。",  # and something else
        "自评得分91.80分。其中投入15分，得14.00分；产出35分，得32.60分。",  # and others
        "9个项目全部开展自评，平均得分94.36分；自评总分96.87分。",
        "最终得分96.67分，丢3.33分，等次“优”（90分及以上）。",
    ],
)
def test_what_may_be_so_is_let_be(text: str) -> None:
    assert told(text) == ()
