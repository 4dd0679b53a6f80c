"""What is large, kept once by its digest: files, readings, ledgers, profiles, sections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from qicao.errors import NotKept
from qicao.store.report_tables import contents
from qicao.store.states import digest_of, packed

_AT_ONCE = 500
"""Values in one statement; SQLite takes 999 in old builds."""


def add_contents(connection: Connection, given: Iterable[bytes], at: datetime) -> None:
    """Keeps contents; one that is there already stays as it is."""
    make = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    once = make(contents).on_conflict_do_nothing(index_elements=["digest"])
    named = {digest_of(content): content for content in given}
    for digest in sorted(named.keys() - content_digests(connection, named)):
        body = packed(named[digest])
        row = {"digest": digest, "size": len(named[digest]), "body": body, "kept": at}
        connection.execute(once, row)


def content_digests(connection: Connection, digests: Iterable[str]) -> set[str]:
    """Those of the digests that are kept."""
    found: set[str] = set()
    for part in _in_parts(digests):
        query = select(contents.c.digest).where(contents.c.digest.in_(part))
        found.update(connection.execute(query).scalars())
    return found


def content_bodies(connection: Connection, digests: Iterable[str]) -> dict[str, bytes]:
    """The packed contents of those digests that are kept."""
    found: dict[str, bytes] = {}
    for part in _in_parts(digests):
        query = select(contents.c.digest, contents.c.body).where(contents.c.digest.in_(part))
        found.update((row.digest, row.body) for row in connection.execute(query))
    return found


def require_contents(connection: Connection, digests: Iterable[str], place: str) -> None:
    """NotKept for a digest that the database has not got."""
    wanted = set(digests)
    if lacking := sorted(wanted - content_digests(connection, wanted)):
        todo = "请重新上传文件，再保存一次"
        raise NotKept(f"数据库 {place} 里没有内容 {lacking[0][:12]}：{todo}")


def _in_parts(digests: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Distinct digests, as many at a time as go into one statement."""
    distinct = tuple(dict.fromkeys(digests))
    for start in range(0, len(distinct), _AT_ONCE):
        yield distinct[start : start + _AT_ONCE]
