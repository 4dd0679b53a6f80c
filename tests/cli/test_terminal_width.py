"""In a terminal of 80 columns no line is longer, neither what was found nor what went wrong."""

from __future__ import annotations

import io
import re
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from rich.cells import cell_len

from qicao.cli import main
from qicao.cli.show import findings
from qicao.values import Finding, Place, Severity

SAMPLES = Path(__file__).parents[2] / "samples"


class Terminal(io.StringIO):
    """What a person looks at."""

    def isatty(self) -> bool:
        return True


def shown(tmp_path: Path, *arguments: object, **environment: str) -> str:
    out, err = Terminal(), Terminal()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.chdir(tmp_path)
        for name, value in {"COLUMNS": "80", "QICAO_DATA_DIR": "own", **environment}.items():
            patch.setenv(name, value)
        with pytest.raises(SystemExit):
            main(list(map(str, arguments)))
    return re.sub(r"\x1b\[[0-9;]*m", "", out.getvalue() + err.getvalue())


CASES = {
    "the plan of a draft": ("draft", SAMPLES / "city_library", "-o", "稿.md", "--dry-run"),
    "a whole draft": ("draft", SAMPLES / "city_library", "-o", "稿.md", "-o", "稿.docx"),
    "an engine that is none": ("draft", SAMPLES / "city_library", "-o", "a.md", "-e", "别的"),
    "a variant that is none": ("draft", SAMPLES / "city_library", "-o", "a.md", "--variant", "别"),
    "the machine": ("doctor",),
    "the settings": ("settings",),
    "a server that is not there": ("doctor", "-e", "openai:m1"),
}


@pytest.mark.parametrize("arguments", CASES.values(), ids=CASES.keys())
def test_no_line_is_wider_than_the_terminal(arguments: tuple[object, ...], tmp_path: Path) -> None:
    text = shown(tmp_path, *arguments, OPENAI_BASE_URL="http://127.0.0.1:9/v1")
    assert text
    assert [line for line in text.splitlines() if cell_len(line) > 80] == []


@pytest.mark.parametrize(
    ("sample", "said"),
    [
        ("city_library", "没有“别”，可用 十部分"),
        ("preschool_fund", "它只有一种提纲"),
    ],
)
def test_a_variant_that_is_none_says_which_there_are(
    sample: str, said: str, tmp_path: Path
) -> None:
    text = shown(tmp_path, "draft", SAMPLES / sample, "-o", "a.md", "--variant", "别")
    assert said in text.replace("\n", "").replace("  ", "")


def test_what_is_found_in_several_sections_is_told_once_with_its_places() -> None:
    many = [
        Finding(
            code="A61",
            severity=Severity.WARNING,
            message="“待核实”需要人补充",
            todo="补上",
            place=Place(section=name),
        )
        for name in ("项目支出", "绩效情况", "绩效情况")
    ]
    out = io.StringIO()
    with redirect_stdout(out):
        findings("正文检查", many)
    text = out.getvalue()
    assert text.count("A61") == 1
    assert "位置：项目支出、绩效情况（2 处）" in text
    assert "共 3 条：警告 3" in text
