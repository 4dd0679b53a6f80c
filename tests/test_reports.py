"""The labelled set of the checker is in order, and what its labels say is true."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from labelproofs import (
    false_bindings,
    false_relations,
    misprinted,
    unexplained,
    unproved_directions,
)
from reports import REPORTS, LabelledReport, load_reports, report_of, unmarked

each_report = pytest.mark.parametrize("report", load_reports(), ids=lambda report: report.name)

MARKED = "三公经费⟦m01|7万元⟧，其中接待费⟦m02|3万元⟧、车辆⟦m03|4.0万元⟧。依据⟦n01|〔2024〕2号⟧。"
LABELS = """
about: 虚构
year: 2024
aside: false
mentions:
  m01: {kind: 金额, value: "7", unit: 万元, decimals: 0}
  m02: {kind: 金额, value: "3", unit: 万元, decimals: 0}
  m03: {kind: 金额, value: "4.0", unit: 万元, decimals: 1}
  n01: {kind: 文号}
relations:
  - {kind: sum, whole: m01, parts: [m02, m03], rule: A06}
directions: []
difficulties: []
"""


def small(marked: str = MARKED, labels: str = LABELS) -> LabelledReport:
    """The report of one sentence."""
    return report_of(Path("小例"), marked, labels)


def test_every_folder_is_a_report() -> None:
    folders = {path.name for path in REPORTS.iterdir() if path.is_dir()}
    assert {report.name for report in load_reports()} == folders
    assert folders


@each_report
def test_a_report_has_fifty_quantities_and_figures_for_many(report: LabelledReport) -> None:
    bound = sum(mention.figure is not None for mention in report.quantities)
    assert len(report.quantities) >= 50
    assert bound / len(report.quantities) > 0.3
    assert report.difficulties


@each_report
def test_a_mention_stands_where_it_says(report: LabelledReport) -> None:
    assert all(report.text[m.start : m.end] == m.text for m in report.mentions)
    assert not {*"⟦⟧"} & {*report.text}


@each_report
def test_labels_have_the_value_that_is_printed(report: LabelledReport) -> None:
    assert list(misprinted(report)) == []


@each_report
def test_every_quantity_is_explained_or_said_to_be_free(report: LabelledReport) -> None:
    assert unexplained(report) == []


@each_report
def test_every_relation_holds(report: LabelledReport) -> None:
    assert false_relations(report) == []


@each_report
def test_a_relation_proves_every_direction(report: LabelledReport) -> None:
    assert unproved_directions(report) == []


@each_report
def test_a_mention_is_its_figure_rounded(report: LabelledReport) -> None:
    assert list(false_bindings(report)) == []


def test_the_small_report_is_read_without_its_marks() -> None:
    report = small()
    assert report.text == "三公经费7万元，其中接待费3万元、车辆4.0万元。依据〔2024〕2号。"
    assert [mention.text for mention in report.quantities] == ["7万元", "3万元", "4.0万元"]
    assert report.by_id["m03"].value == Decimal("4.0")
    assert false_relations(report) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [('value: "7"', 'value: "9"'), ('value: "3", unit: 万元', 'value: "3", unit: 元')],
)
def test_a_slip_in_a_value_or_a_unit_breaks_the_sum_and_is_not_as_printed(
    old: str, new: str
) -> None:
    report = small(labels=LABELS.replace(old, new))
    assert len(false_relations(report)) == 1
    assert len(list(misprinted(report))) == 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("parts: [m02, m03]", "parts: [m02, m08]", "m08 没有标记"),
        ("parts: [m02, m03]", "parts: [m02, 其他]", "不是标记编号"),
        (", parts: [m02, m03]", "", "缺少 parts"),
        ("kind: sum", "kind: 求和", "不认识的关系"),
        ("directions: []", "directions: [{words: 下降, at: m09, sign: -1}]", "m09 没有标记"),
        ("  n01: {kind: 文号}\n", "", "对不上：n01"),
        ("  n01:", "  n02: {kind: 日期}\n  n01:", "对不上：n02"),
        ("  n01: {kind: 文号}", "  n01: {kind: 金额}", "与编号的字头不符"),
        ("  n01:", "  m01: {kind: 计数}\n  n01:", "m01 重复"),
        ('value: "4.0"', "value: 4.0", "请加引号"),
    ],
)
def test_labels_out_of_order_are_refused_in_words(old: str, new: str, said: str) -> None:
    assert old in LABELS
    with pytest.raises(ValueError, match=said):
        small(labels=LABELS.replace(old, new))


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        ("接待⟦m01|3万元⟧，共5批次", "标记之外的数字"),
        ("接待⟦m01|3万元⟧，共５批次", "标记之外的数字"),
        ("接待⟦m01|3万元，共五批次", "不成对的标记"),
        ("接待⟦m01|⟦m02|三⟧万元⟧", "不成对的标记"),
        ("接待⟦m01|3万\n元⟧", "不成对的标记"),
        ("接待⟦m01|3万元⟧，会议⟦m01|3万元⟧", "m01 重复"),
    ],
)
def test_marks_out_of_order_are_refused_in_words(marked: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        unmarked(marked)
