"""What prose says of a row of the text's own tables, held against its cells."""

from __future__ import annotations

import pytest
from shownclaims import told

TABLE = (
    "单位：万元\n"
    "| 项目 | 预算 | 决算 | 上年决算 |\n"
    "|---|---:|---:|---:|\n"
    "| 印刷宣传 | 48.00 | 46.42 | 51.75 |\n"
    "| 设备维护 | 120.00 | 113.58 | 128.36 |\n"
    "| 外出培训 | 35.00 | 31.27 | 29.64 |\n"
    "\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TABLE + "印刷宣传51.75万元，用于手册。", "warning A48 51.75万元 → 46.42万元"),
        (TABLE + "其中设备维护支出128.36万元。", "warning A48 128.36万元 → 113.58万元"),
    ],
)
def test_last_years_cell_said_as_this_years_is_told(text: str, expected: str) -> None:
    assert told(text) == (expected,)


@pytest.mark.parametrize(
    "text",
    [
        TABLE + "印刷宣传46.42万元，用于手册。",
        TABLE + "印刷宣传上年51.75万元。",
        TABLE + "2023年全市印刷宣传51.75万元。",
        TABLE + "印刷宣传46.42万元，比上年51.75万元减少5.33万元。",
        TABLE + "仓库租金51.75万元。",
    ],
)
def test_what_is_last_years_or_of_something_else_is_let_be(text: str) -> None:
    assert told(text) == ()
