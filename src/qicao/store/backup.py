"""A copy of a database in one file, which any database of this program takes back.

Written out of one state of the database while others go on saving: a zip with a file of JSON lines
for each table, and a list with the number of lines and the sha256 of each. Numbers that only the
database gives are left out; rows come back in the order in which they were.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import os
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any

from sqlalchemy import Connection, LargeBinary, Table, func, insert, select

from qicao.errors import ImportRefused, QicaoError, StoreError, UsageError
from qicao.store.columns import Moment, Money, as_json
from qicao.store.database import Database
from qicao.store.report_tables import audits, contents, jobs, parts, reports, revisions
from qicao.store.revision import HEAD
from qicao.store.tables import exchanges, runs
from qicao.values import Value
from qicao.ziplimits import ZIP_FAULTS

TABLES: tuple[Table, ...] = (
    *(contents, reports, revisions, audits, jobs, parts),
    *(runs, exchanges),
)
"""In the order in which rows may be put back: what others name comes first."""
LIST = "backup.json"
FORMAT = "qicao.backup/1"
_OWN = ("number", "key")
_AT_ONCE = 500


class Entry(Value):
    """What the list tells of a table."""

    rows: int
    sha256: str


def write_backup(database: Database, path: Path) -> dict[str, int]:
    """Writes the whole database to a new file; how many rows there are in each table.

    The file is there whole or not at all. UsageError if it exists or cannot be written.
    """
    if path.exists():
        raise UsageError(f"“{path}”已经有了：请换一个文件名，备份不覆盖旧的")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        begun = NamedTemporaryFile(dir=path.parent, prefix=".qicao-", delete=False)  # noqa: SIM115 - closed before it is moved or removed, which Windows asks for
        with _gone(Path(begun.name)):
            with begun as file:
                counts = _write(database, file)
                file.flush()
                os.fsync(file.fileno())
            Path(begun.name).replace(path)
    except StoreError:
        raise
    except OSError as error:
        raise UsageError(f"备份写不到“{path}”（{error.strerror}）：请换一个位置") from None
    return counts


@contextmanager
def _gone(path: Path) -> Iterator[None]:
    """However the block ends, the file is not there any more under this name."""
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def require_whole(path: Path) -> None:
    """ImportRefused if the file is no whole backup of this version: nothing is made for one."""
    with _opened(path) as (archive, listed):
        for table in TABLES:
            for _ in _rows(table, archive, listed, path.name):
                pass


def read_backup(database: Database, path: Path) -> dict[str, int]:
    """Puts a backup into an empty database, all of it or nothing; rows by table.

    UsageError if the database has anything in it; ImportRefused if the file is no whole backup.
    """
    with _opened(path) as (archive, listed), database.writing() as connection:
        _require_empty(connection, database.place)
        return {t.name: _restore(connection, t, archive, listed, path.name) for t in TABLES}


@contextmanager
def _opened(path: Path) -> Iterator[tuple[zipfile.ZipFile, Mapping[str, Entry]]]:
    """The archive of a backup and its list; what the zip reader says of it is a refusal."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive, _listed(archive, path.name)
    except QicaoError:
        raise
    except (*ZIP_FAULTS, KeyError):
        raise _damaged(path.name) from None


def _write(database: Database, file: IO[bytes]) -> dict[str, int]:
    listed: dict[str, Entry] = {}
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        database.reading(still=True) as connection,
    ):
        for table in TABLES:
            count, digest = _write_table(connection, table, archive)
            listed[table.name] = Entry(rows=count, sha256=digest)
        tables = {name: entry.model_dump() for name, entry in listed.items()}
        told = {"format": FORMAT, "revision": HEAD, "tables": tables}
        archive.writestr(LIST, as_json(told))
    return {name: entry.rows for name, entry in listed.items()}


