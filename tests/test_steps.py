"""What only the person at the program can do: said in the words of the place where it is read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qicao import steps
from qicao.desk import finding_rows
from qicao.errors import ImportRefused
from qicao.steps import BUNDLE, Step, on_command_line, on_page, other_profile
from qicao.values import Coverage, CoverageStatus, Finding, Severity

SOURCE = Path(__file__).parents[1] / "src/qicao"
OPTION = re.compile(
    r"[\u4e00-\u9fff][^\"\n]{0,40}"
    r"(?:(?<![\w-])--[a-z]{3,}|qicao (?:template|figures|draft|check|fill))"
)
OF_THE_COMMAND_LINE = ("cli", "engines", "prompt", "trial", "steps.py")
"""What is read in a terminal alone, and the one place of the words for both."""

ALL = [step for step in vars(steps).values() if isinstance(step, Step)]


def told(todo: str = "请核对") -> Finding:
    return Finding(code="A01", severity=Severity.HINT, message="不符", todo=todo, step=BUNDLE)


def test_options_are_named_in_one_place_beside_the_command_line() -> None:
    files = [
        p for p in SOURCE.rglob("*.py") if p.relative_to(SOURCE).parts[0] not in OF_THE_COMMAND_LINE
    ]
    named = [path.name for path in files if OPTION.search(path.read_text(encoding="utf-8"))]
    assert files
    assert named == []


@pytest.mark.parametrize("step", [*ALL, other_profile("甲"), steps.choice("choices: {甲: 乙}")])
def test_the_page_is_told_no_option_and_the_command_line_no_button(step: Step) -> None:
    assert "--" not in step.page
    assert "yaml" not in step.page
    assert "qicao" not in step.page
    assert re.search("--|qicao|yaml", step.command)


def test_a_finding_says_its_step_after_its_advice() -> None:
    assert told().todo_on_command_line == f"请核对；{BUNDLE.command}"
    assert told("").todo_on_page == BUNDLE.page
    assert finding_rows([told()])[0].todo == f"请核对；{BUNDLE.page}"


def test_a_row_of_coverage_says_its_step_after_its_reason() -> None:
    row = Coverage(code="A48", status=CoverageStatus.NOT_ENOUGH_DATA, reason="缺", step=BUNDLE)
    assert row.reason_on_command_line == f"缺：{BUNDLE.command}"
    assert row.reason_on_page == f"缺：{BUNDLE.page}"


def test_what_has_no_step_is_said_alike_everywhere() -> None:
    assert on_command_line("请核对。", None) == on_page("请核对。", None) == "请核对。"


def test_a_finding_that_is_kept_comes_back_with_its_step() -> None:
    assert Finding.model_validate_json(told().model_dump_json()) == told()
    bare = Finding(code="A01", severity=Severity.HINT, message="不符")
    assert "step" not in bare.model_dump()


def test_a_refusal_names_the_option_in_its_message_and_the_place_on_the_page() -> None:
    refused = ImportRefused(
        "other_profile", "甲.xlsx", "读不了", cell="A1", step=other_profile("乙")
    )
    assert str(refused) == "甲.xlsx｜A1：读不了；请用 --profile 乙"
    assert refused.on_page == "甲.xlsx｜A1：读不了；请在“报告类型”里换成它的类型"
