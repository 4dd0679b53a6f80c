"""A unit that is named once, for the numbers of a text, a section or a paragraph without one."""

from __future__ import annotations

import pytest
from shownclaims import examined, told

ALL = "以下金额除标明“元”的以外，单位都是万元。\n"
TITLED = (
    "一、概况\n全年工作有序开展。\n二、预算收支（万元）\n公务接待费3.20，较上年3.80减少{}。\n"
    "三、其他\n会议费2.40，较上年2.10增加{}。"
)
TWO_TITLES = TITLED.replace("三、其他", "三、固定资产（元）\n全年无变化。\n四、其他")
PARAGRAPH = (
    "本年支出情况（本段单位为亿元）：公务支出3.20，较上年3.80减少{}。\n"
    "会议费2.40，较上年2.10增加{}。"
)
TABLE = (
    "{}\n\n| 项目 | 预算数 | 决算数 |\n|---|---:|---:|\n| 会议费 | 3.25 | 3.10 |\n"
    "| 印刷费 | 4.20 | 4.15 |\n\n接待费3.60，较上年3.80减少0.80。"
)


def units(text: str) -> dict[str, str | None]:
    """Each number as it is printed → its unit."""
    return {mention.text: mention.unit for _, mention in examined(text).mentions}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ALL + "公务接待费3.20，较上年3.80减少0.80。", "error A25 0.80 → 0.60万元"),
        (ALL + "公务接待费3.20，较上年3.80减少8,000元。", "error A25 8,000元 → 6,000.00元"),
        (TITLED.format("0.80", "0.30"), "error A25 0.80 → 0.60万元"),
        (TITLED.format("0.60", "0.50"), "error A25 0.50 → 0.30万元"),  # the only one of the text
        (TWO_TITLES.format("0.80", "0.50"), "error A25 0.80 → 0.60万元"),
        (PARAGRAPH.format("0.80", "0.50"), "error A25 0.80 → 0.60亿元"),
        (TABLE.format("文中金额单位均为万元。"), "error A25 0.80 → 0.20万元"),
    ],
)
def test_numbers_without_a_unit_are_amounts_in_the_one_that_is_named(
    text: str, expected: str
) -> None:
    assert told(text) == (expected,)


@pytest.mark.parametrize(
    "text",
    [
        "公务接待费3.20，较上年3.80减少0.80。",
        ALL + "公务接待费3.20，较上年3.80减少0.60。",
        ALL + "公务接待费3.20，较上年3.80减少6,000元。",
        TITLED.format("0.60", "0.30"),
        TWO_TITLES.format("0.60", "0.50"),  # of two titles none holds elsewhere
        PARAGRAPH.format("0.60", "0.50"),
        TABLE.format("单位：万元"),
    ],
)
def test_where_no_unit_is_named_or_all_is_true_nothing_is_told(text: str) -> None:
    assert told(text) == ()


def test_a_factor_and_a_whole_number_are_no_amounts() -> None:
    text = ALL + "系数0.55，按0.85计，共12个，户数35。支出12.50，结余6,000元。"
    bare = {"0.55": None, "0.85": None, "35": None}
    assert units(text) == bare | {"12个": "个", "12.50": "万元", "6,000元": "元"}


def test_a_line_alone_above_a_table_is_the_unit_of_that_table_only() -> None:
    cells = dict.fromkeys(("3.25", "3.10", "4.20", "4.15"), "万元")
    prose = ("3.60", "3.80", "0.80")
    assert units(TABLE.format("单位：万元")) == cells | dict.fromkeys(prose)
    everywhere = units(TABLE.format("文中金额单位均为万元。"))
    assert everywhere == cells | dict.fromkeys(prose, "万元")


def test_two_units_for_the_whole_text_are_none() -> None:
    text = ALL + "本文金额单位为亿元。\n公务接待费3.20，较上年3.80减少0.80。"
    assert set(units(text).values()) == {None}
    assert told(text) == ()
