"""The first and the last lines of a list together."""

from __future__ import annotations

import pytest
from shownclaims import told

LINES = (
    "支出如下：\n（1）展厅运行12,585,050元；\n（2）展品更新8,520,000元；\n（3）科普活动{}元；\n"
    "（4）流动科技馆1,685,900元；\n（5）信息化运维548,270元。\n{}。"
)


@pytest.mark.parametrize(
    ("middle", "words"),
    [
        ("2,386,400", "后三项合计4,602,570元"),
        ("2,836,400", "后三项合计4,620,570元"),
        ("2,386,400", "前两项合计21,150,050元"),
    ],
)
def test_a_total_of_the_ends_that_is_none_is_told(middle: str, words: str) -> None:
    assert told(LINES.format("2,386,400", "前两项合计21,105,050元；后三项合计4,620,570元")) == ()
    assert len(told(LINES.format(middle, words))) == 1


def test_the_first_by_size_are_not_the_first_lines() -> None:
    text = LINES.format("9,386,400", "其中支出居前两位的合计21,971,450元")
    assert told(text) == ()
