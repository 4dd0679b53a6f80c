"""The tables as they are now; `migrations/` says how a database gets there, a test compares.

Rows are only ever added, apart from the end of a run and the verdict on an exchange. `number` is
the order in which rows came; `id` is made by the client, so that a row is added once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Double,
    ForeignKey,
    Index,
    Insert,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.dialects import postgresql, sqlite

from qicao.store.columns import Moment, Money, Words

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Every constraint has a name in both databases, so that a later migration can drop it."""

metadata = MetaData(naming_convention=NAMES)
NUMBER = BigInteger().with_variant(Integer, "sqlite")

runs = Table(
    "run",
    metadata,
    Column("number", NUMBER, primary_key=True),
    Column("id", String(32), nullable=False, unique=True),
    Column("began", Moment, nullable=False, index=True),
    Column("ended", Moment),
    Column("engine", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("profile_id", Text, nullable=False),
    Column("profile_version", Text, nullable=False),
    Column("profile_digest", Text, nullable=False),
    Column("profile_variant", Text, nullable=False),
    Column("ledger", Text, nullable=False),
    Column("settings", JSON, nullable=False),
    Column("prices", JSON, nullable=False),
    Column("state", String(16), nullable=False),
    Column("note", Words, nullable=False),
)

exchanges = Table(
    "exchange",
    metadata,
    Column("number", NUMBER, primary_key=True),
    Column("id", String(32), nullable=False, unique=True),
    Column("run", String(32), ForeignKey("run.id"), nullable=False),
    Column("section", Text, nullable=False),
    Column("turn", Integer, nullable=False),
    Column("key", String(64), nullable=False),
    Column("messages", JSON, nullable=False),
    Column("settings", JSON, nullable=False),
    Column("reply", Words),
    Column("finish", Text, nullable=False),
    Column("failure", Words, nullable=False),
    Column("prompt_tokens", BigInteger, nullable=False),
    Column("completion_tokens", BigInteger, nullable=False),
    Column("seconds", Double, nullable=False),
    Column("cost", Money, nullable=False),
    Column("began", Moment, nullable=False),
    Column("verdict", JSON(none_as_null=True)),
    Index(None, "run", "number"),
    Index(None, "key", "number"),
)


def add_once(dialect: str, table: Table, row: Mapping[str, Any]) -> Insert:
    """The statement that adds a row, and does nothing if its id is there already."""
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    return insert(table).values(**row).on_conflict_do_nothing(index_elements=["id"])
