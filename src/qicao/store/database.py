"""A database with its pool of connections: transactions to read in and to write in.

SQLite: WAL, every commit on the disk before it returns, foreign keys, and a transaction that writes
takes its lock at the beginning, so that it never fails half-way. PostgreSQL: as the server is set.
Safe to use from several threads.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event, make_url

from qicao.databaseurl import ADVICE, driver_url, masked
from qicao.errors import MissingDependency, StoreError
from qicao.store.columns import as_json
from qicao.store.faults import told

_PATIENCE = 10.0


class Database:
    """One database; `place` is its address without a password."""

    def __init__(self, url: str, wait: float = _PATIENCE) -> None:
        """Makes the folder of a SQLite file, and no connection yet.

        `wait` is how many seconds to wait for a lock. StoreError if the address cannot be used.
        """
        self.place = masked(url)
        try:
            with told(self.place):
                self._engine = _engine(make_url(driver_url(url)), wait)
        except StoreError:
            raise
        except OSError as error:
            todo = "请换一个可以写入的文件夹，或改用别的 QICAO_DATABASE_URL"
            reason = error.strerror or type(error).__name__
            raise StoreError(f"数据库 {self.place} 的文件夹建不了（{reason}）：{todo}") from None
        except ValueError:
            raise StoreError(f"数据库的地址不能用，请改正 QICAO_DATABASE_URL：{ADVICE}") from None

    @contextmanager
    def reading(self, *, still: bool = False) -> Iterator[Connection]:
        """A connection for reading; with `still` it sees one state however long it reads.

        SQLite shows one state to every transaction; PostgreSQL has to be asked for it.
        """
        with told(self.place), self._engine.connect() as connection:
            if still and connection.dialect.name == "postgresql":
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def writing(self, *, altering: bool = False) -> Iterator[Connection]:
        """One transaction: kept as a whole, on the disk, when the block ends without an exception.

        `altering` leaves foreign keys of SQLite unchecked, which rebuilding a table needs.
        """
        options = {"qicao_write": True, "qicao_alter": altering}
        with told(self.place), self._engine.connect() as connection:
            connection.execution_options(**options)
            with connection.begin():
                yield connection

    def close(self) -> None:
        """Closes all connections."""
        self._engine.dispose()


class Closing:
    """What stands on a database of its own: close it, or use it in a `with`."""

    _database: Database

    def close(self) -> None:
        """Closes all connections."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _engine(url: URL, wait: float) -> Engine:
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, wait)
    return _postgresql(url, wait)


def _sqlite(url: URL, wait: float) -> Engine:
    name = url.database or ":memory:"
    pool: dict[str, Any] = {}
    if name == ":memory:":  # it lives as long as its one connection, which threads take in turn
        pool = {"poolclass": QueuePool, "pool_size": 1, "max_overflow": 0}
    elif not name.startswith("file:"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
    arguments = {"timeout": wait, "check_same_thread": False}
    engine = create_engine(url, connect_args=arguments, **_common(), **pool)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver begins nothing; `_begin_sqlite` does
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    checked = "OFF" if options.get("qicao_alter") else "ON"
    connection.exec_driver_sql(f"PRAGMA foreign_keys={checked}")  # without effect once it began
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("qicao_write") else "BEGIN")


def _postgresql(url: URL, wait: float) -> Engine:
    defaults = {"connect_timeout": "10", "tcp_user_timeout": "30000", "application_name": "qicao"}
    url = url.set(query={**defaults, **url.query})
    arguments = {"prepare_threshold": None}  # a pooler between us and the server may not keep them
    try:
        engine = create_engine(url, connect_args=arguments, pool_pre_ping=True, **_common())
    except ImportError:
        todo = "请运行 pip install 'qicao[postgres]'"
        raise MissingDependency(f"使用 PostgreSQL 需要 psycopg：{todo}") from None

    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {round(wait * 1000)}")

    event.listen(engine, "begin", begin)
    return engine


def _common() -> dict[str, Any]:
    return {"hide_parameters": True, "json_serializer": as_json}
