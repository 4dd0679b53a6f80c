"""Changes that are said before the two numbers they are of, and more content than were asked."""

from __future__ import annotations

import re

import pytest

from qicao.checking import check_text
from qicao.checking.text import text_of
from qicao.values import Severity

PICK = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")
SAID = """
参保率较上年提高2.5个百分点，由{93.3%升至95.8%|95.8%降至93.3%}。
投诉量较上年{增加|减少}95件，由620件上升到715件。
对420名群众开展问卷调查，满意{392|450}人，满意度93.3%。
核定编制126名，其中行政编制32名、事业编制94名；年末在职{118|30}人，其中行政人员{30|118}人。
年初结存182.40万元，年末结存128.60万元，减少53.80万元，结存规模{下降|增长}29.5%。
全年排查隐患{6,842|6,482}项，完成整改6,784项，尚有58项正在整改。
参训学员{486|448}人，考核合格462人，其余学员安排补考。
逾期37件，上年52件，减少15件，逾期件数{下降|上升}28.8%。
"""
LET_BE = """
参保率较上年提高2.5个百分点，欠费率由5.8%降至3.3%。
好评率较上年提高1.5个百分点，投诉量由715件降到620件。
年初结存182.40万元，年末结存128.60万元，减少53.80万元，支出规模增长8.4%。
核定编制126名；年末在职118人，其中行政人员30人。
发现隐患86项，完成整改86项；上年发现隐患62项。
"""


def _told(words: str) -> list[str]:
    report = check_text(text_of("例.md", f"某某县某站2024年度报告\n\n{words}"))
    return [f.code for f in report.findings if f.severity is Severity.ERROR]


@pytest.mark.parametrize("words", SAID.strip().splitlines())
def test_what_the_two_numbers_deny_is_told(words: str) -> None:
    assert _told(PICK.sub(r"\1", words)) == []
    assert "A31" in _told(PICK.sub(r"\2", words))


@pytest.mark.parametrize("words", LET_BE.strip().splitlines())
def test_the_change_of_something_else_is_let_be(words: str) -> None:
    assert _told(words) == []
