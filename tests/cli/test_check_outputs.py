"""`qicao check` with files to write and with many texts. The reports are invented."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import docx
import pytest
from rich.cells import cell_len
from typer.testing import CliRunner, Result

from qicao.cli.app import app
from qicao.cli.checktable import Line, table_lines
from qicao.errors import UsageError

WRONG = "“三公”经费全年支出416.99万元，较预算节约224.01万元，完成预算66%。"
RIGHT = "“三公”经费全年支出416.99万元，较预算节约224.01万元，完成预算65.05%。"


def qicao(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["check", *map(str, arguments)], standalone_mode=False)


def report(path: Path, words: str) -> Path:
    document = docx.Document()
    document.add_paragraph("某测试中心2024年度绩效自评报告")
    document.add_paragraph(words)
    document.save(str(path))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three reports: one that is wrong, one that is not, one that cannot be read."""
    report(tmp_path / "甲.docx", WRONG)
    report(tmp_path / "乙.docx", RIGHT)
    (tmp_path / "丙.txt").write_bytes(b"")
    return tmp_path


def test_one_text_is_written_in_every_kind_and_told(folder: Path) -> None:
    outs = ["出.docx", "审核意见.docx", "出.html", "出.csv"]
    done = qicao(folder / "甲.docx", *(f"-o{folder / out}" for out in outs))
    assert done.return_value == 1
    for kind, name in zip(("批注", "审核意见", "网页", "表格"), outs, strict=True):
        assert f"  {kind}：{folder / name}" in done.output
        assert (folder / name).stat().st_size > 0
    comments = list(docx.Document(str(folder / "出.docx")).comments)
    assert any("应为65%" in comment.text for comment in comments)


def test_what_stands_is_kept_until_force_says_otherwise(folder: Path) -> None:
    out = folder / "出.html"
    out.write_bytes(b"somebody's work")
    refused = qicao(folder / "甲.docx", "-o", out)
    assert isinstance(refused.exception, UsageError)
    assert out.read_bytes() == b"somebody's work"
    assert qicao(folder / "甲.docx", "-o", out, "--force").return_value == 1
    assert out.read_bytes().startswith(b"<!DOCTYPE html>")


def test_many_texts_are_one_table_and_one_that_is_not_read_stops_nobody(folder: Path) -> None:
    out = folder / "结果"
    done = qicao(folder, "-o", out)
    assert done.return_value == 3
    assert "核对了 3 份" in done.output
    assert "没有读 丙.txt：文件是空的" in done.output
    names = {path.name for path in out.iterdir()}
    assert {"甲-批注.docx", "乙-批注.docx", "甲-审核意见.docx", "甲.html", "发现.csv"} <= names
    assert not any(name.startswith("丙") for name in names)
    rows = list(csv.DictReader(io.StringIO((out / "发现.csv").read_text(encoding="utf-8-sig"))))
    assert ("甲.docx", "A10") in {(row["文件"], row["编码"]) for row in rows}


def test_one_text_that_is_not_read_is_an_error_of_its_own(folder: Path) -> None:
    done = qicao(folder / "丙.txt", "-o", folder / "a.html")
    assert done.exception is not None
    assert "文件是空的" in str(done.exception)
    assert not (folder / "a.html").exists()


def test_json_of_many_texts_is_a_line_each_with_files_written_besides(folder: Path) -> None:
    texts = [folder / "甲.docx", folder / "乙.docx"]
    done = qicao(*texts, "--json", "-o", folder / "a.csv")
    documents = [json.loads(line) for line in done.output.splitlines()]
    assert [document["schema"] for document in documents] == ["qicao.check/1"] * 2
    assert (folder / "a.csv").exists()


def test_a_pattern_that_the_shell_left_is_looked_up(folder: Path) -> None:
    done = qicao(folder / "*.docx")
    assert done.return_value == 1
    assert "核对了 2 份" in done.output
    nothing = qicao(folder / "*.pdf")
    assert "没有文件符合" in str(nothing.exception)


def test_a_folder_without_reports_is_told_and_our_own_files_are_none(tmp_path: Path) -> None:
    report(tmp_path / "甲-批注.docx", WRONG)
    report(tmp_path / "~$甲.docx", WRONG)
    assert "没有报告" in str(qicao(tmp_path).exception)


def test_the_table_keeps_to_80_columns() -> None:
    long = Line("很长的文件名" * 9 + ".docx", (1, 20, 300), "A10 " + "问题" * 60)
    lines = [long, Line("乙.docx", (0, 0, 0), "没有发现问题"), Line("丙.txt", refusal="空" * 60)]
    shown = table_lines(lines, 80)
    assert max(cell_len(line) for line in shown) <= 80
    assert shown[1].endswith("…")
    assert shown[3].endswith("没有读，原因见下")
    assert long.worst in table_lines(lines, None)[1]
