"""The tables of reports: what they were, are, and who did what.

`revision` and `audit` only grow. `report` is an index of the latest revisions, and its column
`revision` is the lock: whoever moves it from the number that was seen has saved. `content` holds
what is large, once, by its sha256.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from qicao.store.columns import Moment, Words
from qicao.store.tables import NUMBER, metadata

contents = Table(
    "content",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("kept", Moment, nullable=False),
)

reports = Table(
    "report",
    metadata,
    Column("number", NUMBER, primary_key=True),
    Column("id", String(32), nullable=False, unique=True),
    Column("title", Words, nullable=False),
    Column("unit", Words, nullable=False),
    Column("year", Integer),
    Column("profile_id", Text, nullable=False),
    Column("profile_version", Text, nullable=False),
    Column("profile_digest", Text, nullable=False),
    Column("profile_variant", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("made", Moment, nullable=False),
    Column("changed", Moment, nullable=False),
    Column("changed_by", Words, nullable=False),
    Column("stage", String(16), nullable=False),
    Column("errors", Integer),
    Column("warnings", Integer),
    Column("away", Integer, nullable=False, server_default="0"),
    Index(None, "changed", "number"),
)
"""`away` is 1 for a report that was put away: it stays, and the list leaves it out."""

revisions = Table(
    "revision",
    metadata,
    Column("key", NUMBER, primary_key=True),
    Column("id", String(32), nullable=False, unique=True),
    Column("report", String(32), ForeignKey("report.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("who", Words, nullable=False),
    Column("at", Moment, nullable=False),
    Column("deed", String(16), nullable=False),
    Column("note", Words, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("report", "number"),
)
"""`body` is the state as JSON, its sections by digest."""

audits = Table(
    "audit",
    metadata,
    Column("key", NUMBER, primary_key=True),
    Column("report", String(32), ForeignKey("report.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("who", Words, nullable=False),
    Column("deed", String(32), nullable=False),
    Column("detail", Text, nullable=False),
    Column("revision", Integer),
    Column("before", String(64), nullable=False),
    Column("seal", String(64), nullable=False),
    UniqueConstraint("report", "number"),
)
"""`detail` is JSON, sealed as it is written."""

jobs = Table(
    "job",
    metadata,
    Column("number", NUMBER, primary_key=True),
    Column("id", String(32), nullable=False, unique=True),
    Column("report", String(32), ForeignKey("report.id"), nullable=False),
    Column("who", Words, nullable=False),
    Column("made", Moment, nullable=False),
    Column("asked", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("stopping", Integer, nullable=False),
    Column("worker", String(32), nullable=False),
    Column("alive", Moment),
    Column("began", Moment),
    Column("ended", Moment),
    Column("total", Integer, nullable=False),
    Column("note", Words, nullable=False),
    Column("coming", Text, nullable=False, server_default="[]"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Index(None, "state", "number"),
    Index(None, "report", "number"),
)
"""`coming` is JSON, written over once a second while a model writes, and empty otherwise."""

parts = Table(
    "part",
    metadata,
    Column("number", NUMBER, primary_key=True),
    Column("id", String(32), nullable=False, unique=True),
    Column("job", String(32), ForeignKey("job.id"), nullable=False),
    Column("section", Words, nullable=False),
    Column("at", Moment, nullable=False),
    Column("revision", Integer),
    Column("body", Text, nullable=False),
    Index(None, "job", "number"),
)
"""A section that a job wrote; without `revision`, which took it in, a person has to say."""
