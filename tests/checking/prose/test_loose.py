"""Loose shares of what the text counts or its tables list."""

from __future__ import annotations

import re

import pytest

from qicao.checking import check_text
from qicao.checking.text import text_of

PICK = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")
TABLE = """| 来源 | 收入（万元） | 占比 |
|---|---:|---:|
| 鱼苗收入 | 620.00 | 62.00% |
| 技术收入 | 300.00 | 30.00% |
| 其他收入 | 80.00 | 8.00% |
| 合计 | 1000.00 | 100.00% |
"""
WORDS = [
    "抽查的24个塘中，有7个台账不全，占比{近三成|近四成}。",
    "32个指标中，定量21个、定性11个，定性占比{超过三成|超过四成}。",
    "收入构成见上表，其中鱼苗收入占比{超过六成|不足六成}。",
    "高级职称的138人，占技术人员的比重{超过三成|不足三成}，为30.53%。",
]
RIGHT = [
    "24个塘里，已清淤7个，占比近三成。",
    "鱼苗外销占比近两成。",
    "今年技术人员占比超过八成。",
]


def _found(words: str) -> list[str]:
    report = check_text(text_of("例.md", f"某某水产站2024年度报告\n\n{TABLE}\n{words}"))
    return [f.message for f in report.findings if f.code == "A31"]


@pytest.mark.parametrize("words", WORDS)
def test_a_loose_share_is_that_of_what_is_counted(words: str) -> None:
    assert _found(PICK.sub(r"\1", words)) == []
    assert len(_found(PICK.sub(r"\2", words))) == 1


@pytest.mark.parametrize("words", RIGHT)
def test_shares_of_what_is_not_counted_are_let_be(words: str) -> None:
    assert _found(words) == []
