"""Numbers that stand twice, where two different ones belong."""

from __future__ import annotations

import pytest

from qicao.checking import check_text
from qicao.checking.text import text_of


def _found(text: str) -> list[str]:
    report = check_text(text_of("例.md", f"某某县水产站2024年度报告\n\n{text}"))
    return [one.message for one in report.findings if "写成" in one.message]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("支出占全年预算的96.20%，占到位资金的96.20%。", "到位资金"),
        ("以调整后预算为基数，执行率92.48%；以年初预算为基数则为92.48%。", "年初预算"),
        ("累计建档37088人，建档率96.52%，上年建档37088人、建档率95.55%。", "37088人"),
        ("移民人均收入15630元，上年为15630元，增长7.75%。", "15630元"),
        ("人均公用经费2.67万元，上年2.67万元。", "2.67万元"),
        ("户均补助1,836元，低于上年的1,836元，主要是新增小户较多。", "1,836元"),
        ("以预算为分母，支付率93.47%；以到位资金为分母，支付率93.47%。", "到位资金"),
        ("全年支出5218.46万元，执行率91.36%，相当于年初预算的91.36%。", "年初预算"),
        (
            "其中参加健康体检38,416人，管理率76.09%；体检人数比上年的38,416人多1,152人，增长3.00%。",
            "38,416人",
        ),
        ("图斑整改按个数计完成94.78%，按面积计完成94.78%，尚余33亩。", "面积"),
        ("县级支出728.40万元，为到位数的94.62%、计划数的94.62%。", "计划"),
    ],
)
def test_a_number_in_the_place_of_another_is_told(text: str, says: str) -> None:
    (message,) = _found(text)
    assert says in message


@pytest.mark.parametrize(
    "text",
    [
        "支出占全年预算的96.20%，占到位资金的97.35%。",
        "支出占全年预算的100.00%，占到位资金的100.00%。",
        "预算执行率96.20%，占全年预算的96.20%。",  # of one budget
        "人均公用经费2.67万元，上年2.67万元，与上年持平。",
        "编制37人，上年37人。",
        "户均补助1,836元，低于上年的1,912元。",
        "其中参加健康体检39,568人，管理率76.09%；体检人数比上年的38,416人多1,152人，增长3.00%。",
        "全年支出5218.46万元，执行率91.36%，相当于年初预算的108.20%。",
        "累计建档37088人，上年建档36122人。",
    ],
)
def test_numbers_that_may_be_the_same_are_let_be(text: str) -> None:
    assert _found(text) == []