def _write_table(connection: Connection, table: Table, archive: zipfile.ZipFile) -> tuple[int, str]:
    count, digest = 0, hashlib.sha256()
    order = next(iter(table.primary_key.columns))
    query = select(table).order_by(order).execution_options(yield_per=_AT_ONCE)
    with archive.open(_name(table), "w") as out:
        for row in connection.execute(query).mappings():
            line = as_json(_written(table, row)).encode() + b"\n"
            digest.update(line)
            out.write(line)
            count += 1
    return count, digest.hexdigest()


def _written(table: Table, row: Mapping[Any, Any]) -> dict[str, Any]:
    return {c.name: _plain(row[c.name]) for c in table.c if c.name not in _dropped(table)}


def _plain(value: Any) -> Any:
    match value:
        case bytes() | memoryview():
            return base64.b64encode(bytes(value)).decode()
        case datetime():
            return value.isoformat()
        case Decimal():
            return str(value)
    return value


def _restore(
    connection: Connection,
    table: Table,
    archive: zipfile.ZipFile,
    listed: Mapping[str, Entry],
    name: str,
) -> int:
    rows = _rows(table, archive, listed, name)
    while some := [*islice(rows, _AT_ONCE)]:
        connection.execute(insert(table), some)
    return listed[table.name].rows


def _rows(
    table: Table, archive: zipfile.ZipFile, listed: Mapping[str, Entry], name: str
) -> Iterator[dict[str, Any]]:
    """The rows of a table; ImportRefused in the end if they are not those that the list tells."""
    entry, digest, count = listed[table.name], hashlib.sha256(), 0
    with archive.open(_name(table)) as lines:
        for line in lines:
            digest.update(line)
            yield _read(table, line, name)
            count += 1
    if (count, digest.hexdigest()) != (entry.rows, entry.sha256):
        raise _damaged(name)


def _read(table: Table, line: bytes, name: str) -> dict[str, Any]:
    try:
        given = json.loads(line)
        columns = [c for c in table.c if c.name not in _dropped(table)]
        return {c.name: _value(c.type, given[c.name]) for c in columns}
    except (ValueError, KeyError, TypeError, binascii.Error):
        raise _damaged(name) from None


def _value(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, LargeBinary):
        return base64.b64decode(value, validate=True)
    if isinstance(kind, Moment):
        return datetime.fromisoformat(value)
    return Decimal(value) if isinstance(kind, Money) else value


def _listed(archive: zipfile.ZipFile, name: str) -> Mapping[str, Entry]:
    try:
        told = json.loads(archive.read(LIST))
        form, revision, tables = told["format"], told["revision"], told["tables"]
    except (ValueError, KeyError, TypeError):
        raise _damaged(name) from None
    if form != FORMAT or revision != HEAD:
        hint = f"是别的版本的备份（{revision}）：请用写它的那个版本的 qicao 恢复，再升级"
        raise ImportRefused("backup-version", name, hint)
    try:
        return {table.name: Entry.model_validate(tables[table.name]) for table in TABLES}
    except (ValueError, KeyError, TypeError):
        raise _damaged(name) from None


def _require_empty(connection: Connection, place: str) -> None:
    full = [t.name for t in _with_rows(connection, (reports, runs, contents))]
    if full:
        todo = "请用 QICAO_DATABASE_URL 换一个空的数据库"
        raise UsageError(f"数据库 {place} 里已经有内容，恢复不覆盖：{todo}")


def _with_rows(connection: Connection, tables: Iterable[Table]) -> Iterator[Table]:
    for table in tables:
        if connection.execute(select(func.count()).select_from(table)).scalar_one():
            yield table


def _dropped(table: Table) -> tuple[str, ...]:
    """The column that only the database gives."""
    key = next(iter(table.primary_key.columns)).name
    return (key,) if key in _OWN else ()


def _name(table: Table) -> str:
    return f"{table.name}.jsonl"


def _damaged(name: str) -> ImportRefused:
    return ImportRefused("backup", name, "不是完整的备份文件：请换一份备份")
