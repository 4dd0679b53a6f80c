"""`qicao check` on many texts over some of which the program fails. The reports are invented."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from failingcheck import failing_work

from qicao.cli.app import run
from qicao.cli.check import Checking
from qicao.cli.checkwork import Task, Wish
from qicao.marking.outputs import Kind, Output
from qicao.values import Severity

WORDS = "某测试中心2024年度绩效自评报告\n全年支出416.99万元。\n"


def tasks(folder: Path, *names: str, document: bool = False) -> list[Task]:
    """A text of each name, with the page that is to be written about it."""
    wish = Wish(None, Severity.WARNING, document, rows=False)
    texts = [folder / f"{name}.txt" for name in names]
    for text in texts:
        text.write_text(WORDS, encoding="utf-8")
    return [Task(t, (), (Output(Kind.PAGE, t.with_suffix(".html"), t),), wish) for t in texts]


@pytest.mark.parametrize("processes", [1, 2])
def test_a_text_that_the_program_fails_over_is_a_row_and_stops_nobody(
    processes: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = tasks(tmp_path, "甲", "乙", "丙")
    checking = Checking(given, (), failing_work, figured=False, as_json=False)
    assert checking.run(processes) == 70
    shown = capsys.readouterr().out
    assert "核对了 3 份" in shown
    assert "1 份程序出错" in shown
    assert re.search(r"乙\.txt +— +— +—  程序出错，原因见下", shown)
    found = re.search(r"程序出错 乙\.txt：其余的不受影响；这一份请人工核对，并把 (\S+) 发给", shown)
    assert found
    log = Path(found[1])
    assert "ValueError: a check that fails" in log.read_text(encoding="utf-8")
    log.unlink()
    assert [path.name for path in sorted(tmp_path.glob("*.html"))] == ["丙.html", "甲.html"]


def test_a_program_that_is_not_installed_costs_the_text_that_needs_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = tasks(tmp_path, "甲", "丁")
    assert Checking(given, (), failing_work, figured=False, as_json=False).run(1) == 3
    assert "没有读 丁.txt：请安装 LibreOffice" in capsys.readouterr().out


def test_a_file_that_cannot_be_written_costs_its_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = tasks(tmp_path, "甲", "戊")
    (tmp_path / "甲.html").mkdir()
    assert Checking(given, (), failing_work, figured=False, as_json=False).run(1) == 3
    assert "没有写出 甲.txt：" in capsys.readouterr().out
    assert (tmp_path / "戊.html").is_file()


def test_among_objects_the_fault_is_told_beside_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = tasks(tmp_path, "甲", "乙", document=True)
    assert Checking(given, (), failing_work, figured=False, as_json=True).run(1) == 70
    shown = capsys.readouterr()
    assert shown.out.count("qicao.check/1") == 1
    assert shown.err.startswith("程序出错 乙.txt")
    Path(re.findall(r"并把 (\S+) 发给", shown.err)[0]).unlink()


def test_a_fault_of_a_command_says_what_becomes_of_files_that_were_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run([5]) == 70  # type: ignore[list-item] - no word, which nobody can type
    said = capsys.readouterr().err
    assert said.startswith("程序内部出错，出错之前写好的文件不受影响。")
    Path(re.findall(r"请把 (\S+) 发给", said)[0]).unlink()
