"""Brings a database to the schema of this program, whichever process or thread comes first."""

from __future__ import annotations

from threading import Lock

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from qicao.errors import StoreError
from qicao.store.database import Database

_ONE_AT_A_TIME = Lock()
"""Alembic keeps the migration that is going on in a global of its own."""
_LOCK = 0x716963616F
"""The advisory lock of PostgreSQL that migrations are made under; the number is `qicao`."""


def migrate(database: Database) -> None:
    """Brings the schema up to date, all of it or nothing; StoreError if it is newer than ours."""
    config = Config()
    config.set_main_option("script_location", "qicao.store:migrations")
    script = ScriptDirectory.from_config(config)
    with database.reading() as connection:
        if _is_current(script, connection, database.place):
            return
    with _ONE_AT_A_TIME, database.writing(altering=True) as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        if not _is_current(script, connection, database.place):
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            _check_foreign_keys(connection, database.place)


def _is_current(script: ScriptDirectory, connection: Connection, place: str) -> bool:
    found = set(MigrationContext.configure(connection).get_current_heads())
    strangers = found - {revision.revision for revision in script.walk_revisions()}
    if strangers:
        todo = "请升级 qicao，或用 QICAO_DATABASE_URL 换一个数据库"
        raise StoreError(f"数据库 {place} 是更新版本的 qicao 建的（{min(strangers)}）：{todo}")
    return found == set(script.get_heads())


def _check_foreign_keys(connection: Connection, place: str) -> None:
    """What SQLite was not asked to check while tables were rebuilt."""
    if connection.dialect.name != "sqlite":
        return
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise StoreError(f"数据库 {place} 里有对不上的记录，没有升级：请恢复备份再试")
