"""The benchmark counts a finding for a planted fault where it should, and nowhere else."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from planting import labelled
from reports import load_reports

from qicao.trial.chance import Chance
from qicao.trial.prose import Planted, plant

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))

from judging import fault_of, judge, new_findings

REPORT = labelled(next(report for report in load_reports() if not report.aside))


@pytest.fixture(scope="module")
def wrong() -> Planted:
    found = plant(REPORT, "wrong_digit", Chance("judging/1"))
    assert found is not None
    return found


def finding(start: int | None, end: int | None, message: str = "", **more: Any) -> dict[str, Any]:
    plain = {"code": "A01", "severity": "error", "expected": None, "suggestion": None}
    return {**plain, "start": start, "end": end, "message": message, **more}


def at(found: Planted, **more: Any) -> dict[str, Any]:
    (edit,) = found.edits
    return finding(edit.start, edit.end, **more)


def test_a_finding_at_the_changed_token_catches_it_exactly_and_names_it(wrong: Planted) -> None:
    verdict = judge([at(wrong)], fault_of(wrong))
    assert (verdict.caught, verdict.exact, verdict.named) == (True, True, True)
    assert (verdict.errors, verdict.warnings) == (1, 0)


def test_a_finding_elsewhere_that_names_the_number_catches_it(wrong: Planted) -> None:
    (edit,) = wrong.edits
    verdict = judge([finding(0, 1, f"与{edit.now}不符")], fault_of(wrong))
    assert (verdict.caught, verdict.exact, verdict.named) == (True, False, False)
    verdict = judge([finding(0, 1, f"与{edit.now}不符", expected=edit.was)], fault_of(wrong))
    assert verdict.exact


@pytest.mark.parametrize("message", ["", "与1{}不符", "与{}5不符"])
def test_a_finding_elsewhere_that_does_not_name_it_does_not(wrong: Planted, message: str) -> None:
    (edit,) = wrong.edits
    digits = "".join(mark for mark in edit.now if mark.isdigit() or mark in ",.")
    assert not judge([finding(0, 1, message.format(digits))], fault_of(wrong)).caught
    assert not judge([finding(None, None, "缺少一节")], fault_of(wrong)).caught


def test_what_was_found_in_the_clean_text_is_not_new_though_it_moved(wrong: Planted) -> None:
    (edit,) = wrong.edits
    longer = (replace(edit, at=10, now=edit.was + "00"),)
    old = finding(500, 505)
    seen = new_findings({"findings": [finding(502, 507), at(wrong)]}, {"findings": [old]}, longer)
    assert seen == [at(wrong)]


def test_hints_are_not_shown(wrong: Planted) -> None:
    assert not new_findings({"findings": [at(wrong, severity="hint")]}, {"findings": []}, ())


def test_a_warning_is_counted_as_one(wrong: Planted) -> None:
    verdict = judge([at(wrong, severity="warning"), at(wrong)], fault_of(wrong))
    assert (verdict.errors, verdict.warnings, verdict.findings) == (1, 1, 2)


def test_a_deleted_bracket_is_found_at_the_one_that_is_left_open() -> None:
    found = plant(REPORT, "unclosed_bracket", Chance("judging/2"))
    assert found is not None
    ((start, end),) = found.near
    assert judge([finding(start, start + 1)], fault_of(found)).caught
    assert judge([finding(start, end)], fault_of(found)).exact
    assert not judge([finding(end + 5, end + 6)], fault_of(found)).caught


def test_a_fault_keeps_its_place_when_another_is_planted_before_it(wrong: Planted) -> None:
    (edit,) = wrong.edits
    before = replace(edit, start=0, end=2, at=0, was="", now="前言")
    moved = fault_of(wrong).later((before,))
    assert moved.tokens == ((edit.start + 2, edit.end + 2),)
