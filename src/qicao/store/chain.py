"""The audit chain of a report: each link is sealed with the one before it.

Whoever changes, drops or adds a link afterwards breaks every seal behind it. A link that tells of
a revision seals the digest of that revision's body, and so the text.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select

from qicao.store.columns import as_json
from qicao.store.report_tables import audits
from qicao.values import AuditLine

FIRST = "0" * 64


def add_link(
    connection: Connection,
    report: str,
    at: datetime,
    who: str,
    deed: str,
    detail: Mapping[str, Any],
    revision: int | None = None,
) -> None:
    """Adds a link, in the transaction of what it tells and under that report's lock."""
    latest = select(audits.c.number, audits.c.seal).where(audits.c.report == report)
    last = connection.execute(latest.order_by(audits.c.number.desc()).limit(1)).first()
    link: dict[str, Any] = {
        "report": report,
        "number": last.number + 1 if last else 1,
        "at": at,
        "who": who,
        "deed": deed,
        "detail": as_json(dict(detail)),
        "revision": revision,
        "before": last.seal if last else FIRST,
    }
    connection.execute(insert(audits).values(**link, seal=_seal(link)))


def links(connection: Connection, report: str) -> tuple[AuditLine, ...]:
    """The chain of a report, first link first."""
    query = select(audits).where(audits.c.report == report).order_by(audits.c.number)
    return tuple(_link(row) for row in connection.execute(query).mappings())


def broken_links(chain: Iterable[AuditLine]) -> Iterator[int]:
    """Where a chain does not hold: the number of each link that is not as it was sealed."""
    before, number = FIRST, 0
    for link in chain:
        number += 1
        written = link.model_dump(exclude={"seal"}) | {"detail": as_json(link.detail)}
        if link.number != number or link.before != before or link.seal != _seal(written):
            yield link.number
        before, number = link.seal, link.number


def _link(row: RowMapping) -> AuditLine:
    own = {name: value for name, value in row.items() if name not in ("key", "detail")}
    return AuditLine(**own, detail=json.loads(row["detail"]))


def _seal(link: Mapping[str, Any]) -> str:
    moment = link["at"].astimezone(UTC).isoformat(timespec="microseconds")
    return hashlib.sha256(as_json({**link, "at": moment}).encode()).hexdigest()
