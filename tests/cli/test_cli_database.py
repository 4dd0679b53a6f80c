"""The database of the desk on the command line: backed up, restored, its chains looked at."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from keptreports import CONTENTS, a_job, a_save

from qicao.cli.app import run
from qicao.keeping.replaced import SEEN
from qicao.settings import load_settings
from qicao.store import open_desk
from qicao.values import Deed, JobState


@pytest.fixture
def report(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """A report in the database of a user's own folder."""
    monkeypatch.setenv("QICAO_DATA_DIR", str(tmp_path / "data"))
    save = a_save()
    with open_desk(load_settings().database) as desk:
        desk.reports.save(save, CONTENTS)
    return save.report


def test_a_backup_is_restored_elsewhere(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], report: str, tmp_path: Path
) -> None:
    path = tmp_path / "备份.zip"
    assert run(["backup", str(path)]) == 0
    assert "报告 1 份" in capsys.readouterr().out
    assert run(["restore", str(path)]) == 2
    assert "恢复不覆盖" in capsys.readouterr().err
    monkeypatch.setenv("QICAO_DATA_DIR", str(tmp_path / "other"))
    assert run(["restore", str(path)]) == 0
    assert run(["audit", report]) == 0
    assert "绩效岗  起草 第 1 版" in capsys.readouterr().out


def test_a_damaged_backup_is_refused_before_a_database_is_made(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], report: str, tmp_path: Path
) -> None:
    path = tmp_path / "备份.zip"
    assert run(["backup", str(path)]) == 0
    content = path.read_bytes()
    monkeypatch.setenv("QICAO_DATA_DIR", str(tmp_path / "other"))
    for place in (40, len(content) // 2):
        path.write_bytes(content[:place] + bytes(b ^ 0xFF for b in content[place:]))
        assert run(["restore", str(path)]) == 3
    path.write_bytes(content[:40] + bytes(b ^ 0xFF for b in content[40:60]) + content[60:])
    assert run(["restore", str(path)]) == 3
    assert "不是完整的备份文件" in capsys.readouterr().err
    assert not (tmp_path / "other").exists()


def test_a_report_that_was_put_away_is_listed_as_such(
    capsys: pytest.CaptureFixture[str], report: str
) -> None:
    with open_desk(load_settings().database) as desk:
        desk.reports.put_away(report, "科长")
    assert run(["audit"]) == 0
    assert capsys.readouterr().out.rstrip().endswith("（已收起）")
    assert run(["audit", report]) == 0
    assert "科长  收起" in capsys.readouterr().out


def test_every_deed_of_a_chain_is_told_in_chinese(
    capsys: pytest.CaptureFixture[str], report: str
) -> None:
    with open_desk(load_settings().database) as desk:
        job = desk.jobs.add(a_job(report))
        assert desk.jobs.claim("甲")
        desk.jobs.end(job.id, "甲", JobState.DONE)
        for deed, detail in (("export", {"file": "自评报告.docx"}), (SEEN, {SEEN: 1})):
            desk.reports.note(report, "科长", deed, detail)
        for away in (True, False):
            desk.reports.put_away(report, "科长", away=away)
        for number, deed in enumerate(Deed, 1):
            save = a_save(id=f"{number:032x}", report=report, base=number, deed=deed)
            desk.reports.save(save, CONTENTS)
    assert run(["audit", report]) == 0
    printed = capsys.readouterr().out
    assert "导出 自评报告.docx" in printed
    assert "交给程序起草" in printed
    assert "起草完毕" in printed
    assert not re.findall("[a-z]{4,}", printed.replace("docx", ""))


def test_a_chain_that_was_changed_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], report: str
) -> None:
    assert run(["audit"]) == 0
    assert f"{report}  记录完整" in capsys.readouterr().out
    with (
        open_desk(load_settings().database) as desk,
        desk.reports._database.writing() as connection,
    ):
        connection.exec_driver_sql("UPDATE audit SET who = '\"别人\"'")
    assert run(["audit"]) == 1
    assert "记录被改过" in capsys.readouterr().out
    assert run(["audit", report]) == 1
    assert "被人改过" in capsys.readouterr().err


def test_a_report_that_is_not_there_is_said_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], report: str
) -> None:
    assert run(["audit", "0" * 32]) == 3
    assert "找不到这份报告" in capsys.readouterr().err
