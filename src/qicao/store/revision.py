"""Whether a database has the tables of this program already, as it nearly always has.

Only where it has not is Alembic loaded, which takes as long as all the rest.
"""

from __future__ import annotations

from sqlalchemy import inspect

from qicao.store.database import Database

HEAD = "r0005"
"""The revision that `tables` is; a test holds it against the migrations."""


def is_current(database: Database) -> bool:
    """Whether the database is at the newest revision; whatever else it is, Alembic finds out."""
    with database.reading() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return False
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars()
        return list(found) == [HEAD]
