"""Numbers that are each other's, by the order in which a sentence names what they are."""

from __future__ import annotations

import pytest
from againstfigures import told

FIGURES = """
一季度支出 决算 128.46万元
二季度支出 决算 712.55万元
三季度支出 决算 305.10万元
超额结算（东湾） 决算 5.18万元
超额结算（西寨） 决算 3.16万元
第一批下达 决算 2560.00万元
第二批下达 决算 1340.00万元
第三批下达 决算 350.00万元
"""

RIGHT = [
    "一季度支出{a}，二季度支出{b}。",
    "全年支出不均衡，一至三季度分别支出{a}、{b}和305.10万元。",
]


@pytest.mark.parametrize("text", RIGHT)
def test_quarters_that_were_swapped_are_both_told(text: str) -> None:
    first, second = "128.46万元", "712.55万元"
    assert told(text.format(a=first, b=second), FIGURES) == []
    assert told(text.format(a=second, b=first), FIGURES) == [
        f"A48 {second} → {first}",
        f"A48 {first} → {second}",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "抽查发现两处多付工程款，东湾{}、西寨{}。",
        "抽查发现多付工程款，其中东湾（{}）和西寨（{}）。",
        "东湾和西寨多付的工程款分别为{}和{}。",
    ],
)
def test_places_that_were_swapped_are_both_told(text: str) -> None:
    assert told(text.format("5.18万元", "3.16万元"), FIGURES) == []
    assert len(told(text.format("3.16万元", "5.18万元"), FIGURES)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "资金分三批下达：第一批2560.00万元，第二批1340.00万元，与第一批相隔三个月，其余350.00万元。",
        "东湾多付5.18万元，比西寨的3.16万元多2.02万元。",
        "西寨多付3.16万元。东湾多付5.18万元。",
        "先付3.16万元，后付5.18万元。",
    ],
)
def test_what_stands_in_its_order_is_let_be(text: str) -> None:
    assert told(text, FIGURES) == []
