"""Whatever the text and the figures: an object that keeps the contract, or a refusal in words.

Random characters, and random edits of the open labelled reports and of their figures.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from reports import load_reports

from qicao.checking import check_text
from qicao.checking.text import text_of
from qicao.errors import ImportRefused
from qicao.marking.letter import letter_of, paragraphs
from qicao.marking.page import page_bytes

Edit = tuple[str, int, str]
STATUSES = {"bound", "explained", "contradicted", "ambiguous", "unverified", "not_a_quantity"}
COVERED = {"done", "not_applicable", "not_enough_data", "ambiguous"}
SEVERITIES = ["error", "warning", "hint"]
ODD = (
    "0123456789０９.,，。%‰％-−+()（）《》“”[]【】元万亿分个至约近余"
    "\t |\n　零一二十百千半成倍<>&\u200b\u202e\ufeff"
)
OPEN = [report for report in load_reports() if not report.aside]
quick = settings(
    max_examples=10,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def _line(change: Callable[[list[str], int, str], None]) -> Callable[[str, int, str], str]:
    def changed(text: str, place: int, words: str) -> str:
        lines = text.split("\n")
        change(lines, place % len(lines), words)
        return "\n".join(lines)

    return changed


def _digit(text: str, place: int, words: str) -> str:
    """Another digit in the place of one, or the words."""
    digits = [n for n, letter in enumerate(text) if letter.isdecimal()]
    if not digits:
        return text + words
    at = digits[place % len(digits)]
    return text[:at] + str(place % 10) + text[at + 1 :]


OPERATIONS: dict[str, Callable[[str, int, str], str]] = {
    "insert": lambda text, n, words: text[: n % len(text)] + words + text[n % len(text) :],
    "delete": lambda text, n, words: text[: n % len(text)] + text[n % len(text) + len(words) + 1 :],
    "replace": lambda text, n, words: (
        text[: n % len(text)] + words + text[n % len(text) + len(words) :]
    ),
    "digit": _digit,
    "drop line": _line(lambda lines, n, _: lines.__delitem__(n)),
    "double line": _line(lambda lines, n, _: lines.insert(n, lines[n])),
    "swap lines": _line(lambda lines, n, _: lines.insert(0, lines.pop(n))),
    "join lines": _line(lambda lines, n, words: lines.__setitem__(slice(n, n + 2), [words])),
}
EDITS = st.lists(
    st.tuples(
        st.sampled_from(sorted(OPERATIONS)),
        st.integers(0, 10**6),
        st.text(ODD, max_size=5) | st.text(max_size=5),
    ),
    min_size=1,
    max_size=8,
)
REPORTS = st.sampled_from(OPEN)


def edited(text: str, edits: Sequence[Edit]) -> str:
    for name, place, words in edits:
        text = OPERATIONS[name](text or " ", place, words)
    return text


def checked(text: str, figures: Sequence[Path] = (), name: str = "报告.txt") -> dict[str, Any]:
    """The object of the contract, which the letter and the page can be made of too."""
    report = check_text(text_of(name, text), figures)
    document = report.document()
    keeps_the_contract(document)
    assert all(paragraph.text for paragraph in paragraphs(letter_of(report)))
    assert page_bytes(report, name, report.examined.accounts.sources)
    return document


def keeps_the_contract(document: dict[str, Any]) -> None:
    text = document["text"]
    assert json.loads(json.dumps(document, ensure_ascii=False)) == document
    assert document["schema"] == "qicao.check/1"
    assert document["characters"] == len(text)
    for mention in document["mentions"]:
        assert 0 <= mention["start"] < mention["end"] <= len(text)
        assert text[mention["start"] : mention["end"]] == mention["text"]
        assert mention["status"] in STATUSES
        assert mention["value"] is None or Decimal(mention["value"]).is_finite()
    for finding in document["findings"]:
        start, end = finding["start"], finding["end"]
        assert finding["message"]
        assert (start is None) == (end is None)
        if start is not None:
            assert 0 <= start <= end <= len(text)
            assert text[start:end] == finding["text"]
    levels = [finding["severity"] for finding in document["findings"]]
    assert levels == sorted(levels, key=SEVERITIES.index)
    assert document["coverage"]
    assert all(row["status"] in COVERED and row["reason"] for row in document["coverage"])
    sums_agree(document, levels)


def sums_agree(document: dict[str, Any], levels: Sequence[str]) -> None:
    summary = document["summary"]
    statuses = [mention["status"] for mention in document["mentions"]]
    assert summary["mentions"] == len(statuses)
    for status in ("bound", "explained", "unverified"):
        assert summary[status] == statuses.count(status)
    for level in SEVERITIES:
        assert summary[f"{level}s"] == levels.count(level)
    assert summary["chance"] is None or 0 <= summary["chance"] <= 1


@quick
@given(text=st.text(max_size=400) | st.text(ODD, max_size=400), name=st.sampled_from("ab"))
@example(text="", name="a")
@example(text="\n\t\t\n|\n", name="b")
@example(text="\ufeff\u202e支出１２.５万元\x00\x0b\x85\u2028基本支出12.5万元", name="a")
def test_any_characters_are_checked_by_the_contract(text: str, name: str) -> None:
    checked(text, name=f"{name}.md" if name == "a" else f"{name}.txt")


@quick
@given(report=REPORTS, edits=EDITS)
def test_a_report_with_any_edits_is_checked_by_the_contract(report: Any, edits: list[Edit]) -> None:
    assert checked(edited(report.text, edits))["mentions"]


@quick
@given(report=REPORTS, edits=EDITS)
def test_a_report_with_any_edits_is_held_against_its_figures(
    report: Any, edits: list[Edit]
) -> None:
    document = checked(edited(report.text, edits), [report.figures])
    statuses = [mention["status"] for mention in document["mentions"]]
    assert statuses.count("bound") > len(statuses) / 5
    named = [m for m in document["mentions"] if m["status"] == "bound"]
    assert all(mention["figure"] for mention in named)


@quick
@given(report=REPORTS, edits=EDITS)
def test_figures_with_any_edits_are_read_or_refused_in_words(
    report: Any, edits: list[Edit], tmp_path: Path
) -> None:
    table = tmp_path / "数据.csv"
    rows = edited(report.figures.read_text(encoding="utf-8"), edits)
    table.write_text(rows, encoding="utf-8", newline="")
    try:
        document = checked(report.text, [table])
    except ImportRefused as refused:
        assert refused.hint  # noqa: PT017 - either end is right
        return
    assert document["mentions"]


@pytest.mark.parametrize("report", OPEN, ids=lambda report: report.name)
def test_an_open_report_is_the_same_as_text_and_as_markdown(report: Any) -> None:
    one, other = (checked(report.text, [report.figures], f"a.{kind}") for kind in ("txt", "md"))
    assert one["summary"] == other["summary"]
