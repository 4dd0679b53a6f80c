"""Anybody's text as it is examined, and the object of the contract that is made of it."""

from __future__ import annotations

import json

import pytest
from foreigntexts import checked

from qicao.checking import fails
from qicao.checking.foreign import examine, report_year
from qicao.checking.text import text_of
from qicao.values import Severity

TEXT = (
    "公用经费预算263.40万元，决算251.68万元，完成预算的59.55%。\n"
    "单位：万元\n项目\t预算数\t决算数\n会议费\t86.14\t74.20\n印刷费\t97.55\t86.35\n"
    "合计\t183.69\t160.55\n"
    "自评得分89.50分，评价等级为“优”。"
)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("某局2024年度报告，2023年度支出。2024年度支出。", 2024),
        ("某局2024年部门整体支出报告", 2024),
        ("2023年度报告。2024年度报告。", 2024),
        ("某县2024年茶叶项目支出绩效自评报告\n2023年的问题。", 2024),
        ("绩效报告\n评价时段：2024年1月1日至12月31日", 2024),
        ("2024年5月26日成立。", 0),
        ("没有年份。", 0),
    ],
)
def test_the_year_is_the_one_that_the_text_names_most(text: str, year: int) -> None:
    assert report_year(text) == year


def test_the_year_decides_which_number_is_last_years() -> None:
    text = text_of("例.txt", "2022年会议费86.14万元，2023年会议费74.20万元。")
    assert [s.role.value for s in examine(text, year=2023).statements] == ["prior", "level"]
    assert [s.role.value for s in examine(text, year=2024).statements] == ["level", "prior"]


def test_prose_and_tables_are_examined_together() -> None:
    seen = checked(TEXT).examined
    assert {s.table for s in seen.statements} == {0, 1}
    printed = [seen.text.text[base + m.start : base + m.end] for base, m in seen.mentions]
    assert printed == [m.text for _, m in seen.mentions]
    assert {"263.40万元", "86.14", "89.50分"} <= set(printed)


def test_errors_come_first_and_a_grade_before_an_amount() -> None:
    order = [Severity.ERROR, Severity.WARNING, Severity.HINT]
    found = checked(TEXT).findings
    levels = [order.index(finding.severity) for finding in found]
    assert levels == sorted(levels)
    assert [f.code for f in found if f.code in ("A10", "A41")] == ["A41", "A10"]


def test_the_object_is_that_of_the_contract_and_prints_as_json() -> None:
    report = checked(TEXT)
    document = report.document()
    assert json.loads(json.dumps(document, ensure_ascii=False)) == document
    assert document["schema"] == "qicao.check/1"
    assert document["characters"] == len(document["text"])
    assert {*document} == {
        *("schema", "text", "characters", "mentions", "findings", "coverage", "summary"),
    }
    mention = document["mentions"][0]
    assert {*mention} == {
        *("start", "end", "text", "kind", "value", "unit", "decimals"),
        *("status", "figure", "explanation", "place"),
    }
    assert {*document["findings"][0]} == {
        *("code", "severity", "start", "end", "text", "message", "expected"),
        *("figures", "suggestion", "place"),
    }
    assert {*document["coverage"][0]} == {"code", "status", "reason", "figures"}


def test_the_summary_counts_what_stands_in_the_object() -> None:
    document = checked(TEXT).document()
    summary, statuses = document["summary"], [m["status"] for m in document["mentions"]]
    for status in ("bound", "explained", "unverified"):
        assert summary[status] == statuses.count(status)
    levels = [f["severity"] for f in document["findings"]]
    counted = [summary[name] for name in ("errors", "warnings", "hints")]
    assert counted == [levels.count(level) for level in ("error", "warning", "hint")]
    assert 0 < summary["chance"] <= 1


def test_a_text_without_numbers_has_no_chance_to_speak_of() -> None:
    assert checked("本年工作有序开展。").document()["summary"]["chance"] is None


def test_a_finding_is_shown_with_the_words_around_it() -> None:
    report = checked(TEXT)
    found = next(f for f in report.findings if f.code == "A10")
    assert report.where(found) == "「1.68万元，完成预算的【59.55%】。」"
    nowhere = found.model_copy(update={"start": None, "end": None})
    assert report.where(nowhere) == ""


def test_places_of_prose_are_lines_and_places_of_cells_are_rows_and_columns() -> None:
    document = checked(TEXT).document()
    places = {m["text"]: m["place"] for m in document["mentions"]}
    assert places["59.55%"] == {"paragraph": 2}
    assert {"table", "row", "column"} <= places["74.20"].keys()
    assert places["74.20"]["column"] == 3


@pytest.mark.parametrize(
    ("level", "failed"),
    [(Severity.HINT, True), (Severity.WARNING, True), (Severity.ERROR, True)],
)
def test_a_text_with_an_error_fails_at_every_level(level: Severity, failed: bool) -> None:
    assert fails(checked(TEXT), level) is failed


def test_a_text_with_a_warning_fails_at_that_level_and_not_above() -> None:
    report = checked("维修费全年预算1,520.00万元，实际支出1,468.25万元，执行率96%。")
    assert fails(report, Severity.WARNING)
    assert not fails(report, Severity.ERROR)
