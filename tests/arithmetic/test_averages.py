"""So much each of amounts and counts that stand apart, and shares of several at once."""

from __future__ import annotations

import pytest
from shownclaims import held, told

STAFF = "年末在职人员35人，另有编制38名。\n\n公用经费支出58.62万元，人员经费412.60万元。\n\n"
PUPILS = "在校学生1286人。\n\n全年支出2314.80万元，其中项目支出486.20万元。\n\n"
ROADS = "硬化道路18.6公里，支出372.96万元，每公里造价{}万元。"
KINDS = "按自理能力分，全自理412人、半自理138人、完全不能自理74人，后两类合计占{}%。"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (STAFF + "人均公用经费1.67万元。", "1.67万元=per(58.62万元 35人)"),
        (PUPILS + "生均支出1.80万元。", "1.80万元=per(2314.80万元 1286人)"),
        (ROADS.format("20.05"), "20.05万元=per(372.96万元 18.6公里)"),
        ("特困对象624人。" + KINDS.format("33.97"), "33.97%=share(138人 74人 624人)"),
    ],
)
def test_what_is_spread_is_what_the_words_name(text: str, claim: str) -> None:
    assert any(one.startswith(claim) for one in held(text)), held(text)
    assert told(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        STAFF + "人均公用经费1.54万元。",  # over the 38 that there may be
        PUPILS + "生均支出1.92万元。",
        ROADS.format("13.32"),
        "特困对象624人。" + KINDS.format("39.37"),
    ],
)
def test_an_average_over_another_count_is_told(text: str) -> None:
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        STAFF + "聘用人员46人，人均经费6.34万元。",
        STAFF + "每万人口拥有技术人员2.90人。",
        STAFF + "补助标准为每人每月1.54万元。",
        ROADS.format("20.05") + "全省平均每公里造价13.32万元。",
    ],
)
def test_what_is_laid_down_or_of_others_is_let_be(text: str) -> None:
    assert told(text) == ()
