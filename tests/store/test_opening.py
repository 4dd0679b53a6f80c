"""A database is made and brought up to date by whoever opens it first; what was kept survives."""

from __future__ import annotations

import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from keptreports import CONTENTS, a_job, a_save
from keptruns import a_run, an_exchange
from sqlalchemy import Column, Text, text

from qicao.errors import StoreError
from qicao.store import open_desk, open_store
from qicao.store.database import Database
from qicao.store.report_tables import reports
from qicao.store.revision import HEAD

OPEN_WHEN_TOLD = """
import sys
from keptruns import a_run
from qicao.store import open_store
print("ready", flush=True)
sys.stdin.readline()
with open_store(sys.argv[1]) as store:
    store.begin(a_run())
"""
DIE_AFTER_KEEPING = """
import os, signal, sys
from keptruns import a_run, an_exchange
from qicao.store import open_store
store = open_store(sys.argv[1])
run = a_run()
store.begin(run)
store.keep(an_exchange(run))
os.kill(os.getpid(), signal.SIGKILL)
"""


def start(script: str, url: str) -> subprocess.Popen[str]:
    """A child that runs the script where the builders of the tests are at hand."""
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", script, url],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=Path(__file__).parents[1],
    )


def test_opening_again_keeps_what_is_there(url: str) -> None:
    run = a_run()
    with open_store(url) as store:
        store.begin(run)
    with open_store(url) as store:
        assert store.runs() == (run,)


def test_threads_open_a_new_database_at_once(url: str) -> None:
    runs = [a_run() for _ in range(6)]

    def begin(number: int) -> None:
        with open_store(url) as store:
            store.begin(runs[number])

    with ThreadPoolExecutor(len(runs)) as pool:
        list(pool.map(begin, range(len(runs))))
    with open_store(url) as store:
        assert {run.id for run in store.runs()} == {run.id for run in runs}


def test_processes_open_a_new_database_at_once(url: str) -> None:
    children = [start(OPEN_WHEN_TOLD, url) for _ in range(3)]
    for child in children:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
    for child in children:
        assert child.stdin is not None
        child.stdin.write("\n")
        child.stdin.flush()
    for child in children:
        errors = child.communicate(timeout=60)[1]
        assert child.returncode == 0, errors
    with open_store(url) as store:
        assert len(store.runs()) == len(children)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_what_was_kept_outlives_a_process_that_is_killed(url: str) -> None:
    child = start(DIE_AFTER_KEEPING, url)
    errors = child.communicate(timeout=60)[1]
    assert child.returncode == -signal.SIGKILL, errors
    with open_store(url) as store:
        (run,) = store.runs()
        assert store.exchanges(run.id) == (an_exchange(run, id=store.exchanges(run.id)[0].id),)


def test_the_migrations_make_the_tables_that_the_program_has(url: str) -> None:
    open_store(url).close()
    database = Database(url)
    with database.reading() as connection:
        options = {"compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, reports.metadata) == []
    database.close()


def test_a_database_of_a_newer_program_is_refused_and_left_alone(url: str) -> None:
    open_store(url).close()
    database = Database(url)
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'r9999'")
    with pytest.raises(StoreError, match=r"更新版本的 qicao 建的（r9999）：请升级"):
        open_store(url)
    with database.reading() as connection:
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars()
        assert list(found) == ["r9999"]
    database.close()


def test_a_migration_that_fails_leaves_nothing_behind(url: str) -> None:
    database = Database(url)
    with database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE exchange (x INTEGER)")
    with pytest.raises(StoreError):
        open_store(url)
    with database.reading() as connection:
        assert not connection.dialect.has_table(connection, "run")
        assert not connection.dialect.has_table(connection, "alembic_version")
    database.close()


@pytest.mark.parametrize(
    ("revision", "later"),
    [
        ("r0002", ("job.coming", "job.attempts", "report.away")),
        ("r0003", ("job.attempts", "report.away")),
        ("r0004", ("report.away",)),
    ],
)
def test_what_an_earlier_program_kept_is_read_after_the_migration(
    url: str, revision: str, later: tuple[str, ...]
) -> None:
    with open_desk(url) as desk:
        save = a_save()
        desk.reports.save(save, CONTENTS)
        job = desk.jobs.add(a_job(save.report))
    database = Database(url)
    with database.writing() as connection:
        for table, _, column in (name.partition(".") for name in later):
            connection.exec_driver_sql(f"ALTER TABLE {table} DROP COLUMN {column}")
        connection.execute(text("UPDATE alembic_version SET version_num = :it"), {"it": revision})
    database.close()
    with open_desk(url) as desk:
        assert desk.jobs.job(job.id) == job
        assert [line.id for line in desk.reports.lines(away=False)] == [save.report]


def test_a_table_that_others_point_to_can_be_rebuilt(url: str) -> None:
    run = a_run()
    exchange = an_exchange(run)
    with open_store(url) as store:
        store.begin(run)
        store.keep(exchange)
        database = Database(url)
        with database.writing(altering=True) as connection:
            operations = Operations(MigrationContext.configure(connection))
            recreate = "always" if connection.dialect.name == "sqlite" else "auto"
            with operations.batch_alter_table("run", recreate=recreate) as batch:
                batch.add_column(Column("later", Text))
        database.close()
        assert store.runs() == (run,)
        assert store.exchanges(run.id) == (exchange,)
        with pytest.raises(StoreError):
            store.keep(an_exchange(a_run()))


def test_sqlite_puts_every_commit_on_the_disk(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'qicao.db'}")
    with database.writing() as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys")
        told = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]
    database.close()
    assert told == ["wal", 2, 1]


OPENED_AGAIN = """
import sys
from qicao.store import open_store
open_store(sys.argv[1]).close()
print("alembic" in sys.modules)
"""


def test_a_database_that_is_up_to_date_is_opened_without_alembic(tmp_path: Path) -> None:
    command = [sys.executable, "-c", OPENED_AGAIN, f"sqlite:///{tmp_path / 'a.db'}"]
    said = [subprocess.run(command, capture_output=True, text=True, check=True) for _ in range(2)]
    assert [child.stdout.strip() for child in said] == ["True", "False"]


def test_the_newest_migration_is_the_one_that_the_tables_are() -> None:
    config = Config()
    config.set_main_option("script_location", "qicao.store:migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]
