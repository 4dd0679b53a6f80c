"""The checks on whole reports: hardly anything is said of clean ones, and each check is accounted.

The reports that are kept aside are not looked at here.
"""

from __future__ import annotations

import re

import pytest
from drafts import WHOLE, drafted
from proselooks import covered, looked
from reports import LabelledReport, load_reports

from qicao.checking.prose import TEXT_CHECKS
from qicao.export.markdown import to_markdown
from qicao.values import CoverageStatus, Severity

OPEN = [report for report in load_reports() if not report.aside]
OF_SAMPLES = {
    "city_library": [("A15", "101.02%")],  # an overspend that the paragraph does not explain
    "seed_gaj_2024": [("A61", "（待补：绩效指标完成情况，请填写“绩效指标”表）")],
}
"""What a person has to look at in a sample's draft."""
HINTS = {"jiangxi_township": 6}
"""It mixes widths of digits and brackets, which is what it is there for."""
LOUD = (Severity.ERROR, Severity.WARNING)


@pytest.mark.parametrize("report", OPEN, ids=lambda report: report.name)
def test_a_clean_report_has_no_error_and_no_warning(report: LabelledReport) -> None:
    found = looked(report.text, report.year)
    assert [(f.code, f.text) for f in found if f.severity in LOUD] == []


@pytest.mark.parametrize("report", OPEN, ids=lambda report: report.name)
def test_a_clean_report_has_few_hints_one_a_kind(report: LabelledReport) -> None:
    codes = [f.code for f in looked(report.text, report.year)]
    assert len(codes) <= HINTS.get(report.name, 4)
    assert codes.count("A56") <= 1
    assert codes.count("W02") <= 1


@pytest.mark.parametrize("name", WHOLE)
def test_a_draft_of_ours_has_nothing_but_what_its_data_lack(name: str) -> None:
    sample = drafted(name)
    found = looked(to_markdown(sample.report, sample.ledger), sample.ledger.year)
    loud = [(f.code, f.text) for f in found if f.severity in LOUD]
    assert loud == OF_SAMPLES.get(name, [])


@pytest.mark.parametrize("report", OPEN, ids=lambda report: report.name)
def test_every_finding_stands_at_its_words(report: LabelledReport) -> None:
    for finding in looked(report.text, report.year):
        assert finding.start is not None
        assert finding.end is not None
        assert report.text[finding.start : finding.end] == finding.text
        assert finding.place is not None
        assert finding.todo


def test_each_check_says_what_became_of_it() -> None:
    rows = covered(OPEN[0].text)
    assert [row.label for row in rows] == [check.label for check in TEXT_CHECKS]
    assert all(row.reason for row in rows)


def test_what_was_not_done_is_never_said_to_have_passed() -> None:
    rows = {row.label: row for row in covered("今天下雨。", year=0)}
    assert rows["提纲的部分齐全"].status is CoverageStatus.NOT_APPLICABLE
    assert "报告类型" in rows["提纲的部分齐全"].reason
    assert rows["未完成的指标有交代"].status is CoverageStatus.NOT_ENOUGH_DATA
    assert rows["年度和截至日期"].reason == "看不出报告的年度"
    assert rows["方向词与数一致"].reason == "文中没有带方向词的数"
    assert rows["没有模板残留"].status is CoverageStatus.DONE


def test_many_findings_of_one_check_are_folded_and_counted() -> None:
    found = [f for f in looked("全年支出XX万元。\n" * 100) if f.code == "A61"]
    assert len(found) == 31
    assert "另有70处" in found[-1].message
    assert found[-1].severity is Severity.ERROR


OPPOSITE = {"增加": "减少", "减少": "增加", "增长": "下降", "下降": "增长", "节约": "超支"}


def test_most_direction_words_that_are_turned_round_are_told_at_their_place() -> None:
    turned = told = 0
    for report in OPEN:
        for direction in report.directions:
            word = next((w for w in OPPOSITE if direction.words == w), "")
            number = report.by_id[direction.at]
            at = report.text.rfind(word, max(0, number.start - 12), number.start) if word else -1
            if at < 0:
                continue
            text = report.text[:at] + OPPOSITE[word] + report.text[at + len(word) :]
            found = [f for f in looked(text, report.year) if f.code == "A31"]
            turned += 1
            told += any(f.severity is Severity.ERROR and abs(f.start - at) < 24 for f in found)
    assert turned > 60
    assert told >= 0.9 * turned, f"{told} of {turned}"


def test_messages_are_sentences_without_names_of_the_program() -> None:
    for report in OPEN:
        for finding in looked(report.text, report.year):
            assert not re.search(r"[A-Z][a-z]+Error|None|\\b[A-Z]\\d\\d\\b", finding.message)
