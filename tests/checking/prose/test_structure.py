"""Headings, empty sections, problems and measures, and what a profile or the figures ask for."""

from __future__ import annotations

import pytest
from drafts import drafted, prepared, profile_of
from proselooks import told

from qicao.checking.foreign import examine
from qicao.checking.prose import look_over
from qicao.checking.text import text_of
from qicao.export.markdown import to_markdown
from qicao.values import Finding

E, W, H = "error", "warning", "hint"
SAMPLE = "county_full"

NUMBERED_WRONG = [
    ("一、概况\n甲。\n二、支出\n乙。\n四、问题\n丙。\n五、措施\n丁。", W, "四、"),
    ("一、概况\n甲。\n二、支出\n乙。\n二、问题\n丙。\n四、措施\n丁。", W, "二、"),
    ("一、概况\n甲。\n一、支出\n乙。\n三、问题\n丙。", W, "一、"),
    ("一、概况\n（一）甲方面\n乙。\n（三）丙方面\n丁。\n二、支出\n戊。", W, "（三）"),
    ("一、概况\n（二）甲方面\n乙。\n（三）丙方面\n丁。", W, "（二）"),
    ("一、概况\n1.甲方面。\n2.乙方面。\n2.丙方面。\n4.丁方面。", W, "2."),
    ("一、概况\n一是甲；二是乙；四是丙。", W, "四是"),
    ("一、概况\n一是甲；二是乙；二是丙。", W, "二是"),
    ("1、概况\n甲。\n2、支出\n乙。\n三、问题\n丙。", H, "三、"),
    ("一、概况\n(一)甲方面\n乙。\n(2)丙方面\n丁。", H, "(2)"),
]
NUMBERED_RIGHT = [
    "一、概况\n（一）甲\n1.乙。\n2.丙。\n（二）丁\n1.戊。\n二、支出\n（一）己\n庚。",
    "第一部分 概况\n一、职责\n甲。\n二、机构\n乙。\n第二部分 决算\n一、收入\n丙。",
    "一、概况\n（一）甲\n1.乙。\n2.丙。\n（二）丁\n3.戊。\n4.己。",
    "1、概况\n（一）甲\n1.乙。\n2.丙。\n2、支出\n（一）丁\n戊。",
    "一、概况\n一是甲，包括：一是乙，二是丙；二是丁。",
    "二是推进落实。三是强化管理。",
    "一、概况\n2024年支出3.5万元。\n1.5万人受益。",
]


@pytest.mark.parametrize(("text", "severity", "mark"), NUMBERED_WRONG)
def test_a_number_out_of_order_is_told_at_its_mark(text: str, severity: str, mark: str) -> None:
    assert told(text, "A45") == [(severity, mark)]


@pytest.mark.parametrize("text", NUMBERED_RIGHT)
def test_lists_may_begin_anew_and_go_on(text: str) -> None:
    assert told(text, "A45") == []


FUND = "三、政府性基金预算支出情况\n{}\n四、其他\n没有。\n"


@pytest.mark.parametrize("nothing", ["无", "无。", "本年没有此类收支。", "不涉及"])
def test_nothing_beside_an_amount_is_an_error(nothing: str) -> None:
    text = "一、支出\n政府性基金支出41.25万元。\n二、概况\n略。\n" + FUND.format(nothing)
    assert told(text, "A60") == [(E, nothing.rstrip("。"))]


def test_nothing_beside_an_amount_of_a_table_is_an_error() -> None:
    table = "单位：万元\n资金\t决算数\n一般公共预算\t30.00\n政府性基金预算\t12.50\n"
    assert told(table + FUND.format("无"), "A60") == [(E, "无")]


@pytest.mark.parametrize(
    "before",
    [
        "政府性基金支出0万元。",
        "上年政府性基金支出41.25万元。",
        "政府性基金收入41.25万元。",
        "一般公共预算支出41.25万元。",
    ],
)
def test_nothing_is_right_where_there_was_none_this_year(before: str) -> None:
    text = f"一、支出\n{before}\n二、概况\n略。\n" + FUND.format("无")
    assert told(text, "A60") == []


def test_what_is_said_not_to_have_been_spent_has_no_amount() -> None:
    table = "单位：万元\n项目\t决算数\n公务接待费\t3.10\n因公出国费\t0.00\n"
    assert told(table + "本年未发生公务接待费。", "A60") == [(W, "未发生公务接待费")]
    assert told(table + "本年未发生因公出国费，未购置公务用车。", "A60") == []


