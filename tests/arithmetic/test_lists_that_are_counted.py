"""Lists that a count, 中 or 用于 says to be all of an amount, and counts of what is listed."""

from __future__ import annotations

import pytest
from shownclaims import told

COUNTED = "项目支出{}万元。全年安排项目3个：东堤加固320.40万元；西渠提升300.20万元；泵站{}万元。"
BESIDE = "专项资金860.60万元，用于3个方面：东堤320.40万元，西渠300.20万元，泵站{}万元。"
WITHIN = (
    "经费支出612.40万元。均已付清。经费支出中，水电费{}万元、物业费252.30万元、维修费146.50万元。"
)
INLINE = "专项资金189.00万元，用于道路维修100.50万元，桥梁加固50.30万元，路灯更换{}万元。"
LISTED = "执行率不到90%的有{}项：道路养护84.5%，路灯维护87.2%。年内将整改。"
PARTED = "共设{}个站点：东站收治120人，全为轻症；西站收治86人；南站收治64人。"
OTHERS = (
    "经营收入占4.83%，其中检测745.30万元、房租312.40万元；非同级拨款占3.55%，是三个县委托的经费，"
    "其中甲县410.00万元、乙县326.40万元、丙县200.00万元。",
    "项目支出5,731.00万元。重点安排项目3个：东堤320.40万元；西渠300.20万元；泵站240.00万元。",
    "专项资金189.00万元，用于道路维修100.50万元，桥梁加固50.30万元等。",
    "共设3个站点：东站收治120人；西站收治86人；南站收治64人；合计270人。",
)


def test_a_list_of_as_many_as_are_counted_makes_up_its_amount() -> None:
    assert told(COUNTED.format("860.60", "240.00")) == ()
    assert told(BESIDE.format("240.00")) == ()
    assert told(COUNTED.format("860.60", "275.00")) == ("error A01 860.60万元 → 895.60万元",)
    assert told(BESIDE.format("275.00")) == ("error A01 860.60万元 → 895.60万元",)


def test_a_list_behind_its_name_is_told_by_a_slip() -> None:
    assert told(WITHIN.format("213.60")) == told(INLINE.format("38.20")) == ()
    assert len(told(WITHIN.format("231.60"))) == 1
    assert len(told(INLINE.format("32.80"))) == 1
    assert told(WITHIN.format("111.10")) == told(INLINE.format("11.10")) == ()


@pytest.mark.parametrize(("text", "right", "wrong"), [(LISTED, 2, 3), (PARTED, 3, 4)])
def test_what_is_listed_with_a_number_each_is_counted(text: str, right: int, wrong: int) -> None:
    assert told(text.format(right)) == ()
    assert [row.split()[1] for row in told(text.format(wrong))] == ["A43"]


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_a_list_of_something_else_is_let_be(text: str) -> None:
    assert told(text) == ()
