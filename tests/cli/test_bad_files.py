"""Bad files at the command line: one sentence and exit code 3 from every verb, nothing written."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from teabureau import FACTS, FIGURES, OVERALL, blank
from typer.testing import CliRunner, Result

from qicao.cli.app import app
from qicao.errors import ImportRefused

Bad = Callable[[Path], Path]
"""Writes a bad file into a folder."""


def qicao(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def sparse(folder: Path) -> Path:
    """A workbook of 5 KiB that would unfold to 17 billion cells."""
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = book.worksheets[0]["XFD1048576"] = 1
    book.save(folder / "坏.xlsx")
    return folder / "坏.xlsx"


def cut(folder: Path) -> Path:
    book = openpyxl.Workbook()
    book.save(folder / "坏.xlsx")
    data = (folder / "坏.xlsx").read_bytes()
    (folder / "坏.xlsx").write_bytes(data[: len(data) // 2])
    return folder / "坏.xlsx"


def mixed(folder: Path) -> Path:
    rows = "名称,数值,单位\n".encode() + "三公经费,5,万元\n".encode("gbk")
    (folder / "坏.csv").write_bytes(rows)
    return folder / "坏.csv"


def locked(folder: Path) -> Path:
    (folder / "坏.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    return folder / "坏.docx"


@pytest.mark.parametrize("bad", [sparse, cut, mixed, locked])
@pytest.mark.parametrize("verb", ["figures", "draft", "fill"])
def test_a_bad_input_ends_every_verb_in_a_sentence(verb: str, bad: Bad, tmp_path: Path) -> None:
    path = bad(tmp_path)
    out = tmp_path / ("成品.md" if verb == "draft" else "成品.xlsx")
    form = [blank(tmp_path / "空白.xlsx", OVERALL)] if verb == "fill" else []
    done = qicao(verb, *form, path, "-o", out)
    assert isinstance(done.exception, ImportRefused)
    assert done.exception.exit_code == 3
    assert str(done.exception).startswith(path.name)
    assert "请" in done.exception.hint
    assert not out.exists()


@pytest.mark.parametrize("bad", [sparse, cut])
def test_a_bad_blank_is_refused_before_anything_is_written(bad: Bad, tmp_path: Path) -> None:
    data = tmp_path / "资料"
    data.mkdir()
    (data / "figures.csv").write_text(FIGURES, encoding="utf-8")
    (data / "facts.yaml").write_text(FACTS, encoding="utf-8")
    path = bad(tmp_path)
    done = qicao("fill", path, data, "-o", tmp_path / "成品.xlsx")
    assert isinstance(done.exception, ImportRefused)
    assert done.exception.file == path.name
    assert not (tmp_path / "成品.xlsx").exists()


def test_a_person_sees_a_sentence_and_no_traceback(tmp_path: Path) -> None:
    path = sparse(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "qicao", "figures", str(path)],
        env=dict(os.environ),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 3
    assert "坏.xlsx｜Sheet｜XFD1048576" in done.stderr
    assert "请删去" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
