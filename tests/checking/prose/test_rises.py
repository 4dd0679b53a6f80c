"""几升几降, held against the rows of the table beside it."""

from __future__ import annotations

import pytest

from qicao.checking import check_text
from qicao.checking.text import text_of
from qicao.values import Finding

SIGNED = (
    "\n\n| 项目 | 本年支出 | 上年支出 | 增减额 |\n|---|---:|---:|---:|\n"
    "| 场馆开放 | 720.00 | 700.00 | 20.00 |\n"
    "| 文物保护 | 865.75 | 912.30 | -46.55 |\n"
    "| 宣传推广 | 1248.60 | 1176.85 | 71.75 |\n"
    "| 合计 | 2834.35 | 2789.15 | 45.20 |\n"
)
PAIR = (
    "\n\n| 项目 | 2024年 | 2023年 |\n|---|---:|---:|\n"
    "| 场馆开放 | 720.00 | 700.00 |\n"
    "| 文物保护 | 865.75 | 912.30 |\n"
    "| 宣传推广 | 1248.60 | 1248.60 |\n"
)


def _found(text: str) -> list[Finding]:
    report = check_text(text_of("例.md", f"某某县水产站2024年度报告\n单位：万元\n\n{text}"))
    return [one for one in report.findings if one.code == "A43"]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("三个项目中一升两降：" + SIGNED, "升的2个、降的1个"),
        ("三个项目，1个增长、2个下降。" + SIGNED, "升的2个、降的1个"),
        ("三个项目中两升一降：" + PAIR, "升的1个、降的1个、持平的1个"),
        ("与上年比，1个项目支出增加，2个减少。" + SIGNED, "升的2个、降的1个"),
        ("三类里两类下降，只有文物类上升。" + SIGNED, "升的2个、降的1个"),
        ("三个项目中，支出比上年增加的有一个。" + SIGNED, "升的2个、降的1个"),
        ("三类项目中，同比下降的有两类。" + SIGNED, "升的2个、降的1个"),
    ],
)
def test_counts_that_the_table_does_not_bear_out_are_told(text: str, counts: str) -> None:
    (found,) = _found(text)
    assert counts in found.message


@pytest.mark.parametrize(
    "text",
    [
        "三个项目中两升一降：" + SIGNED,
        "与上年比，2个项目支出增加，1个减少。" + SIGNED,
        "三类里两类上升，文物保护下降。" + SIGNED,
        "三个项目中，支出比上年增加的有两个。" + SIGNED,
        "三个项目中一升一降一平：" + PAIR,
        "四个项目中一升三降：" + SIGNED,  # the table is of other things
        "三个项目中一升两降。",
    ],
)
def test_counts_that_hold_or_have_no_table_are_let_be(text: str) -> None:
    assert _found(text) == []