def test_a_title_with_nothing_below_it_is_told() -> None:
    assert told("一、概况\n甲。\n二、支出情况\n三、其他\n无\n", "A60") == [(W, "二、")]


def test_a_table_of_contents_and_a_table_below_a_title_are_no_empty_sections() -> None:
    contents = "一、概况\n二、支出情况\n三、其他\n一、概况\n甲。\n二、支出情况\n乙。\n三、其他\n无"
    assert told(contents, "A60") == []
    parts = "第一部分 概况\n一、职责\n二、机构\n第二部分 决算\n一、收入\n二、支出\n"
    assert told(parts + "第一部分 概况\n一、职责\n甲。\n二、机构\n乙。\n", "A60") == []
    assert told("一、概况\n甲。\n二、附表\n项目\t数\n甲\t3\n", "A60") == []


PROBLEMS = "一、存在的问题\n{}二、改进措施\n{}"
THREE = "（一）预算编制偏粗。甲。\n（二）采购进度偏慢。乙。\n（三）资产闲置较多。丙。\n"


def test_a_problem_without_a_measure_is_told_at_the_problem() -> None:
    measures = "（一）细化预算编制。丁。\n（二）提前采购。戊。\n"
    found = told(PROBLEMS.format(THREE, measures), "A59")
    assert found == [(W, "（三）资产闲置较多")]


def test_measures_as_many_as_problems_answer_them() -> None:
    measures = "（一）早编细编。丁。\n（二）按月通报。戊。\n（三）盘活存量。己。\n"
    assert told(PROBLEMS.format(THREE, measures), "A59") == []


def test_as_many_aspects_as_were_promised_have_to_follow() -> None:
    lead = "在预算编制、采购管理、资产管理、绩效目标等方面存在不足。\n"
    measures = "（一）甲。\n（二）乙。\n（三）丙。\n"
    found = told(PROBLEMS.format(lead + THREE, measures), "A59")
    assert found == [(W, "在预算编制、采购管理、资产管理、绩效目标等方面")]
    lead = "在预算编制、采购管理、资产管理等方面存在不足。\n"
    assert told(PROBLEMS.format(lead + THREE, measures), "A59") == []


def test_problems_without_any_measure_are_told() -> None:
    assert told("一、存在的问题\n" + THREE, "A59") == [(W, "一、")]
    assert told("一、存在问题与改进措施\n" + THREE, "A59") == []


def test_a_paragraph_that_stands_twice_is_told() -> None:
    line = "本单位严格执行各项财务管理制度，资金使用规范有序，没有挪用。"
    assert told(f"{line}\n甲。\n{line}\n", "D06") == [(W, line)]


@pytest.fixture(scope="module")
def printed() -> str:
    """A drafted sample as somebody's text."""
    sample = drafted(SAMPLE)
    return to_markdown(sample.report, sample.ledger)


def with_figures(text: str, code: str) -> list[Finding]:
    examined = examine(text_of("text.md", text), year=prepared(SAMPLE).ledger.year)
    found, _ = look_over(examined, profile_of(SAMPLE), prepared(SAMPLE).ledger)
    return [finding for finding in found if finding.code == code]


def test_a_draft_has_every_section_and_says_all_that_it_must(printed: str) -> None:
    for code in ("W04", "D04", "D05"):
        assert [f.message for f in with_figures(printed, code)] == []


def test_a_section_of_the_outline_that_is_missing_is_told_by_its_heading(printed: str) -> None:
    heading = profile_of(SAMPLE).outline[-3].heading
    lines = [line for line in printed.splitlines() if heading not in line]
    assert [f.message for f in with_figures("\n".join(lines), "W04")] == [
        f"缺少“{heading}”这一部分"
    ]


def test_a_text_of_another_kind_is_one_finding_about_the_profile() -> None:
    found = with_figures("一、工作总结\n甲。\n二、心得体会\n乙。\n", "W04")
    assert len(found) == 1
    assert "报告类型" in found[0].todo


def test_a_required_figure_that_is_nowhere_is_told_with_its_value(printed: str) -> None:
    ledger = prepared(SAMPLE).ledger
    name = "支出.决算数"
    shown = f"{ledger.figures[name].quantity}"
    found = with_figures(printed.replace(shown, "多少"), "D04")
    assert [(f.expected, name in f.figures) for f in found] == [(shown, True)]


def test_an_unmet_target_that_nobody_mentions_is_told(printed: str) -> None:
    found = with_figures("一、存在的问题\n没有。\n二、改进措施\n无。\n", "D05")
    short = [f.message for f in found]
    assert short
    assert all("未得满分" in message for message in short)
