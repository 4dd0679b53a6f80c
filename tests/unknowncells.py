"""An invented bureau's workbook with cells that no form explains: a column, a row, one of zeros."""

from __future__ import annotations

from pathlib import Path

from formsheets import Rows, write_book

SPENDING: Rows = [
    ["2024年支出决算表"],
    ["单位：万元"],
    ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出", "旧年支出数", "教育收费"],
    ["合计", None, 940.5, 600.5, 340, 901.25, 0],
    ["20401", "茶叶事务", 600.5, 600.5, 0, 580.25, 0],
    ["2040101", "行政运行", 340, 0, 340, 321, 0],
]
"""F is unknown, its head no measure of ours; G is unknown and says nothing."""
PLACES = tuple(f"决算.xlsx｜3｜F{row}" for row in (4, 5, 6))
ZEROS = tuple(f"决算.xlsx｜3｜G{row}" for row in (4, 5, 6))
FACTS = "facts:\n  报告.年度: '2024'\n  单位.名称: 青禾县茶叶局\n"


def write_files(folder: Path, rows: Rows = SPENDING) -> list[Path]:
    """The workbook, and the facts beside it."""
    facts = folder / "facts.yaml"
    facts.write_text(FACTS, encoding="utf-8")
    return [write_book(folder / "决算.xlsx", {"3": rows}, {}), facts]
