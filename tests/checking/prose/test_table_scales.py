"""The unit above a table against what the prose says of its amounts."""

from __future__ import annotations

import pytest

from qicao.checking import check_text
from qicao.checking.text import text_of

TEXT = """# 某某县水站2024年度报告

本年收入2154.06万元，本年支出2177.80万元，其中基本支出487.26万元、项目支出1690.54万元。

单位：{unit}

| 项目 | 决算数 |
|---|---:|
| 基本支出 | {basic} |
| 项目支出 | {projects} |
| 本年支出合计 | {total} |
"""
SHORT = {"basic": "487.26", "projects": "1690.54", "total": "2177.80"}
LONG = {"basic": "4,872,615.30", "projects": "16,905,402.12", "total": "21,778,017.42"}


def _told(unit: str, cells: dict[str, str]) -> list[str | None]:
    report = check_text(text_of("例.md", TEXT.format(unit=unit, **cells)))
    return [f.expected for f in report.findings if f.code == "A46"]


@pytest.mark.parametrize(("unit", "cells"), [("万元", SHORT), ("元", LONG)])
def test_the_unit_in_which_the_prose_has_the_amounts_is_let_be(
    unit: str, cells: dict[str, str]
) -> None:
    assert _told(unit, cells) == []


@pytest.mark.parametrize(
    ("unit", "cells", "due"), [("元", SHORT, "万元"), ("亿元", SHORT, "万元"), ("万元", LONG, "元")]
)
def test_a_unit_in_which_they_cannot_be_is_told(unit: str, cells: dict[str, str], due: str) -> None:
    assert _told(unit, cells) == [due]


def test_what_the_unit_makes_wrong_is_told_at_the_unit_alone() -> None:
    parts = "人员经费254.52万元，包括工资123.65万元、补助130.88万元。"
    rows = "| 人员经费 | 2,545,235.85 |\n| 基本支出 |"
    text = TEXT.format(unit="万元", **LONG).replace("。\n\n单位", f"。{parts}\n\n单位")
    report = check_text(text_of("例.md", text.replace("| 基本支出 |", rows)))
    assert [f.text for f in report.findings if f.code in ("A01", "A46", "A48")] == ["万元"]
