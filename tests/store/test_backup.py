"""A backup is one state of the database, and comes back whole into any database, or not at all."""

from __future__ import annotations

import json
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from keptreports import CONTENTS, WORKBOOK, a_job, a_part, a_save, after, digest, with_text
from keptruns import a_run, an_exchange, clock

from qicao.errors import ImportRefused, StoreError, UsageError
from qicao.store import Store, open_desk
from qicao.values import JobState, Save


@pytest.fixture
def full(desk: Store) -> Save:
    """A report of two revisions, a job with a part, a run with an exchange."""
    first = a_save()
    desk.reports.save(first, CONTENTS)
    desk.reports.save(after(first, state=with_text(first, "甲\x00半个\ud83d改过。")))
    job = desk.jobs.add(a_job(first.report))
    desk.jobs.claim("甲")
    desk.jobs.keep(a_part(job), "甲")
    desk.jobs.end(job.id, "甲", JobState.DONE)
    run = a_run()
    desk.runs.begin(run)
    desk.runs.keep(an_exchange(run))
    return first


@pytest.fixture
def copy(desk: Store, full: Save, tmp_path: Path) -> Path:
    """A backup of it."""
    path = tmp_path / "存" / "备份.zip"
    assert desk.back_up(path)["revision"] == 2
    return path


def test_a_backup_comes_back_as_it_was(desk: Store, full: Save, copy: Path, tmp_path: Path) -> None:
    with open_desk(f"sqlite:///{tmp_path / '新.db'}", clock=clock) as new:
        counts = new.take_back(copy)
        assert (counts["report"], counts["exchange"]) == (1, 1)
        assert new.reports.lines() == desk.reports.lines()
        assert new.reports.history(full.report) == desk.reports.history(full.report)
        assert new.reports.audit(full.report) == desk.reports.audit(full.report)
        assert new.reports.broken(full.report) == ()
        for number in (1, 2):
            kept = desk.reports.revision(full.report, number)
            assert new.reports.revision(full.report, number) == kept
        assert new.reports.content(digest(WORKBOOK)) == WORKBOOK
        job = desk.jobs.latest(full.report)
        assert job is not None
        assert new.jobs.latest(full.report) == job
        assert new.jobs.parts(job.id) == desk.jobs.parts(job.id)
        (run,) = new.runs.runs()
        assert new.runs.exchanges(run.id) == desk.runs.exchanges(run.id)
        more = after(full, base=2)
        assert new.reports.save(more).number == 3


def test_a_backup_of_sqlite_comes_back_into_either_database(url: str, tmp_path: Path) -> None:
    path = tmp_path / "备份.zip"
    with open_desk(f"sqlite:///{tmp_path / '旧.db'}") as old:
        save = a_save()
        old.reports.save(save, CONTENTS)
        old.back_up(path)
    with open_desk(url) as new:
        new.take_back(path)
        assert new.reports.revision(save.report).state == save.state
        new.reports.save(after(save))
        assert new.reports.broken(save.report) == ()


def test_a_backup_under_load_is_one_state(desk: Store, tmp_path: Path) -> None:
    first = a_save()
    desk.reports.save(first, CONTENTS)
    stop = threading.Event()
    saved = [first]

    def write() -> None:
        while not stop.is_set():
            more = after(saved[-1], state=with_text(first, f"第{len(saved)}次。"))
            desk.reports.save(more)
            saved.append(more)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(4):
            while len(saved) < 3 * (number + 1):
                stop.wait(0.01)
            desk.back_up(tmp_path / f"{number}.zip")
    finally:
        stop.set()
        writer.join()
    for number in range(4):
        with open_desk(f"sqlite:///{tmp_path / f'{number}.db'}") as new:
            new.take_back(tmp_path / f"{number}.zip")
            history = new.reports.history(first.report)
            assert [line.number for line in history] == list(range(len(history), 0, -1))
            assert len(history) >= 3 * (number + 1)
            assert new.reports.line(first.report).revision == len(history)
            assert new.reports.broken(first.report) == ()


