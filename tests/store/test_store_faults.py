"""A database that cannot be used is told in one sentence: where, why, what to do, no password."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import psycopg
import pytest
from keptruns import a_run, an_exchange
from sqlalchemy import Engine, event, make_url
from throwaway_postgres import AS_ROOT, Databases

from qicao.errors import StoreError
from qicao.store import RunStore, open_store
from qicao.store.database import Database
from qicao.values import Exchange, Run

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="folders there know no such modes")
PASSWORD = "p@ss/w:rd?#1"  # noqa: S105 - invented
CONFIDENTIAL = "机密"
NOBODY = 65534


@pytest.fixture
def another() -> Iterator[Path]:
    """A folder in which this process may read but not write, whoever started it."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755 if AS_ROOT else 0o555)
    if AS_ROOT:
        os.seteuid(NOBODY)
    yield folder
    if AS_ROOT:
        os.seteuid(0)
    folder.chmod(0o755)
    shutil.rmtree(folder)


def sentence(url: str) -> str:
    """What opening says, which is one line and ends with exit code 3."""
    with pytest.raises(StoreError) as caught:
        open_store(url, wait=0.1)
    assert caught.value.exit_code == 3
    assert "\n" not in str(caught.value)
    assert "请" in str(caught.value)
    return str(caught.value)


@POSIX
def test_a_folder_that_cannot_be_written(another: Path) -> None:
    assert f"{another / 'qicao.db'} 打不开" in sentence(f"sqlite:///{another / 'qicao.db'}")


@POSIX
def test_a_folder_that_cannot_be_made(another: Path) -> None:
    assert "文件夹建不了" in sentence(f"sqlite:///{another / '新' / 'qicao.db'}")


@POSIX
def test_a_file_that_cannot_be_written() -> None:
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    url = f"sqlite:///{folder / 'qicao.db'}"
    open_store(url).close()
    (folder / "qicao.db").chmod(0o444)
    if AS_ROOT:
        os.seteuid(NOBODY)
    try:
        assert "写" in sentence(url)
    finally:
        if AS_ROOT:
            os.seteuid(0)
        shutil.rmtree(folder)


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("", encoding="utf-8")
    assert "文件夹建不了" in sentence(f"sqlite:///{tmp_path / '文件' / 'qicao.db'}")


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "qicao.db").write_text("这不是数据库" * 100, encoding="utf-8")
    assert "不是数据库文件" in sentence(f"sqlite:///{tmp_path / 'qicao.db'}")


def fill(store: RunStore, run: Run, kept: list[Exchange]) -> None:
    """Keeps long replies without end; `kept` has those that were."""
    while True:
        exchange = an_exchange(run, reply="字" * 4000)
        store.keep(exchange)
        kept.append(exchange)


def test_a_disk_that_is_full(tmp_path: Path) -> None:
    def shrink(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA max_page_count = 64")

    run: Run = a_run()
    kept: list[Exchange] = []
    event.listen(Engine, "connect", shrink)
    try:
        with open_store(f"sqlite:///{tmp_path / 'qicao.db'}") as store:
            store.begin(run)
            with pytest.raises(StoreError, match="磁盘满了"):
                fill(store, run, kept)
            assert store.exchanges(run.id) == tuple(kept)
    finally:
        event.remove(Engine, "connect", shrink)


def test_a_database_that_is_locked_too_long(url: str) -> None:
    with open_store(url, wait=0.1) as store:
        other = Database(url)
        with other.writing() as connection:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql("LOCK TABLE run IN ACCESS EXCLUSIVE MODE")
            with pytest.raises(StoreError, match="占用太久"):
                store.begin(a_run())
        other.close()
        store.begin(a_run())


def test_a_locked_new_database_is_told_too(tmp_path: Path) -> None:
    path = tmp_path / "qicao.db"
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    assert "占用太久" in sentence(f"sqlite:///{path}")
    holder.close()


def test_tables_that_are_not_ours(url: str) -> None:
    with open_store(url) as store:
        database = Database(url)
        with database.writing() as connection:
            connection.exec_driver_sql("DROP TABLE exchange")
        database.close()
        with pytest.raises(StoreError, match="表和本程序的不一样"):
            store.spent("x")


def test_a_server_that_is_away(tmp_path: Path) -> None:
    url = f"postgresql://someone:hunter-2@/qicao?host={tmp_path}"
    told = sentence(url)
    assert "连不上" in told
    assert "someone:***@/qicao" in told


def test_a_database_that_the_server_does_not_have(postgres: Databases) -> None:
    url = make_url(postgres()).set(database="没有").render_as_string(hide_password=False)
    assert "请" in sentence(url)


def test_a_connection_that_was_cut_while_idle_is_made_anew(postgres: Databases) -> None:
    url = postgres()
    with open_store(url) as store, psycopg.connect(url, autocommit=True) as other:
        store.begin(a_run())
        others = "pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()"
        other.execute(f"SELECT pg_terminate_backend(pid) FROM {others}")  # noqa: S608 - no input
        store.begin(a_run())
        assert len(store.runs()) == 2


@pytest.mark.parametrize("password", [PASSWORD, quote(PASSWORD, safe="")])
@pytest.mark.parametrize(
    "address",
    [
        "postgresql://u:{}@/d?host=/nowhere",
        "postgresql://u:{}@127.0.0.1:1/d",
        "postgresql://u:{}@127.0.0.1:port/d",
        "postgresql://u@/d?host=/nowhere&password={}",
        "postgresql://u:{}@/d?host=/nowhere&no_such_option=1",
        "mysql://u:{}@127.0.0.1/d",
        "{}",
    ],
)
def test_a_password_is_never_told(address: str, password: str) -> None:
    with pytest.raises(StoreError) as caught:
        open_store(address.format(password), wait=0.1)
    shown = unquote("".join(traceback.format_exception(caught.value)))
    assert PASSWORD not in shown
    assert "ss/w:rd" not in shown
    assert "请" in str(caught.value)


def test_nothing_of_sqlalchemy_is_in_what_a_person_may_see(url: str) -> None:
    with open_store(url) as store, pytest.raises(StoreError) as caught:
        store.keep(an_exchange(a_run(), reply=CONFIDENTIAL))
    shown = "".join(traceback.format_exception(caught.value))
    assert "sqlalche.me" not in shown
    assert CONFIDENTIAL not in shown
