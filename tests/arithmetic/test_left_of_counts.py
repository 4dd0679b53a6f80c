"""What counts and their rates leave of a whole."""

from __future__ import annotations

import pytest
from pickedtexts import right, serious, wrong

RIGHT_AND_WRONG = [
    "开设健康课的学校41所，占61.19%，还有{26所|28所}没有开课。",
    "每周开放满40小时的站点89个，达标率93.68%，{6个|7个}未达标。",
    "受理的1482件申请中，1418件在时限内办结，合规率95.68%，超期{64件|74件}。",
    "核定编制64名，其中行政22名、事业42名。年末实有在职58人，空编{6名|8名}。",
    "十四个村中有九个村落实了管水员，还有{五个|四个}村没有人管。",
]
RIGHT = [
    "有康复需求的183540人，覆盖率92.30%，尚有14134人没有得到服务。",
    "审结833件，其中调解512件、裁决321件，调解率61.46%，其余31件未结。",
]


@pytest.mark.parametrize("case", RIGHT_AND_WRONG)
def test_what_is_left_is_held_against_the_rest(case: str) -> None:
    assert serious(right(case)) == []
    assert serious(wrong(case))


@pytest.mark.parametrize("text", RIGHT)
def test_rates_of_other_counts_are_let_be(text: str) -> None:
    assert serious(text) == []