def test_a_database_with_anything_in_it_is_not_restored_over(desk: Store, copy: Path) -> None:
    with pytest.raises(UsageError, match="恢复不覆盖"):
        desk.take_back(copy)


def test_a_backup_does_not_overwrite_and_leaves_nothing_behind(desk: Store, copy: Path) -> None:
    with pytest.raises(UsageError, match="备份不覆盖旧的"):
        desk.back_up(copy)
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]


def test_a_backup_that_fails_leaves_nothing_behind(desk: Store, tmp_path: Path) -> None:
    with desk.reports._database.writing() as connection:
        connection.exec_driver_sql("DROP TABLE part")
    with pytest.raises(StoreError):
        desk.back_up(tmp_path / "存" / "备份.zip")
    assert not list((tmp_path / "存").iterdir())


def _rewritten(copy: Path, name: str, change: bytes | None) -> Path:
    """The backup with one file of it changed, or left out."""
    with zipfile.ZipFile(copy) as archive:
        files = {entry: archive.read(entry) for entry in archive.namelist()}
    if change is None:
        del files[name]
    else:
        files[name] = change
    path = copy.with_name("坏.zip")
    with zipfile.ZipFile(path, "w") as archive:
        for entry, content in files.items():
            archive.writestr(entry, content)
    return path


def test_a_damaged_backup_is_refused_and_nothing_is_put_back(copy: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(copy) as archive:
        lines = archive.read("revision.jsonl")
        listed = json.loads(archive.read("backup.json"))
    other = json.dumps({**listed, "revision": "r9999"}).encode()
    text = tmp_path / "不是.zip"
    text.write_text("不是备份", encoding="utf-8")
    broken = [
        _rewritten(copy, "revision.jsonl", lines.replace(b"note", b"nota", 1)),
        text,
        tmp_path / "没有.zip",
    ]
    with open_desk(f"sqlite:///{tmp_path / '新.db'}") as new:
        for path in broken:
            with pytest.raises(ImportRefused, match="不是完整的备份文件"):
                new.take_back(path)
        for name, change in [
            ("revision.jsonl", lines[: len(lines) // 2]),
            ("content.jsonl", None),
            ("backup.json", b"{}"),
        ]:
            with pytest.raises(ImportRefused, match="不是完整的备份文件"):
                new.take_back(_rewritten(copy, name, change))
        with pytest.raises(ImportRefused, match="别的版本的备份"):
            new.take_back(_rewritten(copy, "backup.json", other))
        assert new.reports.count() == 0
        assert new.take_back(copy)["report"] == 1


def _stirred(copy: Path) -> bytes:
    """The backup with bytes of its list that no longer unpack."""
    content = bytearray(copy.read_bytes())
    with zipfile.ZipFile(copy) as archive:
        entry = archive.getinfo("backup.json")
    start = entry.header_offset + 30 + len(entry.filename)
    content[start : start + 3] = bytes(byte ^ 0xFF for byte in content[start : start + 3])
    return bytes(content)


def _locked(copy: Path) -> bytes:
    """The backup with all its entries said to be encrypted."""
    content = bytearray(copy.read_bytes())
    for mark, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        for place in [n for n in range(len(content)) if content.startswith(mark, n)]:
            content[place + flags] |= 1
    return bytes(content)


def _without_digests(copy: Path) -> bytes:
    """The backup with a list that names its tables and tells nothing of them."""
    with zipfile.ZipFile(copy) as archive:
        listed = json.loads(archive.read("backup.json"))
    listed["tables"] = [*listed["tables"]]
    return _rewritten(copy, "backup.json", json.dumps(listed).encode()).read_bytes()


@pytest.mark.parametrize("damage", [_stirred, _locked, _without_digests])
def test_whatever_is_wrong_with_the_zip_is_a_refusal(
    damage: Callable[[Path], bytes], copy: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "坏.zip"
    bad.write_bytes(damage(copy))
    with open_desk(f"sqlite:///{tmp_path / '新.db'}") as new:
        with pytest.raises(ImportRefused, match="不是完整的备份文件"):
            new.take_back(bad)
        assert new.reports.count() == 0
