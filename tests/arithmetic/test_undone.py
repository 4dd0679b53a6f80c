"""What is left of a count, with a rate or a list between."""

from __future__ import annotations

import re

import pytest
from shownclaims import told

PICK = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")
CASES = """
发现问题37个，已整改35个，整改率94.6%，另外{2|3}个待春季补植后销号。
检查场所412家次，发现隐患267处，整改259处，整改率97.00%，{8|9}处跨年整改。
核定编制108名，其中行政45名、事业63名；实有100名，行政42名、事业58名，缺编{8|10}名。
承办提案62件，办结60件，办结率96.77%，尚有{2|4}件正在办理。
"""


@pytest.mark.parametrize("case", CASES.split())
def test_what_is_left_is_held_against_what_is_done(case: str) -> None:
    assert told(PICK.sub(r"\1", case)) == ()
    assert len(told(PICK.sub(r"\2", case))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "核定编制1628名，其中学校1536名；年末在职1577人，其中学校1490人，学校空编46名。",
        "发现问题37个，已整改35个，整改率94.6%，移交线索3个。",
    ],
)
def test_what_is_of_another_thing_is_let_be(text: str) -> None:
    assert told(text) == ()
