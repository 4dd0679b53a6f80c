"""Reports with their revisions, contents, audit chains and jobs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0002"
down_revision = "r0001"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Adds the tables `content`, `report`, `revision`, `audit`, `job` and `part`."""
    _add_contents()
    _add_reports()
    _add_revisions()
    _add_audits()
    _add_jobs()
    _add_parts()


def _add_contents() -> None:
    op.create_table(
        "content",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("kept", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_content"),
    )


def _add_reports() -> None:
    op.create_table(
        "report",
        sa.Column("number", _NUMBER, nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("unit", sa.Text, nullable=False),
        sa.Column("year", sa.Integer),
        sa.Column("profile_id", sa.Text, nullable=False),
        sa.Column("profile_version", sa.Text, nullable=False),
        sa.Column("profile_digest", sa.Text, nullable=False),
        sa.Column("profile_variant", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("made", _MOMENT, nullable=False),
        sa.Column("changed", _MOMENT, nullable=False),
        sa.Column("changed_by", sa.Text, nullable=False),
        sa.Column("stage", sa.String(16), nullable=False),
        sa.Column("errors", sa.Integer),
        sa.Column("warnings", sa.Integer),
        sa.PrimaryKeyConstraint("number", name="pk_report"),
        sa.UniqueConstraint("id", name="uq_report_id"),
    )
    op.create_index("ix_report_changed_number", "report", ["changed", "number"])


def _add_revisions() -> None:
    op.create_table(
        "revision",
        sa.Column("key", _NUMBER, nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("report", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("deed", sa.String(16), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_revision"),
        sa.UniqueConstraint("id", name="uq_revision_id"),
        sa.UniqueConstraint("report", "number", name="uq_revision_report_number"),
        sa.ForeignKeyConstraint(["report"], ["report.id"], name="fk_revision_report_report"),
    )


def _add_audits() -> None:
    op.create_table(
        "audit",
        sa.Column("key", _NUMBER, nullable=False),
        sa.Column("report", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("deed", sa.String(32), nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer),
        sa.Column("before", sa.String(64), nullable=False),
        sa.Column("seal", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_audit"),
        sa.UniqueConstraint("report", "number", name="uq_audit_report_number"),
        sa.ForeignKeyConstraint(["report"], ["report.id"], name="fk_audit_report_report"),
    )


def _add_jobs() -> None:
    op.create_table(
        "job",
        sa.Column("number", _NUMBER, nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("report", sa.String(32), nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("made", _MOMENT, nullable=False),
        sa.Column("asked", sa.Text, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("stopping", sa.Integer, nullable=False),
        sa.Column("worker", sa.String(32), nullable=False),
        sa.Column("alive", _MOMENT),
        sa.Column("began", _MOMENT),
        sa.Column("ended", _MOMENT),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_job"),
        sa.UniqueConstraint("id", name="uq_job_id"),
        sa.ForeignKeyConstraint(["report"], ["report.id"], name="fk_job_report_report"),
    )
    op.create_index("ix_job_state_number", "job", ["state", "number"])
    op.create_index("ix_job_report_number", "job", ["report", "number"])


def _add_parts() -> None:
    op.create_table(
        "part",
        sa.Column("number", _NUMBER, nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("job", sa.String(32), nullable=False),
        sa.Column("section", sa.Text, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("revision", sa.Integer),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_part"),
        sa.UniqueConstraint("id", name="uq_part_id"),
        sa.ForeignKeyConstraint(["job"], ["job.id"], name="fk_part_job_job"),
    )
    op.create_index("ix_part_job_number", "part", ["job", "number"])
