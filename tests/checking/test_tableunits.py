"""Tables that name no unit: in that of the text, or in the one in which prose gives the same."""

from __future__ import annotations

import pytest
from shownclaims import examined, told

TABLE = (
    "\n\n| 项目 | 预算数 | 决算数 | 户数 |\n|---|---:|---:|---:|\n"
    "| 会议费 | 43.25 | 43.16 | 310 |\n| 印刷费 | 84.27 | 84.15 | 295 |\n\n"
)
GIVEN = "会议费预算43.25万元，决算43.16万元。" + TABLE
NAMED = "文中金额单位均为亿元。" + TABLE
HEADED = (
    "按建设内容分（{}）：\n\n| 内容 | 支出 |\n|---|---:|\n| 路面 | 43.25 |\n| 桥涵 | 84.27 |\n"
    "| 合计 | 127.52 |\n\n路面支出{}万元。"
)
AMOUNTS, COUNTS = ("43.25", "43.16", "84.27", "84.15"), ("310", "295")


def units(text: str) -> dict[str, str | None]:
    """Each number without letters of its own → its unit."""
    bare = (m for _, m in examined(text).mentions if m.text[-1].isdigit())
    return {mention.text: mention.unit for mention in bare}


def test_two_cells_that_prose_gives_name_the_unit_and_counts_stay_counts() -> None:
    assert units(GIVEN) == dict.fromkeys(AMOUNTS, "万元") | dict.fromkeys(COUNTS)


def test_one_cell_that_prose_gives_names_no_unit() -> None:
    assert units("会议费决算43.16万元。" + TABLE) == dict.fromkeys((*AMOUNTS, *COUNTS))


def test_what_prose_gives_goes_before_what_is_named_for_the_whole_text() -> None:
    assert units("文中金额单位均为亿元。\n" + GIVEN)["84.15"] == "万元"


@pytest.mark.parametrize(
    "said",
    [
        "正文金额单位为万元，表内金额单位为元。",
        "表格中金额均以元为单位，正文中金额以万元为单位。",
        "下表数据均按元列示。",
    ],
)
def test_the_text_may_say_that_its_tables_are_in_another_unit(said: str) -> None:
    found = units(f"{said}会议费决算0.004316万元。另有0.50的尾差。" + TABLE)
    assert {found[number] for number in AMOUNTS} == {"元"}


@pytest.mark.parametrize("unit", ["万元", "亿元"])
def test_the_unit_of_the_whole_text_is_that_of_its_tables(unit: str) -> None:
    text = NAMED.replace("亿元", unit)
    assert {units(text)[number] for number in AMOUNTS} == {unit}


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("按建设内容分（万元）：", "万元"),
        ("支出构成（单位：万元）如下表：", "万元"),
        ("分项支出（元）如下：", "元"),
        ("按建设内容分（三类）：", None),
        ("按建设内容分（年）：", None),
        ("按建设内容分（万元），共两项。", None),
    ],
)
def test_a_line_that_announces_a_table_names_its_unit_in_a_bracket(
    line: str, unit: str | None
) -> None:
    text = HEADED.replace("按建设内容分（{}）：", line).format("43.25")
    assert set(units(text).values()) == {unit}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (GIVEN + "印刷费决算84.51万元。", "warning A48 84.51万元 → 84.15万元"),
        (GIVEN + "印刷费决算84.15元。", "warning A46 84.15元 → 84.15"),
        (GIVEN + "会议费、印刷费决算合计172.31万元。", "error A01 172.31万元 → 127.31万元 !"),
        (NAMED + "印刷费决算84.15万元。", "warning A46 84.15万元 → 84.15"),
        (HEADED.format("万元", "43.52"), "warning A48 43.52万元 → 43.25万元 !"),
    ],
)
def test_prose_is_held_against_such_a_table(text: str, expected: str) -> None:
    assert told(text) == (expected,)


@pytest.mark.parametrize(
    "text",
    [
        GIVEN + "印刷费决算84.15万元。",
        GIVEN + "会议费、印刷费决算合计127.31万元。",
        NAMED + "印刷费决算84.15亿元。",
        HEADED.format("万元", "43.25"),
        HEADED.format("三类", "43.52"),
    ],
)
def test_what_agrees_with_it_is_let_be(text: str) -> None:
    assert told(text) == ()
