"""Opens a database: makes it and brings it up to date first, whoever comes first."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from qicao.errors import MissingDependency
from qicao.store.backup import read_backup, write_backup
from qicao.store.clock import Clock, now
from qicao.store.database import Closing, Database
from qicao.store.jobs import JobStore
from qicao.store.reports import ReportStore
from qicao.store.revision import is_current
from qicao.store.runs import RunStore


class Store(Closing):
    """All that is kept in one database; may be shared by threads. Close it, or use a `with`."""

    def __init__(self, database: Database, clock: Clock = now) -> None:
        self.reports = ReportStore(database, clock)
        self.jobs = JobStore(database, clock)
        self.runs = RunStore(database, clock)
        self._database = database

    def back_up(self, path: Path) -> dict[str, int]:
        """Writes all that is kept to a new file, while others go on saving; rows by table."""
        return write_backup(self._database, path)

    def take_back(self, path: Path) -> dict[str, int]:
        """Puts a backup into this database, which has to be empty; rows by table."""
        return read_backup(self._database, path)


def open_desk(url: str, *, wait: float = 10, clock: Clock = now) -> Store:
    """Reports, jobs and runs in the database at `url`, which is made and brought up to date first.

    `wait` is how many seconds to wait for a lock. StoreError if the database cannot be used.
    """
    return Store(open_database(url, wait), clock)


def open_store(url: str, *, wait: float = 10, clock: Clock = now) -> RunStore:
    """The runs alone, as `open_desk` opens them."""
    return RunStore(open_database(url, wait), clock)


def open_database(url: str, wait: float = 10) -> Database:
    """The database at `url` with the tables of this program."""
    database = Database(url, wait)
    with ExitStack() as unless_migrated:
        unless_migrated.callback(database.close)
        if not is_current(database):
            _migrate(database)
        unless_migrated.pop_all()
    return database


def _migrate(database: Database) -> None:
    try:
        from qicao.store.migrating import migrate
    except ModuleNotFoundError as error:
        todo = "请运行 pip install 'qicao[store]'"
        raise MissingDependency(f"建立或升级数据库需要 {error.name}：{todo}") from None
    migrate(database)
