"""Income against spending, flows that make a change, things counted together, named rates."""

from __future__ import annotations

import pytest
from shownclaims import told

SET_OFF = (
    "全院总收入8,920.30万元。全年总支出8,711.15万元，其中人员支出4,000.00万元。"
    "收支相抵，本年盈余{}万元，收支结余率{}%。"
)
USED_UP = "政府性基金收入215.40万元，支出{}万元，全部用于绿化养护，年末无结转。"
CARRIED = "上年结转36.00万元。政府性基金收入215.40万元，支出251.40万元，年末无结转。"
BROUGHT = (
    "全院总收入8,920.30万元，上年结转结余180.00万元。全年总支出8,711.15万元。"
    "收支相抵，本年结余389.15万元。"
)
FLOWS = "在册车辆较上年{}辆，其中报废8辆、新购3辆。"
STAFF = "在岗人员较上年末减少{}人，系退休5人、新招录2人所致。"
THINGS = "收到锦旗21面、感谢信13封，合计{}件。"
NAMED = "受理申请100件，其中驳回62件、核准发证38件，核发率{}%。"
LOST = (
    "经自评，我站得分97.86分。其中投入得9.91分，产出得48.95分，效益得29分，满意度得10分。"
    "共扣{}分，主要扣在按期完工率。"
)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (SET_OFF, ("209.15", "2.34"), ("290.15", "2.34")),
        (SET_OFF, ("209.15", "2.34"), ("209.15", "2.43")),
        (USED_UP, ("215.40",), ("251.40",)),
        (FLOWS, ("减少5",), ("减少6",)),
        (STAFF, ("3",), ("4",)),
        (THINGS, ("34",), ("43",)),
        (NAMED, ("38.0",), ("83.0",)),
        (LOST, ("2.14",), ("3.14",)),
    ],
)
def test_the_number_that_others_make_is_told(
    text: str, right: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    assert told(text.format(*right)) == ()
    assert told(text.format(*wrong)) != ()


@pytest.mark.parametrize("text", [CARRIED, BROUGHT])
def test_what_was_carried_over_may_be_spent_too(text: str) -> None:
    assert told(text) == ()
