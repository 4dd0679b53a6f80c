"""Counts beside their lists, grades beside their scores, totals above what a section lists."""

from __future__ import annotations

import pytest
from shownclaims import examined, told

OFFICES = "内设机构5个：办公室、财务科、法规科、审批科、监督科。"
SECTION = (
    "二、支出情况\n本年支出1000.00万元。\n（一）基本支出\n人员经费480.20万元，公用经费132.30万元。\n"
    "（二）项目支出\n办案专项287.50万元，信息化100.00万元。\n三、其他\n无。"
)


@pytest.mark.parametrize(
    ("text", "count", "open_"),
    [
        (OFFICES, 5, False),
        ("内设办公室、财务科、法规科、审批科、监督科5个科室。", 5, False),
        ("内设机构5个，分别是办公室、财务科、法规科、审批科和监督科。", 5, False),
        ("下设办公室、财务科、法规科等6个机构。", 3, True),
        ("开展专项行动3项，即清风行动、护苗行动、净网行动。", 3, False),
        ("扣分的3项是采购进度、验收时限和公开时限。", 3, False),
        ("未完成的4项是采购进度、验收时限、公开时限、归档率。", 4, False),
        ("下设办公室、财务科、法规科等21个科室。", 3, True),
        ("管理科室4个（办公室、人事科、财务科、法规科）。", 4, False),
    ],
)
def test_a_count_is_held_against_its_list(text: str, count: int, open_: bool) -> None:
    (counted,) = examined(text).counts
    assert (len(counted.names), counted.open, counted.holds) == (count, open_, True)
    assert told(text) == ()


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        ("5个", "6个", "error A43 6个 → 5"),
        ("5个", "4个", "error A43 4个 → 5"),
        ("、法规科", "", "error A43 5个 → 4"),
        ("监督科", "财务科", "warning A44 办公室、财务科、法规科、审批科、财务科"),
    ],
)
def test_a_list_that_was_miscounted_is_told(was: str, now: str, expected: str) -> None:
    assert told(OFFICES.replace(was, now)) == (expected,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("扣分的5个是采购进度、验收时限、公开时限、归档率。", "error A43 5个 → 4"),
        ("未完成的4项是采购进度、验收时限、公开时限。", "error A43 4项 → 3"),
        ("下设办公室、财务科、法规科、审批科等3个科室。", "error A43 3个"),
    ],
)
def test_so_many_that_are_named_after_是_or_before_等_are_told(text: str, expected: str) -> None:
    assert told(text) == (expected,)


def test_an_open_list_may_be_shorter_than_its_count_but_not_longer() -> None:
    text = "下设办公室、财务科、法规科、审批科等{}个机构。"
    assert [told(text.format(n)) for n in (4, 9)] == [(), ()]
    assert told(text.format(3)) == ("error A43 3个",)


@pytest.mark.parametrize(
    "text",
    [
        "完成维修3处：其中屋面2处、外墙1处。",  # numbers of their own
        "设立窗口2个：综合窗口、专项窗口。",  # two things may be one name
        "培训5期，覆盖办公室、财务科等科室。",
        "车辆12辆，价值306万元。",
        "城东、城西、城南、城北分别为3个、5个、4个、2个。",  # each has a number of its own
        "城东、城西、城南、城北依次建成3个、5个、4个、2个。",
    ],
)
def test_words_that_are_no_list_are_not_counted(text: str) -> None:
    assert examined(text).counts == ()


@pytest.mark.parametrize(
    ("score", "grade", "due"),
    [
        ("95.70", "优", "优"),
        ("90.00", "优秀", "优"),
        ("89.50", "良", "良"),
        ("89.50", "优", "良"),
        ("80", "良好", "良"),
        ("79.99", "良", "中"),
        ("60", "中", "中"),
        ("59.9", "合格", "差"),
    ],
)
def test_a_grade_is_that_of_its_score_by_half_open_bands(score: str, grade: str, due: str) -> None:
    same = {"优秀": "优", "良好": "良", "合格": "中"}.get(grade, grade) == due
    text = f"自评得分{score}分，评价等级为“{grade}”。"
    assert told(text) == (() if same else (f"error A41 {grade} → {due}",))


def test_what_weighs_less_than_a_hundred_is_graded_by_its_share() -> None:
    text = "绩效评价满分50分，自评得分46.00分，等级为“{}”。"
    assert told(text.format("优")) == ()
    assert told(text.format("良")) == ("error A41 良 → 优",)


@pytest.mark.parametrize(("weight", "expected"), [("35", ()), ("100", ("error A41 良 → 差",))])
def test_a_table_of_a_part_says_nothing_of_the_grade(
    weight: str, expected: tuple[str, ...]
) -> None:
    text = (
        "| 指标 | 分值 | 得分 |\n|---|---|---|\n| 抽检 | 20 | 20 |\n| 免疫 | {rest} | 14.92 |\n"
        "| 合计 | {weight} | 34.92 |\n\n本年自评等级为良。"
    )
    rest = str(int(weight) - 20)
    found = told(text.format(weight=weight, rest=rest))
    assert tuple(row for row in found if "A41" in row) == expected


def test_a_total_above_what_its_section_lists_is_a_warning_with_the_gap() -> None:
    assert told(SECTION) == ()
    more = SECTION.replace("1000.00", "1024.16")
    assert told(more) == ("warning A05 1024.16万元 → 24.16万元",)


def test_a_total_below_what_its_section_lists_is_no_gap() -> None:
    assert told(SECTION.replace("1000.00", "990.00")) == ()


def test_a_section_that_states_totals_of_its_parts_has_no_gap() -> None:
    parts = SECTION.replace("人员经费480.20", "基本支出612.50万元，其中人员经费480.20")
    assert not [gap for gap in told(parts) if "A05" in gap]
