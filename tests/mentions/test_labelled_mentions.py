"""The mentions of the labelled reports: recall and precision in every respect of a mention."""

from __future__ import annotations

import pytest
from labels import LabelledMention
from mentionscores import Score, misses, score, total
from reports import LabelledReport, load_reports

from qicao.mentions import MentionKind

LEAST = 0.98
LEAST_ASIDE = 0.94
"""What is kept aside is met at the level that was measured; nobody looks at what is missed."""

OPEN = [report for report in load_reports() if not report.aside]
ASIDE = [report for report in load_reports() if report.aside]


@pytest.mark.parametrize("report", OPEN, ids=lambda report: report.name)
def test_the_quantities_of_an_open_report_are_found(report: LabelledReport) -> None:
    found = score(report)
    assert found.recall >= LEAST, "\n".join(misses(report))
    assert found.precision >= LEAST, "\n".join(misses(report))


def test_the_quantities_of_the_reports_kept_aside_are_found_in_all() -> None:
    found = total(score(report) for report in ASIDE)
    assert found.recall >= LEAST_ASIDE
    assert found.precision >= LEAST_ASIDE


def test_scores_add_up_and_divide_what_is_right() -> None:
    both = total([Score(8, 1, 1, 0), Score(10, 0, 0, 3)])
    assert both == Score(18, 1, 1, 3)
    assert (both.recall, both.precision) == (18 / 20, 18 / 22)


def small(text: str, *labels: LabelledMention) -> LabelledReport:
    """A report of `text` with these labels."""
    one = OPEN[0]
    return one.model_copy(update={"text": text, "mentions": labels})


def label(text: str, words: str, kind: str, value: str, unit: str) -> LabelledMention:
    start = text.index(words)
    return LabelledMention.model_validate(
        {
            "id": "m01",
            "start": start,
            "end": start + len(words),
            "text": words,
            "kind": MentionKind(kind),
            "value": value,
            "unit": unit,
        }
    )


@pytest.mark.parametrize(
    ("kind", "value", "unit", "expected"),
    [
        ("金额", "5", "万元", Score(1, 0, 0, 0)),
        ("金额", "5", "元", Score(0, 1, 0, 0)),
        ("金额", "6", "万元", Score(0, 1, 0, 0)),
        ("计数", "5", "万元", Score(0, 1, 0, 0)),
    ],
)
def test_a_mention_is_right_in_kind_value_and_unit_or_it_is_wrong(
    kind: str, value: str, unit: str, expected: Score
) -> None:
    text = "支出5万元。"
    assert score(small(text, label(text, "5万元", kind, value, unit))) == expected


def test_what_is_not_found_is_missed_and_what_is_not_labelled_is_extra() -> None:
    text = "支出若干元，人数3人。"
    assert score(small(text, label(text, "若干元", "金额", "5", "元"))) == Score(0, 0, 1, 1)
