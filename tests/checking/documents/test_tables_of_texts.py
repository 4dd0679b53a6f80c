"""Tables of a report: their units, titles, codes and serial numbers, whoever wrote them."""

from __future__ import annotations

import pytest
from asread import cells, grids, lines, mentions

from qicao.checking.columns import unit_of
from qicao.checking.foreign import examine
from qicao.checking.text import text_of
from qicao.mentions import MentionKind


def kinds(content: str, name: str = "报告.txt") -> list[tuple[str, str | None]]:
    """Each number of a text with its unit, or with its kind if it is no quantity."""
    found = [m for _, m in mentions(text_of(name, content))]
    return [(m.text, m.unit if m.is_quantity else m.kind.value) for m in found]


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("单位：万元", "万元"),
        ("（单位:元）", "元"),
        ("金额单位：人民币万元", "万元"),
        ("填报单位：某某局    单位：万元", "万元"),
        ("“三公”经费表如下，单位：元。", "元"),
        ("以下金额单位均为万元", "万元"),
        ("以万元为单位", "万元"),
        ("单位：百万元", "百万元"),
        ("单位：人", "人"),
        ("单位：%", "%"),
        ("编制单位：元山县财政局", None),
        ("填报单位：某某局", None),
        ("项目单位：个旧水务站", None),
        ("单位职工12人", None),
    ],
)
def test_a_line_names_the_unit_of_the_table_below(line: str, unit: str | None) -> None:
    assert unit_of(line) == unit


def test_the_unit_counts_for_the_next_table_alone() -> None:
    content = "单位：万元\n项目\t金额\n甲\t5\n文字。\n项目\t金额\n乙\t6"
    assert kinds(content) == [("5", "万元"), ("6", None)]


def test_a_head_in_brackets_counts_before_the_unit_above() -> None:
    content = "单位：万元\n项目\t金额\t占比（%）\t人数（人）\t得分\t执行率\n甲\t5\t40\t3\t9.5\t98"
    found = [("5", "万元"), ("40", "%"), ("3", "人"), ("9.5", "分"), ("98", "%")]
    assert kinds(content) == found


def test_a_row_may_have_a_unit_of_its_own() -> None:
    content = "指标\t计量单位\t目标值\t分值\n座数\t座\t40\t10\n及时率\t%\t100\t5"
    assert kinds(content) == [("40", "座"), ("10", "分"), ("100", "%"), ("5", "分")]
    content = "单位：万元\n项目\t上年\t本年\n在职人员（人）\t12\t13\n公用经费\t5.10\t4.20"
    assert kinds(content) == [("12", "人"), ("13", "人"), ("5.10", "万元"), ("4.20", "万元")]


def test_codes_and_serial_numbers_are_no_amounts() -> None:
    content = "单位：元\n科目编码\t科目名称\t决算数\n208\t社保\t120\n20805\t养老\t120\n\t合计\t120"
    found = kinds(content)
    assert found[:2] == [("208", MentionKind.CODE.value), ("120", "元")]
    assert [unit for _, unit in found].count("元") == 3
    content = "单位：元\n项目\t行次\t决算数\n栏次\t\t1\n合计\t1\t120\n办公\t2\t120"
    assert [pair for pair in kinds(content) if pair[1] == "元"] == [("120", "元")] * 2


def test_a_two_sided_row_has_two_values_and_two_names() -> None:
    content = (
        "单位：万元\n收入\t行次\t决算数\t支出\t行次\t决算数\n"
        "财政拨款收入\t1\t100.00\t基本支出\t31\t60.00\n其他收入\t2\t20.00\t项目支出\t32\t60.00"
    )
    found = {(s.item, s.mention.text) for s in examine(text_of("甲.txt", content)).statements}
    assert {("财政拨款收入", "100.00"), ("项目支出", "60.00")} <= found
    assert len(found) == 4


def test_titles_in_the_first_rows_are_lines() -> None:
    content = "支出表\t\t\n编制：某局\t\t单位：万元\n项目\t预算\t决算\n甲\t5\t6"
    text = text_of("甲.txt", content)
    assert lines(text) == ["支出表", "编制：某局", "单位：万元"]
    (grid,) = grids(text)
    assert cells(grid) == [["项目", "预算", "决算"], ["甲", "5", "6"]]
    assert grid.unit == "万元"
    place = text.place(content.index("6"))
    assert place is not None
    assert (place.table, place.row, place.column, place.paragraph) == (1, 3, 3, 4)
