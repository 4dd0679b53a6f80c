"""A database that is away, a disk that is full: a sentence, a way to try again, no text lost."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import throwaway_postgres as postgresql
from badfiles import letter
from sqlalchemy import Engine, event
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextArea
from teabureau import FACTS, FIGURES
from uivisits import Keep, Visit

from qicao.keeping import open_shelf
from qicao.store import Store

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
BASIC = "基本支出.构成"
NOTES = ("总结.txt", ("全年植树造林。\n" * 1500).encode(), "text/plain")
FILES = [("figures.csv", FIGURES.encode(), "text/csv"), ("facts.yaml", FACTS.encode(), "text/yaml")]


def press(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click().run()
    assert not page.exception
    return page


def area(page: AppTest) -> TextArea:
    return next(area for area in page.text_area if str(area.key).endswith(f":{BASIC}"))


def write(page: AppTest, text: str) -> AppTest:
    """Types into the paragraph of basic spending, without saving."""
    page.toggle(key="plainly").set_value(True).run()
    page.radio(key="chapter").set_value("一般公共预算").run()
    area(page).set_value(text)
    return page.run()


def save(page: AppTest) -> AppTest:
    return press(page, f"save:{area(page).key}")


def told(page: AppTest) -> str:
    return "\n".join(error.value for error in page.error)


class Cluster:
    """A PostgreSQL of one test, which is stopped and started while somebody works."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.programs = folder, postgresql.find_programs()
        self.data = folder / "data"
        new = ("-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync")
        postgresql.run(self.programs / "initdb", "-D", self.data, *new)
        self.url = f"postgresql://postgres@/postgres?host={folder}"

    def start(self) -> None:
        options = f"-c listen_addresses= -c unix_socket_directories={self.folder} -c fsync=off"
        log = ("-l", self.folder / "log", "-o", options)
        postgresql.run(self.programs / "pg_ctl", "start", "-w", "-D", self.data, *log)

    def stop(self) -> None:
        postgresql.run(self.programs / "pg_ctl", "stop", "-w", "-D", self.data, "-m", "immediate")


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[Cluster]:
    """The database of the page, up."""
    folder = Path(tempfile.mkdtemp(prefix="qicao-pg-"))
    if postgresql.AS_ROOT:
        shutil.chown(folder, "postgres")
    made = Cluster(folder)
    made.start()
    monkeypatch.setenv("QICAO_DATABASE_URL", made.url)
    open_shelf(made.url).close()
    yield made
    made.stop()
    shutil.rmtree(folder)


def test_a_database_that_goes_away_loses_no_text(
    cluster: Cluster, keep: Keep, visit: Visit, desk: Store
) -> None:
    kept = keep("county_full")
    page = write(visit(kept, "edit"), "我写的。")
    cluster.stop()
    save(page)
    assert "没有保存，您写的文字还在" in told(page)
    assert "连不上" in told(page)
    assert area(page).value == "我写的。"
    for step in ("home", "data", "draft", "edit"):
        assert "连不上" in told(press(page, f"to_{step}"))
    stranger = visit()
    assert "连不上" in told(stranger)
    cluster.start()
    assert stranger.button(key="again").click().run().text_input(key="search")
    press(page, "to_edit")
    assert area(page).value == "我写的。"
    save(page)
    assert not page.error
    assert desk.reports.line(kept.id).revision == 2
    assert desk.reports.broken(kept.id) == ()


@contextmanager
def full_database() -> Iterator[None]:
    """No database that is opened from now on grows, as if its disk were full."""
    connections: list[Any] = []

    def limit(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")  # SQLite makes it the pages that are there
        connections.append(connection)

    event.listen(Engine, "connect", limit)
    try:
        yield
    finally:
        event.remove(Engine, "connect", limit)
        for connection in connections:
            connection.execute("PRAGMA max_page_count = 1000000")


def test_a_disk_that_is_full_loses_no_text(keep: Keep, visit: Visit, desk: Store) -> None:
    kept = keep("county_full")
    long = "我写的。" * 40_000
    with full_database():
        page = save(write(visit(kept, "edit"), long))
        assert "没有保存，您写的文字还在" in told(page)
        assert "磁盘满了" in told(page)
        assert area(page).value == long
        assert desk.reports.line(kept.id).revision == 1
        assert desk.reports.broken(kept.id) == ()
    save(page)
    assert not page.error
    assert desk.reports.line(kept.id).revision == 2
    assert desk.reports.broken(kept.id) == ()


def test_files_that_find_no_room_in_the_database_can_be_given_again(
    visit: Visit, desk: Store
) -> None:
    desk.reports.count()
    with full_database():
        page = visit()
        page.file_uploader(key="files").set_value([*FILES, NOTES])
        press(page, "read")
        assert "磁盘满了" in told(page)
        assert desk.reports.count() == 0
    press(page, "read")
    assert not page.error
    assert desk.reports.count() == 1


@contextmanager
def full_disk(room: int) -> Iterator[None]:
    """No file of this process grows beyond so many bytes."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@POSIX
def test_a_file_that_finds_no_room_while_it_is_read_can_be_given_again(visit: Visit) -> None:
    page = visit()
    page.file_uploader(key="files").set_value([*FILES, NOTES])
    with full_disk(20_000):
        press(page, "read")
        assert "磁盘满了" in told(page)
    press(page, "read")
    assert not page.error
    assert page.query_params["step"] == "data"


@POSIX
def test_an_export_that_finds_no_room_can_be_made_again(keep: Keep, visit: Visit) -> None:
    page = visit(keep("county_full"), "export")
    with full_disk(4000):
        for suffix in (".docx", ".md", ".qicao"):
            press(page, f"make:{suffix}")
            assert "请" in told(page)
    assert not page.get("download_button")[1:]
    for suffix in (".docx", ".md", ".qicao"):
        press(page, f"make:{suffix}")
        assert not page.error


@POSIX
def test_a_letter_about_somebodys_report_that_finds_no_room_can_be_made_again(
    visit: Visit,
) -> None:
    page = visit(step="foreign")
    page.file_uploader(key="foreign").set_value(("报告.docx", letter(), "application/docx"))
    with full_disk(4000):
        press(page, "check_foreign")
        assert "请" in told(page)
    press(page, "check_foreign")
    assert not page.error
    assert page.get("download_button")
