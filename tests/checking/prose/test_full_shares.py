"""Shares of one whole that are together a little more than all of it."""

from __future__ import annotations

import pytest
from pickedtexts import PICK
from proselooks import told

CASES = [
    "四项资金合计4204.42万元，中央资金占67.46%，省级占{8.56|8.73}%，县级占23.97%。",
    "按学历分，本科占{52.38|52.83}%，大专占31.24%，高中及以下占16.38%。",
]
LET_BE = [
    "中央资金占67.46%，省级占8.56%，县级占21.13%。",
    "党员占40.25%，本科以上占60.15%，其中女性占38.20%。",
    "三类经费占41.3%、35.6%、23.2%。",
]


@pytest.mark.parametrize("case", CASES)
def test_shares_are_no_more_than_all(case: str) -> None:
    assert told(PICK.sub(r"\1", case), "A30") == []
    assert len(told(PICK.sub(r"\2", case), "A30")) == 1


@pytest.mark.parametrize("text", LET_BE)
def test_shares_of_which_some_are_missing_are_let_be(text: str) -> None:
    assert told(text, "A30") == []
